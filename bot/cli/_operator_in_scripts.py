"""What the operator set, in the words of a script."""

from collections.abc import Mapping

from bot.settings import Settings
from bot.testkit.operator import NAMES


def operator_in_script(settings: Settings) -> Mapping[str, str]:
    """Each setting that a script may have and that is not left to its default."""
    chosen = {name: getattr(settings, name) for name in NAMES if name in settings.model_fields_set}
    return {name: str(getattr(value, "text", value)) for name, value in chosen.items() if value is not None}
