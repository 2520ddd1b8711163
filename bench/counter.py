"""
Telling callgrind what to count.

Python cannot tell it when to begin. So each counted step goes through a codec of our own, and callgrind is told to
count inside of `PyCodec_Encode` only, which nothing else calls while we measure; `Py_SetRecursionLimit` ends a
scenario. Both names are exported by every CPython, stripped or not.
"""

import codecs
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

#: Before the command that is counted.
CALLGRIND = (
    *("valgrind", "--tool=callgrind", "--collect-atstart=no"),
    *("--toggle-collect=PyCodec_Encode", "--dump-before=Py_SetRecursionLimit"),
)
_CODEC = "counted_step"


def counted(take: Callable[[Any], object], step: Any) -> None:
    """The step, inside the function that is counted. Raises what the step raises."""
    codecs.encode((take, step), _CODEC)  # type: ignore[call-overload]


def _encode(take_and_step: Any, _errors: str = "strict") -> tuple[bytes, int]:
    take, step = take_and_step
    take(step)
    return b"", 0


def _find_codec(name: str) -> codecs.CodecInfo | None:
    return codecs.CodecInfo(_encode, codecs.utf_8_decode, name=_CODEC) if name == _CODEC else None


codecs.register(_find_codec)
codecs.lookup(_CODEC)


def end_scenario() -> None:
    """Where the counter writes down what it has and begins again."""
    sys.setrecursionlimit(sys.getrecursionlimit())


def counts_in(folder: Path) -> list[int]:
    """
    The counts of the scenarios, in their order, out of the files `counts.1`, `counts.2`, ...

    Raises ValueError for a file without a count.
    """
    dumps = sorted(folder.glob("counts.*"), key=lambda path: int(path.suffix[1:]))
    return [_total(path.read_text("utf-8", errors="replace")) for path in dumps]


def _total(dump: str) -> int:
    for line in dump.splitlines():
        if line.startswith(("totals:", "summary:")):
            return int(line.split()[1])
    raise ValueError("callgrind wrote no total")
