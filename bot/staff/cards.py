"""One line of a list, as bytes and back. Nothing in it names the user."""

import orjson

from bot.staff.port import Card
from dialogs.acts import Cause
from dialogs.case import Case
from dialogs.diagnosis import NAMED_AT_ALL
from dialogs.diagnosis.implications import IMPLIED, SEEN_BY_CAUSE
from dialogs.session import Session
from dialogs.slots import Slot


def pack_card(session: Session) -> bytes:
    """What lists show of that conversation."""
    case = session.case
    return orjson.dumps(
        [
            session.owner,
            session.staff_account,
            session.owned_since or case.opened_at or session.seen_at,
            session.seen_at,
            session.snoozed_until,
            bool(session.outcome),
            session.locale,
            session.state,
            case.variant.partition(".")[0],
            case.facts.get("amount", ""),
            case.number,
            session.unseen,
            session.reason,
            _seen(case),
        ]
    )


def _seen(case: Case) -> str:
    """What the user sees: as they said, or as it follows from what they said; "" when nothing tells."""
    facts = case.facts
    if Slot.SITUATION in facts:
        return facts[Slot.SITUATION]
    for slot, value, about, seen in IMPLIED:
        if about is Slot.SITUATION and slot in facts and value in {None, facts[slot]}:
            return seen
    named = [cause for cause, share in case.told.items() if share >= NAMED_AT_ALL]
    return str(SEEN_BY_CAUSE[Cause(named[0])][Slot.SITUATION]) if len(named) == 1 else ""


def unpack_card(name: str, packed: bytes) -> Card:
    (
        owner,
        account,
        since,
        seen,
        snoozed_until,
        is_closed,
        locale,
        state,
        cause,
        amount,
        case,
        unseen,
        reason,
        *later,
    ) = orjson.loads(packed)
    return Card(
        name=name,
        owner=owner,
        account=account,
        since=since,
        seen=seen,
        snoozed_until=snoozed_until,
        is_closed=is_closed,
        locale=locale,
        state=state,
        cause=cause,
        amount=amount,
        case=case,
        unseen=unseen,
        reason=reason,
        # The release before wrote none.
        situation=later[0] if later else "",
    )
