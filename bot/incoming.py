"""What came in, in our own words: the same value whether WeChat, the terminal or a script sent it."""

from datetime import datetime
from enum import StrEnum

from dialogs.values import value


class Kind(StrEnum):
    """What sort of message it is. The values are those of `type` in `refundbot chat --json`, and a few more."""

    TEXT = "text"
    #: A tapped choice: a text whose content or menu id names one. Only `chat` and scripts say so outright.
    TAP = "tap"
    IMAGE = "image"
    VOICE = "voice"
    VIDEO = "video"
    SHORTVIDEO = "shortvideo"
    LOCATION = "location"
    LINK = "link"
    MINI_PROGRAM = "miniprogrampage"
    #: WeChat's placeholder text for stickers and whatever else it cannot forward.
    STICKER = "sticker"
    EVENT = "event"
    UNKNOWN = "unknown"


@value(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message or event from one sender."""

    #: The openid (or the name that a terminal or script gives the user). Personal data: never logged bare.
    sender: str
    kind: Kind
    #: What was typed, cleaned of control characters; for a voice message its transcript, when there is one.
    text: str = ""
    #: The id of the tapped choice (`bizmsgmenuid`), when one came along. It may be stale or made up.
    choice: str = ""
    #: Lower case: `subscribe`, `unsubscribe`, `scan`, `click`, `kf_create_session`, ...
    event: str = ""
    event_key: str = ""
    #: The staff account that an event names, if any.
    staff_account: str = ""
    #: The same for every retry of this push, different for every other one, over all users.
    delivery: str
    #: When the user sent it: aware.
    created_at: datetime
    #: Whether WeChat lets us answer this one at all.
    answerable: bool = True
