"""Scripted conversation tests: the format, the clock, the ways a script can run, and how a failure reads."""
