"""How scripts get to the bot."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from bot.logs import configure_logs
from bot.testkit.running import OpenChannel

PROCESS, WEBHOOK = "process", "webhook"


@contextmanager
def way_through(through: str) -> Iterator[OpenChannel]:
    """Straight into a bot of this process, or over the encrypted webhook of one."""
    keep_logs_quiet()
    if through == WEBHOOK:
        from bot.cli._scripts_through_webhook import serve_scripts

        with serve_scripts() as open_channel:
            yield open_channel
    else:
        from bot.testkit.in_process import open_in_process

        yield open_in_process


def keep_logs_quiet() -> None:
    """What a bot logs of its failures is in the report of the script."""
    configure_logs(console=True, level=logging.CRITICAL)
