"""Presses every choice of every page that can be reached, and keeps what was found."""

import heapq
import itertools
from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field

from bot.incoming import Kind
from bot.testkit.crawling.spot import Spot
from bot.testkit.repair.faults import page_faults
from bot.testkit.repair.talk import Message, Talk
from dialogs.acts import Act
from dialogs.speaking import repair

#: So many choices in a row lead from anywhere to an end; a longer way goes round in circles.
DEPTH = 30
#: On each page the choices are pressed by so many people who have told different things; and by so many while something
#: that should be reached was not.
PEOPLE, MOST_PEOPLE = 1, 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that no page may do, and the shortest way to it."""

    what: str
    locale: str
    way: str = ""

    def __str__(self) -> str:
        return f"{self.locale}: {self.what}" + (f"\n    {self.way}" if self.way else "")


@dataclass(kw_only=True)
class Crawl:
    """What one crawl saw."""

    locale: str
    #: Whoever pressed, by page and by what they had told.
    pressed: dict[tuple[Hashable, Hashable], Spot] = field(default_factory=dict)
    #: Where each press led: the page, and what was told by then.
    led_to: dict[tuple[Hashable, Hashable], list[tuple[str, tuple[Hashable, Hashable]]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    pages: set[Hashable] = field(default_factory=set)
    #: Choices that were on some page.
    offered: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)
    taps: int = 0
    faults: dict[str, Fault] = field(default_factory=dict)

    def find(self, what: str, spot: Spot) -> None:
        """A fault is kept once, with the way by which it was met first."""
        self.faults.setdefault(what, Fault(what=what, locale=self.locale, way=spot.way))


def crawl(
    talk: Talk,
    locale: str,
    doors: Iterable[Spot],
    *,
    asides: tuple[Message, ...] = (),
    wanted: frozenset[str] = frozenset(),
    depth: int = DEPTH,
    people: int = PEOPLE,
    tell: Callable[[Crawl], None] = lambda _: None,
) -> Crawl:
    """
    Everything that taps lead to from these doors, in at most `depth` taps each.

    Each page's choices are pressed by `people` who came to it having told different things, or by more of them as long
    as a `wanted` state or choice is still to be found. The `asides` are said wherever a step or something that is known
    turns up for the first time.
    """
    found, ahead = Crawl(locale=locale), _Ahead(depth)
    said_with = set[Hashable]()
    arrived = deque(doors)
    for spot in arrived:
        _look_at(spot, talk, found)
    while arrived or ahead:
        while arrived:
            spot = arrived.popleft()
            ahead.push(spot)
            if spot.known - said_with:
                said_with |= spot.known
                arrived += _said(spot, asides, talk, found)
        is_all_found = wanted <= found.offered | found.states
        if (pressing := ahead.pop(people if is_all_found else max(people, MOST_PEOPLE))) is None:
            break
        found.pressed[pressing.page, pressing.told] = pressing
        arrived += _pressed(pressing, talk, found)
        tell(found)
    return found


def _pressed(spot: Spot, talk: Talk, found: Crawl) -> Iterator[Spot]:
    """Each choice of a page, pressed by what its link sends: not every client sends more."""
    for text, choice in spot.links:
        found.taps += 1
        further = _sent(spot, Message(kind=Kind.TAP, text=text), choice, talk, found)
        if further is None:
            continue
        if repair.STALE.id in further.exchange.ids or further.exchange.act == Act.UNKNOWN:
            found.find(f"`{choice}` is offered, and nothing takes it", further)
        found.led_to[spot.page, spot.told].append((choice, (further.page, further.told)))
        yield further


def _said(spot: Spot, asides: tuple[Message, ...], talk: Talk, found: Crawl) -> Iterator[Spot]:
    for message in asides:
        further = _sent(spot, message, f'"{message}"', talk, found)
        if further is not None:
            yield further


def _sent(spot: Spot, message: Message, name: str, talk: Talk, found: Crawl) -> Spot | None:
    """Where that leads; None where the bot breaks, which is a fault found and not the end of the crawl."""
    try:
        exchange = talk.send(message, spot.exchange.now)
    except Exception as error:  # noqa: BLE001 - whatever it is
        found.find(f"{name} raises {type(error).__name__}: {error}", spot)
        return None
    further = Spot(exchange=exchange, door=spot.door, taps=(*spot.taps, name))
    _look_at(further, talk, found)
    return further


def _look_at(spot: Spot, talk: Talk, found: Crawl) -> None:
    """All that can be told from the page alone."""
    session = spot.exchange.after
    found.pages.add(spot.page)
    found.states.add(session.state)
    found.offered.update(choice for _, choice in spot.links)
    for fault in page_faults(spot.exchange, found.locale, talk.dialogue):
        found.find(fault, spot)
    hidden = set(session.offered) - {choice for _, choice in spot.links}
    if hidden and not spot.exchange.is_erased:
        found.find(f"`{min(hidden)}` is on offer, and has no link on the page", spot)


class _Ahead:
    """Spots that are still to be pressed: pages that few have pressed first, and of those the shortest way."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._heap: list[tuple[int, int, int, Spot]] = []
        self._seen: set[tuple[Hashable, Hashable]] = set()
        self._pressed = Counter[Hashable]()
        self._serial = itertools.count()

    def __bool__(self) -> bool:
        return bool(self._heap)

    def push(self, spot: Spot) -> None:
        key = spot.page, spot.told
        if key not in self._seen and not spot.exchange.is_erased and len(spot.taps) < self._depth:
            self._seen.add(key)
            self._put(spot)

    def pop(self, people: int) -> Spot | None:
        """The next one; None when so many have pressed every page that is left."""
        while self._heap:
            rank, _, _, spot = heapq.heappop(self._heap)
            times = self._pressed[spot.page]
            if rank >= people:
                return None
            if times > rank:
                self._put(spot)
                continue
            self._pressed[spot.page] += 1
            return spot
        return None

    def _put(self, spot: Spot) -> None:
        heapq.heappush(self._heap, (self._pressed[spot.page], len(spot.taps), next(self._serial), spot))
