"""Whether every page leads on: to a step, to a person, or to the end."""

from collections import defaultdict, deque
from collections.abc import Hashable, Iterator

from bot.testkit.crawling.crawl import Crawl, Fault
from bot.testkit.crawling.spot import Spot
from dialogs.speaking import choices

#: These lead away or back, and not on: a page that has only them is no better than one without any.
_NOT_ON = frozenset({choices.RESTART.id, choices.GO_BACK.id, *choices.TO_SOMEBODY})

_Key = tuple[Hashable, Hashable]


def stuck(found: Crawl) -> Iterator[Fault]:
    """Pages without a way on, and pages that lead only to each other; a page is named once."""
    leading, named = _leading_on(found), set[Hashable]()
    for key, spot in found.pressed.items():
        if key not in leading and spot.page not in named:
            named.add(spot.page)
            yield Fault(what=_name(found, key, spot), locale=found.locale, way=spot.way)


def _name(found: Crawl, key: _Key, spot: Spot) -> str:
    on = {choice for choice, _ in found.led_to[key]} - _NOT_ON
    where = f"{spot.exchange.after.state} ({', '.join(spot.exchange.ids)})"
    if not on:
        return f"dead end: no way on from {where}"
    return f"loop: {where} leads only to pages that lead to no step, by {', '.join(sorted(on))}"


def _leading_on(found: Crawl) -> set[_Key]:
    """From where an ending can be reached. A page that nobody pressed as far down is not judged: it counts as one."""
    by_page = {spot.page: key for key, spot in found.pressed.items()}
    came_from = defaultdict[_Key, list[_Key]](list)
    reached = deque(key for key, spot in found.pressed.items() if spot.is_ending)
    for key, led in found.led_to.items():
        for choice, end in led:
            if choice not in _NOT_ON and (known := _known(end, found, by_page)) is not None:
                came_from[known].append(key)
            elif choice not in _NOT_ON:
                reached.append(key)
    leading = set(reached)
    while reached:
        for before in came_from[reached.popleft()]:
            if before not in leading:
                leading.add(before)
                reached.append(before)
    return leading


def _known(end: _Key, found: Crawl, by_page: dict[Hashable, _Key]) -> _Key | None:
    """The same page pressed by somebody who had told the same, else by anybody."""
    return end if end in found.pressed else by_page.get(end[0])
