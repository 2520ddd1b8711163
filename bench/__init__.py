"""What a turn costs: each file with a `main` is a command that prints a table; `make bench` runs them all."""
