"""What staff do with a conversation: who may, what changes, and what is said to the user. Nothing leaves the turn."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from dialogs import triggers
from dialogs.absorbing import absorb
from dialogs.acts import Act, Cause
from dialogs.deadlines import parse_when
from dialogs.diagnosis import rank
from dialogs.diagnosis.inference import relevant_facts, standing_grounds
from dialogs.diagnosis.questions import open_questions
from dialogs.ownership import Owner, OwnerChange, change_owner
from dialogs.routing import DECIDED, onward
from dialogs.slots import DERIVED_SLOTS, EVENT_SLOTS, SLOTS, VALUES, Slot
from dialogs.speaking import staff, staffed
from dialogs.states import Phase, advising, asking, phase_of, topic_of
from dialogs.turn import Turn
from dialogs.utterance import Utterance
from dialogs.values import value

#: Of the notes the newest are kept.
NOTES_KEPT = 20
#: A reply in UTF-8, and a note that is said to the user: what fits one page beside a line of ours, and is never cut.
WORDS_BYTES, AGREED_BYTES = 1600, 1400
#: A note in UTF-8: it is in the session, which every turn reads.
NOTE_BYTES = 2000
#: Free text of a fact.
_FACT_CHARACTERS = 60
#: The outcome that ends the walk, too. With any other the user goes on where they were.
SOLVED = "refunded"
#: With a hand-over: the note is said to the user. Without it, it is for staff alone.
FOR_USER = "for_user"


class Refused(StrEnum):
    """Why nothing happened."""

    TAKEN_BY_OTHER = "taken_by_other"
    NOT_YOURS = "not_yours"
    UNKNOWN_STATE = "unknown_state"
    BAD_VALUE = "bad_value"


@value(frozen=True, slots=True, kw_only=True)
class Deed:
    """One thing that a member of staff does, in the conversation's own terms; see `bot.staff.port.Action`."""

    doing: str
    account: str
    text: str = ""
    slot: str = ""
    value: str = ""
    state: str = ""
    to: str = ""
    until: int = 0
    #: Their role lets them do it in a conversation that a colleague has.
    over_others: bool = False


def act(turn: Turn, deed: Deed) -> Refused | None:
    """Does it, or says why not; then nothing has changed. With HAND_OVER the caller fires `way_on` afterwards."""
    if deed.doing in _BY_ANYBODY:
        return _BY_ANYBODY[deed.doing](turn, deed)
    is_theirs = turn.session.staff_account == deed.account
    if turn.session.owner != Owner.STAFF or not (is_theirs or deed.over_others):
        return Refused.NOT_YOURS
    refused = _BY_HOLDER[deed.doing](turn, deed)
    if refused is None and is_theirs:
        _show_presence(turn)
    return refused


def open_states(turn: Turn) -> tuple[str, ...]:
    """Where a hand-over may go to: where it was first, then each open question, each cause, and the end."""
    known = dict(relevant_facts(turn.catalog, turn.facts, turn.told, standing_grounds(turn.grounds, turn.facts)))
    asked = [asking(question.slot) for question in open_questions(turn.catalog, known, turn.closed)]
    causes = [advising(cause) for cause in Cause if _can_be(turn, cause)]
    return tuple(dict.fromkeys((turn.state, *asked, *causes, str(Phase.CLOSED))))


def _can_be(turn: Turn, cause: Cause) -> bool:
    """Whether the facts let it be concluded once staff say so: else the next message would overturn it."""
    return rank(turn.catalog, turn.facts, {cause: 1.0}, turn.grounds)[0].cause is cause


def way_on(turn: Turn, wanted: str) -> str:
    """The trigger that leads to the chosen state; to where it was when none is; and never to what is known."""
    if not wanted or wanted == turn.state:
        return _way_back(turn)
    phase, topic = phase_of(wanted), topic_of(wanted)
    if phase is Phase.ASKING:
        return triggers.ask_for(topic)
    if phase is Phase.ADVISING:
        # As if it had been picked by name.
        turn.session.case.told, turn.session.case.candidates = {topic: 1.0}, []
        turn.reconsider()
        return triggers.conclude(topic)
    return triggers.return_to(wanted)


