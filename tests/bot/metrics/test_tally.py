"""Turns, counted."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from prometheus_client import values

from bot.incoming import Incoming, Kind
from bot.metrics.meters import STEP_SECONDS, Meters
from bot.metrics.tally import Tally
from bot.process_thread import ProcessThread
from bot.store.port import Arrival
from bot.turns.outcomes import Outcome
from bot.turns.posts import Post


@pytest.fixture
def meters() -> Meters:
    return Meters()


@pytest.fixture
def tally(meters: Meters, monkeypatch: pytest.MonkeyPatch) -> Tally:
    tally = Tally(meters)
    # No thread: the tests write when they want to look.
    monkeypatch.setattr(ProcessThread, "ensure", lambda _: None)
    return tally


def post(outcome: Outcome = Outcome.TAKEN, *, steps: dict[str, float] | None = None, size: int = 0, **log: Any) -> Post:
    incoming = Incoming(sender="a", kind=Kind.TEXT, delivery="m1", created_at=datetime(2026, 11, 22, tzinfo=UTC))
    arrival = Arrival(sender="a", delivery="m1", created_at=0, post="12345678", parcel=b"")
    return Post(
        incoming=incoming, arrival=arrival, since=0, outcome=outcome, log=log, steps=steps or {}, reply_bytes=size
    )


def value(meters: Meters, name: str, **labels: str) -> float | None:
    return meters.registry.get_sample_value(f"refundbot_{name}", labels)


def test_a_turn_is_counted_by_act_phase_outcome_and_attempt(tally: Tally, meters: Meters) -> None:
    tally(post(act="report", was="idle", state="asking.paid_with", attempt=1))
    tally(post(act="unknown", was="asking.paid_with", state="asking.paid_with", attempt=3))
    tally.flush()
    assert value(meters, "turns_total", act="report", phase="asking") == 1
    assert value(meters, "turns_total", act="unknown", phase="asking") == 1
    assert value(meters, "posts_total", outcome="taken", attempt="1") == 1
    assert value(meters, "posts_total", outcome="taken", attempt="3") == 1
    assert value(meters, "turn_seconds_count", outcome="taken") == 2


def test_a_duplicate_is_a_post_and_no_turn(tally: Tally, meters: Meters) -> None:
    tally(post(Outcome.REPEATED))
    tally(post(Outcome.UNANSWERED, attempt=2))
    tally.flush()
    assert value(meters, "posts_total", outcome="repeated", attempt="again") == 1
    assert value(meters, "posts_total", outcome="unanswered", attempt="2") == 1
    assert value(meters, "turns_total", act="", phase="") is None


@pytest.mark.parametrize(
    ("was", "state", "concluded"),
    [
        ("asking.paid_with", "advising.missed_deadline", 1),
        ("clarifying", "advising.missed_deadline", 1),
        ("advising.merchant_refused", "advising.missed_deadline", 1),
        ("advising.missed_deadline", "advising.missed_deadline", None),
        ("following_up.missed_deadline", "advising.missed_deadline", None),
        ("warning", "advising.missed_deadline", None),
        ("asking.paid_with", "closed", None),
    ],
)
def test_a_cause_counts_when_it_is_concluded_and_not_when_it_is_returned_to(
    tally: Tally, meters: Meters, was: str, state: str, concluded: int | None
) -> None:
    tally(post(act="inform", was=was, state=state))
    tally.flush()
    assert value(meters, "conclusions_total", cause="missed_deadline") == concluded


def test_steps_pages_and_bytes_are_spread_over_their_buckets(tally: Tally, meters: Meters) -> None:
    tally(post(act="inform", steps={"begin": 0.0003, "take": 0.003}, size=1800, pages=2))
    tally(post(act="inform", steps={"begin": STEP_SECONDS[0], "take": 99.0}, size=1801, pages=1))
    tally.flush()
    assert value(meters, "step_seconds_bucket", step="begin", le="0.0001") == 1
    assert value(meters, "step_seconds_bucket", step="begin", le="0.00025") == 1
    assert value(meters, "step_seconds_bucket", step="begin", le="0.0005") == 2
    assert value(meters, "step_seconds_bucket", step="take", le="5.0") == 1
    assert value(meters, "step_seconds_bucket", step="take", le="+Inf") == 2
    assert value(meters, "step_seconds_sum", step="take") == pytest.approx(99.003)
    assert value(meters, "reply_bytes_bucket", le="1800.0") == 1
    assert value(meters, "reply_bytes_count") == 2
    assert value(meters, "pages_total") == 3


def test_what_alarms_wait_for_is_there_before_it_happens(meters: Meters) -> None:
    for outcome in Outcome:
        assert value(meters, "posts_total", outcome=outcome, attempt="1") == 0
    assert value(meters, "pushes_refused_total", reason="forbidden") == 0
    assert value(meters, "pushes_refused_total", reason="undecryptable") == 0


def test_files_are_shared_however_early_the_library_was_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not values.ValueClass._multiprocess
    monkeypatch.setattr(values, "ValueClass", values.ValueClass)
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    Meters().worker_starts.inc()
    assert list(tmp_path.glob("counter_*.db"))


def test_nothing_is_counted_twice(tally: Tally, meters: Meters) -> None:
    tally(post(act="help", state="idle", attempt=1))
    tally.flush()
    tally.flush()
    assert value(meters, "posts_total", outcome="taken", attempt="1") == 1


def test_nothing_of_a_message_is_kept(tally: Tally) -> None:
    tally(post(act="help"))
    kept = repr(list(tally._records))
    assert "m1" not in kept
    assert "Incoming" not in kept
