"""The figures of real worker processes: added up, and kept when one is killed."""

import http.client
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.sandbox.client import PlatformClient
from bot.sandbox.platform import Mode
from tests.bot.cli.commands import PATIENCE_S
from tests.bot.cli.test_serve import TOKEN, Production

pytestmark = pytest.mark.server


class Served(Production):
    """A `refundbot serve` with two workers, and what it counts."""

    def says(self, text: str, user: str) -> None:
        client = PlatformClient.connect(
            f"{self.address}/wechat",
            token=TOKEN,
            aes_key="",
            app_id="",
            original_id="gh_5f3a9c1b7e20",
            mode=Mode.PLAINTEXT,
        )
        assert client.phone(user).says(text).text

    def figures(self) -> dict[str, float]:
        """Name and labels -> value."""
        connection = http.client.HTTPConnection(self.address.removeprefix("http://"), timeout=PATIENCE_S)
        connection.request("GET", "/metrics")
        response = connection.getresponse()
        assert response.status == 200
        text = response.read().decode()
        connection.close()
        samples = [each for family in text_string_to_metric_families(text) for each in family.samples]
        return {
            " ".join([each.name, *(f"{name}={each.labels[name]}" for name in sorted(each.labels))]): each.value
            for each in samples
        }

    def comes_to(self, name: str, value: float) -> dict[str, float]:
        """The figures, once that one has come to that value: a worker writes what it counted each second."""
        return wait_for(self.figures, lambda figures: figures.get(name) == value)


def wait_for(look: Callable[[], dict[str, float]], is_right: Callable[[dict[str, float]], bool]) -> dict[str, float]:
    deadline = time.monotonic() + PATIENCE_S
    while True:
        seen = look()
        if is_right(seen):
            return seen
        assert time.monotonic() < deadline, seen
        time.sleep(0.05)


TAKEN = "refundbot_posts_total attempt=1 outcome=taken"
STARTS = "refundbot_worker_starts_total"


@pytest.fixture
def counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the figures, with those of an earlier start in it."""
    folder = tmp_path / "metrics"
    folder.mkdir()
    (folder / "counter_1.db").write_bytes(b"of an earlier start")
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(folder))
    return folder


@pytest.fixture
def served(tmp_path: Path, counted: Path) -> Iterator[Served]:
    served = Served(tmp_path)
    yield served
    if served.run.poll() is None:
        served.stop()


def workers_of(folder: Path) -> set[int]:
    """The processes that wrote figures."""
    return {int(file.stem.rpartition("_")[2]) for file in folder.glob("counter_*.db")}


def test_figures_are_those_of_all_workers_and_outlive_each(served: Served, counted: Path, tmp_path: Path) -> None:
    served.comes_to(STARTS, 2)
    for number in range(12):
        served.says("我的退款没到账", f"oUser{number}")
    figures = served.comes_to(TAKEN, 12)
    assert figures["refundbot_step_seconds_count step=take"] == 12
    assert figures["refundbot_turns_total act=report phase=asking"] == 12
    # Whichever worker is asked.
    assert {served.figures()[TAKEN] for _ in range(8)} == {12}
    assert len(workers_of(counted)) == 2

    os.kill(min(workers_of(counted)), signal.SIGKILL)
    assert served.comes_to(STARTS, 3)[TAKEN] == 12
    served.says("我的退款没到账", "oUserAfter")
    served.comes_to(TAKEN, 13)

    assert served.stop() == 0
    again = Served(tmp_path)
    try:
        assert again.comes_to(STARTS, 2)[TAKEN] == 0
        again.says("我的退款没到账", "oUserAgain")
        again.comes_to(TAKEN, 1)
    finally:
        again.stop()


def test_a_store_that_goes_is_seen_and_counted(served: Served, tmp_path: Path) -> None:
    served.comes_to("refundbot_store_up", 1)
    socket = tmp_path / ".refundbot" / "store.sock"
    socket.rename(tmp_path / "gone.sock")
    # Connections that exist go on; a thread that has none yet finds nothing.
    wait_for(served.figures, lambda seen: seen["refundbot_store_up"] == 0)
    wait_for(served.figures, lambda seen: any(name.startswith("refundbot_store_errors_total") for name in seen))
