"""The inbox: what users wrote and the bot did not understand, without anything of who wrote it."""
