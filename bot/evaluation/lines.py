"""The sentences to judge by: files of one JSON object a line, as tests/evaluation/README.md describes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import orjson

from bot.errors import BotError
from bot.phrases import LANGUAGES
from dialogs.acts import Act, Cause, Ground
from dialogs.slots import Slot

#: What a sentence can be about: a report is labelled by its cause, and facts alone by no label.
LABELS = frozenset((*Cause, *Ground, *Act)) - {Act.REPORT, Act.INFORM}

_WANTED = 'each line wants "text", "label", "locale", and perhaps "slots"'


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A sentence, and what people say it means."""

    text: str
    label: str
    locale: str
    #: Every fact in the text; None where nobody wrote the facts down.
    slots: Mapping[str, str] | None = None

    @property
    def language(self) -> str:
        return LANGUAGES[self.locale]


def load_lines(path: Path) -> tuple[Line, ...]:
    """All lines of a file. Raises BotError with the file and the line where one cannot be read."""
    try:
        written = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BotError(f"{path}: cannot be read: {error}") from error
    lines = tuple(_line(text, f"{path}:{number}") for number, text in enumerate(written, 1) if text.strip())
    if not lines:
        raise BotError(f"{path}: holds no line to judge by")
    return lines


def _line(text: str, where: str) -> Line:
    try:
        said = orjson.loads(text)
        slots = said.get("slots")
        line = Line(text=said["text"], label=said["label"], locale=said["locale"], slots=_slots(slots, where))
    except KeyError as error:
        raise BotError(f'{where}: has no "{error.args[0]}"; {_WANTED}') from error
    except (orjson.JSONDecodeError, AttributeError, TypeError) as error:
        raise BotError(f"{where}: is no such line; {_WANTED}: {error}") from error
    _known(line.label, LABELS, where)
    _known(line.locale, LANGUAGES, where)
    return line


def _slots(written: Mapping[str, Any] | None, where: str) -> Mapping[str, str] | None:
    if written is None:
        return None
    for name in written:
        _known(name, frozenset(Slot), where)
    return {name: str(value) for name, value in written.items()}


def _known(name: str, names: Mapping[str, Any] | frozenset[str], where: str) -> None:
    if name not in names:
        raise BotError(f"{where}: no such name as {name!r}; there are {', '.join(sorted(names))}")
