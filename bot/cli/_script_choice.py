"""Which scripts `refundbot test` runs, and which it names as not run."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from bot.cli._changed_files import changed_since, root_of_tree
from bot.cli._script_options import ALL_LOCALES, Options
from bot.testkit.affected import affected, changed_in_bot
from bot.testkit.counts import several
from bot.testkit.locales import LeftOut, in_every_locale
from bot.testkit.problems import BadScriptError
from bot.testkit.reporting.outcome import NotRun
from bot.testkit.script import Script
from bot.testkit.selection import load_scripts, select
from bot.testkit.vocabulary import Vocabulary

#: What a caller may still leave out: which can be run, and why the others cannot.
Sort = Callable[[tuple[Script, ...]], tuple[tuple[Script, ...], tuple[NotRun, ...]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Scripts to run, and those that were asked for and cannot be."""

    scripts: tuple[Script, ...]
    not_run: tuple[NotRun, ...] = ()


def choose(options: Options, vocabulary: Vocabulary, sort: Sort | None = None) -> Choice:
    """Ends the command with 2 where a script cannot be read or none is left, and with 0 where none is affected."""
    choice = _in_locales(options, _found(options, vocabulary), vocabulary)
    choice = replace(choice, scripts=_affected(options, choice.scripts))
    if sort is not None:
        kept, left = sort(choice.scripts)
        choice = Choice(scripts=kept, not_run=(*choice.not_run, *left))
    _tell_not_run(choice.not_run)
    if not choice.scripts:
        click.echo(f"no script to run: {len(choice.not_run)} cannot be run this way", err=True)
        raise SystemExit(2)
    return choice


def _found(options: Options, vocabulary: Vocabulary) -> tuple[Script, ...]:
    try:
        return load_scripts(options.all_places, vocabulary)
    except BadScriptError as error:
        click.echo(error, err=True)
        click.echo(f"{several(len(error.problems), 'mistake')} in the scripts; nothing was run", err=True)
        raise SystemExit(2) from error


def _in_locales(options: Options, found: tuple[Script, ...], vocabulary: Vocabulary) -> Choice:
    is_all = options.locale == ALL_LOCALES
    selected = select(found, keyword=options.keyword, locale=None if is_all else options.locale)
    if not selected:
        click.echo(f"no script to run: {len(found)} found, none that matches", err=True)
        raise SystemExit(2)
    if not is_all:
        return Choice(scripts=selected)
    spread = in_every_locale(selected, vocabulary)
    return Choice(scripts=spread.scripts, not_run=tuple(_in_groups(spread.left_out)))


def _in_groups(left_out: Iterable[LeftOut]) -> Iterator[NotRun]:
    """A line for the locales that a file lacks for one reason."""
    reasons: dict[tuple[Path, str], list[str]] = {}
    for each in left_out:
        reasons.setdefault((each.path, each.why), []).append(each.locale)
    for (path, why), locales in reasons.items():
        yield NotRun(name=f"{path}[{', '.join(locales)}]", why=why)


def _affected(options: Options, scripts: tuple[Script, ...]) -> tuple[Script, ...]:
    if options.affected is None:
        return scripts
    root = root_of_tree()
    changed = changed_since(options.affected, root)
    everywhere = changed_in_bot(root, changed)
    if everywhere:
        more = f" and {len(everywhere) - 1} more" if len(everywhere) > 1 else ""
        where = f"{_short(everywhere[0], root)}{more}"
        click.echo(f"All {len(scripts)} scripts run: {where} changed, which any may run through.", err=True)
        return scripts
    kept = affected(scripts, changed)
    click.echo(f"{len(kept)} of {len(scripts)} scripts have changed since {options.affected}.", err=True)
    if not kept:
        raise SystemExit(0)
    return kept


def _short(path: Path, root: Path) -> Path:
    return path.relative_to(root) if path.is_relative_to(root) else path


def _tell_not_run(not_run: tuple[NotRun, ...]) -> None:
    for each in not_run:
        click.echo(f"not run: {each}", err=True)
