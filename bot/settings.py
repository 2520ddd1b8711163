"""Everything the operator can set: the environment and `.env`, read once at the start into one frozen value."""

import hashlib
import re
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.errors import BotError
from bot.staff_hours import FORMAT as STAFF_HOURS_FORMAT
from bot.staff_hours import StaffHours
from dialogs.knowledge import DeskKind, OperatorKind

#: Where `run` keeps its store and its credentials when REFUNDBOT_DATA_DIR says nothing.
DEFAULT_DATA_DIR = Path(".refundbot")

#: Longer than anybody labels for, and short enough to be forgotten.
_MOST_INBOX_DAYS = 365

_STORE_URLS = (
    "redis://host:port/0, rediss://host:port/0, unix:///path,"
    " redis+sentinel://host:port,host:port/service or redis+cluster://host:port"
)


class SettingsError(BotError):
    """One line for each wrong variable: its name and what was expected. Secrets are never repeated."""


def plain(secret: SecretStr | None) -> str:
    """The secret itself, for whoever must send or check it; "" where none is set."""
    return secret.get_secret_value() if secret is not None else ""


def _matches(pattern: str) -> AfterValidator:
    allowed = re.compile(pattern)

    def check(value: str | SecretStr) -> str | SecretStr:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if not allowed.fullmatch(text):
            raise ValueError
        return value

    return AfterValidator(check)


#: The official alphabet is letters and digits; keys that people make themselves have `+` and `/` as well.
_AES_KEY = _matches(r"[A-Za-z0-9+/]{43}")


def _check_store_url(url: SecretStr) -> SecretStr:
    parts = urlsplit(url.get_secret_value())
    match parts.scheme:
        case "unix":
            is_complete = bool(parts.path.strip("/"))
        case "redis+sentinel":
            is_complete = bool(parts.netloc and parts.path.strip("/"))
        case "redis" | "rediss":
            # Reading the port raises ValueError when it is none.
            is_complete = bool(parts.hostname) and parts.port != 0
        case scheme:
            is_complete = scheme == "redis+cluster" and bool(parts.netloc)
    if not is_complete:
        raise ValueError
    return url


def _find_zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, OSError) as error:
        raise ValueError from error


def _variable(name: str, expects: str, *, default: Any = None) -> Any:
    """A field that is read from that variable; `expects` ends the sentence "REFUNDBOT_DESK: expected ..."."""
    return Field(default, validation_alias=name, description=expects)


def _secret(name: str, expects: str) -> Any:
    """The same for a value that is never shown, not even when it is wrong."""
    return Field(None, validation_alias=name, description=expects, repr=False)


