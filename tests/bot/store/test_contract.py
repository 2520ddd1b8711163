"""What every store promises: one class of tests, run on each of them."""

from collections.abc import Iterator
from itertools import count

import pytest

from bot.store.errors import LostClaimError
from bot.store.port import (
    OUTBOX_KEPT,
    TRANSCRIPT_KEPT,
    Answered,
    Arrival,
    Claimed,
    Free,
    Gone,
    Owed,
    Sayable,
    Store,
    Waiting,
)
from bot.turn_port import Stored, Taken
from tests.bot.store.backends import Backend

POSTS: Iterator[str] = (f"post{number:04d}" for number in count())
T = 1_700_000_000.0


def arrival(delivery: str, *, sender: str = "alice", at: float = T, post: str | None = None) -> Arrival:
    return Arrival(
        sender=sender, delivery=delivery, created_at=at, post=post or next(POSTS), parcel=f"parcel {delivery}".encode()
    )


def taken(reply: bytes = b"reply", **changes: object) -> Taken:
    return Taken(**{"session": b"session", "reply": reply, **changes})  # type: ignore[arg-type]


@pytest.fixture
def store(backend: Backend) -> Store:
    return backend.store


def claimed(store: Store, delivery: str, *, sender: str = "alice", at: float = T) -> Claimed:
    begun = store.begin(arrival(delivery, sender=sender, at=at))
    assert isinstance(begun, Claimed)
    return begun


def commit(store: Store, begun: Claimed, decided: Taken, *, at: float = T, sayable: Sayable = Sayable.IF_TOLD) -> bool:
    return store.commit(begun.claim, decided, created_at=at, sayable=sayable)


def turn(store: Store, delivery: str, decided: Taken | None = None, *, at: float = T) -> None:
    commit(store, claimed(store, delivery, at=at), decided or taken(), at=at)


class TestOneDelivery:
    def test_a_new_user_starts_with_nothing(self, store: Store) -> None:
        begun = claimed(store, "m1")

        assert (begun.stored, begun.attempt, begun.parcel) == (Stored(session=None), 1, None)

    def test_a_turn_finds_what_the_one_before_it_kept(self, store: Store) -> None:
        turn(store, "m1", taken(session=b"\x00binary\xff"))

        assert claimed(store, "m2").stored.session == b"\x00binary\xff"

    def test_no_session_leaves_the_one_that_is_there(self, store: Store) -> None:
        turn(store, "m1", taken(session=b"kept"))
        turn(store, "m2", taken(session=None))

        assert store.peek("alice").session == b"kept"

    def test_a_retry_of_an_answered_delivery_gets_its_reply(self, store: Store) -> None:
        turn(store, "m1", taken(b"\x00one"))
        turn(store, "m2", taken(b"two"))

        assert store.begin(arrival("m1")) == Answered(reply=b"\x00one")
        assert store.look(arrival("m1")) == Answered(reply=b"\x00one")

    def test_a_retry_after_the_reply_expired_gets_silence_and_no_second_step(self, backend: Backend) -> None:
        store = backend.store
        begun = claimed(store, "m1")
        commit(store, begun, taken())
        backend.let_reply_expire(begun.claim)
        turn(store, "m2")

        assert store.begin(arrival("m1")) == Gone()
        assert store.look(arrival("m1")) == Gone()
        assert store.begin(arrival("m2")) == Answered(reply=b"reply")

    def test_two_users_may_share_the_name_of_a_delivery(self, store: Store) -> None:
        turn(store, "m1")

        assert claimed(store, "m1", sender="bob").stored.session is None

    def test_posts_are_counted_and_a_repeated_command_is_not(self, store: Store) -> None:
        claimed(store, "m1")
        second = arrival("m1")

        assert [store.begin(second), store.begin(second), store.begin(arrival("m1"))] == [
            Waiting(attempt=2),
            Waiting(attempt=2),
            Waiting(attempt=3),
        ]

    def test_a_begin_that_the_client_repeats_gets_its_own_claim_again(self, store: Store) -> None:
        post = arrival("m1")

        assert store.begin(post) == store.begin(post)

    def test_a_commit_that_the_client_repeats_writes_once(self, store: Store) -> None:
        begun = claimed(store, "m1")
        commit(store, begun, taken(transcript=b"entry"))
        commit(store, begun, taken(transcript=b"entry"))

        assert list(store.transcript("alice")) == [b"entry"]
        assert store.begin(arrival("m1")) == Answered(reply=b"reply")

    def test_store_answers_a_ping(self, store: Store) -> None:
        store.ping()