def _way_back(turn: Turn) -> str:
    """Meanwhile facts may have come, or gone: the question on the table may be answered, the advice another."""
    is_still_unclear = turn.phase is Phase.CLARIFYING and turn.session.case.candidates
    if turn.phase in {Phase.IDLE, Phase.ASKING, Phase.CLARIFYING} and not is_still_unclear:
        return onward(turn)
    is_outdated = turn.rung is None or turn.likeliest.id != turn.session.case.variant
    return onward(turn) if turn.phase is Phase.ADVISING and is_outdated else triggers.return_to(turn.state)


def _take(turn: Turn, deed: Deed) -> Refused | None:
    session = turn.session
    is_ours = session.owner == Owner.STAFF and session.staff_account == deed.account
    if session.owner == Owner.STAFF and not is_ours and session.staff_account:
        return Refused.TAKEN_BY_OTHER
    if not is_ours:
        change_owner(session, OwnerChange.STAFF_JOIN)
        session.owned_since, session.staff_account = turn.timestamp, deed.account
    session.outcome, session.is_back = "", False
    session.snoozed_until = 0
    _show_presence(turn, is_asked=bool(session.unseen))
    return None


def _begin_case(turn: Turn, deed: Deed) -> Refused | None:
    """For somebody whom the bot has never met; the `value` is their language, if staff know it."""
    session = turn.session
    if deed.value in turn.knowledge.locales:
        session.locale, session.has_shown_locale = deed.value, True
    session.case.opened_at = session.case.opened_at or turn.timestamp
    return _take(turn, deed)


def _reply(turn: Turn, deed: Deed) -> Refused | None:
    if not _fits(deed.text, WORDS_BYTES):
        return Refused.BAD_VALUE
    turn.session.waits_since = 0
    staffed.say_words(turn, deed.text.strip())
    return None


def _note(turn: Turn, deed: Deed) -> Refused | None:
    if not _fits(deed.text, AGREED_BYTES if deed.value == FOR_USER else NOTE_BYTES):
        return Refused.BAD_VALUE
    notes = turn.session.notes
    notes.append([turn.timestamp, deed.account, deed.text.strip()])
    del notes[:-NOTES_KEPT]
    return None


def _set_fact(turn: Turn, deed: Deed) -> Refused | None:
    slot = SLOTS.get(deed.slot)
    told = None if slot is None else _value_of(slot, deed.value.strip(), turn.now)
    if slot is None or told is None:
        return Refused.BAD_VALUE
    take_in(turn, Utterance(act=Act.INFORM, slots={slot: told}))
    return None


def _drop_fact(turn: Turn, deed: Deed) -> Refused | None:
    slot, case = SLOTS.get(deed.slot), turn.session.case
    if slot is None or (slot not in case.facts and slot not in case.closed):
        return Refused.BAD_VALUE
    case.closed = [each for each in case.closed if each != slot]
    take_in(turn, Utterance(act=Act.INFORM, withdrawn={slot: case.facts.get(slot, "")}))
    return None


def take_in(turn: Turn, utterance: Utterance) -> None:
    """As if the user had told it: what depends on it falls, and what was inferred is inferred again."""
    turn.hear(utterance)
    absorb(turn)
    likeliest = turn.likeliest.cause
    if sum(each.probability for each in turn.ranking if each.cause is likeliest) >= DECIDED:
        turn.session.case.candidates = []
    turn.hear(replace(utterance, slots={}, withdrawn={}))


def _hand_over(turn: Turn, deed: Deed) -> Refused | None:
    if deed.state and deed.state not in open_states(turn):
        return Refused.UNKNOWN_STATE
    if deed.text and _note(turn, deed) is not None:
        return Refused.BAD_VALUE
    staff.give_to_bot(turn.session, turn.timestamp)
    turn.session.reason, turn.session.reopened_from = "", ""
    staffed.take_up(turn, deed.text.strip() if deed.value == FOR_USER else "")
    return None


