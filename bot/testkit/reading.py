"""From files to scripts. All that is wrong with a file is found in one go."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from bot.testkit.head import Head, read_locales, read_now, read_rows, read_settings
from bot.testkit.loading import Node, Table, load
from bot.testkit.places import Places, Row
from bot.testkit.problems import BadScriptError, Problem, Problems, did_you_mean
from bot.testkit.script import Retry, Script, Send, Step, Until
from bot.testkit.starting import read_start
from bot.testkit.steps import read_steps
from bot.testkit.vocabulary import LOCALES, Vocabulary
from bot.testkit.words import HEAD_WORDS, Word, names

#: Files of steps that scripts include; they are no scripts.
PART_PREFIX = "_"


def find_files(places: Iterable[Path]) -> tuple[Path, ...]:
    """The script files among and below the places, in a stable order; `BadScriptError` where there is nothing."""
    found: dict[Path, None] = {}
    for place in places:
        if not place.exists():
            raise BadScriptError([Problem(place, 0, "does not exist; give a script or a folder of scripts")])
        found.update(dict.fromkeys(_below(place)))
    return tuple(found)


def is_script(path: Path) -> bool:
    return path.suffix in {".yaml", ".yml"} and not path.name.startswith(PART_PREFIX)


def _below(place: Path) -> Iterator[Path]:
    if place.is_dir():
        yield from (path for path in sorted(place.rglob("*")) if path.is_file() and is_script(path))
    else:
        yield place


def read_scripts(path: Path, vocabulary: Vocabulary, *, locale: str | None = None) -> tuple[Script, ...]:
    """
    The scripts of a file: one for each locale and row. Raises `BadScriptError` with every mistake in it.

    With a `locale`, those of this one alone, whether or not the file names it.
    """
    problems = Problems(path)
    head = _head(load(path), problems)
    scripts = tuple(_scripts(path, head, vocabulary, problems, locale)) if head else ()
    problems.raise_any()
    return scripts


def _head(root: Node, problems: Problems) -> Head:
    if not isinstance(root, Table):
        what = (
            f"a script is a mapping that begins with `proves:`; name a list of steps `{PART_PREFIX}...` and include it"
        )
        problems.add(root.line, what)
        return {}
    found = {}
    for key, value in root:
        word = HEAD_WORDS.get(key.value)
        if word is None:
            problems.add(key.line, f"`{key.value}` is no key of a script{did_you_mean(key.value, HEAD_WORDS)}")
        else:
            found[word] = (key, value)
    for word, cure in _NEEDED.items():
        if word not in found:
            problems.add(root.line, f"`{word}` ({names(word)[1]}) is missing: {cure}")
    return found if all(word in found for word in _NEEDED) else {}


_NEEDED: Mapping[Word, str] = {
    Word.PROVES: "begin with a sentence that says what the script proves",
    Word.LOCALE: f"say which of {', '.join(LOCALES)} the user writes in",
    Word.STEPS: "write the conversation below it",
}


def _scripts(path: Path, head: Head, vocabulary: Vocabulary, problems: Problems, only: str | None) -> Iterator[Script]:
    locales = read_locales(head[Word.LOCALE][1], problems) if only is None else LOCALES
    now = read_now(head, problems)
    settings = read_settings(head[Word.SETTINGS][1], problems) if Word.SETTINGS in head else ()
    rows = read_rows(head[Word.ROWS][1], problems) if Word.ROWS in head else (Row(),)
    for locale in locales if only is None else (only,):
        for row in rows:
            places = Places(
                path=path, locale=locale, locales=locales, row=row, vocabulary=vocabulary, problems=problems
            )
            start = read_start(*head[Word.START], places) if Word.START in head else None
            steps = read_steps(head[Word.STEPS][1], places)
            # What only the whole can tell is told once the parts are right.
            if not problems:
                _check_whole(steps, now, places)
            yield Script(
                path=path,
                variant=_variant(locale, row, many_locales=len(locales) > 1),
                proves=_proves(head[Word.PROVES][1], places),
                locale=locale,
                is_one_of_several=len(locales) > 1,
                now=now,
                settings=settings,
                start=start,
                steps=steps,
                draft=_is_draft(head, places),
            )
    if not problems:
        _check_columns(rows, problems, head)


def _variant(locale: str, row: Row, *, many_locales: bool) -> str:
    return "-".join([*([locale] if many_locales else []), *([f"row{row.number}"] if row.number else [])])


def _proves(node: Node, places: Places) -> str:
    text = places.text(node, Word.PROVES)
    return text.value if text else ""


def _is_draft(head: Head, places: Places) -> bool:
    return Word.DRAFT in head and bool(places.flag(head[Word.DRAFT][1], Word.DRAFT))


def _check_columns(rows: tuple[Row, ...], problems: Problems, head: Head) -> None:
    for column in rows[0].cells if rows else ():
        if not any(column in row.used for row in rows):
            problems.add(
                head[Word.ROWS][0].line, f"no step uses the column `{column}`: write `<{column}>` where it goes"
            )


def _check_whole(steps: tuple[Step, ...], now: datetime, places: Places) -> None:
    """Something is expected, after something was done, and time runs forward."""
    if not any(step.expectations for step in steps):
        where = f" in `{places.locale}`" if len(places.locales) > 1 else ""
        places.wrong(steps[0].line, f"the script expects nothing{where}, so it cannot fail: add an `expect`")
    if steps[0].action is None:
        places.wrong(steps[0].line, "something is expected before anything was done: begin with what the user does")
    sent = [step for step in steps if isinstance(step.action, Send | Retry)]
    if sent and isinstance(sent[0].action, Retry):
        places.wrong(sent[0].line, "nothing was sent yet that could come again: begin with what the user does")
    for step in steps:
        if isinstance(step.action, Until) and step.action.at <= now:
            places.problems.add(
                step.line, f"the time lies before the start of the script ({now.isoformat()})", path=step.path
            )