class TestClaims:
    def test_a_lapsed_claim_is_taken_over_with_a_higher_fence(self, backend: Backend) -> None:
        first = claimed(backend.store, "m1")
        backend.let_claim_lapse("alice")
        second = claimed(backend.store, "m1")

        assert second.claim.fence > first.claim.fence
        assert second.attempt == 2

    def test_a_commit_with_an_old_fence_is_refused(self, backend: Backend) -> None:
        store = backend.store
        old = claimed(store, "m1")
        backend.let_claim_lapse("alice")
        new = claimed(store, "m1")

        with pytest.raises(LostClaimError):
            commit(store, old, taken(b"old", session=b"old", transcript=b"old"))
        commit(store, new, taken(b"new", session=b"new", transcript=b"new"))
        with pytest.raises(LostClaimError):
            commit(store, old, taken(b"old", session=b"old", transcript=b"old"))

        assert store.peek("alice").session == b"new"
        assert list(store.transcript("alice")) == [b"new"]
        assert store.begin(arrival("m1")) == Answered(reply=b"new")

    def test_a_commit_after_the_claim_lapsed_is_refused_even_if_nobody_took_over(self, backend: Backend) -> None:
        begun = claimed(backend.store, "m1")
        backend.let_claim_lapse("alice")

        with pytest.raises(LostClaimError):
            commit(backend.store, begun, taken())
        assert backend.store.peek("alice").session is None

    def test_renewing_tells_whether_the_claim_is_still_ours(self, backend: Backend) -> None:
        begun = claimed(backend.store, "m1")

        assert backend.store.renew(begun.claim)
        backend.let_claim_lapse("alice")
        assert not backend.store.renew(begun.claim)

    def test_a_released_claim_leaves_the_delivery_to_the_next_post(self, store: Store) -> None:
        store.release(claimed(store, "m1").claim)

        assert claimed(store, "m1").attempt == 2
        assert store.peek("alice") == Stored(session=None)

    def test_releasing_an_old_claim_does_not_free_the_new_one(self, backend: Backend) -> None:
        old = claimed(backend.store, "m1")
        backend.let_claim_lapse("alice")
        claimed(backend.store, "m1")
        backend.store.release(old.claim)

        assert backend.store.begin(arrival("m1")) == Waiting(attempt=3)


class TestTheLine:
    def test_another_delivery_of_the_user_waits(self, store: Store) -> None:
        begun = claimed(store, "m1")

        assert store.begin(arrival("m2")) == Waiting(attempt=1)
        assert store.look(arrival("m2")) == Waiting(attempt=0)
        commit(store, begun, taken())
        assert store.look(arrival("m2")) == Free()
        assert claimed(store, "m2").parcel is None

    def test_another_user_does_not_wait(self, store: Store) -> None:
        claimed(store, "m1")

        assert claimed(store, "m2", sender="bob").attempt == 1

    def test_turns_are_taken_in_the_order_in_which_messages_came(self, store: Store) -> None:
        first = claimed(store, "m1")
        for waiting in ("m2", "m3"):
            store.begin(arrival(waiting))
        commit(store, first, taken())

        third = store.begin(arrival("m3"))
        assert isinstance(third, Claimed)
        assert (third.claim.delivery, third.parcel) == (store.name_of("m2"), b"parcel m2")
        commit(store, third, taken(b"two"))
        assert store.begin(arrival("m2")) == Answered(reply=b"two")
        assert claimed(store, "m3").parcel is None

    def test_a_newcomer_stands_behind_those_who_wait(self, store: Store) -> None:
        first = claimed(store, "m1")
        store.begin(arrival("m2"))
        commit(store, first, taken())
        newcomer = arrival("m3")

        begun = store.begin(newcomer)
        assert isinstance(begun, Claimed)
        assert begun.parcel == b"parcel m2"
        assert store.begin(newcomer) == begun
        commit(store, begun, taken())
        assert claimed(store, "m3").parcel is None

    def test_the_first_in_line_is_claimed_without_a_post_of_its_own(self, store: Store) -> None:
        first = claimed(store, "m1")
        store.begin(arrival("m2"))

        assert store.begin_next("alice", next(POSTS)) is None
        commit(store, first, taken())
        post = next(POSTS)
        begun = store.begin_next("alice", post)
        assert begun is not None
        assert begun.parcel == b"parcel m2"
        assert store.begin_next("alice", post) == begun
        commit(store, begun, taken())
        assert store.begin_next("alice", next(POSTS)) is None


