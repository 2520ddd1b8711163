"""The settings: what is set, without any secret, and what is missing or makes little sense."""

from collections.abc import Iterator

from pydantic import SecretStr

from bot.checks.doctor.findings import Area, Finding
from bot.settings import Settings, SettingsError, demand_production
from dialogs.knowledge import DeskKind

AREA = Area("settings")


def unreadable(error: SettingsError) -> list[Finding]:
    """Settings with which nothing starts, a finding for each wrong variable."""
    return [
        _named(line, "put it right in the environment or .env; docs/settings.md") for line in str(error).split("\n")
    ]


def settings_findings(settings: Settings, made_up: frozenset[str]) -> list[Finding]:
    """`made_up` are the variables that `refundbot run` filled in."""
    return [*_values(settings, made_up), *_gaps(settings), *_advice(settings)]


def _values(settings: Settings, made_up: frozenset[str]) -> Iterator[Finding]:
    for name, field in Settings.model_fields.items():
        variable = str(field.validation_alias)
        if name not in settings.model_fields_set:
            continue
        shown = _shown(getattr(settings, name))
        if variable in made_up:
            yield AREA.ok(variable, f"{shown}, made up by `refundbot run`", "production wants one of its own")
        else:
            yield AREA.ok(variable, shown)


def _gaps(settings: Settings) -> list[Finding]:
    try:
        demand_production(settings)
    except SettingsError as error:
        return [_named(line, "set it; docs/operating.md says where it is found") for line in str(error).split("\n")]
    return []


def _advice(settings: Settings) -> Iterator[Finding]:
    if settings.wechat_token and not settings.wechat_encoding_aes_key:
        yield AREA.warning(
            "WECHAT_ENCODING_AES_KEY",
            "is missing: only plaintext mode works, in which a signature does not cover the message",
            "set it and WECHAT_APP_ID, and choose safe mode (安全模式) in WeChat's console",
        )
    if settings.wechat_token and not settings.secret_key:
        yield AREA.warning(
            "REFUNDBOT_SECRET_KEY",
            "is missing: users are named by WECHAT_TOKEN, and everybody is new when that changes",
            "set it before the first user comes: python3 -c 'import secrets; print(secrets.token_urlsafe(32))'",
        )
    if settings.wechat_token and not settings.wechat_original_id:
        yield AREA.warning(
            "WECHAT_ORIGINAL_ID", "is missing: messages to any account are taken", "set the account's gh_ id"
        )
    if settings.wechat_encoding_aes_key_previous:
        yield AREA.warning(
            "WECHAT_ENCODING_AES_KEY_PREVIOUS", "still opens messages", "remove it an hour after the change of keys"
        )
    if settings.desk is not DeskKind.NONE and not settings.staff_hours:
        yield AREA.warning(
            "REFUNDBOT_STAFF_HOURS", "is missing: users are sent to people at any hour", "say when people are there"
        )


def _named(line: str, to_do: str) -> Finding:
    variable, _, what = line.partition(": ")
    return AREA.fault(variable, what, to_do)


def _shown(value: object) -> str:
    if isinstance(value, SecretStr):
        return f"set ({len(value.get_secret_value())} characters, not shown)"
    return str(getattr(value, "text", value))
