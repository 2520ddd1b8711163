"""The crawl: every choice that is ever offered is pressed, and what has no way on, no reply or no taker is a fault."""
