"""What `refundbot coverage --skeletons` does: a search in every locale at once, and a file for each script found."""

import logging
import os
import sys
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import click

from bot.building import LOCALES
from bot.logs import configure_logs
from bot.testkit.counts import several
from bot.testkit.coverage.elements import Element, Kind
from bot.testkit.coverage.measuring import Coverage
from bot.testkit.coverage.search import Found
from bot.testkit.coverage.skeletons import in_locale, look_for, skeletons_of, wanted_of
from bot.testkit.coverage.walking import Way, members_of
from bot.testkit.script import Script

#: Between two lines that tell how far a search is.
_TOLD_EVERY_S = 5
NOT_FOUND = "not_found.txt"


def write_skeletons(coverage: Coverage, scripts: Sequence[Script], folder: Path, kinds: tuple[Kind, ...]) -> None:
    """Writes the drafts and says what it wrote; what no search reached stands by name in `not_found.txt`."""
    wanted = wanted_of(coverage, kinds or tuple(Kind))
    if not wanted:
        click.echo("\nnothing is missing: there is nothing to write a draft for")
        return
    folder.mkdir(parents=True, exist_ok=True)
    found = _searched(wanted, scripts)
    ways = {element: way for each in found for element, way in each.ways.items()}
    skeletons = list(skeletons_of(ways, folder))
    for skeleton in skeletons:
        _free(folder, skeleton.name).write_text(skeleton.text, "utf-8")
    closed = {element for skeleton in skeletons for element in skeleton.closes}
    _report(wanted, closed, len(skeletons), folder)
    for each in found:
        for crash, way in each.crashes.items():
            click.echo(f"THE BOT CRASHED: {crash}\n  by: {_shown(way)}")


def _searched(wanted: frozenset[Element], scripts: Sequence[Script]) -> list[Found]:
    """In every locale where something is missing, side by side."""
    locales = [locale for locale in LOCALES if in_locale(wanted, locale)]
    with ProcessPoolExecutor(max_workers=os.cpu_count()) as pool:
        return list(pool.map(_search, [wanted] * len(locales), [scripts] * len(locales), locales))


def _search(wanted: frozenset[Element], scripts: Sequence[Script], locale: str) -> Found:
    configure_logs(console=True, level=logging.CRITICAL)
    told = time.monotonic()

    def tell(found: Found) -> None:
        nonlocal told
        if sys.stderr.isatty() and time.monotonic() - told > _TOLD_EVERY_S:
            told = time.monotonic()
            line = f"{locale}: {found.tried} messages tried, {len(found.ways)} of {len(found.wanted)} gaps reached"
            click.echo(line, err=True)

    return look_for(in_locale(wanted, locale), scripts, locale, tell=tell)


def _free(folder: Path, name: str) -> Path:
    """A file that is not there yet: whatever somebody has written is left alone."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}_{number}.yaml"
    return path


def _report(wanted: frozenset[Element], closed: set[Element], count: int, folder: Path) -> None:
    missing = sorted(str(element) for element in wanted - closed)
    (folder / NOT_FOUND).write_text("".join(f"{name}\n" for name in missing), "utf-8")
    does = "closes" if count == 1 else "close"
    click.echo(f"\n{several(count, 'draft')} in {folder} {does} {len(closed)} of {several(len(wanted), 'gap')}")
    by_kind = Counter(str(element.kind) for element in wanted - closed)
    if by_kind:
        listed = ", ".join(f"{kind} {number}" for kind, number in sorted(by_kind.items()))
        click.echo(f"no conversation was found for {len(missing)} ({listed}): {folder / NOT_FOUND} names them")


def _shown(way: Way) -> str:
    """What was sent, in order."""
    return " / ".join(_sent(members_of(deed)) for deed in way.deeds)


def _sent(members: Mapping[str, str]) -> str:
    return next((members[name] for name in ("text", "choice", "event", "type") if members.get(name)), "")
