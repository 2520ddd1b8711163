"""Showing a user that somebody types."""

from bot.errors import BotError
from bot.outbox.sending import Api

TYPING = "cgi-bin/message/custom/typing"


def show_typing(api: Api, openid: str) -> bool:
    """
    Whether their phone shows it, for 15 s or until a message comes.

    A courtesy: whatever speaks against it is no fault. It asks WeChat, so never call it where a reply is waited for.
    """
    try:
        api.post(TYPING, {"touser": openid, "command": "Typing"})
    except BotError:
        return False
    return True
