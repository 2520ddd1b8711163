"""One line of a list, as bytes and back. Nothing in it names the user."""

import orjson

from bot.staff.port import Card
from dialogs.session import Session


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
        ]
    )


def unpack_card(name: str, packed: bytes) -> Card:
    owner, account, since, seen, snoozed_until, is_closed, locale, state, cause, amount, case, unseen, reason = (
        orjson.loads(packed)
    )
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
    )
