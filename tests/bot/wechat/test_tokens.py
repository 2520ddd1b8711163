"""One token for all: who fetches it, and who waits."""

import pytest

from bot.store import MemoryShared
from bot.wechat.tokens import Token, Tokens
from tests.bot.store.backends import Seconds


class Platform:
    """Counts how often it is asked, and gives tokens numbered in order."""

    def __init__(self) -> None:
        self.forced: list[bool] = []
        self.fails = False

    def __call__(self, *, force: bool) -> Token:
        self.forced.append(force)
        if self.fails:
            raise RuntimeError
        return Token(f"T{len(self.forced)}", 7200)


@pytest.fixture
def clock() -> Seconds:
    return Seconds()


@pytest.fixture
def shared(clock: Seconds) -> MemoryShared:
    return MemoryShared(clock)


@pytest.fixture
def platform() -> Platform:
    return Platform()


@pytest.fixture
def tokens(shared: MemoryShared, platform: Platform, clock: Seconds) -> Tokens:
    def sleep(seconds: float) -> None:
        clock.now += seconds

    return Tokens(shared, "wx1", platform, sleep=sleep)


def test_a_token_serves_until_five_minutes_before_its_end(tokens: Tokens, clock: Seconds, platform: Platform) -> None:
    assert tokens.current() == "T1"
    clock.now += 6899
    assert tokens.current() == "T1"
    clock.now += 2
    assert tokens.current() == "T2"
    assert platform.forced == [False, False]


def test_who_finds_somebody_fetching_waits_for_what_they_bring(
    shared: MemoryShared, platform: Platform, clock: Seconds
) -> None:
    shared.add("token:wx1:lock", b"somebody", ttl_s=10)
    tokens = Tokens(shared, "wx1", platform, sleep=lambda _: shared.put("token:wx1", b"THEIRS", ttl_s=9))
    assert tokens.current() == "THEIRS"
    assert platform.forced == []


def test_who_waits_in_vain_fetches(tokens: Tokens, shared: MemoryShared, platform: Platform, clock: Seconds) -> None:
    shared.add("token:wx1:lock", b"somebody", ttl_s=1000)
    before = clock.now
    assert tokens.current() == "T1"
    assert 9 < clock.now - before <= 10
    # Their lock is not ours to take away.
    assert shared.get("token:wx1:lock") == b"somebody"


def test_a_renewal_takes_what_another_worker_renewed_already(
    tokens: Tokens, shared: MemoryShared, platform: Platform
) -> None:
    shared.put("token:wx1", b"NEW", ttl_s=9)
    assert tokens.renewed("OLD") == "NEW"
    assert platform.forced == []


def test_only_one_renewal_a_minute_is_forced(tokens: Tokens, clock: Seconds, platform: Platform) -> None:
    assert [tokens.renewed(f"T{number}") for number in range(3)] == ["T1", "T2", "T3"]
    assert platform.forced == [True, False, False]
    clock.now += 61
    tokens.renewed("T3")
    assert platform.forced[-1] is True


def test_a_fetch_that_fails_leaves_no_lock_behind(tokens: Tokens, platform: Platform) -> None:
    platform.fails = True
    with pytest.raises(RuntimeError):
        tokens.current()
    platform.fails = False
    assert tokens.current() == "T2"
