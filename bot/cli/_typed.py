"""What somebody types into a chat."""

import contextlib
import sys
from collections.abc import Iterator


def typed() -> Iterator[str]:
    """Line by line, with the keys of a shell's line; or the lines of a file, without a prompt."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 - it changes how input() reads, where Python has it
    with contextlib.suppress(EOFError):
        while True:
            yield input("> ")
