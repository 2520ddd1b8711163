"""Looking for conversations that reach what no script reaches: short ways first, and on from each find."""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.testkit.coverage import walking
from bot.testkit.coverage.alphabet import Alphabet, tap
from bot.testkit.coverage.elements import Element, Kind
from bot.testkit.coverage.walking import Deed, Position, Way, beginning, further
from dialogs.states import Phase, phase_of

#: What led to nothing new so often in a phase is tried no more where it was tried already.
PATIENCE = 10
#: After so many deeds the search gives up: what has not been found by then is named.
MOST_DEEDS = 60_000


@dataclass(kw_only=True)
class Found:
    """The shortest way that was found to each element that is wanted."""

    wanted: frozenset[Element]
    ways: dict[Element, Way] = field(default_factory=dict)
    tried: int = 0
    #: What the bot raised, once each, and the way to it: a fault of the bot.
    crashes: dict[str, Way] = field(default_factory=dict)

    @property
    def left(self) -> frozenset[Element]:
        return self.wanted - self.ways.keys()

    def lacks(self, element: Element) -> bool:
        return element in self.wanted and element not in self.ways


def search(
    wanted: Iterable[Element],
    ways: Iterable[Way],
    alphabet: Alphabet,
    *,
    most: int = MOST_DEEDS,
    tell: Callable[[Found], None] = lambda _: None,
) -> Found:
    """Ways to what is wanted, from anywhere on these ways, by taps on what is offered and by what people say."""
    looking = _Search(Found(wanted=frozenset(wanted)), alphabet)
    for way in ways:
        looking.follow(way)
    while looking.goes_on(most):
        looking.look_around()
        tell(looking.found)
    return looking.found


class _Search:
    """One search under way."""

    def __init__(self, found: Found, alphabet: Alphabet) -> None:
        self.found = found
        self._alphabet = alphabet
        self._ahead = _Ahead()
        self._situations: set[Hashable] = set()
        self._scenes: set[tuple[Hashable, Deed]] = set()
        self._fruitless: Counter[tuple[Phase, Deed]] = Counter()
        self._offers: Counter[str] = Counter()
        self._ahead.push(beginning(Way(locale=alphabet.locale)))

    def goes_on(self, most: int) -> bool:
        return bool(self._ahead and len(self.found.ways) < len(self.found.wanted) and self.found.tried < most)

    def follow(self, way: Way) -> None:
        """Plays it, and keeps every place on it to look around from."""
        position: Position | None = beginning(way)
        for deed in way.deeds:
            position = self._do(position, deed) if position is not None else None

    def look_around(self) -> None:
        """Does all that can be done in the next place."""
        position = self._ahead.pop()
        if _situation(position) in self._situations:
            return
        self._situations.add(_situation(position))
        scene, phase = _scene(position), phase_of(position.session.state)
        for deed in self._deeds(position):
            is_new_here = (scene, deed) not in self._scenes and deed not in self._alphabet.others
            if is_new_here or self._fruitless[phase, deed] < PATIENCE:
                self._scenes.add((scene, deed))
                before = len(self.found.ways)
                self._do(position, deed)
                is_fruitless = len(self.found.ways) == before
                self._fruitless[phase, deed] = self._fruitless[phase, deed] + 1 if is_fruitless else 0

    def _deeds(self, position: Position) -> Iterator[Deed]:
        yield from (tap(choice) for choice in position.session.offered)
        yield from self._alphabet.everyday
        yield from self._alphabet.others

    def _do(self, position: Position, deed: Deed) -> Position | None:
        self.found.tried += 1
        try:
            end, reached = walking.after(position, deed)
        except Exception as error:  # noqa: BLE001 - a crash of the bot is something found, not the end of the search
            self.found.crashes.setdefault(f"{type(error).__name__}: {error}", further(position.way, deed))
            return None
        new = (reached & self.found.wanted) - self.found.ways.keys()
        self.found.ways.update(dict.fromkeys(new, end.way))
        if end.stored is not None and _situation(end) not in self._situations:
            self._ahead.push(end, is_promising=bool(new))
        self._take_what_is_offered(end)
        return end

    def _take_what_is_offered(self, position: Position) -> None:
        """A choice that is looked for is taken wherever it is offered, and not only where something else is new."""
        for choice in position.session.offered:
            wanted = Element(kind=Kind.CHOICE, name=choice)
            if self.found.lacks(wanted) and self._offers[choice] < PATIENCE:
                self._offers[choice] += 1
                self._do(position, tap(choice))


class _Ahead:
    """Places to look around from: short ways first, those that found something a little before their time."""

    def __init__(self) -> None:
        self._heap: list[tuple[int, int, Position]] = []
        self._serial = itertools.count()

    def __len__(self) -> int:
        return len(self._heap)

    def push(self, position: Position, *, is_promising: bool = False) -> None:
        rank = len(position.way.deeds) - (3 if is_promising else 0)
        heapq.heappush(self._heap, (rank, next(self._serial), position))

    def pop(self) -> Position:
        return heapq.heappop(self._heap)[-1]


def _scene(position: Position) -> Hashable:
    """What is on the table, whatever was told on the way."""
    session, case = position.session, position.session.case
    has_more = session.page + 1 < session.pages
    return session.state, case.variant, case.rung, session.owner, has_more


def _situation(position: Position) -> Hashable:
    """Two conversations alike in this are looked around in once."""
    session, case = position.session, position.session.case
    return (
        position.way.settings,
        _scene(position),
        session.confirming,
        session.came_from,
        bool(case.due),
        bool(case.history),
        bool(session.others),
        bool(session.reopened_from),
        session.misses,
    )
