"""What is told of the workers."""

from prometheus_client import CollectorRegistry, generate_latest

from bot.metrics.worker import WorkersNow
from bot.outbox.beat import Beat
from bot.outbox.census import Census
from bot.store import MemoryShared, MemoryStore, StoreDownError
from bot.store.waiting import Waiting


class Away(MemoryShared):
    def get(self, name: str) -> bytes | None:
        raise StoreDownError(name)


def told(shared: MemoryShared, now: float) -> str:
    registry = CollectorRegistry()
    registry.register(WorkersNow(shared, lambda: now))
    return generate_latest(registry).decode()


def test_it_tells_when_a_worker_was_heard_of_and_what_became_of_messages() -> None:
    shared = MemoryShared(lambda: 0.0)
    beat = Beat(shared, lambda: 100.0)
    beat()
    beat.count("sent")
    beat.count("sent")

    text = told(shared, 107.0)
    assert "refundbot_worker_beat_age_seconds 7.0" in text
    assert 'refundbot_sends_total{fate="sent"} 2.0' in text
    assert 'refundbot_sends_total{fate="unsure"} 0.0' in text


def test_without_a_worker_there_is_no_beat_and_no_count_of_what_waits() -> None:
    text = told(MemoryShared(lambda: 0.0), 1.0)
    assert "beat_age" not in text
    assert "desk_users" not in text


def test_it_tells_what_waits() -> None:
    shared = MemoryShared(lambda: 0.0)
    Census(MemoryStore(), lambda _: Waiting(4, 12.5), shared, lambda: 0.0).count()

    text = told(shared, 1.0)
    assert "refundbot_outbox_users 4.0" in text
    assert "refundbot_due_late_seconds 12.5" in text
    assert 'refundbot_desk_users{owner="queued"} 0.0' in text
    assert "refundbot_desk_wait_seconds 0.0" in text


def test_a_store_that_is_away_is_told_of_elsewhere() -> None:
    assert told(Away(lambda: 0.0), 1.0) == ""
