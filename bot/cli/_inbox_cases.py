"""Labelled texts of the inbox as sentences to judge understanding by, in the format of tests/evaluation/README.md."""

from collections.abc import Iterable
from pathlib import Path

import orjson

from bot.errors import BotError
from bot.evaluation.lines import load_lines
from bot.inbox.unclear import Kept, likeness


def append_cases(path: Path, kept: Iterable[Kept]) -> int:
    """
    Write each labelled text to the end of that file, but for those that it holds; how many were written.

    Raises BotError when the file is none of sentences, or cannot be written: then nothing was.
    """
    known = {likeness(line.text) for line in load_lines(path)} if _has_lines(path) else set()
    new = {likeness(each.unclear.text): each for each in kept if each.label}
    cases = [_case(each) for name, each in new.items() if name not in known]
    if cases:
        _append(path, b"".join(cases))
    return len(cases)


def _has_lines(path: Path) -> bool:
    try:
        return bool(path.read_bytes().strip())
    except FileNotFoundError:
        return False
    except OSError as error:
        raise BotError(f"{path}: cannot be read: {error.strerror}") from error


def _case(kept: Kept) -> bytes:
    case = {"text": kept.unclear.text, "label": kept.label, "locale": kept.unclear.locale}
    # As people write the files: with a blank behind each comma and colon, which orjson leaves out.
    fields = (f"{orjson.dumps(name).decode()}: {orjson.dumps(value).decode()}" for name, value in case.items())
    return f"{{{', '.join(fields)}}}\n".encode()


def _append(path: Path, lines: bytes) -> None:
    try:
        before = path.read_bytes() if path.exists() else b""
        gap = b"\n" if before and not before.endswith(b"\n") else b""
        with path.open("ab") as file:
            file.write(gap + lines)
    except OSError as error:
        raise BotError(f"{path}: cannot be written: {error.strerror}") from error