class TestWhatIsOwed:
    def test_a_promised_reply_goes_into_the_outbox(self, store: Store) -> None:
        begun = claimed(store, "m1")

        assert store.owe(arrival("m1")) == Owed()
        commit(store, begun, taken(b"late"))
        assert store.peek("alice").outbox == (b"late",)

    def test_a_reply_that_nobody_was_promised_does_not(self, store: Store) -> None:
        turn(store, "m1")

        assert store.peek("alice").outbox == ()

    def test_a_reply_that_cannot_be_said_does_not_either(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.owe(arrival("m1"))
        commit(store, begun, taken(), sayable=Sayable.NEVER)

        assert store.peek("alice").outbox == ()

    def test_a_reply_that_is_too_late_to_be_heard_goes_into_the_outbox(self, store: Store) -> None:
        commit(store, claimed(store, "m1"), taken(b"late"), sayable=Sayable.ALWAYS)

        assert store.peek("alice").outbox == (b"late",)

    def test_a_promise_is_refused_when_the_reply_is_there(self, store: Store) -> None:
        turn(store, "m1")

        assert store.owe(arrival("m1")) == Answered(reply=b"reply")

    def test_a_promise_is_refused_when_nobody_is_at_it(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.begin(arrival("m2"))
        commit(store, begun, taken())

        assert store.owe(arrival("m2")) == Free()

    def test_a_commit_tells_that_somebody_in_line_was_promised_an_answer(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.begin(arrival("m2"))
        store.owe(arrival("m2"))

        assert commit(store, begun, taken())
        begun = claimed(store, "m2")
        assert not commit(store, begun, taken(b"two"))
        assert store.peek("alice").outbox == (b"two",)

    def test_a_message_that_only_waits_is_owed_nothing(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.begin(arrival("m2"))

        assert not commit(store, begun, taken())

    def test_a_promised_turn_is_not_lost_with_the_worker_that_ran_it(self, backend: Backend) -> None:
        store = backend.store
        claimed(store, "m1")
        store.begin(arrival("m2"))
        store.owe(arrival("m1"))
        backend.let_claim_lapse("alice")

        begun = store.begin(arrival("m3"))
        assert isinstance(begun, Claimed)
        assert begun.parcel == b"parcel m1"
        commit(store, begun, taken(b"one"))
        assert store.peek("alice").outbox == (b"one",)

    def test_a_promised_turn_is_not_taken_twice(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.owe(arrival("m1"))
        commit(store, begun, taken())

        assert store.begin_next("alice", next(POSTS)) is None


class TestTheOutbox:
    def test_a_reply_takes_what_it_carries_and_leaves_the_rest(self, store: Store) -> None:
        turn(store, "m1")
        for item in (b"one", b"two", b"three"):
            assert store.append("alice", item)
        begun = claimed(store, "m2")
        store.append("alice", b"four")
        commit(store, begun, taken(drained=2))

        assert begun.stored.outbox == (b"one", b"two", b"three")
        assert store.peek("alice").outbox == (b"three", b"four")

    def test_nothing_is_put_in_for_somebody_unknown(self, store: Store) -> None:
        assert not store.append("alice", b"one")
        assert store.peek("alice").outbox == ()

    def test_the_oldest_goes_when_it_is_full(self, store: Store) -> None:
        turn(store, "m1")
        for number in range(OUTBOX_KEPT + 1):
            store.append("alice", b"%d" % number)

        assert store.peek("alice").outbox[0] == b"1"
        assert len(store.peek("alice").outbox) == OUTBOX_KEPT


class TestTranscriptAndFollowUps:
    def test_the_transcript_keeps_the_newest_entries_in_order(self, store: Store) -> None:
        for number in range(TRANSCRIPT_KEPT + 2):
            turn(store, f"m{number}", taken(transcript=b"%d" % number))

        entries = store.transcript("alice")
        assert (entries[0], entries[-1], len(entries)) == (b"2", b"%d" % (TRANSCRIPT_KEPT + 1), TRANSCRIPT_KEPT)

    def test_what_is_due_is_replaced_as_a_whole_or_left(self, backend: Backend) -> None:
        store = backend.store
        turn(store, "m1", taken(due=(("reminder", 100), ("outcome", 200))))
        turn(store, "m2", taken(due=None))
        assert backend.due("alice") == {"reminder": 100, "outcome": 200}

        turn(store, "m3", taken(due=(("outcome", 300),)))
        assert backend.due("alice") == {"outcome": 300}

        turn(store, "m4", taken(due=()))
        assert backend.due("alice") == {}


class TestErasure:
    def test_everything_goes(self, backend: Backend) -> None:
        store = backend.store
        turn(store, "m1", taken(transcript=b"entry", due=(("reminder", 100),)))
        store.append("alice", b"one")
        turn(store, "m2", taken(b"bye", erase=True, transcript=b"entry"))

        assert store.peek("alice") == Stored(session=None)
        assert list(store.transcript("alice")) == []
        assert backend.due("alice") == {}

    def test_the_erasing_message_gets_its_reply_again(self, store: Store) -> None:
        turn(store, "m1", taken(b"bye", erase=True))

        assert store.begin(arrival("m1")) == Answered(reply=b"bye")

    def test_a_late_retry_brings_nothing_back(self, store: Store) -> None:
        turn(store, "m1", at=T - 1)
        turn(store, "m2", taken(erase=True), at=T)

        assert store.begin(arrival("m1", at=T - 1)) == Gone()

    def test_what_was_sent_before_and_comes_only_now_brings_nothing_back(self, store: Store) -> None:
        turn(store, "m2", taken(erase=True), at=T)

        assert store.begin(arrival("m1", at=T - 1)) == Gone()

    def test_a_retry_from_the_very_second_is_told_by_its_delivery(self, store: Store) -> None:
        turn(store, "m1", at=T)
        turn(store, "m2", taken(erase=True), at=T)

        assert store.begin(arrival("m1", at=T)) == Gone()

    def test_a_new_follow_works_within_the_same_second(self, store: Store) -> None:
        turn(store, "m1", at=T)
        turn(store, "m2", taken(erase=True), at=T)

        assert claimed(store, "follow", at=T).stored == Stored(session=None)

    def test_a_message_that_waits_is_dropped_with_the_rest(self, store: Store) -> None:
        begun = claimed(store, "m1", at=T)
        store.begin(arrival("m2", at=T))
        commit(store, begun, taken(erase=True), at=T)

        assert store.begin(arrival("m2", at=T)) == Gone()

    def test_a_promised_reply_is_not_kept_past_the_erasure(self, store: Store) -> None:
        begun = claimed(store, "m1")
        store.owe(arrival("m1"))
        commit(store, begun, taken(erase=True), sayable=Sayable.IF_TOLD)

        assert store.peek("alice").outbox == ()

    def test_an_erasure_from_outside_drops_the_turn_that_runs(self, store: Store) -> None:
        begun = claimed(store, "m1", at=T - 1)
        store.erase("alice", at=T)

        with pytest.raises(LostClaimError):
            commit(store, begun, taken())
        assert store.begin(arrival("m1", at=T - 1)) == Gone()
        assert store.peek("alice") == Stored(session=None)

    def test_an_earlier_erasure_does_not_move_the_tombstone_back(self, store: Store) -> None:
        store.erase("alice", at=T)
        store.erase("alice", at=T - 100)

        assert store.begin(arrival("m1", at=T - 1)) == Gone()
