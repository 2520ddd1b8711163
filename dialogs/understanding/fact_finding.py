"""Reads the facts of a text."""

import re
from collections.abc import Mapping

from dialogs.acts import Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.doubts import LONGEST_QUOTE, Doubt, DoubtKind
from dialogs.slots import EVENT_SLOTS, BalanceOf, Channel, Payer, Slot, StepOutcome
from dialogs.understanding.ages import childs_age_in
from dialogs.understanding.amounts import amount_in, denied_in
from dialogs.understanding.calendar import Today, When
from dialogs.understanding.facts import Facts
from dialogs.understanding.heard import heard
from dialogs.understanding.named import Named
from dialogs.understanding.negatives import is_negative
from dialogs.understanding.phrases import Phrases, Spoken
from dialogs.understanding.progress import NO_PROGRESS, progress_in
from dialogs.understanding.references import references_in
from dialogs.understanding.secrets import without_labels
from dialogs.understanding.sums_compared import compared_in
from dialogs.understanding.times_told import fill_time
from dialogs.understanding.ways_told import fill_ways
from dialogs.understanding.worded import fill_worded
from dialogs.understanding.wording import Said

#: Bound once: a member named by its class costs a thousand instructions.
_REFUNDED_TO, _AMOUNT, _OFFICE_ANSWER = Slot.REFUNDED_TO, Slot.AMOUNT, Slot.OFFICE_ANSWER
_OUTCOME, _COMPLAINED_TO, _PAYER = Slot.OUTCOME, Slot.COMPLAINED_TO, Slot.PAYER
_A_CHILD, _ARRIVED = Payer.CHILD.value, StepOutcome.ARRIVED
_IS_THERE = frozenset((StepOutcome.ARRIVED, StepOutcome.FOUND))
_GROUNDS = {ground.value: ground for ground in Ground}
_SIGNALS = {signal.value: signal for signal in Signal}
_TRAPS = {trap.value: trap for trap in Trap}
#: The one that weighs most first.
_THEFTS = tuple(Theft)
_NO_SIGNALS: frozenset[Signal] = frozenset()
_EVENTS = frozenset(EVENT_SLOTS)
#: What came, where the money did not.
_NOT_THE_MONEY = frozenset((Channel.COUPON.value, Channel.TRANSFER.value, Channel.BALANCE.value, Channel.OTHER.value))
#: A full stop, a particle or two: no more stands beside words that are a whole message.
_ORNAMENT = 3
#: What stands where a date was asked: a number that is the whole message, or one as long as an order's.
_NUMBER_ALONE = re.compile(r"(?:no\.? ?|#)?\d[\d .-]*号?[.。!]?")
_LONG_NUMBER = re.compile(r"[a-z]{0,6}\d[\d-]{6,34}\d")


def facts_in(
    spoken: Spoken,
    phrases: Phrases,
    asked: Slot | None,
    today: Today,
    *,
    counted: Slot | None = None,
    in_chinese: bool = False,
) -> Facts:
    """Reads a message. `asked` is the slot that a bare value would fill, `counted` the one that a bare day would."""
    references = references_in(spoken.normal)
    rest = heard(without_labels(references.rest))
    facts = Facts(slots=references.slots, rest=rest)
    said = facts.said = Named(rest, phrases)
    fill_worded(facts, said)
    fill_ways(facts, said, asked)
    days = fill_time(facts, said, asked, counted if asked not in _EVENTS else None, today, in_chinese)
    _fill_progress(facts, said, days)
    _fill_answer(facts, spoken, phrases, asked)
    _fill_amount(facts, asked)
    age = childs_age_in(rest, is_of_a_child=facts.slots.get(_PAYER) == _A_CHILD)
    if age is not None:
        facts.slots[Slot.CHILDS_AGE] = age
    if "ground" in said.subjects:
        facts.grounds = tuple(dict.fromkeys([_GROUNDS[ground.value] for ground in said.by("ground")]))
    _fill_dangers(facts, said if rest is references.rest else Named(references.rest, phrases))
    _doubt_number(facts, spoken.normal, asked, days)
    if facts.doubts:
        facts.is_doubt = len(spoken.normal) <= len(facts.doubts[0].words) + _ORNAMENT
    facts.is_day = len(days) == 1 and len(spoken.normal) <= days[0].end - days[0].start + _ORNAMENT
    return facts


