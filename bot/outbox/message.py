"""A record of the outbox as the message that WeChat takes."""

from typing import Any, Final

import orjson

from bot.turn_port import Dialogue

SEND: Final = "cgi-bin/message/custom/send"
#: More is refused with 45002. A page holds 1,800.
TEXT_BYTES: Final = 2048


def message_of(dialogue: Dialogue, item: bytes, openid: str) -> dict[str, Any] | None:
    """The body of the call, in the words that a passive reply would have; None when the record says nothing."""
    text = dialogue.answer(item).text
    if not text:
        return None
    message: dict[str, Any] = {"touser": openid, "msgtype": "text", "text": {"content": fitting(text)}}
    account = str(orjson.loads(item).get("account", ""))
    # Only WeChat's own desk has such names; it knows nothing of the console's.
    return {**message, "customservice": {"kf_account": account}} if "@" in account else message


def fitting(text: str) -> str:
    """As much as is delivered, cut between characters."""
    return text.encode()[:TEXT_BYTES].decode(errors="ignore")
