"""Taking in what a message tells: facts, corrections, what is not known, the words about the cause."""

from collections.abc import Mapping, Sequence, Set
from datetime import timedelta
from functools import cache

from dialogs.acts import Act, Cause, Ground
from dialogs.catalog import Catalog, Facts
from dialogs.changes import Changes
from dialogs.contradictions import overruled
from dialogs.dependents import fallen
from dialogs.diagnosis import BY_GROUND, OUTDATED, REFUSALS, SEEN_BY_CAUSE, is_refused_return
from dialogs.routing import CLEAR, DECLINING, rivals, still_possible
from dialogs.slots import (
    EVENT_SLOTS,
    SLOTS,
    Channel,
    GoodsKind,
    MerchantResponse,
    Payer,
    RefusalReason,
    Situation,
    Slot,
)
from dialogs.states import Phase
from dialogs.turn import POINTS, Turn

#: From which probability on the user's own words are a new account, whatever they said before.
POINTS_STRONGLY = 0.6
#: Less than this is not remembered of the words.
FAINT = 0.02

#: What the seller answered is part of a story about where the money goes, and no new one.
_ANSWERS_OF_SELLER = frozenset({Cause.MERCHANT_REFUSED, Cause.UNRESPONSIVE_MERCHANT})
#: Where an account is the beginning of the talk, or an answer to its first questions.
_OPENING = frozenset({Phase.IDLE, Phase.ASKING, Phase.CLOSED})
_ADVISED = frozenset({Phase.ADVISING, Phase.FOLLOWING_UP})
#: They tell how much, when and by which number, and nothing of what went wrong.
_OF_NO_CAUSE = frozenset({*EVENT_SLOTS, Slot.AMOUNT, Slot.ORDER_NO, Slot.REFUND_NO, Slot.DAYS_WAITING})


def absorb(turn: Turn) -> Changes:
    """Changes the case by what was told, and gives what that did to earlier answers."""
    before = dict(turn.session.case.facts)
    _take_thing(turn)
    changed = _take_facts(turn)
    withdrawn = _take_back(turn)
    is_account = _take_words(turn)
    withdrawn |= _close_question(turn)
    turn.reconsider()
    if is_account:
        turn.session.case.candidates = rivals(turn) if _is_open_to_doubt(turn) else []
    elif turn.session.case.candidates and turn.utterance.slots:
        _drop_candidates(turn)
    return Changes(changed, withdrawn, _gone(before, turn.session.case.facts.keys() | withdrawn.keys()))


def _drop_candidates(turn: Turn) -> None:
    """Of the causes that are named those that what is told now rules out; the only one left is the one."""
    case = turn.session.case
    left = still_possible(turn)
    if len(left) == 1:
        case.told = {left[0]: 1.0}
        turn.reconsider()
    case.candidates = left if len(left) > 1 else []


def _gone(before: Mapping[str, str], accounted_for: Set[str]) -> dict[Slot, str]:
    if before.keys() <= accounted_for:
        return {}
    return {SLOTS[slot]: value for slot, value in before.items() if slot not in accounted_for}


def _take_thing(turn: Turn) -> None:
    """The first that is named is what the refund is about."""
    case, thing = turn.session.case, turn.utterance.thing
    if thing is not None and not case.thing:
        case.thing, case.called = thing.id, thing.word


def _take_facts(turn: Turn) -> dict[Slot, str]:
    case = turn.session.case
    told: dict[Slot, str] = {slot: value for slot, value in _told(turn).items() if slot is not Slot.OUTCOME}
    changed: dict[Slot, str] = {
        slot: case.facts[slot] for slot, value in told.items() if case.facts.get(slot, value) != value
    }
    if changed.keys() & {Slot.SITUATION, Slot.REFUSAL_REASON}:
        # What they see is another thing than they first said: so were the first words about it.
        case.told = {}
    if changed:
        _drop_dependents(turn, told, changed)
    _drop_other_answer(turn, told)
    if turn.utterance.is_correction:
        _drop_overruled(case.facts, told)
    case.facts.update({str(slot): str(value) for slot, value in told.items()})
    if case.closed:
        case.closed = [slot for slot in case.closed if slot not in told]
    if case.grounds:
        case.grounds = [ground for ground in case.grounds if not _is_disproved(ground, told)]
    seen = _seen_now(turn, told)
    if seen:
        _bring_answer_of_seller_in_line(case.facts, seen)
    else:
        _bring_situation_up_to_date(case.facts)
    return changed


