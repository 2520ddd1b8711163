"""A vignette: a story in several locales, the facts behind it, and what right advice is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.errors import BotError
from dialogs.acts import Cause
from dialogs.slots import VALUES, Slot


class BadVignetteError(BotError):
    """A vignette that cannot be played: which one, and what is wrong with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vignette:
    """One story."""

    id: str
    #: Locale -> what the person types first.
    story: Mapping[str, str]
    #: What the person knows, and tells when asked.
    facts: Mapping[Slot, str]
    cause: Cause
    variant: str
    #: Whom to turn to first (`bot.testkit.vignettes.desks`).
    first_step: str
    #: Points that right advice contains, each with the fact that it rests on: for people who judge.
    advice: tuple[str, ...]


def load_vignettes(folder: Path, variants: frozenset[str]) -> tuple[Vignette, ...]:
    """All vignettes of a folder and those below it. Raises BadVignetteError."""
    found = [_read(path, entry, variants) for path in sorted(folder.rglob("*.yaml")) for entry in _entries(path)]
    doubled = {each.id for each in found if sum(other.id == each.id for other in found) > 1}
    if doubled or not found:
        raise BadVignetteError(f"{folder}: {'doubled ids ' + str(sorted(doubled)) if doubled else 'no vignettes'}")
    return tuple(found)


def _entries(path: Path) -> Sequence[Mapping[str, Any]]:
    try:
        entries = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - strings only
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise BadVignetteError(f"{path}:{line}: no YAML: {error.problem}") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadVignetteError(f"{path}: cannot be read as YAML in UTF-8") from error
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadVignetteError(f"{path}: expected a list of vignettes, each with an id")
    return entries


def _read(path: Path, entry: Mapping[str, Any], variants: frozenset[str]) -> Vignette:
    where = f"{path}: {entry.get('id', 'a vignette without id')}"
    try:
        facts = {Slot(slot): value for slot, value in entry["facts"].items()}
        cause, variant, first_step = Cause(entry["cause"]), entry["variant"], entry["first_step"]
        story, advice = dict(entry["story"]), tuple(entry["advice"])
    except KeyError as error:
        raise BadVignetteError(f"{where}: wants {error.args[0]!r}") from error
    except (AttributeError, TypeError, ValueError) as error:
        raise BadVignetteError(f"{where}: {error}") from error
    if variant not in variants:
        raise BadVignetteError(f"{where}: no variant is called {variant!r}")
    wrong = [slot for slot, value in facts.items() if slot in VALUES and value not in set(VALUES[slot])]
    if wrong:
        raise BadVignetteError(f"{where}: {wrong[0]} cannot be {facts[wrong[0]]!r}")
    return Vignette(
        id=entry["id"],
        story=story,
        facts=facts,
        cause=cause,
        variant=variant,
        first_step=first_step,
        advice=advice,
    )
