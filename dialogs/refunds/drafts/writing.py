"""A draft put together: which texts, in which order, and what fills them; shortened where its form is short."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from dialogs.acts import Ground
from dialogs.catalog import Addressee, Draft, Facts, Needs, Part, Tone
from dialogs.conditions import holds
from dialogs.refunds import errors
from dialogs.refunds.drafts import telling, timeline, tones
from dialogs.refunds.drafts.forms import FORMS
from dialogs.refunds.drafts.gaps import BY_DAY, GAPS, OF_FACTS, SELLER
from dialogs.refunds.drafts.telling import Telling
from dialogs.replies import Msgid, Say
from dialogs.slots import EVENT_SLOTS, SLOTS, Age, RefundStatus, Slot

#: A figure in Chinese words is no longer than this.
FIGURE_CHARACTERS = 8
#: Nothing comes back by the way of the payment: too old, a dead card, a closed account.
_WAY_IS_SHUT: tuple[Needs, ...] = (
    {Slot.AGE: frozenset({Age.OVER_365_DAYS})},
    {Slot.REFUND_STATUS: frozenset({RefundStatus.ABNORMAL})},
    {Slot.ERROR_CODE: errors.USER_ACCOUNT | errors.OVER_A_YEAR},
)
_UNITS: Mapping[Slot, str] = {Slot.AMOUNT: "元", Slot.CHILDS_AGE: "岁"}
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """What a draft is written from."""

    draft: Draft
    #: All that is known, with what follows from the diagnosis.
    facts: Facts
    grounds: tuple[Ground, ...] = ()
    tone: Tone = Tone.ASK
    #: The day to answer by, in messages that are no longer friendly.
    answer_by: date
    #: The next step after this one, which a last notice names.
    next_to: Addressee = Addressee.REGULATOR
    #: The seller was written to with us, and it did not help.
    asked_in_vain: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A draft, ready to be rendered."""

    says: tuple[Say, ...]
    #: What fills its placeholders; figures are left to the renderer.
    values: Mapping[str, str]
    #: What it tells, sentence by sentence.
    told: tuple[Telling, ...]
    #: Names of what is left open, in its order: slots, and gaps of `GAPS`.
    gaps: tuple[str, ...]
    #: What it demands, in a few words.
    wants: Msgid


def write(writing: Writing) -> Written:
    """The whole draft. It fits its form: events that it can do without are left out, the least needed first."""
    limit = int(FORMS[writing.draft.to].limit.value)
    told = tuple(_told(writing))
    wanted = timeline.needed(writing.facts, writing.draft.days)
    days: tuple[Slot, ...] | None = timeline.points(writing.facts, wanted, _worth_telling(writing))
    while days is not None:
        written = _put_together(writing, told, days)
        if length(written) <= limit:
            break
        days = timeline.without_the_least(days, wanted)
    return written


def _worth_telling(writing: Writing) -> frozenset[Slot]:
    """A friendly message tells no story beyond what it needs."""
    is_friendly = writing.draft.to is Addressee.SELLER and writing.tone is Tone.ASK
    return frozenset() if is_friendly else FORMS[writing.draft.to].events


def length(written: Written) -> int:
    """How many characters it has at most."""
    filling = _Estimate(written.values)
    return sum(len(say.text % filling) for say in written.says)


class _Estimate(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "＿" * FIGURE_CHARACTERS


def _put_together(writing: Writing, told: tuple[Telling, ...], days: tuple[Slot, ...]) -> Written:
    says = tuple(_says(writing, told, days))
    named = dict.fromkeys(name for say in says for name in _PLACEHOLDER.findall(say.text))
    gaps = tuple(name for name in named if name in GAPS or (name in SLOTS and SLOTS[name] not in writing.facts))
    return Written(says=says, values=dict(_values(named, writing)), told=told, gaps=gaps, wants=_demand(writing)[1])


def _says(writing: Writing, told: tuple[Telling, ...], days: tuple[Slot, ...]) -> Iterator[Say]:
    draft = writing.draft
    yield from _opening(writing)
    yield from timeline.says_of(days)
    yield from (each.say for each in told)
    if draft.rule is not None and writing.tone is not Tone.ASK:
        yield draft.rule
    yield _demand(writing)[0]
    yield from _ending(writing)


def _demand(writing: Writing) -> tuple[Say, Msgid]:
    """The demand, and what it is in a few words."""
    draft = writing.draft
    is_shut = any(holds(needs, writing.facts) for needs in _WAY_IS_SHUT)
    if is_shut and draft.demand_otherwise is not None and draft.wants_otherwise is not None:
        return draft.demand_otherwise, draft.wants_otherwise
    return draft.demand, draft.wants


def _opening(writing: Writing) -> Iterator[Say]:
    draft = writing.draft
    if draft.to is Addressee.SELLER:
        yield tones.LAST_NOTICE if writing.tone is Tone.FINAL else tones.GREETING
        yield from (tones.ORDER, draft.statement)
        return
    yield draft.statement
    if Slot.ORDER_NO in writing.facts or not FORMS[draft.to].has_order:
        yield tones.ORDER


def _ending(writing: Writing) -> Iterator[Say]:
    if writing.draft.to is not Addressee.SELLER:
        yield from (tones.PROOF,) if FORMS[writing.draft.to].takes_files else ()
        return
    if writing.tone is Tone.ASK:
        yield tones.THANKS
        return
    yield tones.BY_DAY
    threat = FORMS[writing.next_to].threat
    if writing.tone is Tone.FINAL and threat is not None:
        yield threat


def _told(writing: Writing) -> Iterator[Telling]:
    for part in Part:
        if part in writing.draft.tells:
            known = telling.told(part, writing.facts, writing.grounds)
            yield from _completed(part, known, writing.draft) if known else _instead(part, writing)


def _completed(part: Part, known: tuple[Telling, ...], draft: Draft) -> tuple[Telling, ...]:
    return telling.with_gaps(known) if part in draft.must_tell else known


def _instead(part: Part, writing: Writing) -> tuple[Telling, ...]:
    """What stands for a part of which nothing is known."""
    if part is Part.ANSWER and writing.asked_in_vain:
        return (telling.ASKED_IN_VAIN,)
    is_plain = part in {Part.REASON, Part.ANSWER} and _is_the_refund_itself(writing)
    return telling.gap_of(part) if part in writing.draft.must_tell and not is_plain else ()


def _is_the_refund_itself(writing: Writing) -> bool:
    """Where the refund has a status or an error, that is the reason, and the seller has answered by it."""
    statuses = telling.told(Part.STATUS, writing.facts, writing.grounds)
    return Part.STATUS in writing.draft.tells and bool(statuses)


def _values(named: Iterable[str], writing: Writing) -> Iterator[tuple[str, str]]:
    for name in named:
        if name in GAPS:
            yield name, GAPS[name].mark
        elif name in SLOTS:
            yield name, _fact(SLOTS[name], writing.facts)
        elif name == SELLER:
            yield name, FORMS[writing.draft.to].seller
        elif name == BY_DAY:
            yield name, _in_chinese(writing.answer_by)


def _fact(slot: Slot, facts: Facts) -> str:
    value = facts.get(slot)
    if value is None:
        return OF_FACTS[slot].mark
    if slot in EVENT_SLOTS:
        return _in_chinese(date.fromisoformat(timeline.day_of(value)))
    return f"{value}{_UNITS.get(slot, '')}"


def _in_chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