def _drop_dependents(turn: Turn, told: Mapping[Slot, str], changed: Mapping[Slot, str]) -> None:
    """Only what depends on a changed answer falls with it; what is told in the same breath stands."""
    case = turn.session.case
    for slot in fallen({slot: told[slot] for slot in changed}):
        case.facts.pop(slot, None)
        case.closed = [each for each in case.closed if each != slot]


def _drop_overruled(facts: dict[str, str], told: Mapping[Slot, str]) -> None:
    """Words that set something right say which of two statements holds."""
    for slot in tuple(overruled(told, {SLOTS[name]: value for name, value in facts.items()})):
        facts.pop(slot, None)


def _drop_other_answer(turn: Turn, told: Mapping[Slot, str]) -> None:
    """A day replaces a rough answer to the same question ("longer ago"), and a rough answer the day."""
    others = _other_answers(turn.catalog)
    for other in (others[slot] for slot in told.keys() & others.keys()):
        if other not in told:
            turn.session.case.facts.pop(other, None)


@cache
def _other_answers(catalog: Catalog) -> Mapping[Slot, Slot]:
    """The day and the rough answer to the same question, each by the other."""
    pairs = [(each.slot, each.settles) for each in catalog.questions.values() if each.settles is not None]
    return {**dict(pairs), **{bracket: day for day, bracket in pairs}}


def _is_disproved(ground: str, told: Mapping[Slot, str]) -> bool:
    """Goods that came, or are on their way, were shipped; and those called unopened or used now are not at fault."""
    slot, value = BY_GROUND[Ground(ground)]
    return told.get(slot, value) != value


def _is_elsewhere(ground: str, told: Mapping[Slot, str]) -> bool:
    """Whether the same words say where the goods are: "shown as delivered, never came" is not "never shipped"."""
    return ground == Ground.NOT_SHIPPED and _is_disproved(ground, told)


def _seen_now(turn: Turn, told: Mapping[Slot, str]) -> Facts:
    """What the user has just named outright: the situation, or a cause, which is one."""
    if Slot.SITUATION in told:
        return {Slot.SITUATION: told[Slot.SITUATION]}
    picked = turn.chosen.cause if turn.chosen is not None else None
    return SEEN_BY_CAUSE[picked] if picked is not None else {}


#: Which answer of the seller goes with what the user sees, where only one does; None: there can be none.
_ANSWER_SEEN: Mapping[str, str | None] = {
    Situation.SELLER_SILENT: MerchantResponse.NONE,
    Situation.SELLER_REFUSED: MerchantResponse.REFUSED,
    Situation.NOT_APPLIED: None,
}


def _bring_answer_of_seller_in_line(facts: dict[str, str], seen: Facts) -> None:
    """Read in passing from the user's words, it gives way to what they name outright afterwards."""
    situation = seen[Slot.SITUATION]
    if situation in _ANSWER_SEEN and facts.get(Slot.MERCHANT_RESPONSE) != _ANSWER_SEEN[situation]:
        facts.pop(Slot.MERCHANT_RESPONSE, None)
    is_other_reason = facts.get(Slot.REFUSAL_REASON) != seen.get(Slot.REFUSAL_REASON, facts.get(Slot.REFUSAL_REASON))
    if situation != Situation.SELLER_REFUSED or is_other_reason:
        facts.pop(Slot.REFUSAL_REASON, None)


def _bring_situation_up_to_date(facts: dict[str, str]) -> None:
    """What the seller has done since replaces what the user saw first."""
    seen = (facts.get(Slot.SITUATION, ""), facts.get(Slot.MERCHANT_RESPONSE, ""))
    if seen in OUTDATED:
        facts[Slot.SITUATION] = str(OUTDATED[seen])


def _told(turn: Turn) -> Mapping[Slot, str]:
    """What the words say and what the picked choice means; a relative day is resolved against today."""
    choice = turn.chosen
    if choice is None:
        return {**_seen_after_all(turn), **_without_card_behind(turn)}
    told = {**choice.facts, **turn.utterance.slots}
    if choice.days_ago is not None and turn.phase is Phase.ASKING:
        told.setdefault(Slot(turn.topic), (turn.now.date() - timedelta(days=choice.days_ago)).isoformat())
    return told


