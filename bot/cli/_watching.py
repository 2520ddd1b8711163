"""Runs scripts again whenever a file has changed: a plain look every half second, which wants no library."""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

POLL_S = 0.5
#: What scripts and the bot are made of.
_SUFFIXES = frozenset({".yaml", ".yml", ".py", ".toml", ".po", ".json", ".jsonl"})

#: When a file was last written, and its size.
Look = Mapping[Path, tuple[int, int]]


def look(places: Iterable[Path]) -> Look:
    """At every file of the places that a run may depend on."""
    found = {}
    for path in _files(places):
        try:
            stat = path.stat()
        except OSError:
            # Gone between the two.
            continue
        found[path] = stat.st_mtime_ns, stat.st_size
    return found


def _files(places: Iterable[Path]) -> Iterator[Path]:
    for place in places:
        yield from (path for path in place.rglob("*") if path.suffix in _SUFFIXES) if place.is_dir() else (place,)


def changed(before: Look, now: Look) -> frozenset[Path]:
    """What was written, came or went."""
    return frozenset(path for path in {*before, *now} if before.get(path) != now.get(path))


def watch(places: Iterable[Path], sleep: Callable[[float], None] = time.sleep) -> Iterator[frozenset[Path]]:
    """What changed, each time that something has; an editor that writes several files gets one run."""
    places = tuple(places)
    before = look(places)
    while True:
        sleep(POLL_S)
        now = look(places)
        if now != before and _is_settled(places, now, sleep):
            yield changed(before, now)
            before = now


def _is_settled(places: tuple[Path, ...], now: Look, sleep: Callable[[float], None]) -> bool:
    sleep(POLL_S / 5)
    return look(places) == now
