"""Reading where a script starts: `start: {state: asking.delivery}`, or by the name of a fixture."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot.testkit.knowledge import Facts
from bot.testkit.loading import Node, Table, Text, load
from bot.testkit.places import Places, is_nothing
from bot.testkit.problems import BadScriptError, did_you_mean
from bot.testkit.start import Start
from bot.testkit.vocabulary import Names
from bot.testkit.words import START_WORDS, Word

#: Starts that have a name, beside the scripts that use them or in a folder above.
FIXTURES = "_fixtures.yaml"

#: The words for ids of the bot: of which kind they are, and whether there may be several.
NAMED: Mapping[Word, tuple[Names, bool]] = {
    Word.GROUNDS: (Names.GROUND, True),
    Word.STATE: (Names.STATE, False),
    Word.VARIANT: (Names.VARIANT, False),
    Word.RUNG: (Names.RUNG, False),
    Word.TAKEN: (Names.RUNG, True),
    Word.OWNER: (Names.OWNER, False),
    Word.LOCALE: (Names.LOCALE, False),
}

_EXAMPLE = "state: asking.delivery"


def read_start(key: Text, node: Node, places: Places) -> Start | None:
    """None when it is wrong; then `places` knows why."""
    if isinstance(node, Text) and node.value:
        members = _fixture(places.filled(node), places)
    else:
        members = _members(node, key.value, places)
    return None if not members else _start(members, places, key.line)


def _start(members: Mapping[Word, Any], places: Places, line: int) -> Start:
    return Start(path=places.path, line=line, **{str(word): value for word, value in members.items()})


def _members(node: Node, place: str, places: Places) -> dict[Word, Any]:
    """Each word with what is written behind it; those of a fixture are changed by those beside it."""
    if not isinstance(node, Table) or not node.entries:
        places.wrong(node.line, f"`{place}` wants a mapping, such as `{_EXAMPLE}`, or the name of a fixture")
        return {}
    own: dict[Word, Any] = {}
    fixture: dict[Word, Any] = {}
    for key, value in node:
        word = START_WORDS.get(key.value)
        if word is None:
            places.wrong(key.line, f"`{key.value}` is no word for a start{did_you_mean(key.value, START_WORDS)}")
        elif word is Word.FIXTURE:
            name = places.text(value, key.value)
            fixture = {} if name is None else _fixture(name, places)
        elif (read := _READERS[word](value, places, key.value)) is not None:
            own[word] = read
    return _merged(fixture, own)


def _merged(fixture: dict[Word, Any], own: dict[Word, Any]) -> dict[Word, Any]:
    facts = dict(fixture.get(Word.FACTS, ())) | dict(own.get(Word.FACTS, ()))
    return {**fixture, **own, **({Word.FACTS: tuple(facts.items())} if facts else {})}


def _fixture(name: Text, places: Places) -> dict[Word, Any]:
    """The named start, from the nearest file of fixtures that has it."""
    known: list[str] = []
    for path in _files(places.path):
        table = _loaded(path, places)
        for key, node in table if table is not None else ():
            if key.value == name.value:
                return _members(node, key.value, replace(places, path=path))
            known.append(key.value)
    cure = did_you_mean(name.value, known) or f"; write it into `{FIXTURES}` beside this file"
    places.wrong(name.line, f"`{name.value}` is no fixture in `{FIXTURES}` here or above{cure}")
    return {}


def _files(script: Path) -> Iterator[Path]:
    for folder in script.resolve().parents:
        if (folder / FIXTURES).is_file():
            yield folder / FIXTURES


def _loaded(path: Path, places: Places) -> Table | None:
    try:
        root = load(path)
    except BadScriptError as error:
        for problem in error.problems:
            places.problems.add(problem.line, problem.text, path=problem.path)
        return None
    if not isinstance(root, Table):
        places.problems.add(root.line, f"holds names with a start each, such as `asked: {{{_EXAMPLE}}}`", path=path)
        return None
    return root


def _one(names: Names) -> Callable[[Node, Places, str], str | None]:
    def read(node: Node, places: Places, place: str) -> str | None:
        text = places.text(node, place)
        return None if text is None else places.name(text, names)

    return read


def _several(names: Names) -> Callable[[Node, Places, str], tuple[str, ...] | None]:
    def read(node: Node, places: Places, place: str) -> tuple[str, ...] | None:
        texts = places.texts(node, place)
        if texts is None:
            return None
        read = [places.name(text, names) for text in texts]
        return tuple(name for name in read if name) if all(read) else None

    return read


def _facts(node: Node, places: Places, place: str) -> tuple[tuple[str, str], ...] | None:
    for key, value in node if isinstance(node, Table) else ():
        if isinstance(value, Text) and is_nothing(value):
            places.wrong(value.line, f"what nobody told stands in no start: take `{key.value}` out")
            return None
    told = Facts().read(node, places, place)
    return None if told is None else tuple((slot, value) for slot, value in told if value is not None)


_READERS: Mapping[Word, Callable[[Node, Places, str], Any]] = {
    Word.FACTS: _facts,
    **{word: _several(names) if many else _one(names) for word, (names, many) in NAMED.items()},
}
