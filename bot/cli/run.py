"""`refundbot run`: everything on this machine."""

import contextlib
import ipaddress
import subprocess
from pathlib import Path

import click

from bot.cli._worker_beside import worker_beside
from bot.development import announced_address, development_credentials
from bot.errors import BotError
from bot.server import listen, url_of
from bot.settings import DEFAULT_DATA_DIR, Settings, load_settings
from bot.store.local import local_store
from bot.supervision import stoppable, wait_until_ready, web_app
from dialogs.knowledge import DeskKind


def _loopback(_ctx: click.Context, _param: click.Parameter, host: str) -> str:
    with contextlib.suppress(ValueError):
        if host == "localhost" or ipaddress.ip_address(host).is_loopback:
            return host
    raise click.BadParameter("`run` is for this machine alone; `refundbot serve` can be reached from outside.")


@click.command("run")
@click.option("--host", default="127.0.0.1", show_default=True, callback=_loopback, help="A loopback address.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Worker processes.")
def command(*, host: str, port: int, workers: int) -> None:
    """
    Start everything on this machine; Ctrl-C stops it.

    Nothing needs to be configured: credentials are made on the first start, and conversations are kept
    in the folder .refundbot (or REFUNDBOT_DATA_DIR), so that the next start goes on where this one ended.
    """
    data_dir = load_settings().data_dir or DEFAULT_DATA_DIR
    credentials = development_credentials(data_dir)
    settings = load_settings(credentials)
    with stoppable(), contextlib.ExitStack() as held:
        sock = held.enter_context(listen(host, port))
        store_url = None if settings.redis_url else held.enter_context(local_store(data_dir)).url
        app = held.enter_context(
            web_app(
                sock, f"--workers={workers}", f"--data-dir={data_dir}", store_url=store_url, command=("bot.cli._site",)
            )
        )
        wait_until_ready(app, sock)
        held.enter_context(announced_address(data_dir, url_of(sock)))
        held.enter_context(
            worker_beside(settings, url=url_of(sock), credentials=credentials, data_dir=data_dir, store_url=store_url)
        )
        _greet(url_of(sock), data_dir, settings)
        _watch(app)
    click.echo("\nStopped. What was said is kept." if settings.redis_url is None else "\nStopped.")


#: Of the addresses, so that what they are for stands in one column.
_WIDTH = 37


def _greet(url: str, data_dir: Path, settings: Settings) -> None:
    chat = "refundbot chat --through webhook"
    click.echo(f"""
refundbot is running; Ctrl-C stops it.

  Talk to it      {url + "/sandbox/":<{_WIDTH}}a phone in the browser
                  {chat:<{_WIDTH}}in a second terminal (.venv/bin/refundbot after `make run`)
  WeChat posts to {url}/wechat{_desk(url, settings)}
  Is it well?     {url}/readyz
  Data            {data_dir.absolute()}{" (store: REDIS_URL)" if settings.redis_url else ""}
  Credentials     {data_dir.absolute() / "development.env"}
""")


def _desk(url: str, settings: Settings) -> str:
    """Where staff sign in, where there is a desk of ours; else nothing."""
    if settings.desk is not DeskKind.CONSOLE:
        return ""
    return f"\n  Staff work at   {url + '/staff/':<{_WIDTH}}an account: refundbot staff add NAME --generate"


def _watch(app: subprocess.Popen[bytes]) -> None:
    code = app.wait()
    raise BotError(f"The web app ended by itself with code {code}; its last lines are above.")