class Settings(BaseSettings):
    """What the operator set. Frozen: a part is given what it needs and reads no environment of its own."""

    model_config = SettingsConfigDict(
        frozen=True,
        extra="ignore",
        env_ignore_empty=True,
        # Values are what people type, never JSON.
        enable_decoding=False,
        validate_default=False,
        arbitrary_types_allowed=True,
        hide_input_in_errors=True,
    )

    wechat_token: Annotated[SecretStr, _matches(r"[A-Za-z0-9]{3,32}")] | None = _secret(
        "WECHAT_TOKEN", "3 to 32 letters and digits, the same as in WeChat's developer settings"
    )
    wechat_app_id: Annotated[str, _matches(r"wx[A-Za-z0-9]{16}")] | None = _variable(
        "WECHAT_APP_ID", "`wx` and 16 letters or digits"
    )
    wechat_app_secret: Annotated[SecretStr, _matches(r"[A-Za-z0-9]{32}")] | None = _secret(
        "WECHAT_APP_SECRET", "32 letters and digits"
    )
    wechat_encoding_aes_key: Annotated[SecretStr, _AES_KEY] | None = _secret(
        "WECHAT_ENCODING_AES_KEY", "43 letters and digits"
    )
    wechat_encoding_aes_key_previous: Annotated[SecretStr, _AES_KEY] | None = _secret(
        "WECHAT_ENCODING_AES_KEY_PREVIOUS", "43 letters and digits"
    )
    wechat_original_id: Annotated[str, _matches(r"gh_[A-Za-z0-9]{6,32}")] | None = _variable(
        "WECHAT_ORIGINAL_ID", "`gh_` and 6 to 32 letters or digits"
    )
    wechat_api_base_url: Annotated[str, _matches(r"https?://[^\s/?#]+(/[^\s?#]*)?")] = _variable(
        "WECHAT_API_BASE_URL", "an address like https://api.weixin.qq.com", default="https://api.weixin.qq.com"
    )
    wechat_active_messages: bool = _variable("WECHAT_ACTIVE_MESSAGES", "true or false", default=False)

    redis_url: Annotated[SecretStr, AfterValidator(_check_store_url)] | None = _secret("REDIS_URL", _STORE_URLS)
    data_dir: Path | None = _variable("REFUNDBOT_DATA_DIR", "a folder")
    embedded: bool = _variable("REFUNDBOT_EMBEDDED", "1 or 0", default=False)
    secret_key: Annotated[SecretStr, _matches(r"\S{16,}")] | None = _secret(
        "REFUNDBOT_SECRET_KEY", "16 or more characters without blanks, made at random"
    )
    timezone: Annotated[ZoneInfo, BeforeValidator(_find_zone)] = _variable(
        "REFUNDBOT_TIMEZONE", "a time zone like Asia/Shanghai", default=ZoneInfo("Asia/Shanghai")
    )
    operator_name: Annotated[str, _matches(r"[^\x00-\x1f]{1,40}")] | None = _variable(
        "REFUNDBOT_OPERATOR_NAME", "one line of at most 40 characters"
    )
    operator_kind: OperatorKind = _variable(
        "REFUNDBOT_OPERATOR_KIND", "independent, merchant or platform", default=OperatorKind.INDEPENDENT
    )
    desk: DeskKind = _variable("REFUNDBOT_DESK", "none, wechat or console", default=DeskKind.NONE)
    staff_hours: Annotated[StaffHours, BeforeValidator(StaffHours.parse)] | None = _variable(
        "REFUNDBOT_STAFF_HOURS", STAFF_HOURS_FORMAT
    )
    staff_contact: Annotated[str, _matches(r"[^\x00-\x1f]{1,100}")] | None = _variable(
        "REFUNDBOT_STAFF_CONTACT", "one line of at most 100 characters"
    )
    metrics_token: Annotated[SecretStr, _matches(r"\S{8,}")] | None = _secret(
        "REFUNDBOT_METRICS_TOKEN", "8 or more characters without blanks"
    )
    inbox_days: Annotated[int, Field(ge=0, le=_MOST_INBOX_DAYS)] = _variable(
        "REFUNDBOT_INBOX_DAYS", f"a number of days from 0 (keep nothing) to {_MOST_INBOX_DAYS}", default=30
    )

    @property
    def has_person(self) -> bool:
        """Whether users can be passed on to anybody, or told whom of the account to call."""
        return self.desk is not DeskKind.NONE or self.staff_contact is not None

    @property
    def key(self) -> bytes:
        """What tombstones and pseudonyms are keyed with: the secret key, or else one drawn from the token."""
        secret = self.secret_key or self.wechat_token or SecretStr("")
        return hashlib.sha256(b"refundbot:" + secret.get_secret_value().encode()).digest()


def load_settings(*files: Path) -> Settings:
    """
    The settings from the environment, then `.env`, then these files: the first that says something wins.

    Raises SettingsError.
    """
    try:
        # The last file wins in pydantic-settings.
        settings = Settings(_env_file=(*reversed(files), Path(".env")))
    except ValidationError as error:
        raise SettingsError("\n".join(_explain(error))) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f".env: expected a readable file of NAME=value lines in UTF-8 ({error}).") from None
    return _demand(settings, _contradictions(settings))


def demand_production(settings: Settings) -> Settings:
    """The same settings, when `serve`, `worker` or a WSGI server can start with them. Raises SettingsError."""
    return _demand(settings, _gaps(settings))


def _demand(settings: Settings, faults: list[str]) -> Settings:
    if faults:
        raise SettingsError("\n".join(faults))
    return settings


def _contradictions(settings: Settings) -> list[str]:
    faults = []
    if settings.wechat_encoding_aes_key and not settings.wechat_app_id:
        faults.append("WECHAT_APP_ID: expected beside WECHAT_ENCODING_AES_KEY, and is missing.")
    if settings.wechat_encoding_aes_key_previous and not settings.wechat_encoding_aes_key:
        faults.append("WECHAT_ENCODING_AES_KEY: expected beside WECHAT_ENCODING_AES_KEY_PREVIOUS, and is missing.")
    if settings.wechat_active_messages and not (settings.wechat_app_id and settings.wechat_app_secret):
        faults.append("WECHAT_ACTIVE_MESSAGES: true needs WECHAT_APP_ID and WECHAT_APP_SECRET.")
    return faults


def _gaps(settings: Settings) -> list[str]:
    faults = []
    if not settings.wechat_token:
        faults.append("WECHAT_TOKEN: expected the token from WeChat's developer settings, and is missing.")
    if not (settings.redis_url or settings.embedded):
        faults.append(f"REDIS_URL: expected {_STORE_URLS}; or set REFUNDBOT_EMBEDDED=1 to keep all on this machine.")
    return faults


def _explain(error: ValidationError) -> list[str]:
    fields = {field.validation_alias: field for field in Settings.model_fields.values()}
    return [_explain_one(fields[str(fault["loc"][0])], fault["input"]) for fault in error.errors()]


def _explain_one(field: FieldInfo, given: object) -> str:
    shown = f", not {str(given)[:60]!r}" if field.repr else ""
    return f"{field.validation_alias}: expected {field.description}{shown}."
