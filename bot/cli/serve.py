"""`refundbot serve`: the web app in production."""

import os
import socket
import sys
from functools import partial
from pathlib import Path

import click
import structlog

from bot import create_app
from bot.logs import configure_logs
from bot.metrics.folder import shared_folder
from bot.server import listen, serve, url_of
from bot.settings import DEFAULT_DATA_DIR, Settings, demand_production, load_settings
from bot.store.local import local_store
from bot.supervision import stoppable, web_app


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; 0.0.0.0 for every one.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Worker processes.")
@click.option("--listening-fd", type=int, hidden=True, help="A bound socket: the one that started us keeps the store.")
@click.option("--credentials", type=click.Path(path_type=Path), hidden=True, help="A file in the format of .env.")
@click.option("--console-logs", is_flag=True, hidden=True, help="Log lines for people instead of JSON.")
def command(
    *, host: str, port: int, workers: int, listening_fd: int | None, credentials: Path | None, console_logs: bool
) -> None:
    """
    Answer WeChat, in production.

    Needs WECHAT_TOKEN, and REDIS_URL (or REFUNDBOT_EMBEDDED=1 to keep everything on this machine).
    Put a server that speaks TLS in front of it; WeChat posts to /wechat. Logs are JSON lines on stderr.
    SIGTERM lets running turns finish.
    """
    configure_logs(console=console_logs)
    settings = demand_production(load_settings(*([credentials] if credentials else [])))
    build = partial(create_app, settings)
    if listening_fd is not None:
        with shared_folder():
            serve(build, socket.socket(fileno=listening_fd), workers=workers, parent=os.getppid())
    sock = listen(host, port)
    _announce(settings, sock)
    if settings.redis_url is None:
        _keep_store_and_serve(settings.data_dir or DEFAULT_DATA_DIR, sock, workers)
        return
    with shared_folder():
        serve(build, sock, workers=workers)


def _announce(settings: Settings, sock: socket.socket) -> None:
    log = structlog.get_logger()
    if settings.secret_key is None:
        log.warning("no_secret_key", meaning="users are named by WECHAT_TOKEN: change it, and everybody is new")
    log.info("listening", address=url_of(sock))


def _keep_store_and_serve(data_dir: Path, sock: socket.socket, workers: int) -> None:
    with stoppable(), local_store(data_dir) as store, web_app(sock, f"--workers={workers}", store_url=store.url) as app:
        sys.exit(app.wait())
