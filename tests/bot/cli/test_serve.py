"""`refundbot serve` and wsgi.py: production, on loopback."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.client import PlatformClient
from bot.sandbox.platform import Mode
from tests.bot.cli.commands import PATIENCE_S, environment, start

pytestmark = pytest.mark.server

ROOT = Path(__file__).parents[3]
TOKEN = "production2026"


class Production:
    """A `refundbot serve` that keeps its store itself."""

    def __init__(self, folder: Path) -> None:
        self.lines: list[dict[str, Any]] = []
        self.run = start(folder, "serve", "--port", "0", WECHAT_TOKEN=TOKEN, REFUNDBOT_EMBEDDED="1")
        self.address = self._read_until("listening")["address"]

    def _read_until(self, event: str) -> dict[str, Any]:
        assert self.run.stderr is not None
        for line in self.run.stderr:
            self.lines.append(json.loads(line))
            if self.lines[-1]["event"] == event:
                return self.lines[-1]
        raise AssertionError(f"no line says {event}: {self.lines}")

    def stop(self) -> int:
        """Ends it, and reads what it still had to say."""
        self.run.terminate()
        _, rest = self.run.communicate(timeout=PATIENCE_S)
        self.lines += [json.loads(line) for line in rest.splitlines()]
        return self.run.returncode


@pytest.fixture
def production(tmp_path: Path) -> Iterator[Production]:
    served = Production(tmp_path)
    yield served
    if served.run.poll() is None:
        served.stop()


def test_it_answers_and_logs_a_turn_in_json_without_a_word_of_it(production: Production) -> None:
    client = PlatformClient.connect(
        f"{production.address}/wechat",
        token=TOKEN,
        aes_key="",
        app_id="",
        original_id="gh_5f3a9c1b7e20",
        mode=Mode.PLAINTEXT,
    )
    assert client.phone("oSecretPerson").says("我的退款没到账").text
    assert production.stop() == 0
    # A slow machine is posted to again, as by WeChat.
    (turn,) = [line for line in production.lines if line["event"] == "turn" and line["outcome"] == "taken"]
    assert {"delivery", "act", "state", "was", "cause", "owner", "ms"} <= turn.keys()
    written = json.dumps(production.lines, ensure_ascii=False)
    assert "oSecretPerson" not in written
    assert "没到账" not in written
    assert TOKEN not in written


def test_it_says_what_a_missing_secret_key_means(production: Production) -> None:
    assert any(line["event"] == "no_secret_key" for line in production.lines)


def test_another_wsgi_server_stops_with_the_line_and_no_traceback() -> None:
    command = [sys.executable, "-m", "gunicorn", "--no-control-socket", "--bind", "127.0.0.1:0", "wsgi:application"]
    ended = subprocess.run(
        command, cwd=ROOT, env=environment(), capture_output=True, text=True, timeout=PATIENCE_S, check=False
    )
    assert ended.returncode == 3
    assert "WECHAT_TOKEN: expected" in ended.stderr
    assert "Traceback" not in ended.stderr
