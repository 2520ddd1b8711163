"""What pyproject.toml says of the files to judge by: `[tool.refundbot.evaluation]`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.errors import BotError

#: By group, by the name of the figure.
Floors = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class EvaluationSettings:
    #: By the name of a file: the least that its figures may be.
    floors: Mapping[str, Floors]
    #: The names of files whose lines nobody is to read, so that nothing is fitted to them.
    figures_only: frozenset[str]


def load_settings(pyproject: Path) -> EvaluationSettings:
    """Raises BotError where there is no such section: an installed package has none, a checkout has."""
    try:
        section: Mapping[str, Any] = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["refundbot"]["evaluation"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise BotError(f"{pyproject}: has no [tool.refundbot.evaluation]; run this in a checkout") from error
    return EvaluationSettings(floors=section.get("floors", {}), figures_only=frozenset(section.get("figures_only", ())))
