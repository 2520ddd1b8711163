"""The root of what may go wrong in the bot: broken assumptions, never what users do."""


class BotError(Exception):
    """Something the bot needs is not as it must be. The message is one line for the operator, without secrets."""
