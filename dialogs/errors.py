"""What is wrong with a declaration: raised at start, never at a user's turn."""


class DialogError(Exception):
    """A declaration does not hold together. The message names it, what was expected, and where to look."""
