"""What scripted conversations reach of the bot, what they do not, and how to close the gaps."""
