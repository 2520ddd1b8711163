"""What came of an errand to WeChat's own desk, as a turn's message and back."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import orjson

from bot.incoming import Incoming, Kind
from bot.wechat.staff_desk import Recorded
from dialogs.errands import Wanted

#: The event's name. No platform sends it.
DESK = "desk"
#: As much of a talk as one turn takes in, and one entry of the transcript holds.
LINES_A_TURN = 20
#: What the platform writes in place of a picture and the like.
_MEDIA = frozenset({"[image]", "[voice]", "[video]"})


def incoming_of(
    wanted: Wanted,
    sender: str,
    name: str,
    now: datetime,
    *,
    account: str = "",
    is_known: bool = True,
    said: Sequence[Recorded] = (),
    part: int = 0,
    is_last: bool = True,
) -> Incoming:
    """The turn of that answer; the same part of the same answer is the same delivery."""
    lines = [[each.at, each.account if each.is_by_staff else "", each.text] for each in said]
    told = {"at": wanted.at, "account": account, "is_known": is_known, "lines": lines, "is_last": is_last}
    return Incoming(
        sender=sender,
        kind=Kind.EVENT,
        event=DESK,
        event_key=str(wanted.errand),
        text=orjson.dumps(told).decode(),
        delivery=f"desk:{name}:{wanted.errand}:{wanted.at}:{part}",
        created_at=now,
        answerable=False,
    )


def read_talk(incoming: Incoming) -> dict[str, Any]:
    """`at`, `account`, `is_known` and `is_last` of the answer."""
    told: dict[str, Any] = orjson.loads(incoming.text or "{}")
    return told


def lines_of(incoming: Incoming) -> list[tuple[int, str, str]]:
    """When each was said, by which account ("" for the user), and the text."""
    return [(int(at), str(account), str(text)) for at, account, text in read_talk(incoming)["lines"]]


def is_words(text: str) -> bool:
    """Whether somebody wrote it."""
    return bool(text.strip()) and text.strip() not in _MEDIA
