"""One turn, exactly once, among the threads of one process."""

import json
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.answers import SILENCE
from bot.store import Keys, MemoryStore, RedisStore, StoreDownError, open_wire
from bot.store.local import LocalStore
from bot.store.wire import Wire
from tests.bot.turns.conftest import World, arrival_of, event, message, texts
from tests.bot.turns.counting_dialogue import UNAVAILABLE, BrokenDialogueError


class TestOneMessage:
    def test_a_turn_answers_and_keeps_what_it_decided(self, world: World) -> None:
        turns = world.turns()

        assert turns.take(message("hello")).text == "1: hello"
        assert turns.take(message("again")).text == "2: again"
        assert world.steps() == ["alice hello", "alice again"]

    def test_a_retry_repeats_the_reply_and_not_the_turn(self, world: World) -> None:
        turns = world.turns()
        first = turns.take(message("hello"))
        turns.take(message("again"))

        assert turns.take(message("hello")) == first
        assert world.dialogue.began == ["alice hello", "alice again"]

    def test_users_do_not_share_anything(self, world: World) -> None:
        turns = world.turns()
        turns.take(message("hello", "same"))

        assert turns.take(message("hello", "same", sender="bob")).text == "1: hello"

    def test_an_event_that_cannot_be_answered_has_its_turn_in_silence(self, world: World) -> None:
        turns = world.turns()

        assert turns.take(event("location")) is SILENCE
        assert turns.take(event("location")) is SILENCE
        assert world.steps() == ["alice location 0"]

    def test_an_event_that_cannot_be_answered_leaves_the_outbox_alone(self, world: World) -> None:
        turns = world.turns()
        turns.take(message("hello"))
        world.store.append("alice", json.dumps({"says": "from outside"}).encode())
        turns.take(event("location"))

        assert turns.take(message("more")).text == "from outside + 3: more"
        assert world.store.peek("alice").outbox == ()

    def test_eight_simultaneous_posts_are_one_step_and_eight_equal_replies(self, world: World) -> None:
        turns, gate = world.turns(), world.dialogue.gate("x")
        posts = [world.posts(turns, message("gate x")) for _ in range(8)]
        assert world.dialogue.arrived["x"].wait(5)
        gate.set()

        assert texts(posts) == ["1: gate x"] * 8
        assert world.steps() == ["alice gate x"]

    def test_what_raised_has_not_happened_and_the_next_post_may_try(self, world: World) -> None:
        turns = world.turns()
        with pytest.raises(BrokenDialogueError):
            turns.take(message("raise", "m1"))

        assert world.store.peek("alice").session is None
        assert turns.take(message("works now", "m1")).text == "1: works now"

    def test_a_reply_that_cannot_be_said_is_not_kept_either(self, world: World) -> None:
        turns = world.turns()
        with pytest.raises(BrokenDialogueError):
            turns.take(message("raise later", "m1"))

        assert world.steps() == []
        assert turns.take(message("works now", "m1")).text == "1: works now"


class TestOrder:
    def test_messages_of_a_user_have_their_turns_as_they_came(self, world: World) -> None:
        turns, gate = world.turns(), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        for text in ("b", "c", "d"):
            world.store.begin(arrival_of(message(text)))
        # Who asks first does not matter any more.
        posts = [world.posts(turns, message(text)) for text in ("d", "c", "b")]
        gate.set()

        assert texts([first, *posts]) == ["1: gate x", "4: d", "3: c", "2: b"]
        assert world.steps() == ["alice gate x", "alice b", "alice c", "alice d"]

    def test_a_message_whose_post_died_in_line_does_not_hold_the_others_up(self, world: World) -> None:
        turns, gate = world.turns(), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        world.store.begin(arrival_of(message("raise")))
        last = world.posts(turns, message("c"))
        gate.set()

        assert texts([first, last]) == ["1: gate x", "2: c"]
        assert world.dialogue.began == ["alice gate x", "alice raise", "alice c"]

    def test_users_do_not_wait_for_each_other(self, world: World) -> None:
        turns, gate = world.turns(), world.dialogue.gate("x")
        slow = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)

        assert turns.take(message("quick", sender="bob")).text == "1: quick"
        gate.set()
        assert slow.result(5).text == "1: gate x"


