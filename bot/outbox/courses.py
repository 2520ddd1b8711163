"""What is done about a message that WeChat did not take: for the message, and for all sending."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from bot.outbox.message import SEND
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError
from dialogs.values import value


class Fate(StrEnum):
    """What became of a message."""

    SENT = "sent"
    #: It is tried once more, a little later.
    RETRIED = "retried"
    #: It waits for the user's next message, and is said by that reply.
    KEPT = "kept"
    #: Kept in the same way; and the user may have it already.
    UNSURE = "unsure"
    #: It cannot reach this user.
    DROPPED = "dropped"
    #: Nor can anything else, until they do something.
    UNREACHABLE = "unreachable"


#: For -1, "busy"; and for a platform to which no connection came about.
RETRY_AFTER_S: Final = 30.0
#: Too fast, or the day's quota; and what only the operator can mend. A switched-off ability is tried again after a day.
_TOO_FAST_S, _USED_UP_S, _ALARM_S, OFF_S = 60, 3600, 600, 24 * 3600
_SILENT_S = 30
_USED_UP_TODAY = 45009


@value(frozen=True, slots=True, kw_only=True)
class Course:
    """What is to be done."""

    fate: Fate
    #: For so long nothing is sent to anybody.
    rest_s: int = 0
    #: The account has no such ability: what waits is kept for replies.
    is_off: bool = False
    #: Nothing more can be sent to this user before they do something.
    is_spent: bool = False
    #: Somebody must look at it.
    is_alarm: bool = False


_COURSES: Final[Mapping[Reaction, Course]] = {
    Reaction.RETRY_LATER: Course(fate=Fate.RETRIED),
    # It was renewed and repeated once already.
    Reaction.REFRESH_TOKEN: Course(fate=Fate.KEPT, rest_s=_TOO_FAST_S, is_alarm=True),
    Reaction.DROP: Course(fate=Fate.DROPPED),
    Reaction.QUEUE: Course(fate=Fate.KEPT, is_spent=True),
    Reaction.UNREACHABLE: Course(fate=Fate.UNREACHABLE),
    Reaction.BACK_OFF: Course(fate=Fate.KEPT, rest_s=_TOO_FAST_S, is_alarm=True),
    Reaction.DO_WITHOUT: Course(fate=Fate.KEPT, is_spent=True, is_off=True, is_alarm=True),
    Reaction.ALARM: Course(fate=Fate.KEPT, rest_s=_ALARM_S, is_alarm=True),
    Reaction.BUG: Course(fate=Fate.KEPT, is_alarm=True),
    Reaction.IGNORE: Course(fate=Fate.KEPT),
}


def course_after(error: WeChatApiError | WeChatUnreachableError) -> Course:
    """What to do about that error; a message that may have arrived is never simply sent again."""
    if isinstance(error, WeChatUnreachableError):
        may_be_there = error.may_have_arrived and error.call == SEND
        return Course(fate=Fate.UNSURE if may_be_there else Fate.RETRIED, rest_s=_SILENT_S)
    if error.errcode is None and error.call == SEND:
        # Some proxy's page: who knows what was behind it.
        return Course(fate=Fate.UNSURE, rest_s=_SILENT_S)
    if error.errcode == _USED_UP_TODAY:
        return Course(fate=Fate.KEPT, rest_s=_USED_UP_S, is_alarm=True)
    return _COURSES[error.reaction]
