"""One entry of a transcript as bytes and back: the user's words masked and cut, ours as values that any reader gets."""

from collections.abc import Mapping, Sequence
from typing import Any

import orjson

from dialogs.ownership import Owner
from dialogs.session import Session
from dialogs.understanding import masked

#: How much of a message a transcript keeps; and while a person is called or there, who was not in the talk before.
CHARACTERS = 200
CHARACTERS_FOR_STAFF = 600
#: An entry that would be longer keeps of what we said the ids alone: a case read out is in the session anyway.
MOST_BYTES = 1400


#: Whose entry it is when several spoke.
TALK = "talk"


def entry_of(
    session: Session,
    at: int,
    *,
    text: str = "",
    kind: str = "",
    act: str = "",
    said: Sequence[Any] = (),
    who: str = "",
    account: str = "",
    doing: str = "",
) -> bytes:
    """
    What one turn said, on both sides. `said` are replies as JSON; choices are left out.

    `who` is `staff`, `note` or `event` for what staff did; the user's own turns have none.
    """
    kept = CHARACTERS if session.owner == Owner.BOT and not who else CHARACTERS_FOR_STAFF
    entry: dict[str, Any] = {
        "at": at,
        "who": who,
        "account": account,
        "doing": doing,
        "text": masked(text)[: kept if who not in {"staff", "note"} else None],
        "kind": kind,
        "act": act,
        "state": session.state,
        "owner": session.owner if session.owner != Owner.BOT else "",
        "locale": session.locale if said else "",
    }
    packed = _packed(entry, [_short(reply) for reply in said])
    return packed if len(packed) <= MOST_BYTES else _packed(entry, [reply[0] for reply in said])


def talk_entry(at: int, lines: Sequence[tuple[int, str, str]]) -> bytes:
    """
    What was said at WeChat's own desk, fetched afterwards: when, by which account ("" for the user), and the text.

    Like staff's own words, those are kept whole as far as such entries go.
    """
    talk = [[when, account, masked(text)[:CHARACTERS_FOR_STAFF]] for when, account, text in lines]
    return _packed({"at": at, "who": TALK, "talk": talk}, ())


def read_entry(packed: bytes) -> Mapping[str, Any]:
    """The entry with `said` as replies in JSON; those of earlier releases, too."""
    entry: dict[str, Any] = orjson.loads(packed)
    entry["said"] = [[each] if isinstance(each, str) else each for each in entry.get("said", ())]
    return entry


def _packed(entry: Mapping[str, Any], said: Sequence[Any]) -> bytes:
    kept = {name: value for name, value in entry.items() if value}
    return orjson.dumps({**kept, "said": said} if said else kept)


def _short(reply: Sequence[Any]) -> Any:
    """The id alone where nothing fills it."""
    return [reply[0], reply[1]] if len(reply) > 1 and reply[1] else reply[0]
