"""Where a bot runs that scripts are to be run against, and what it takes to be heard there."""

import http.client
from dataclasses import dataclass

import click
from pydantic import SecretStr

from bot.development import credentials_file, find_address
from bot.errors import BotError
from bot.sandbox.client import PlatformClient
from bot.settings import DEFAULT_DATA_DIR, Settings, load_settings

_WEBHOOK = "/wechat"
#: What it takes to be heard, by the names of the settings.
_CREDENTIALS = ("wechat_token", "wechat_encoding_aes_key", "wechat_app_id", "wechat_original_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningBot:
    """An address, and the settings that the bot there is said to have."""

    address: str
    settings: Settings

    def client(self) -> PlatformClient:
        """Somebody whom the bot takes for WeChat. Raises BotError where no bot answers, or one with another secret."""
        secrets = _credentials(self.settings)
        client = PlatformClient.connect(
            self.address,
            token=secrets["token"],
            aes_key=secrets["aes_key"],
            app_id=secrets["app_id"],
            original_id=secrets["original_id"],
        )
        try:
            is_right = client.verify()
        except (OSError, http.client.HTTPException) as error:
            raise BotError(
                f"No bot answers at {self.address}: is it running, and is that the right address?"
            ) from error
        if not is_right:
            raise BotError(f"What answers at {self.address} does not know these credentials.")
        return client


def running_bot(url: str, *, token: str = "", aes_key: str = "") -> RunningBot:
    """
    The bot at that address. What is not given comes from the environment, `.env`, or `refundbot run` on this machine.

    Raises BotError when something is missing.
    """
    if not url.startswith(("http://", "https://")):
        raise click.UsageError(f"--url wants the whole address: http://{url}")
    address = url if url.endswith(_WEBHOOK) else f"{url.rstrip('/')}{_WEBHOOK}"
    given = {
        name: SecretStr(value)
        for name, value in (("wechat_token", token), ("wechat_encoding_aes_key", aes_key))
        if value
    }
    settings = _settings(url).model_copy(update=given)
    _demand_credentials(settings)
    return RunningBot(address=address, settings=settings)


def _settings(url: str) -> Settings:
    """Of the bot that `refundbot run` started here, where that is the one; else those of the environment."""
    own = load_settings()
    data_dir = own.data_dir or DEFAULT_DATA_DIR
    here = find_address(data_dir)
    is_ours = here is not None and _plain(here) == _plain(url)
    return load_settings(credentials_file(data_dir)) if is_ours else own


def _plain(url: str) -> str:
    """The same for every way to write an address of this machine."""
    base = url.rstrip("/").removesuffix(_WEBHOOK).rstrip("/")
    return base.replace("://localhost", "://127.0.0.1", 1)


def _demand_credentials(settings: Settings) -> None:
    """Raises click's UsageError, with the address that would have wanted none."""
    missing = [name.upper() for name in _CREDENTIALS if not getattr(settings, name)]
    if not missing:
        return
    here = find_address(settings.data_dir or DEFAULT_DATA_DIR)
    ours = f" The bot of this folder answers at {here}, and wants none of them." if here else ""
    raise click.UsageError(f"--url needs the bot's {', '.join(missing)}, in the environment or in .env.{ours}")


def _credentials(settings: Settings) -> dict[str, str]:
    _demand_credentials(settings)
    token, aes_key, app_id, original_id = (getattr(settings, name) for name in _CREDENTIALS)
    return {
        "token": token.get_secret_value(),
        "aes_key": aes_key.get_secret_value(),
        "app_id": app_id,
        "original_id": original_id,
    }
