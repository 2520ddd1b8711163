"""What pyproject.toml says of mutation: `[tool.refundbot.mutation]`."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

from bot.errors import BotError


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationSettings:
    #: So many mutants are tried where nobody says otherwise.
    sample: int
    #: Which ones.
    seed: int
    #: The least share of them that scripts must notice.
    floor: float


def load_settings(pyproject: Path) -> MutationSettings:
    """Raises BotError where there is no such section: an installed package has none, a checkout has."""
    try:
        section = tomllib.loads(pyproject.read_text("utf-8"))["tool"]["refundbot"]["mutation"]
        return MutationSettings(sample=int(section["sample"]), seed=int(section["seed"]), floor=float(section["floor"]))
    except (OSError, tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        raise BotError(
            f"{pyproject}: has no [tool.refundbot.mutation] with sample, seed and floor; run this in a checkout"
        ) from error
