"""What may be sent to a user of the memory store: counted before it is sent, and by one sender at a time."""

from bot.outgoing import is_unsure, mark_unsure
from bot.store.memory_user import Sent, User
from bot.store.port import MESSAGE_GRANT, SENDING_LEASE_S, TAP_GRANT, Sending, Unsent
from bot.turn_port import Grant

#: Where a grant stands in the ledger.
_PLACES = {Grant.MESSAGE: 0, Grant.TAP: 2}


def enter_grant(user: User, grant: Grant, at: float) -> None:
    """Begins the count anew, but for a grant that is older than the one there is."""
    place = _PLACES.get(grant)
    if place is not None and at >= user.ledger[place]:
        user.ledger[place : place + 2] = [at, 0]


def allowed(ledger: list[float], now: float) -> tuple[int, float]:
    """Which count is the one now, by its place, and what it leaves."""
    for place, (most, seconds) in ((1, MESSAGE_GRANT), (3, TAP_GRANT)):
        if now < ledger[place - 1] + seconds:
            return place, most - ledger[place]
    return 1, 0


def next_item(user: User, now: float) -> bytes | None:
    """What is to be sent now: None where nothing may be, or where it is being sent."""
    if user.held or (user.sending and user.sending.until > now) or user.try_at > now:
        return None
    if user.sending:
        # Whoever had it is gone without a word: it may have arrived, and stays counted.
        user.outbox.insert(0, mark_unsure(user.sending.sending.item))
        user.sending = None
    if user.owner == "staff":
        user.leave_to_staff()
    if allowed(user.ledger, now)[1] <= 0:
        return None
    return next((item for item in user.outbox if not is_unsure(item)), None)


def lease(user: User, sending: Sending, now: float) -> None:
    """Counts it, and takes it out of the outbox for as long as it is being sent."""
    place, _ = allowed(user.ledger, now)
    user.outbox.remove(sending.item)
    user.ledger[place] += 1
    user.sending = Sent(sending=sending, until=now + SENDING_LEASE_S, place=place, since=user.ledger[place - 1])


def ended(user: User, sending: Sending) -> Sent | None:
    """The sending, which ends with that; None where it is no longer the one that is being sent."""
    if user.sending is None or user.sending.sending.ticket != sending.ticket:
        return None
    sent, user.sending = user.sending, None
    return sent


def take_back(user: User, sent: Sent, fate: Unsent, not_before: float) -> None:
    """What was not sent counts no more; what is to be tried again, or may have arrived, is in the outbox again."""
    # A grant that came meanwhile has nothing to do with this one.
    if fate is not Unsent.UNSURE and user.ledger[sent.place - 1] == sent.since:
        user.ledger[sent.place] = max(0, user.ledger[sent.place] - 1)
        if fate is Unsent.UNREACHABLE or (fate is Unsent.KEEP and not not_before):
            user.ledger[0] = user.ledger[2] = 0.0
    user.try_at = 0.0
    if fate in {Unsent.KEEP, Unsent.UNSURE}:
        item = sent.sending.item
        user.outbox.insert(0, mark_unsure(item) if fate is Unsent.UNSURE else item)
        user.try_at = not_before
