"""What waits to be said to a user, as bytes in their outbox: a reply record, and whose words it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from dialogs.replies import Reply
from dialogs.replies_json import reply_as_json, reply_from_json

BOT, STAFF = "bot", "staff"
#: How a record of staff begins. The store tells by it what the bot may no longer say once staff have taken over.
STAFF_MARK = b'{"by":"staff",'
#: What a record begins with, behind the mark of staff, that its user may have already.
_UNSURE_MARK = b'"unsure":true,'


def pack_saying(replies: Sequence[Reply], *, by: str, locale: str, at: int, account: str = "") -> bytes:
    """Replies to be said by themselves: now where the platform allows it, else with the user's next message."""
    said = [reply_as_json(reply) for reply in replies]
    record = {"by": by, "said": said, "page": 0, "locale": locale, "at": at}
    return orjson.dumps({**record, "account": account} if account else record)


def by_of(item: bytes) -> str:
    """Whose words they are. What was owed for a message is the bot's."""
    return STAFF if item.startswith(STAFF_MARK) else BOT


def mark_unsure(item: bytes) -> bytes:
    """The same record, with word that its user may have it already. The same bytes for the same record, and once."""
    first = len(STAFF_MARK) if item.startswith(STAFF_MARK) else 1
    return item if is_unsure(item) else item[:first] + _UNSURE_MARK + item[first:]


def is_unsure(item: bytes) -> bool:
    """Whether it was marked so: such a record is said by a reply, and never sent again."""
    first = len(STAFF_MARK) if item.startswith(STAFF_MARK) else 1
    return item[first:].startswith(_UNSURE_MARK)


def replies_of(record: Mapping[str, Any]) -> list[Reply]:
    return [reply_from_json(each) for each in record.get("said", ())]
