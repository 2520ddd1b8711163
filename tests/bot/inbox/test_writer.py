"""The inbox is written after the answer, and never in its way."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from bot.inbox.unclear import Unclear
from bot.inbox.writer import InboxWriter
from bot.incoming import Incoming, Kind
from bot.store import MemoryInbox, MemoryStore, StoreDownError
from bot.store.port import Arrival
from bot.turn_port import Stored, Taken
from bot.turns import Turns
from bot.turns.failpoints import FailpointError, Step
from bot.turns.posts import Post
from tests.bot.turns.counting_dialogue import CountingDialogue

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
UNCLEAR = Unclear(
    id="abcdefghijkl", text="什么鬼", locale="zh_Hans", state="idle", day=NOON.date(), best=(("unknown", 0.5),)
)
PATIENCE_S = 10


def post(unclear: Unclear | None = UNCLEAR) -> Post:
    incoming = Incoming(sender="u", kind=Kind.TEXT, delivery="d", created_at=NOON)
    arrival = Arrival(sender="u", delivery="d", created_at=0.0, post="p", parcel=b"")
    return Post(incoming=incoming, arrival=arrival, since=time.monotonic(), unclear=unclear)


@dataclass
class GuardedInbox(MemoryInbox):
    """Waits for a word before it takes anything, and tells who brought it; or is not there at all."""

    error: Exception | None = None
    may_go: threading.Event = field(default_factory=threading.Event)
    came: threading.Event = field(default_factory=threading.Event)
    days: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def note(self, unclear: Unclear, *, days: int) -> None:
        assert self.may_go.wait(PATIENCE_S)
        self.days.append(days)
        if self.error is not None:
            raise self.error
        super().note(unclear, days=days)
        self.came.set()


def texts(inbox: MemoryInbox) -> Sequence[str]:
    return [kept.unclear.text for kept in inbox.read(NOON.date())]


def test_the_answer_does_not_wait_for_it_and_it_comes_by_itself() -> None:
    inbox = GuardedInbox()
    InboxWriter(inbox, days=7)(post())
    assert texts(inbox) == []
    inbox.may_go.set()
    assert inbox.came.wait(PATIENCE_S)
    assert (texts(inbox), inbox.days) == (["什么鬼"], [7])


def test_after_a_flush_nothing_is_on_its_way() -> None:
    inbox = MemoryInbox()
    writer = InboxWriter(inbox, days=7)
    for _ in range(20):
        writer(post())
    writer.flush()
    assert [kept.count for kept in inbox.read(NOON.date())] == [20]


def test_with_no_days_and_of_turns_that_were_understood_nothing_is_kept() -> None:
    inbox = MemoryInbox()
    none, some = InboxWriter(inbox, days=0), InboxWriter(inbox, days=7)
    none(post())
    some(post(None))
    none.flush()
    some.flush()
    assert texts(inbox) == []


@pytest.mark.parametrize("error", [StoreDownError("no"), RuntimeError("什么鬼")])
def test_an_inbox_that_fails_leaves_a_line_without_the_text_and_the_next_is_written(error: Exception) -> None:
    inbox = GuardedInbox(error=error)
    inbox.may_go.set()
    writer = InboxWriter(inbox, days=7)
    with capture_logs() as logs:
        writer(post())
        writer.flush()
    assert [(line["event"], line["error"]) for line in logs] == [("inbox_not_written", type(error).__name__)]
    assert "什么鬼" not in repr(logs)
    inbox.error = None
    writer(post())
    writer.flush()
    assert texts(inbox) == ["什么鬼"]


class Puzzled(CountingDialogue):
    """Never understands."""

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        taken = super().take(stored, incoming, now)
        return Taken(session=taken.session, reply=taken.reply, unclear=UNCLEAR)


def message() -> Incoming:
    return Incoming(sender="alice", kind=Kind.TEXT, text="什么鬼", delivery="m1", created_at=NOON)


def test_a_turn_is_noted_once_however_often_it_is_posted() -> None:
    inbox = MemoryInbox()
    writer = InboxWriter(inbox, days=7)
    turns = Turns(MemoryStore(), Puzzled(), lambda: NOON, watch=writer)
    assert turns.take(message()) == turns.take(message())
    writer.flush()
    assert [kept.count for kept in inbox.read(NOON.date())] == [1]


def test_a_turn_that_was_not_committed_is_not_noted() -> None:
    inbox = MemoryInbox()
    writer = InboxWriter(inbox, days=7)

    def fails(step: Step) -> None:
        if step is Step.AFTER_ANSWER:
            raise FailpointError

    with pytest.raises(FailpointError):
        Turns(MemoryStore(), Puzzled(), lambda: NOON, watch=writer, failpoints=fails).take(message())
    writer.flush()
    assert texts(inbox) == []
