"""What the bot counts, for Prometheus: right over all worker processes, and cheap on the way of a turn."""
