"""
Compiling the catalogs: messages.po, which people edit, to messages.mo, which gettext reads.

hatch_build.py loads this file on its own, so it may import nothing but the standard library and Babel.
"""

import os
from pathlib import Path


def sources(locales: Path) -> list[Path]:
    """Every messages.po, in the order of the locales' names."""
    return sorted(locales.glob("*/LC_MESSAGES/messages.po"))


def is_stale(source: Path) -> bool:
    """Whether the compiled catalog is missing or older than its source."""
    compiled = source.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < source.stat().st_mtime_ns


def compile_catalog(source: Path) -> Path:
    """
    Write the .mo beside its .po and return it; a reader never sees half a file.

    Fuzzy entries stay out. Raises ValueError for a file that is no catalog.
    """
    # Imported late: a start with fresh catalogs, which is nearly every one, never needs the parser.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    try:
        with source.open("rb") as lines:
            catalog = read_po(lines, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(f"{source}: {error}") from error
    target = source.with_suffix(".mo")
    # Two workers may start at once: each writes its own file, and the last rename wins.
    draft = target.with_suffix(f".mo.{os.getpid()}")
    with draft.open("wb") as output:
        write_mo(output, catalog)
    return draft.replace(target)


def compile_stale(locales: Path) -> list[Path]:
    """Compile what was edited since it was last compiled; returns what was written."""
    return [compile_catalog(source) for source in sources(locales) if is_stale(source)]
