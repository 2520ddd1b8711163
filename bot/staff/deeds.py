"""An action of staff as a turn's message and back: it goes through the same engine as what a user sends."""

from datetime import datetime

import orjson

from bot.incoming import Incoming, Kind
from bot.staff.port import Action
from dialogs.staffing import Deed

#: The event's name. No platform sends it.
STAFF = "staff"
#: Beside the doings of the port: opening a case for somebody whom the bot has never met.
BEGIN_CASE = "begin_case"


def incoming_of(action: Action, sender: str, now: datetime, *, doing: str = "") -> Incoming:
    """The turn of that action; the same key is the same delivery."""
    deed = {name: value for name in _MEMBERS if (value := getattr(action, name))}
    return Incoming(
        sender=sender,
        kind=Kind.EVENT,
        event=STAFF,
        event_key=doing or str(action.doing),
        staff_account=action.account,
        text=orjson.dumps(deed).decode(),
        delivery=f"staff:{action.name}:{action.account}:{action.key}",
        created_at=now,
        answerable=False,
    )


def deed_of(incoming: Incoming) -> Deed:
    members = orjson.loads(incoming.text or "{}")
    known = {name: members[name] for name in _MEMBERS if name in members}
    return Deed(doing=incoming.event_key, account=incoming.staff_account, **known)


_MEMBERS = ("text", "slot", "value", "state", "to", "until", "over_others")
