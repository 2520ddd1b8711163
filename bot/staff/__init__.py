"""People behind the bot: what they see of a conversation, and what they can do with it."""