def _without_card_behind(turn: Turn) -> Mapping[Slot, str]:
    """A card named once WeChat Pay or Alipay was is the one behind it, unless the words set the way of paying right."""
    said, slots = turn.utterance, turn.utterance.slots
    if slots.get(Slot.PAID_WITH) != Channel.BANK_CARD or Slot.FUNDED_BY not in slots:
        return slots
    is_known = turn.session.case.facts.get(Slot.PAID_WITH) in {Channel.WECHAT_PAY, Channel.ALIPAY}
    if not is_known or said.is_correction or Slot.PAID_WITH in said.withdrawn:
        return slots
    return {slot: value for slot, value in slots.items() if slot is not Slot.PAID_WITH}


def _seen_after_all(turn: Turn) -> Facts:
    """A situation that was told outright gives way to a clear account of another, where the words set it right."""
    said, facts = turn.utterance, turn.session.case.facts
    if not said.is_correction or Slot.SITUATION not in facts or not said.causes:
        return {}
    clearest = max(said.causes, key=lambda cause: said.causes[cause])
    is_clear = said.causes[clearest] >= POINTS_STRONGLY
    return {Slot.SITUATION: SEEN_BY_CAUSE[clearest][Slot.SITUATION]} if is_clear else {}


def _take_back(turn: Turn) -> dict[Slot, str]:
    """Takes out what the user says is not so, and gives it."""
    facts, said = turn.session.case.facts, turn.utterance
    taken = {
        slot: value for slot, value in said.withdrawn.items() if facts.get(slot) == value and slot not in said.slots
    }
    for slot in taken:
        del facts[slot]
    return taken


def _take_words(turn: Turn) -> bool:
    """
    What the words point to. A clear new account replaces an earlier one; a vague one only adds to nothing.

    Whether these words are the account now.
    """
    case = turn.session.case
    _take_grounds(turn)
    picked = turn.chosen.cause if turn.chosen is not None else None
    if picked is not None:
        _leave_reason(turn, picked)
        case.told, case.candidates = {str(picked): 1.0}, []
        return False
    if not turn.utterance.causes or _is_answer(turn):
        return False
    shares = pointed(turn.utterance.causes)
    clearest = max(turn.utterance.causes.values())
    if _is_answer_within(turn) or _is_aside(turn, clearest):
        return False
    if shares and (clearest >= POINTS_STRONGLY or (not case.told and clearest >= POINTS)):
        case.told = shares
        return True
    return False


def _is_answer(turn: Turn) -> bool:
    """
    Whether the words answer the question on the table, or ask back below it, and what it is about was told before.

    Such words resemble many accounts and are none.
    """
    said = turn.utterance
    if turn.phase is not Phase.ASKING or turn.topic == Slot.SITUATION or not _is_told(turn):
        return False
    is_all = said.slots.keys() == {turn.topic} or said.act is Act.INFORM
    is_answered = turn.topic in said.slots and (is_all or max(said.causes.values()) < CLEAR)
    return is_answered or (said.is_question and not said.slots)


def _is_aside(turn: Turn, clearest: float) -> bool:
    """Whether words below advice tell no fact of a cause, and are not clear enough to be another account."""
    said = turn.utterance
    is_bare = said.slots.keys() <= _OF_NO_CAUSE and not (said.grounds or said.withdrawn or said.is_correction)
    return turn.phase in _ADVISED and turn.chosen is None and is_bare and clearest < CLEAR


def _is_told(turn: Turn) -> bool:
    """Whether words, a choice or what the seller answered tell already what this is about."""
    case = turn.session.case
    return bool(case.told) or Slot.SITUATION in case.facts or Slot.MERCHANT_RESPONSE in case.facts


def _is_answer_within(turn: Turn) -> bool:
    """Whether the words tell no more than what the seller says to a claim that is about where the money goes."""
    said, told = turn.utterance, turn.session.case.told
    if said.is_correction or told.get(Cause.CHANNEL_MISMATCH, 0.0) < POINTS_STRONGLY:
        return False
    is_told = said.slots.keys() == {Slot.MERCHANT_RESPONSE} and not said.grounds
    return is_told and max(said.causes, key=lambda cause: said.causes[cause]) in _ANSWERS_OF_SELLER


