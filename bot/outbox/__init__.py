"""What the bot does by itself: sending what waits to be said, and noticing what has fallen due."""
