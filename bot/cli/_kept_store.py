"""The store that the settings name, for a command that looks after what is in it."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from bot.errors import BotError
from bot.settings import DEFAULT_DATA_DIR, Settings
from bot.store import StoreLockedError, open_wire
from bot.store.local import local_store
from bot.store.wire import Wire


@contextlib.contextmanager
def kept_wire(settings: Settings, wanted: str) -> Iterator[Wire]:
    """
    The way to REDIS_URL, or to the data directory, whether or not a bot is running there.

    Raises BotError, with what to do, when there is neither; `wanted` is what then is not there.
    """
    if settings.redis_url is not None:
        yield open_wire(settings.redis_url.get_secret_value())
        return
    data_dir = settings.data_dir or DEFAULT_DATA_DIR
    if not data_dir.is_dir():
        raise BotError(
            f"There is no {wanted}: REDIS_URL is not set, and {data_dir} is not there."
            " Set REDIS_URL or REFUNDBOT_DATA_DIR to those of the bot, or start one here with `refundbot run`."
        )
    with _embedded(data_dir) as url:
        yield open_wire(url)


@contextlib.contextmanager
def _embedded(data_dir: Path) -> Iterator[str]:
    try:
        store = local_store(data_dir)
    except StoreLockedError:
        yield _url_of_running(data_dir)
        return
    with store:
        yield store.url


def _url_of_running(data_dir: Path) -> str:
    """The store that a running bot keeps in that directory."""
    socket = data_dir.absolute() / "store.sock"
    if not socket.exists():
        raise BotError(f"The bot that is running in {data_dir} keeps its store out of reach: stop it, and ask again.")
    return f"unix://{socket}"
