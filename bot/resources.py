"""Where the files are that come with the code."""

from functools import cache
from pathlib import Path

from bot.catalogs import compile_stale
from bot.errors import BotError

_PACKAGE = Path(__file__).resolve().parent


@cache
def locales_dir() -> Path:
    """
    The folder with one folder a locale, its catalogs compiled.

    An installed wheel has it inside the package, compiled when the wheel was built.
    A checkout has it beside the package, and what was edited there is compiled now.
    """
    packaged = _PACKAGE / "_locales"
    return packaged if packaged.is_dir() else _compiled(_PACKAGE.parent / "locales")


def _compiled(locales: Path) -> Path:
    try:
        compile_stale(locales)
    except (OSError, ValueError) as error:
        raise BotError(f"The catalogs in {locales} cannot be compiled: {error}") from error
    return locales
