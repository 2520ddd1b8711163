"""Turns a chat that took place into a script, and a script that fell behind into one that holds again."""
