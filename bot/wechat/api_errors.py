"""What WeChat's API answers when it does not do what it was asked, and what is to be done about each."""

import re
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from bot.errors import BotError


class Reaction(Enum):
    """What the bot does about an error code."""

    RETRY_LATER = auto()
    #: Once, through the shared store, and one more try.
    REFRESH_TOKEN = auto()
    #: This person cannot be reached: give up on the message.
    DROP = auto()
    #: Wait until the person writes again.
    QUEUE = auto()
    #: The same, and nothing else can be sent to them before either: give up on the message.
    UNREACHABLE = auto()
    #: The operator should know, and all sending rests for a while.
    BACK_OFF = auto()
    #: The account has no such ability: switch it off, or say it in another way.
    DO_WITHOUT = auto()
    #: Nothing the bot can do; the operator can.
    ALARM = auto()
    #: We sent something wrong.
    BUG = auto()
    IGNORE = auto()


#: By error code only: the texts vary.
REACTIONS: Final[Mapping[int, Reaction]] = {
    -1: Reaction.RETRY_LATER,
    40001: Reaction.REFRESH_TOKEN,
    40003: Reaction.DROP,
    40013: Reaction.ALARM,
    40014: Reaction.REFRESH_TOKEN,
    40033: Reaction.BUG,
    40125: Reaction.ALARM,
    40164: Reaction.ALARM,
    40200: Reaction.DO_WITHOUT,
    40243: Reaction.ALARM,
    42001: Reaction.REFRESH_TOKEN,
    43004: Reaction.DROP,
    45002: Reaction.BUG,
    45008: Reaction.BUG,
    45009: Reaction.BACK_OFF,
    45011: Reaction.BACK_OFF,
    45015: Reaction.UNREACHABLE,
    45047: Reaction.QUEUE,
    45072: Reaction.IGNORE,
    45080: Reaction.IGNORE,
    45081: Reaction.IGNORE,
    48001: Reaction.DO_WITHOUT,
    48002: Reaction.DROP,
    48004: Reaction.ALARM,
    50002: Reaction.ALARM,
    61007: Reaction.ALARM,
    # WeChat's own desk: no such desk; then what its callers tell apart by the code itself; then what we asked wrongly.
    65400: Reaction.DO_WITHOUT,
    65401: Reaction.IGNORE,
    65402: Reaction.IGNORE,
    65413: Reaction.IGNORE,
    65414: Reaction.IGNORE,
    65415: Reaction.IGNORE,
    65416: Reaction.BUG,
    65417: Reaction.BUG,
}


class WeChatApiError(BotError):
    """WeChat answered, and refused. The message holds the call and the code: never the token, nor who it was about."""

    def __init__(self, call: str, errcode: int | None, *, status: int | None = None, caller_ip: str = "") -> None:
        detail = f"error code {errcode}" if errcode is not None else f"an answer that is no result (status {status})"
        super().__init__(f"WeChat's API answered {call} with {detail}.")
        self.call = call
        #: None when the answer was none of WeChat's: an error page of a proxy, HTML, another server.
        self.errcode = errcode
        self.status = status
        #: With 40164, the address that WeChat saw us come from.
        self.caller_ip = caller_ip

    @property
    def reaction(self) -> Reaction:
        if self.errcode is None:
            return Reaction.RETRY_LATER
        return REACTIONS.get(self.errcode, Reaction.BUG)


class WeChatUnreachableError(BotError):
    """WeChat's API did not answer. What was asked for may have happened when `may_have_arrived`."""

    def __init__(self, call: str, kind: str, *, may_have_arrived: bool) -> None:
        super().__init__(f"WeChat's API did not answer {call} ({kind}).")
        self.call = call
        self.kind = kind
        self.may_have_arrived = may_have_arrived


_IP = re.compile(r"invalid ip ([0-9a-fA-F.:]+)")


def ip_in(message: object) -> str:
    """The address that an error message names as not being on the allow-list."""
    found = _IP.search(str(message))
    return found[1] if found else ""