class TestErasure:
    def test_unfollow_erases_and_a_late_retry_brings_nothing_back(self, world: World) -> None:
        turns = world.turns()
        turns.take(message("hello"))
        turns.take(event("unsubscribe", second=1))

        assert turns.take(message("hello")) is SILENCE
        assert turns.take(message("never came before")) is SILENCE
        assert turns.take(event("unsubscribe", second=1)) is SILENCE
        assert world.store.peek("alice").session is None
        assert world.steps() == []

    def test_a_new_follow_works_within_the_same_second(self, world: World) -> None:
        turns = world.turns()
        turns.take(message("hello"))
        turns.take(event("unsubscribe", second=1))

        assert turns.take(event("subscribe", second=1)).text == "1: "
        assert turns.take(message("hello again", second=2)).text == "2: hello again"
        assert turns.take(message("hello")) is SILENCE

    def test_forget_me_is_answered_and_its_retry_too(self, world: World) -> None:
        turns = world.turns()
        turns.take(message("hello"))
        reply = turns.take(message("forget me", second=1))

        assert reply.text == "2: forget me"
        assert turns.take(message("forget me", second=1)) == reply
        assert turns.take(message("new", second=1)).text == "1: new"


class DownStore(MemoryStore):
    """A store that goes down at a named method."""

    def __init__(self, method: str) -> None:
        super().__init__()
        setattr(self, method, self._fail)

    def _fail(self, *_args: object, **_options: object) -> bool:
        raise StoreDownError("down")


class TestStoreDown:
    @pytest.mark.parametrize("method", ["begin", "commit"])
    def test_a_store_that_is_down_is_a_short_honest_reply(self, method: str) -> None:
        assert World(store=DownStore(method)).turns().take(message("hello")) == UNAVAILABLE

    def test_an_event_that_cannot_be_answered_stays_unanswered_then_too(self) -> None:
        assert World(store=DownStore("begin")).turns().take(event("location")) is SILENCE

    def test_a_claim_that_cannot_be_given_back_does_not_hide_what_raised(self) -> None:
        with pytest.raises(BrokenDialogueError):
            World(store=DownStore("release")).turns().take(message("raise"))


class CountingWire:
    """Counts the commands that go over."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.commands = 0

    def call(self, *command: str | bytes | int) -> Any:
        self.commands += 1
        return self._wire.call(*command)


@pytest.mark.server
def test_a_turn_is_two_round_trips_and_a_retry_one(valkey: LocalStore) -> None:
    wire = CountingWire(open_wire(valkey.url))
    turns = World(store=RedisStore(wire, Keys(b"round trips"))).turns()
    turns.take(message("the server meets the scripts"))

    wire.commands = 0
    turns.take(message("hello"))
    assert wire.commands == 2
    turns.take(message("hello"))
    assert wire.commands == 3


class TestTheLog:
    def test_a_turn_is_one_line_without_texts_and_names(self, world: World) -> None:
        turns = world.turns()
        with capture_logs() as lines:
            turns.take(message("private text"))
            turns.take(message("private text"))

        assert [line["outcome"] for line in lines] == ["taken", "repeated"]
        assert {name: lines[0][name] for name in ("event", "attempt", "act", "before", "after")} == {
            "event": "turn",
            "attempt": 1,
            "act": "count",
            "before": 0,
            "after": 1,
        }
        assert lines[0]["delivery"] == world.store.name_of("alice private text")
        assert isinstance(lines[0]["ms"], float)

    def test_what_raised_is_logged_as_failed(self, world: World) -> None:
        with capture_logs() as lines, pytest.raises(BrokenDialogueError):
            world.turns().take(message("raise"))

        assert [(line["outcome"], line["attempt"]) for line in lines] == [("failed", 1)]
