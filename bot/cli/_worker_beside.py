"""The worker of `refundbot run`, beside its web app: what it sends goes to the sandbox's platform."""

import contextlib
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from bot.server import GRACE_S
from bot.settings import Settings

#: Where the web app of `run` plays WeChat's API.
API_PATH = "/sandbox/api"


def phone_file(data_dir: Path) -> Path:
    """What the phone remembers."""
    return data_dir / "phone.sqlite3"


def sandbox_token(settings: Settings) -> str:
    """The token that the sandbox gives out: the same in every process that plays the platform."""
    return hashlib.sha256(b"sandbox token:" + settings.key).hexdigest()[:32]


@contextlib.contextmanager
def worker_beside(
    settings: Settings, *, url: str, credentials: Path, data_dir: Path, store_url: str | None
) -> Iterator[None]:
    """A worker while it lasts. It ends with whoever started it, however that goes."""
    words = ("worker", "--credentials", str(credentials), "--phone", str(phone_file(data_dir)))
    worker = subprocess.Popen(
        [sys.executable, "-P", "-m", "bot.cli", *words, "--with-parent", "--console-logs"],
        env={**os.environ, **_environment(settings, url, store_url)},
        # Ctrl-C is for the one who supervises.
        start_new_session=True,
    )
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(timeout=GRACE_S)
        except subprocess.TimeoutExpired:
            worker.kill()
            worker.wait()


def sends_actively(settings: Settings) -> bool:
    """The sandbox lets the bot write first, unless somebody said that it may not."""
    return settings.wechat_active_messages or "wechat_active_messages" not in settings.model_fields_set


def _environment(settings: Settings, url: str, store_url: str | None) -> Mapping[str, str]:
    """The sandbox in the place of WeChat, whatever account is configured; its people are nobody's there."""
    ours = {
        "WECHAT_API_BASE_URL": f"{url}{API_PATH}",
        "WECHAT_APP_SECRET": hashlib.sha256(b"sandbox").hexdigest()[:32],
        "WECHAT_ACTIVE_MESSAGES": "true" if sends_actively(settings) else "false",
    }
    return ours if store_url is None else {**ours, "REDIS_URL": store_url}
