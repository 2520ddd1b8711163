"""What waits to be said to a user, as bytes in their outbox: a reply record, and whose words it is."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from dialogs.replies import Reply
from dialogs.replies_json import reply_as_json, reply_from_json

BOT, STAFF = "bot", "staff"
#: How a record of staff begins. The store tells by it what the bot may no longer say once staff have taken over.
STAFF_MARK = b'{"by":"staff",'


def pack_saying(replies: Sequence[Reply], *, by: str, locale: str, at: int, account: str = "") -> bytes:
    """Replies to be said by themselves: now where the platform allows it, else with the user's next message."""
    said = [reply_as_json(reply) for reply in replies]
    record = {"by": by, "said": said, "page": 0, "locale": locale, "at": at}
    return orjson.dumps({**record, "account": account} if account else record)


def by_of(item: bytes) -> str:
    """Whose words they are. What was owed for a message is the bot's."""
    return STAFF if item.startswith(STAFF_MARK) else BOT


def replies_of(record: Mapping[str, Any]) -> list[Reply]:
    return [reply_from_json(each) for each in record.get("said", ())]
