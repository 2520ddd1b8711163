"""Every script of this folder is a test, in-process and over the encrypted webhook."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

from bot.cli._scripts_through_webhook import serve_scripts
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.pytest_plugin import collect_scripts
from bot.testkit.running import Channel, OpenChannel
from bot.testkit.script import Script

_served = ExitStack()
_server: list[OpenChannel] = []


@contextmanager
def open_through_webhook(script: Script) -> Iterator[Channel]:
    """The one server of the session is started by the first script that needs it."""
    if not _server:
        _server.append(_served.enter_context(serve_scripts()))
    with _server[0](script) as channel:
        yield channel


def pytest_sessionfinish(session: pytest.Session) -> None:
    _served.close()
    _server.clear()


pytest_collect_file = collect_scripts(
    vocabulary=bot_vocabulary, ways={"in-process": open_in_process, "webhook": open_through_webhook}
)