def _take_grounds(turn: Turn) -> None:
    """Adds those that the words or the picked choice name, each once."""
    named = turn.chosen.ground if turn.chosen is not None else None
    grounds = turn.utterance.grounds if named is None else (*turn.utterance.grounds, named)
    if grounds:
        case, told = turn.session.case, turn.utterance.slots
        fresh = (str(ground) for ground in grounds if not _is_elsewhere(ground, told))
        case.grounds = list(dict.fromkeys((*case.grounds, *fresh)))


def _leave_reason(turn: Turn, picked: Cause) -> None:
    case = turn.session.case
    if _leaves_other_refusals(picked, case.candidates):
        case.closed.append(str(Slot.REFUSAL_REASON))
        if case.facts.get(Slot.REFUSAL_REASON) != RefusalReason.NO_VALID_REASON:
            case.facts.pop(Slot.REFUSAL_REASON, None)


def _leaves_other_refusals(picked: Cause, named: Sequence[str]) -> bool:
    """
    Whether "the seller refuses" was taken where a refusal for some reason stood beside it.

    The reason is not asked again then, and one that was read in passing was misread.
    """
    return picked is Cause.MERCHANT_REFUSED and not REFUSALS.isdisjoint(Cause(each) for each in named if each != picked)


def _is_open_to_doubt(turn: Turn) -> bool:
    """
    Whether it is still open what this is about, and time to ask: what the user sees was never told outright.

    An error code says it, where the words tell of nothing but an error; so does a refusal that has rules of its own.
    """
    facts, causes = turn.session.case.facts, turn.utterance.causes
    is_error = Slot.ERROR_CODE in facts and causes.get(Cause.SYSTEM_OUTAGE, 0.0) >= POINTS_STRONGLY
    is_told = Slot.SITUATION in facts or Slot.OFFICE_ANSWER in facts or is_error or _has_own_rules(facts)
    return not is_told and turn.phase in _OPENING


def _has_own_rules(facts: Mapping[str, str]) -> bool:
    """
    Whether a prepaid card, or what a child paid, was refused: its rules do not ask for the seller's reason.

    Of a return without a reason the day that it counts from comes first, where it is not known.
    """
    if is_refused_return({SLOTS[slot]: value for slot, value in facts.items()}) and Slot.RECEIVED_ON not in facts:
        return True
    is_special = facts.get(Slot.GOODS_KIND) == GoodsKind.PREPAID or facts.get(Slot.PAYER) == Payer.CHILD
    return is_special and facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED


def pointed(causes: Mapping[Cause, float]) -> dict[str, float]:
    """What the words make likely, to one figure: they were not read finer, and equal words cost one reckoning."""
    return {str(cause): round(share, 1 if share >= 0.1 else 2) for cause, share in causes.items() if share >= FAINT}


def _close_question(turn: Turn) -> dict[Slot, str]:
    """
    Neither an answer that fills another slot, nor "don't know", "skip" or "none of these" is asked for again.

    Whoever finds none of the causes named to fit was misread: the words count no more, and what they see is asked.
    Whoever opened an answer again and no longer knows takes it back: that is given.
    """
    case, declines = turn.session.case, turn.utterance.act in DECLINING
    if turn.phase is Phase.CLARIFYING and declines:
        case.candidates, case.told = [], {}
    if turn.phase is not Phase.ASKING:
        return {}
    taken = _drop_declined(turn) if declines else {}
    picked = turn.chosen is not None and turn.chosen.id.partition(".")[0] == turn.topic
    if turn.topic not in case.closed and (declines or (picked and turn.topic not in case.facts)):
        case.closed.append(turn.topic)
    return taken


def _drop_declined(turn: Turn) -> dict[Slot, str]:
    """The answer that was opened, or what was roughly told in its place."""
    facts, question = turn.session.case.facts, turn.catalog.questions[SLOTS[turn.topic]]
    known = [slot for slot in (question.slot, question.settles) if slot is not None and slot in facts]
    return {slot: facts.pop(slot) for slot in known}
