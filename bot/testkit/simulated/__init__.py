"""Simulated users: each kind of person, true to a story and in a manner of their own, until the advice has come."""
