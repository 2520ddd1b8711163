"""Which facts can be known together: the answers to each slot, their products, and which answers are all the same."""

import math
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import product

from dialogs.catalog import Catalog, Facts, Rung, Unit, Variant
from dialogs.conditions import holds
from dialogs.slots import VALUES, Slot

#: All that may be known of a slot. None: it is not known.
Answers = Sequence[str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Space:
    """Every combination of some answers to some slots."""

    axes: Mapping[Slot, Answers]
    #: How many combinations these stand for, where one answer is tried for several that are all the same.
    stands_for: int

    def __iter__(self) -> Iterator[Facts]:
        for answers in product(*self.axes.values()):
            yield {slot: answer for slot, answer in zip(self.axes, answers, strict=True) if answer is not None}

    def __len__(self) -> int:
        return _size(self.axes)


def answers_to(catalog: Catalog, slot: Slot) -> Answers:
    """Every answer that a slot can have, and that it is not known; of an open slot those that something goes by."""
    if slot in VALUES:
        return (None, *(str(value) for value in VALUES[slot]))
    weighed_values = {value for each in catalog.variants.values() for value in each.indications.get(slot, {})}
    conditions = (needs for each in catalog.rungs.values() for needs in (each.needs, each.unless))
    gone_by_values = {value for needs in conditions for value in needs.get(slot, frozenset())}
    return (None, *sorted(str(value) for value in weighed_values | gone_by_values))


def whole(catalog: Catalog, slots: Iterable[Slot]) -> Space:
    """Every combination of all answers to these slots; of two names for one and the same error one is tried."""
    answers = {slot: answers_to(catalog, slot) for slot in sorted(slots)}
    axes = {slot: each if slot in VALUES else _weighed_apart(catalog, slot, each) for slot, each in answers.items()}
    return Space(axes=axes, stands_for=_size(answers))


def weighed(variants: Iterable[Variant]) -> frozenset[Slot]:
    """The slots whose answers speak for or against one of these."""
    return frozenset(slot for variant in variants for slot in variant.indications)


def gone_by(ladder: Iterable[Rung]) -> frozenset[Slot]:
    """The slots that decide which of these steps are open."""
    return frozenset(slot for rung in ladder for slot in (*rung.needs, *rung.unless))


def deciding_a_page(catalog: Catalog, variant: Variant, now: datetime) -> Space:
    """
    Every combination of what decides which steps of the variant are shown.

    These are the answers that open or shut a step, and the days from which rights that end are counted. Of answers
    that no step tells apart one is tried for all: the page is the same.
    """
    answers = {slot: answers_to(catalog, slot) for slot in sorted(gone_by(variant.ladder))}
    days = {slot: _days(length, now) for slot, length in sorted(_rights(variant.ladder).items())}
    kinds = {slot: _told_apart(variant.ladder, slot, each) for slot, each in answers.items()}
    return Space(axes={**kinds, **days}, stands_for=_size(answers) * _size(days))


def _size(axes: Mapping[Slot, Answers]) -> int:
    return math.prod(len(answers) for answers in axes.values())


def _told_apart(ladder: Sequence[Rung], slot: Slot, answers: Answers) -> Answers:
    """Of answers that all steps read alike the first."""
    return _firsts(answers, [tuple(_read(rung, slot, answer) for rung in ladder) for answer in answers])


def _weighed_apart(catalog: Catalog, slot: Slot, answers: Answers) -> Answers:
    """Of answers that weigh the same for every variant, and that all steps read alike, the first."""
    variants, rungs = catalog.variants.values(), catalog.rungs.values()
    return _firsts(
        answers,
        [
            (
                answer is None,
                *(variant.indications.get(slot, {}).get(answer or "") for variant in variants),
                *(_read(rung, slot, answer) for rung in rungs),
            )
            for answer in answers
        ],
    )


def _firsts(answers: Answers, kinds: Iterable[Hashable]) -> Answers:
    """The first answer of each kind."""
    found: dict[Hashable, str | None] = {}
    for answer, kind in zip(answers, kinds, strict=True):
        found.setdefault(kind, answer)
    return tuple(found.values())


def _read(rung: Rung, slot: Slot, answer: str | None) -> tuple[bool, bool]:
    """Whether an answer is what the step needs, and whether it stands in its way."""
    facts = {} if answer is None else {slot: answer}
    needs = {slot: rung.needs[slot]} if slot in rung.needs else {}
    return holds(needs, facts), answer in rung.unless.get(slot, frozenset())


def _rights(ladder: Iterable[Rung]) -> Mapping[Slot, int]:
    """From which day the rights of a ladder that end are counted, and how many days they last."""
    clocks = [rung.clock for rung in ladder if rung.clock is not None and rung.clock.closes]
    return {start: int(each.figure.value) for each in clocks if each.figure.unit is Unit.DAYS for start in each.starts}


def _days(length: int, now: datetime) -> Answers:
    """Not known; today; so that the right ends tomorrow, or today; and so that it has ended."""
    return (None, *((now - timedelta(days=ago)).date().isoformat() for ago in (0, length - 1, length, length + 1)))