def _requeue(turn: Turn, _deed: Deed) -> Refused | None:
    session = turn.session
    change_owner(session, OwnerChange.REQUEUE)
    session.owned_since, session.staff_account, session.waits_since = turn.timestamp, "", 0
    # The user has not been told anything else than that staff are there.
    session.told_kept = session.told_nobody = False
    return None


def _transfer(turn: Turn, deed: Deed) -> Refused | None:
    if not deed.to.strip():
        return Refused.BAD_VALUE
    turn.session.owned_since, turn.session.staff_account = turn.timestamp, deed.to.strip()
    return None


def _snooze(turn: Turn, deed: Deed) -> Refused | None:
    if deed.until <= turn.timestamp:
        return Refused.BAD_VALUE
    turn.session.snoozed_until, turn.session.waits_since = deed.until, 0
    return None


def _close(turn: Turn, deed: Deed) -> Refused | None:
    if not 0 < len(deed.to.strip()) <= _FACT_CHARACTERS:
        return Refused.BAD_VALUE
    staff.give_to_bot(turn.session, turn.timestamp)
    turn.session.outcome, turn.session.case.due = deed.to.strip(), []
    if turn.session.outcome == SOLVED:
        turn.state = str(Phase.CLOSED)
    staffed.say_closed(turn)
    return None


def _set_locale(turn: Turn, deed: Deed) -> Refused | None:
    if deed.value not in turn.knowledge.locales:
        return Refused.BAD_VALUE
    session = turn.session
    session.locale, session.sticky, session.has_shown_locale = deed.value, True, True
    return None


def _show_presence(turn: Turn, *, is_asked: bool = False) -> None:
    """Staff are there: what waits has been seen, and the time in which it may wait begins anew."""
    session = turn.session
    session.unseen = 0
    if session.waits_since or is_asked:
        session.waits_since = turn.timestamp


def _fits(text: str, limit: int) -> bool:
    return 0 < len(text.strip().encode(errors="replace")) <= limit


def _value_of(slot: Slot, text: str, now: datetime) -> str | None:
    """The value as sessions keep it; None for one that the slot cannot have."""
    if slot in DERIVED_SLOTS or slot is Slot.OUTCOME or not text:
        return None
    if slot in VALUES:
        return text if text in {str(each) for each in VALUES[slot]} else None
    if slot in EVENT_SLOTS:
        return _when(text, now)
    if slot is Slot.AMOUNT:
        return _amount(text)
    if slot is Slot.DAYS_WAITING:
        return str(int(text)) if text.isascii() and text.isdigit() and len(text) <= 4 else None
    return text[:_FACT_CHARACTERS]


def _when(text: str, now: datetime) -> str | None:
    """A day or an instant that has been."""
    try:
        happened = parse_when(text)
    except ValueError:
        return None
    return text if happened.earliest <= now and happened.earliest > now - timedelta(days=3660) else None


def _amount(text: str) -> str | None:
    try:
        amount = Decimal(text)
    except InvalidOperation:
        return None
    return str(amount) if amount.is_finite() and 0 < amount < Decimal(10) ** 9 else None


#: By the values of `bot.staff.port.Doing`.
_Do = Callable[[Turn, Deed], Refused | None]
TAKE, REPLY, NOTE, HAND_OVER, CLOSE, BEGIN_CASE = "take", "reply", "note", "hand_over", "close", "begin_case"
_BY_ANYBODY: Mapping[str, _Do] = {TAKE: _take, BEGIN_CASE: _begin_case, NOTE: _note}
_BY_HOLDER: Mapping[str, _Do] = {
    REPLY: _reply,
    "set_fact": _set_fact,
    "drop_fact": _drop_fact,
    HAND_OVER: _hand_over,
    "requeue": _requeue,
    "transfer": _transfer,
    "snooze": _snooze,
    CLOSE: _close,
    "set_locale": _set_locale,
}
DOINGS = frozenset({*_BY_ANYBODY, *_BY_HOLDER})
