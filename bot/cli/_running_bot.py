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
    address = url if url.endswith(_WEBHOOK) else f"{url.rstrip('/')}{_WEBHOOK}"
    given = {
        name: SecretStr(value)
        for name, value in (("wechat_token", token), ("wechat_encoding_aes_key", aes_key))
        if value
    }
    settings = _settings(url).model_copy(update=given)
    _credentials(settings)
    return RunningBot(address=address, settings=settings)


def _settings(url: str) -> Settings:
    """Of the bot that `refundbot run` started here, where that is the one; else those of the environment."""
    own = load_settings()
    data_dir = own.data_dir or DEFAULT_DATA_DIR
    here = find_address(data_dir)
    is_ours = here is not None and here.rstrip("/") == url.removesuffix(_WEBHOOK).rstrip("/")
    return load_settings(credentials_file(data_dir)) if is_ours else own


def _credentials(settings: Settings) -> dict[str, str]:
    token, aes_key = settings.wechat_token, settings.wechat_encoding_aes_key
    app_id, original_id = settings.wechat_app_id, settings.wechat_original_id
    if not (token and aes_key and app_id and original_id):
        names = "WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_APP_ID and WECHAT_ORIGINAL_ID"
        raise click.UsageError(f"--url needs the bot's {names}, in the environment or in .env.")
    return {
        "token": token.get_secret_value(),
        "aes_key": aes_key.get_secret_value(),
        "app_id": app_id,
        "original_id": original_id,
    }
