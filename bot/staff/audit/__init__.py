"""Who did what at the desk: every action and every unmasking, and no text."""
