"""The walk as it really goes: every way from the first question to a conclusion, by taps alone."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from dialogs import states
from dialogs.catalog import Catalog, Choice, Facts, Question
from dialogs.deadlines import Workdays, derived
from dialogs.diagnosis import next_question, rank
from dialogs.slots import Slot

DONT_KNOW = "act.dont_know"

#: From state to state: the ids of the choices that lead there.
Edges = dict[tuple[str, str], set[str]]


@dataclass(slots=True, kw_only=True)
class Walk:
    """All that was walked."""

    edges: Edges = field(default_factory=lambda: defaultdict(set))
    #: Those taken by people who answered every question so far.
    knowing: Edges = field(default_factory=lambda: defaultdict(set))
    #: How many different ways were walked to their end.
    ways: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """Where somebody stands: what they told, what they were asked, and how they came here."""

    facts: Facts = field(default_factory=dict)
    asked: frozenset[Slot] = frozenset()
    came_from: str = states.START
    by: str = ""
    knows: bool = True

    @property
    def key(self) -> tuple[object, ...]:
        return frozenset(self.facts.items()), self.asked, self.knows


class _Walker:
    def __init__(self, catalog: Catalog, workdays: Workdays, now: datetime) -> None:
        self.catalog, self.workdays, self.now = catalog, workdays, now
        self.walked = Walk()
        self._seen: set[tuple[object, ...]] = set()

    def explore(self, step: _Step) -> None:
        facts = derived(step.facts, self.now, self.workdays)
        question = next_question(self.catalog, facts, {}, (), step.asked | frozenset(step.facts))
        if question is None:
            self.walked.ways += 1
            self._draw(step, states.advising(rank(self.catalog, facts, {}, ())[0].cause))
            return
        self._draw(step, states.asking(question.slot))
        if step.key not in self._seen:
            self._seen.add(step.key)
            for further in self._answered(step, question):
                self.explore(further)

    def _draw(self, step: _Step, to: str) -> None:
        self.walked.edges[step.came_from, to].add(step.by)
        if step.knows:
            self.walked.knowing[step.came_from, to].add(step.by)

    def _answered(self, step: _Step, question: Question) -> Iterator[_Step]:
        asked, came_from = step.asked | {question.slot}, states.asking(question.slot)
        for choice in question.choices:
            facts = {**step.facts, **told_by(choice, question.slot, self.now)}
            yield _Step(facts=facts, asked=asked, came_from=came_from, by=choice.id, knows=step.knows)
        yield _Step(facts=step.facts, asked=asked, came_from=came_from, by=DONT_KNOW, knows=False)


def walk(catalog: Catalog, workdays: Workdays, now: datetime) -> Walk:
    """Every answer to every question that is asked, "don't know" among them, on the day given."""
    walker = _Walker(catalog, workdays, now)
    walker.explore(_Step())
    return walker.walked


def told_by(choice: Choice, slot: Slot, now: datetime) -> Mapping[Slot, str]:
    """The facts of a tapped choice; a relative day is resolved against `now`."""
    if choice.days_ago is None:
        return choice.facts
    return {**choice.facts, slot: (now.date() - timedelta(days=choice.days_ago)).isoformat()}
