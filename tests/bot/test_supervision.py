"""A process that is told to stop closes what it holds, however often it is told."""

import signal
from collections.abc import Iterator

import pytest

from bot.supervision import stoppable

SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


@pytest.fixture(autouse=True)
def own_handlers() -> Iterator[None]:
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize("number", SIGNALS)
def test_a_second_signal_does_not_break_off_what_the_first_has_begun(number: signal.Signals) -> None:
    done = []
    with stoppable():
        try:
            signal.raise_signal(number)
            done.append("went on")
        finally:
            signal.raise_signal(signal.SIGTERM)
            signal.raise_signal(number)
            done.append("closed")
    assert done == ["closed"]


def test_what_is_ignored_at_the_start_stays_so() -> None:
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    done = []
    with stoppable():
        signal.raise_signal(signal.SIGHUP)
        done.append("went on")
    assert done == ["went on"]
