"""The facts that a message tells, and which earlier ones give way to them."""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache

from dialogs.absorbing.words import POINTS_STRONGLY, is_disproved
from dialogs.catalog import Catalog, Facts
from dialogs.contradictions import overruled
from dialogs.dependents import fallen
from dialogs.diagnosis import OUTDATED, SEEN_BY_CAUSE
from dialogs.slots import SLOTS, Channel, Delivery, FundedBy, MerchantResponse, Situation, Slot
from dialogs.states import Phase
from dialogs.turn import Turn


def take_facts(turn: Turn) -> dict[Slot, str]:
    """Changes the case's facts by what was told, and gives the earlier values of those that are otherwise now."""
    case = turn.session.case
    told: dict[Slot, str] = {slot: value for slot, value in _told(turn).items() if slot is not Slot.OUTCOME}
    changed: dict[Slot, str] = {
        slot: case.facts[slot] for slot, value in told.items() if case.facts.get(slot, value) != value
    }
    _make_way(turn, told, changed)
    case.facts.update({str(slot): str(value) for slot, value in told.items()})
    if case.closed:
        case.closed = [slot for slot in case.closed if slot not in told]
    if case.grounds:
        case.grounds = [ground for ground in case.grounds if not is_disproved(ground, told)]
    _bring_in_line(turn, told)
    return changed


def _make_way(turn: Turn, told: Mapping[Slot, str], changed: Mapping[Slot, str]) -> None:
    """Takes out what cannot stand beside what is told now."""
    case = turn.session.case
    if changed.keys() & {Slot.SITUATION, Slot.REFUSAL_REASON}:
        # What they see is another thing than they first said: so were the first words about it.
        case.told = {}
    if changed:
        _drop_dependents(turn, told, changed)
    _drop_other_answer(turn, told)
    if turn.utterance.is_correction:
        _drop_overruled(case.facts, told)


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


def _seen_now(turn: Turn, told: Mapping[Slot, str]) -> Facts:
    """What the user has just named outright: the situation, or a cause, which is one."""
    if Slot.SITUATION in told:
        return {Slot.SITUATION: told[Slot.SITUATION]}
    picked = turn.chosen.cause if turn.chosen is not None else None
    return SEEN_BY_CAUSE[picked] if picked is not None else {}


def _bring_in_line(turn: Turn, told: Mapping[Slot, str]) -> None:
    """What the user sees and what the seller answered are told apart, and have to go together."""
    facts, seen = turn.session.case.facts, _seen_now(turn, told)
    if seen:
        _bring_answer_of_seller_in_line(facts, seen)
    else:
        _bring_situation_up_to_date(facts)


#: Where goods are that nobody has yet.
_NOT_COME = frozenset({Delivery.NOT_SHIPPED, Delivery.ON_THE_WAY, Delivery.MARKED_DELIVERED})
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
        return {**_seen_after_all(turn), **_come_after_all(turn), **_without_card_behind(turn)}
    told = {**choice.facts, **turn.utterance.slots}
    if choice.days_ago is not None and turn.phase is Phase.ASKING:
        told.setdefault(Slot(turn.topic), (turn.now.date() - timedelta(days=choice.days_ago)).isoformat())
    return told


def _without_card_behind(turn: Turn) -> Mapping[Slot, str]:
    """
    A card named once WeChat Pay or Alipay was is the one behind it, unless the words set the way of paying right.

    Words that put it in place of the wallet set right what stands behind, and not the way of paying.
    """
    said, slots = turn.utterance, turn.utterance.slots
    if slots.get(Slot.PAID_WITH) != Channel.BANK_CARD or Slot.FUNDED_BY not in slots:
        return slots
    is_known = turn.session.case.facts.get(Slot.PAID_WITH) in {Channel.WECHAT_PAY, Channel.ALIPAY}
    is_behind = said.withdrawn.get(Slot.FUNDED_BY) == FundedBy.WALLET or not said.is_correction
    if not is_known or not is_behind or Slot.PAID_WITH in said.withdrawn:
        return slots
    return {slot: value for slot, value in slots.items() if slot is not Slot.PAID_WITH}


def _come_after_all(turn: Turn) -> Facts:
    """Goods that came on some day were shipped, whatever was told before."""
    told, facts = turn.utterance.slots, turn.session.case.facts
    is_news = Slot.RECEIVED_ON in told and facts.get(Slot.DELIVERY) in _NOT_COME
    return {Slot.DELIVERY: str(Delivery.RECEIVED)} if is_news else {}


def _seen_after_all(turn: Turn) -> Facts:
    """A situation that was told outright gives way to a clear account of another, where the words set it right."""
    said, facts = turn.utterance, turn.session.case.facts
    if not said.is_correction or Slot.SITUATION not in facts or not said.causes:
        return {}
    clearest = max(said.causes, key=lambda cause: said.causes[cause])
    is_clear = said.causes[clearest] >= POINTS_STRONGLY
    return {Slot.SITUATION: SEEN_BY_CAUSE[clearest][Slot.SITUATION]} if is_clear else {}
