"""The least that simulated users must reach: `[tool.refundbot.simulate]` in pyproject.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from bot.building import LOCALES
from bot.errors import BotError
from bot.testkit.simulated.manners import MANNERS

#: Kind -> locale -> share of goals that every run reaches.
Floors = Mapping[str, Mapping[str, float]]
_SECTION = "[tool.refundbot.simulate.floors]"


def load_floors(pyproject: Path) -> Floors:
    """Raises BotError where the section is missing, or names something else than a kind, a locale and a share."""
    try:
        section: Floors = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["refundbot"]["simulate"]["floors"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise BotError(f"{pyproject}: has no {_SECTION}; run this in a checkout") from error
    for kind, by_locale in section.items():
        if kind not in MANNERS:
            raise BotError(f"{pyproject}: {_SECTION} knows no kind of user {kind!r}; there are {', '.join(MANNERS)}")
        for locale, share in by_locale.items():
            if locale not in LOCALES or not 0 <= share <= 1:
                raise BotError(f"{pyproject}: {_SECTION} {kind} wants a share from 0 to 1 for {', '.join(LOCALES)}")
    return section
