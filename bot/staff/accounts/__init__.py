"""Who works at the desk: accounts, passwords, what each role may do, and how somebody signs in and stays signed in."""
