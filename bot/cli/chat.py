"""`refundbot chat`: a conversation in the terminal, or line by line for scripts."""

import contextlib
import hashlib
import http.client
import logging
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import click
import orjson
from rich.console import Console

from bot.building import build_dialogue
from bot.channel import Channel
from bot.cli._phone import LocalPhone, Phone
from bot.cli._terminal import Terminal
from bot.cli._typed import typed
from bot.development import credentials_file, find_address
from bot.errors import BotError
from bot.inbox.writer import InboxWriter
from bot.logs import configure_logs
from bot.sandbox.client import PlatformClient
from bot.settings import DEFAULT_DATA_DIR, Settings, load_settings
from bot.store import MemoryStore, Store, StoreLockedError, WireInbox, open_store, open_wire
from bot.store.local import local_store
from bot.turns import Turns
from bot.turns.posts import Watch, unwatched

_EPILOG = """
\b
What you type is what you would type on the phone; /help in the chat shows the rest.
\b
With --json, each line in is an object and gets one line out:
  {"user":"u1","text":"退款三天了还没到账"}
  {"user":"u1","type":"tap","choice":"<an id from the reply before>"}
  {"user":"u1","type":"tick","now":"2026-11-25T09:00+08:00"}
"""


@click.command("chat", epilog=_EPILOG)
@click.option("--user", default="you", show_default=True, metavar="NAME", help="Who is talking; each has a case.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line in, one a line out.")
@click.option(
    "--through",
    type=click.Choice(["process", "webhook"]),
    default="process",
    show_default=True,
    help="Straight into the bot, or signed and encrypted to a bot that is running.",
)
@click.option("--url", metavar="ADDRESS", help="With --through webhook: another bot than the one of `refundbot run`.")
def command(*, user: str, as_json: bool, through: str, url: str | None) -> None:
    """
    Talk to the bot in the terminal.

    By itself it needs nothing and forgets everything at the end. With REFUNDBOT_DATA_DIR or REDIS_URL the
    conversations are kept there. With --through webhook it talks to the bot that `refundbot run` started here,
    in encrypted messages as WeChat sends them; with --url to any other, by the credentials of the environment.
    """
    configure_logs(console=True, level=logging.ERROR)
    if as_json and through == "webhook":
        raise click.UsageError("--json talks to the bot in this process; leave out --through webhook.")
    if url and through != "webhook":
        raise click.UsageError("--url wants --through webhook.")
    if as_json:
        _exchange_lines()
    elif through == "webhook":
        phone, where = _distant_phone(user, url)
        _talk(phone, where)
    else:
        with _kept_store() as (store, settings, watch):
            _talk(_local_phone(user, store, settings, watch), "in this terminal")


def _talk(phone: Phone, where: str) -> None:
    terminal = Terminal(phone=phone, console=Console(highlight=False))
    terminal.greet(where)
    with contextlib.suppress(KeyboardInterrupt):
        terminal.chat(typed())


def _exchange_lines() -> None:
    with contextlib.suppress(KeyboardInterrupt), _kept_store() as (store, settings, watch):
        channel = Channel(store, build_dialogue(settings), watch=watch)
        for number, line in enumerate(sys.stdin.buffer, 1):
            if line.strip():
                sys.stdout.buffer.write(orjson.dumps(_answered(channel, line, number)) + b"\n")
                sys.stdout.buffer.flush()


def _answered(channel: Channel, line: bytes, number: int) -> dict[str, object]:
    try:
        members = orjson.loads(line)
        if not isinstance(members, dict):
            return {"error": f'line {number}: not an object; expected one like {{"user": "u1", "text": "..."}}'}
        return channel.send(members)
    except orjson.JSONDecodeError as error:
        return {"error": f"line {number}, column {error.colno}: not JSON: {error.msg}"}
    except Exception as error:  # noqa: BLE001 - one line that fails must not end the conversation of the others
        return {"error": f"the turn failed: {type(error).__name__}"}


@contextlib.contextmanager
def _kept_store() -> Iterator[tuple[Store, Settings, Watch]]:
    """The store that the settings name, and who feeds its inbox; without one, a memory that ends with the chat."""
    settings = load_settings()
    if settings.redis_url is not None:
        with _inbox(settings.redis_url.get_secret_value(), settings) as watch:
            yield open_store(settings.redis_url.get_secret_value(), settings.key), settings, watch
    elif settings.data_dir is not None:
        # With the credentials of `run`, because its secret key names the users.
        settings = load_settings(credentials_file(settings.data_dir))
        with _embedded(settings.data_dir or DEFAULT_DATA_DIR) as url, _inbox(url, settings) as watch:
            yield open_store(url, settings.key), settings, watch
    else:
        yield MemoryStore(), settings, unwatched


@contextlib.contextmanager
def _inbox(url: str, settings: Settings) -> Iterator[Watch]:
    """Who puts into the inbox there what is not understood; all of it is there in the end."""
    writer = InboxWriter(WireInbox(open_wire(url)), days=settings.inbox_days)
    try:
        yield writer
    finally:
        writer.flush()


@contextlib.contextmanager
def _embedded(data_dir: Path) -> Iterator[str]:
    try:
        store = local_store(data_dir)
    except StoreLockedError as error:
        raise BotError(
            f"A running bot keeps its conversations in {data_dir}; talk to it with: refundbot chat --through webhook"
        ) from error
    with store:
        yield store.url


def _local_phone(user: str, store: Store, settings: Settings, watch: Watch) -> Phone:
    turns = Turns(store, build_dialogue(settings), _now, watch=watch)
    return LocalPhone(user=user, take=turns.take, now=_now)


def _distant_phone(user: str, url: str | None) -> tuple[Phone, str]:
    data_dir = load_settings().data_dir or DEFAULT_DATA_DIR
    address = url or find_address(data_dir)
    if address is None:
        raise BotError(f"No bot is running in {data_dir}: start one with `refundbot run`, or name another with --url.")
    settings = load_settings() if url else load_settings(credentials_file(data_dir))
    client = _client(address if address.endswith("/wechat") else f"{address.rstrip('/')}/wechat", settings)
    _demand_answer(client, address)
    return client.phone(_openid(user)), f"at {address}, through encrypted messages"


def _client(address: str, settings: Settings) -> PlatformClient:
    token, aes_key = settings.wechat_token, settings.wechat_encoding_aes_key
    app_id, original_id = settings.wechat_app_id, settings.wechat_original_id
    if not (token and aes_key and app_id and original_id):
        names = "WECHAT_TOKEN, WECHAT_ENCODING_AES_KEY, WECHAT_APP_ID and WECHAT_ORIGINAL_ID"
        raise BotError(f"--through webhook needs the bot's {names}.")
    return PlatformClient.connect(
        address,
        token=token.get_secret_value(),
        aes_key=aes_key.get_secret_value(),
        app_id=app_id,
        original_id=original_id,
    )


def _demand_answer(client: PlatformClient, address: str) -> None:
    try:
        is_right = client.verify()
    except (OSError, http.client.HTTPException) as error:
        raise BotError(f"No bot answers at {address}: is `refundbot run` still running?") from error
    if not is_right:
        raise BotError(f"What answers at {address} does not know these credentials.")


def _openid(user: str) -> str:
    """A name as an openid: 28 letters that begin with an o, the same each time."""
    return f"o{hashlib.sha256(user.encode()).hexdigest()[:27]}"


def _now() -> datetime:
    return datetime.now(UTC)
