"""Mutants that are declared to make no difference to anybody, each with the reason: `known_survivors.toml`."""

import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path

from bot.errors import BotError
from bot.testkit.mutation.trying import Fate, Tried

HERE = Path(__file__).with_name("known_survivors.toml")

#: The reason, by the id of the mutant.
Declared = Mapping[str, str]


def load_declared(path: Path = HERE) -> Declared:
    """
    The declared mutants.

    The file has a `[[same]]` for each reason, with `reason` and the ids in `mutants`. Raises BotError for one without
    a reason and for a mutant that stands there twice.
    """
    found: dict[str, str] = {}
    for entry in _entries(path):
        reason, mutants = str(entry.get("reason", "")).strip(), entry.get("mutants", ())
        if not reason or not mutants:
            raise BotError(f"{path}: a [[same]] wants a `reason` and `mutants`, and one lacks them")
        for mutant in mutants:
            if mutant in found:
                raise BotError(f"{path}: {mutant!r} stands there twice; take one of them out")
            found[mutant] = reason
    return found


def complaints(tried: Iterable[Tried], declared: Declared, known: Container[str]) -> Iterator[str]:
    """What is declared wrongly: a mutant that there is not, one that a script kills, one that does not start."""
    yield from (f"{mutant}: is declared, and there is no such mutant" for mutant in declared if mutant not in known)
    for each in tried:
        if each.mutant in declared and each.fate is not Fate.SURVIVED:
            yield f"{each.mutant}: is declared to make no difference, and was {each.fate} by {each.by}"


def _entries(path: Path) -> list[dict[str, list[str]]]:
    try:
        entries = tomllib.loads(path.read_text("utf-8")).get("same", [])
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise BotError(f"{path}: cannot be read: {error}") from error
    return list(entries)
