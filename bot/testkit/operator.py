"""The operator's settings that a script may choose for its bot; nothing comes from the environment."""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource

from bot.settings import Settings

#: Names as in `bot.settings.Settings`.
NAMES = ("desk", "operator_kind", "operator_name", "staff_contact", "staff_hours")

#: Name and value, as they stand in the script.
Chosen = tuple[tuple[str, str], ...]


class _ScriptSettings(Settings):
    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],  # noqa: ARG003 - the signature is pydantic's
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return (init_settings,)


def settings_of(chosen: Chosen) -> Settings:
    """The defaults with what was chosen. Raises pydantic's ValidationError."""
    values: dict[str, Any] = {_variable(name): value for name, value in chosen}
    return _ScriptSettings(**values)


def complaints(chosen: Chosen) -> Mapping[str, str]:
    """For each value that cannot be: what was expected."""
    try:
        settings_of(chosen)
    except ValidationError as error:
        wrong = {str(fault["loc"][0]) for fault in error.errors()}
        return {name: _expected(name) for name in _named(wrong)}
    return {}


def _named(variables: Iterable[str]) -> list[str]:
    return [name for name in NAMES if _variable(name) in variables]


def _variable(name: str) -> str:
    return str(Settings.model_fields[name].validation_alias)


def _expected(name: str) -> str:
    return str(Settings.model_fields[name].description)
