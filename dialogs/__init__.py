"""The conversation, as values: no clock, no file, no network, no environment."""