def _fill_dangers(facts: Facts, said: Named) -> None:
    """Here the name of what was covered counts: a card number may have gone to somebody else before."""
    if "signal" in said.subjects:
        facts.signals = frozenset([_SIGNALS[signal.value] for signal in said.by("signal")])
    if "trap" in said.subjects and (traps := said.by("trap")):
        facts.trap = _TRAPS[traps[0].value]
    if "theft" in said.subjects and (thefts := {theft.value for theft in said.by("theft")}):
        facts.theft = next(theft for theft in _THEFTS if theft.value in thefts)


def _fill_amount(facts: Facts, asked: Slot | None) -> None:
    compared = compared_in(facts.rest)
    if compared:
        facts.slots[_AMOUNT] = compared.sum
        if compared.denied:
            facts.withdrawn[_AMOUNT] = compared.denied
        return
    amount = amount_in(facts.rest, is_asked=asked is _AMOUNT)
    if isinstance(amount, Doubt):
        facts.doubts.append(amount)
    elif amount:
        facts.slots[_AMOUNT] = amount
    denied = denied_in(facts.rest)
    if denied:
        facts.withdrawn[_AMOUNT] = denied


def _fill_progress(facts: Facts, said: Named, days: list[When]) -> None:
    outcomes, steps = said.by(_OUTCOME), said.by("step")
    if not outcomes and not steps:
        return

    def beside() -> list[Said]:
        return [*said.by("event"), *said.by(_COMPLAINED_TO), *(Said("", day.start, day.end) for day in days)]

    facts.progress = progress_in(facts.rest, outcomes, steps, beside, said.languages)
    outcome = facts.progress.outcome
    if _OFFICE_ANSWER in facts.slots and outcome is not _ARRIVED:
        # What an office has answered is news of its own, and no word of how a step went.
        facts.progress = NO_PROGRESS
        return
    if outcome in _IS_THERE and _is_no_money(facts.slots, outcome):
        facts.progress = NO_PROGRESS
    elif outcome:
        facts.slots[_OUTCOME] = outcome.value


def _is_no_money(slots: Mapping[Slot, str], outcome: StepOutcome | None) -> bool:
    """Whether it is something else that came; what was looked for may be found in WeChat's own wallet."""
    is_seen = outcome is StepOutcome.FOUND and slots.get(Slot.BALANCE_OF) == BalanceOf.WECHAT_WALLET
    return slots.get(_REFUNDED_TO) in _NOT_THE_MONEY and not is_seen


def _fill_answer(facts: Facts, spoken: Spoken, phrases: Phrases, asked: Slot | None) -> None:
    answer = phrases.answers.get(spoken.bare) or phrases.answers.get(spoken.core)
    if answer and asked in (None, answer[0]):
        facts.slots[answer[0]] = answer[1]
        facts.is_answer = True


def _doubt_number(facts: Facts, normal: str, asked: Slot | None, days: list[When]) -> None:
    """A number below zero, and one that came in place of a date."""
    if facts.doubts:
        return
    if is_negative(normal):
        facts.doubts.append(Doubt(kind=DoubtKind.NEGATIVE_NUMBER, words=normal[:LONGEST_QUOTE]))
    elif asked in _EVENTS and asked not in facts.slots and not days:
        number = _NUMBER_ALONE.fullmatch(normal) or _LONG_NUMBER.search(normal)
        if number:
            facts.doubts.append(Doubt(kind=DoubtKind.NUMBER_FOR_DAY, words=number[0].strip()[:LONGEST_QUOTE]))
