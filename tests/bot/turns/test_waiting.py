"""When a turn takes longer than WeChat waits, or than its claim lives."""

import time
from dataclasses import replace

import pytest

from bot.answers import SILENCE
from bot.store import Keys, RedisStore, open_wire, redis_store
from bot.store.local import LocalStore
from bot.store.scripts import Script
from bot.turns import UNANSWERED
from tests.bot.turns.conftest import QUICK, MakeStore, World, event, message, texts, wait_until
from tests.bot.turns.counting_dialogue import STILL_WORKING, BrokenDialogueError

#: A turn that runs too long is taken for dead, and its claim is not renewed.
HURRIED = replace(QUICK, longest_turn_s=0.0)


class TestTimeIsUp:
    def test_first_and_second_post_stay_unanswered_and_the_third_says_still_working(self, world: World) -> None:
        turns, gate = world.turns(), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)

        start = time.monotonic()
        assert turns.take(message("gate x")) is UNANSWERED
        second_s = time.monotonic() - start
        assert turns.take(message("gate x")) == STILL_WORKING
        third_s = time.monotonic() - start - second_s
        gate.set()
        first.result(5)

        assert second_s >= QUICK.hung_up_s
        assert QUICK.last_word_s <= third_s < QUICK.hung_up_s
        assert UNANSWERED != SILENCE

    def test_what_was_owed_comes_with_the_next_message(self, world: World) -> None:
        turns, gate = world.turns(waiting_room=0), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        assert turns.take(message("gate x")) == STILL_WORKING
        gate.set()
        first.result(5)

        assert turns.take(message("and?")).text == "1: gate x + 2: and?"
        assert turns.take(message("and now?")).text == "3: and now?"
        assert world.steps() == ["alice gate x", "alice and?", "alice and now?"]

    def test_a_message_that_found_no_waiting_room_has_its_turn_and_its_reply(self, world: World) -> None:
        turns, gate = world.turns(waiting_room=0), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        assert turns.take(message("b")) == STILL_WORKING
        gate.set()
        first.result(5)
        wait_until(lambda: len(world.steps()) == 2)

        assert turns.take(message("and?")).text == "2: b + 3: and?"
        assert world.steps() == ["alice gate x", "alice b", "alice and?"]

    def test_an_unfollow_that_could_not_wait_still_erases(self, world: World) -> None:
        turns, gate = world.turns(waiting_room=0), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        assert turns.take(event("unsubscribe")) is SILENCE
        gate.set()
        first.result(5)

        wait_until(lambda: world.store.peek("alice").session is None and len(world.dialogue.began) == 2)
        assert world.steps() == []

    def test_waiters_never_hold_more_than_their_places(self, world: World) -> None:
        turns, gate = world.turns(waiting_room=2), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x"))
        assert world.dialogue.arrived["x"].wait(5)
        posts = [world.posts(turns, message("gate x")) for _ in range(6)]
        wait_until(lambda: sum(post.done() for post in posts) == 4)
        gate.set()

        assert sorted(texts(posts)) == ["1: gate x"] * 2 + [STILL_WORKING.text] * 4
        first.result(5)

    def test_a_last_post_that_is_too_slow_itself_leaves_its_reply_in_the_outbox(self, world: World) -> None:
        turns = world.turns()
        for _ in range(2):
            with pytest.raises(BrokenDialogueError):
                turns.take(message("raise", "m1"))
        turns.take(message(f"sleep {QUICK.hung_up_s}", "m1"))

        assert turns.take(message("and?")).text == f"1: sleep {QUICK.hung_up_s} + 2: and?"

    def test_silence_is_not_owed(self, world: World) -> None:
        turns, gate = world.turns(waiting_room=0), world.dialogue.gate("x")
        first = world.posts(turns, message("gate x", "m1"))
        assert world.dialogue.arrived["x"].wait(5)
        turns.take(message("hush", "m2"))
        gate.set()
        first.result(5)
        wait_until(lambda: len(world.steps()) == 2)

        assert turns.take(message("and?")).text == "3: and?"


def a_stuck_turn_loses_to_its_retry(world: World) -> None:
    gate = world.dialogue.gate("x")
    stuck = world.posts(world.turns(pace=HURRIED), message("gate x", "m1"))
    assert world.dialogue.arrived["x"].wait(5)
    winner = world.turns().take(message("winner", "m1"))
    gate.set()
    stuck_too = stuck.result(5)

    assert winner.text == "1: winner"
    assert world.steps() == ["m1"]
    assert stuck_too == winner


class TestClaims:
    def test_a_turn_longer_than_its_claim_keeps_it(self, make_store: MakeStore) -> None:
        world = World(store=make_store(claim_ttl_s=0.15))
        turns = world.turns()
        slow = world.posts(turns, message("sleep 0.6", "m1"))
        wait_until(lambda: world.dialogue.began == ["m1"])

        assert turns.take(message("sleep 0.6", "m1")) is UNANSWERED
        assert slow.result(5).text == "1: sleep 0.6"
        assert world.dialogue.began == ["m1"]

    def test_a_retry_takes_a_lapsed_claim_over_and_the_winners_reply_is_the_reply(self, make_store: MakeStore) -> None:
        a_stuck_turn_loses_to_its_retry(World(store=make_store(claim_ttl_s=0.1)))

    @pytest.mark.server
    def test_the_check_above_fails_when_a_commit_does_not_check_its_fence(
        self, valkey: LocalStore, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
    ) -> None:
        check = "if not holds(claim, fence, delivery) then"
        sound = redis_store._COMMIT.text
        assert check in sound
        monkeypatch.setattr(redis_store, "_COMMIT", Script(sound.replace(check, "if false then"), "0" * 40))
        store = RedisStore(open_wire(valkey.url), Keys(request.node.nodeid.encode()), claim_ttl_s=0.1)

        with pytest.raises(AssertionError, match=r"\['m1', 'm1'\]"):
            a_stuck_turn_loses_to_its_retry(World(store=store))
