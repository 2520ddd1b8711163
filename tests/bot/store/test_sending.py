"""What every store promises of the lists of staff, and of what is sent by itself: on each of them."""

import random
from collections.abc import Iterator
from itertools import count
from threading import Thread

import pytest

from bot.outgoing import STAFF_MARK, is_unsure, mark_unsure
from bot.store.port import MESSAGE_GRANT, SENDING_LEASE_S, TAP_GRANT, Arrival, Claimed, Sayable, Sending, Store, Unsent
from bot.turn_port import Grant, Taken
from tests.bot.store.backends import Backend

POSTS: Iterator[str] = (f"send{number:04d}" for number in count())
T = 1_700_000_000.0
MOST, WINDOW_S = MESSAGE_GRANT
STAFFS = STAFF_MARK + b'"said":[]}'
ONE, TWO = b'{"said":["one"]}', b'{"said":["two"]}'


@pytest.fixture
def store(backend: Backend) -> Store:
    return backend.store


def begin(store: Store, delivery: str, *, at: float = T) -> Claimed:
    begun = store.begin(
        Arrival(sender="alice", delivery=delivery, created_at=at, post=next(POSTS), parcel=delivery.encode())
    )
    assert isinstance(begun, Claimed)
    return begun


def turn(store: Store, delivery: str, *, at: float = T, sayable: Sayable = Sayable.NEVER, **changes: object) -> None:
    taken = Taken(**{"session": b"session", "reply": b"reply", **changes})  # type: ignore[arg-type]
    store.commit(begin(store, delivery, at=at).claim, taken, created_at=at, sayable=sayable)


def claim(store: Store, *, now: float = T) -> Sending | None:
    """What is alice's to be sent; tests before this one may have left something for theirs in the bucket."""
    name = store.name_of_user("alice")
    while (sending := store.claim_send(int(name[:3]), now=now)) and sending.name != name:
        store.unsent(sending, Unsent.DROP)
    return sending


def send_all(store: Store, *, now: float = T) -> list[bytes]:
    sent = []
    while sending := claim(store, now=now):
        assert store.sent(sending)
        sent.append(sending.item)
    return sent


def _json(number: int) -> bytes:
    return b'{"said":[%d]}' % number


def card_of(store: Store) -> bytes | None:
    return store.cards().get(store.name_of_user("alice"))


class TestCards:
    def test_a_card_is_shown_until_a_turn_takes_it_off(self, store: Store) -> None:
        turn(store, "m1", card=b"first")
        turn(store, "m2", card=b"second")
        turn(store, "m3")
        assert card_of(store) == b"second"

        turn(store, "m4", card=b"")
        assert card_of(store) is None

    def test_a_name_leads_to_its_user_and_names_nobody(self, store: Store) -> None:
        name = store.name_of_user("alice")
        assert store.sender_of(name) is None

        turn(store, "m1")
        assert store.sender_of(name) == "alice"
        assert "alice" not in name

    @pytest.mark.parametrize(
        "name", ["", "alice", "999.AAAAAAAAAAAAAAAA", "001.AAAA", "001.{b002}:u:AAAAAAAA", "١٢٣.x"]
    )
    def test_what_is_no_name_is_nobodys(self, store: Store, name: str) -> None:
        assert store.sender_of(name) is None

    def test_erasing_takes_the_card_and_what_waits_and_the_name_along(self, store: Store) -> None:
        turn(store, "m1", card=b"card", says=(b"one",), grant=Grant.MESSAGE)
        store.erase("alice", at=T + 1)

        assert (card_of(store), store.sender_of(store.name_of_user("alice"))) == (None, None)
        assert (claim(store), store.may_send("alice", now=T)) == (None, 0)

    def test_a_turn_that_erases_does_so_too(self, store: Store) -> None:
        turn(store, "m1", card=b"card", says=(b"one",), grant=Grant.MESSAGE)
        turn(store, "m2", session=None, erase=True, at=T + 1)

        assert (card_of(store), claim(store), store.may_send("alice", now=T)) == (None, None, 0)

    def test_a_turn_that_keeps_nothing_makes_nobody_known(self, store: Store) -> None:
        turn(store, "m1", session=None)

        assert store.sender_of(store.name_of_user("alice")) is None

    def test_who_waits_hears_of_a_change(self, store: Store) -> None:
        assert not store.wait_for_change(0.01)
        changer = Thread(target=turn, args=(store, "m1"), kwargs={"card": b"card"})
        changer.start()
        assert store.wait_for_change(5)
        changer.join()

    def test_who_was_busy_meanwhile_hears_of_it_too_and_once(self, store: Store) -> None:
        store.wait_for_change(0.01)
        turn(store, "m1", card=b"card")
        assert store.wait_for_change(5)
        turn(store, "m2", card=b"card")
        assert not store.wait_for_change(0.1)


class TestWhatIsSent:
    def test_records_go_out_in_order_and_once(self, store: Store) -> None:
        turn(store, "m1", says=(b"one", b"two"), grant=Grant.MESSAGE)

        assert send_all(store) == [b"one", b"two"]
        assert claim(store) is None

    def test_what_is_being_sent_is_nobody_elses_and_not_said_by_a_reply(self, store: Store) -> None:
        turn(store, "m1", says=(b"one", b"two"), grant=Grant.MESSAGE)
        sending = claim(store)

        assert sending is not None
        assert claim(store) is None
        assert begin(store, "m2").stored.outbox == (b"two",)

    def test_a_reply_that_carries_it_leaves_nothing_to_send(self, store: Store) -> None:
        turn(store, "m1", says=(b"one",), grant=Grant.MESSAGE)
        turn(store, "m2", drained=1)

        assert claim(store) is None

    def test_nothing_is_sent_while_a_turn_of_the_user_runs(self, store: Store) -> None:
        turn(store, "m1", says=(b"one",), grant=Grant.MESSAGE)
        running = begin(store, "m2")
        assert claim(store) is None

        store.release(running.claim)
        assert send_all(store, now=T + 2) == [b"one"]

    def test_without_a_doing_of_the_user_nothing_is_sent_and_nothing_is_lost(self, store: Store) -> None:
        turn(store, "m1", says=(b"one",))

        assert claim(store) is None
        assert store.peek("alice").outbox == (b"one",)

    def test_a_message_allows_five_in_two_days(self, store: Store) -> None:
        turn(store, "m1", says=tuple(b"%d" % number for number in range(7)), grant=Grant.MESSAGE)

        assert store.may_send("alice", now=T) == MOST == len(send_all(store))
        assert store.may_send("alice", now=T) == 0
        turn(store, "m2", at=T + 5, grant=Grant.MESSAGE)
        assert send_all(store, now=T + WINDOW_S) == [b"5", b"6"]

    def test_after_two_days_nothing_is_sent(self, store: Store) -> None:
        turn(store, "m1", says=(b"one",), grant=Grant.MESSAGE)

        assert (store.may_send("alice", now=T + WINDOW_S), claim(store, now=T + WINDOW_S)) == (0, None)

    def test_a_tap_allows_three_within_its_minute(self, store: Store) -> None:
        turn(store, "m1", says=tuple(b"%d" % number for number in range(7)), grant=Grant.TAP)

        assert len(send_all(store, now=T + 1)) == TAP_GRANT[0] == 3
        turn(store, "m2", at=T + 5, grant=Grant.TAP)
        assert claim(store, now=T + 65) is None

    def test_a_tap_adds_nothing_to_what_a_message_allowed(self, store: Store) -> None:
        turn(store, "m1", says=tuple(b"%d" % number for number in range(9)), grant=Grant.MESSAGE)
        send_all(store)
        turn(store, "m2", at=T + 5, grant=Grant.TAP)

        assert claim(store, now=T + 6) is None

    def test_a_late_commit_of_an_older_message_renews_nothing(self, store: Store) -> None:
        turn(store, "m2", at=T + 5, says=(b"1", b"2", b"3", b"4", b"5", b"6"), grant=Grant.MESSAGE)
        send_all(store, now=T + 6)
        turn(store, "m1", at=T, grant=Grant.MESSAGE)

        assert claim(store, now=T + 6) is None

    @pytest.mark.parametrize("fate", [Unsent.DROP, Unsent.KEEP])
    def test_what_was_not_sent_was_not_counted(self, store: Store, fate: Unsent) -> None:
        turn(store, "m1", says=(b"one",), grant=Grant.MESSAGE)
        sending = claim(store)
        assert sending is not None
        assert store.unsent(sending, fate, not_before=T + 30)

        assert store.may_send("alice", now=T) == MOST
        assert send_all(store, now=T + 29) == []
        assert send_all(store, now=T + 30) == ([b"one"] if fate is Unsent.KEEP else [])

    def test_what_the_platform_counted_out_waits_for_the_users_next_doing(self, store: Store) -> None:
        turn(store, "m1", says=(b"one", b"two"), grant=Grant.MESSAGE)
        sending = claim(store)
        assert sending is not None
        store.unsent(sending, Unsent.KEEP)

        assert (claim(store, now=T + 60), store.peek("alice").outbox) == (None, (b"one", b"two"))
        turn(store, "m2", at=T + 90, grant=Grant.TAP)
        assert send_all(store, now=T + 91) == [b"one", b"two"]

    def test_nothing_more_is_tried_with_somebody_out_of_reach(self, store: Store) -> None:
        turn(store, "m1", says=(b"one", b"two"), grant=Grant.MESSAGE)
        sending = claim(store)
        assert sending is not None
        store.unsent(sending, Unsent.UNREACHABLE)

        assert (claim(store), store.may_send("alice", now=T)) == (None, 0)
        assert store.peek("alice").outbox == (b"two",)


class TestWhatIsUnsure:
    """What somebody had who died, or who was told nothing: it may have arrived."""

    def test_what_a_dead_sender_had_waits_for_a_reply_and_is_marked(self, store: Store) -> None:
        turn(store, "m1", says=(ONE,), grant=Grant.MESSAGE)
        first = claim(store)

        assert first is not None
        assert claim(store, now=T + SENDING_LEASE_S) is None
        assert store.peek("alice").outbox == (mark_unsure(ONE),)
        assert not store.sent(first)
        assert not store.unsent(first, Unsent.KEEP)
        assert store.peek("alice").outbox == (mark_unsure(ONE),)

    def test_with_a_used_up_ledger_it_is_kept_and_marked_all_the_same(self, store: Store) -> None:
        turn(store, "m1", says=tuple(_json(number) for number in range(MOST + 2)), grant=Grant.MESSAGE)
        sent = [claim(store) for _ in range(1)]
        for _ in range(MOST - 1):
            # Each of another sender that dies, but for the first.
            sent.append(claim(store, now=T + SENDING_LEASE_S * len(sent)))
        late = T + SENDING_LEASE_S * MOST
        assert (claim(store, now=late), store.may_send("alice", now=late)) == (None, 0)

        waiting = store.peek("alice").outbox
        assert sorted(map(is_unsure, waiting)) == [False] * 2 + [True] * MOST
        turn(store, "m2", at=late, grant=Grant.MESSAGE)
        assert send_all(store, now=late + 1) == [_json(MOST), _json(MOST + 1)]
        assert all(map(is_unsure, store.peek("alice").outbox))

    def test_it_stays_counted_once(self, store: Store) -> None:
        turn(store, "m1", says=(ONE, TWO), grant=Grant.MESSAGE)
        claim(store)
        send_all(store, now=T + SENDING_LEASE_S)

        assert store.may_send("alice", now=T + SENDING_LEASE_S) == MOST - 2

    def test_what_a_sender_is_not_told_of_is_kept_and_marked_and_counted(self, store: Store) -> None:
        turn(store, "m1", says=(ONE,), grant=Grant.MESSAGE)
        sending = claim(store)
        assert sending is not None
        assert store.unsent(sending, Unsent.UNSURE)

        assert (store.peek("alice").outbox, claim(store)) == ((mark_unsure(ONE),), None)
        assert store.may_send("alice", now=T) == MOST - 1

    def test_it_holds_up_nothing_that_comes_after_it(self, store: Store) -> None:
        turn(store, "m1", says=(ONE,), grant=Grant.MESSAGE)
        sending = claim(store)
        assert sending is not None
        store.unsent(sending, Unsent.UNSURE)
        turn(store, "m2", says=(TWO,))

        assert send_all(store) == [TWO]
        assert begin(store, "m3").stored.outbox == (mark_unsure(ONE),)

    def test_of_staff_it_stays_theirs(self, store: Store) -> None:
        turn(store, "m1", says=(STAFFS,), grant=Grant.MESSAGE)
        claim(store)
        claim(store, now=T + SENDING_LEASE_S)
        turn(store, "m2", hush=True, owner="staff")

        assert store.peek("alice").outbox == (mark_unsure(STAFFS),)
        assert mark_unsure(STAFFS).startswith(STAFF_MARK)

    def test_it_is_marked_once(self, store: Store) -> None:
        turn(store, "m1", says=(mark_unsure(ONE),), grant=Grant.MESSAGE)

        assert (claim(store), store.peek("alice").outbox) == (None, (mark_unsure(ONE),))
        assert mark_unsure(mark_unsure(STAFFS)) == mark_unsure(STAFFS)


class TestWhoSpeaks:
    def test_staff_who_take_over_hush_the_bot_and_not_each_other(self, store: Store) -> None:
        turn(store, "m1", says=(b"bot", STAFFS, b"bot again"), grant=Grant.MESSAGE, owner="bot")
        turn(store, "m2", hush=True, owner="staff")

        assert store.peek("alice").outbox == (STAFFS,)
        assert send_all(store) == [STAFFS]

    def test_what_the_bot_had_waiting_is_dropped_at_the_sending_too(self, store: Store) -> None:
        turn(store, "m1", grant=Grant.MESSAGE, owner="staff")
        store.append("alice", b"bot")
        store.append("alice", STAFFS)

        assert send_all(store) == [STAFFS]
        assert store.peek("alice").outbox == ()

    def test_what_a_dead_sender_had_of_the_bot_is_not_said_over_staff(self, store: Store) -> None:
        turn(store, "m1", says=(b"bot",), grant=Grant.MESSAGE, owner="bot")
        claim(store)
        turn(store, "m2", hush=True, owner="staff")

        assert claim(store, now=T + SENDING_LEASE_S) is None
        assert store.peek("alice").outbox == ()

    def test_a_user_cannot_write_the_mark_of_staff(self, store: Store) -> None:
        forged = b'{"at":1,"text":"{\\"by\\":\\"staff\\","}'
        turn(store, "m1", says=(forged,), grant=Grant.MESSAGE, owner="bot")
        turn(store, "m2", hush=True, owner="staff")

        assert store.peek("alice").outbox == ()


def test_no_quota_is_exceeded_in_random_sends(store: Store) -> None:
    """Counted as the platform counts, and kept to whatever comes of each: also when nobody lives to say."""
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    dice, now, since, sent = random.Random(seed), T, {Grant.MESSAGE: -1e9, Grant.TAP: -1e9}, 0
    arrived: set[bytes] = set()
    turn(store, "start")
    for number in range(400):
        now += dice.choice([0.1, 1, 20, 70, 3600, 90_000])
        match dice.randrange(4):
            case 0:
                grant = dice.choice([Grant.MESSAGE, Grant.TAP])
                turn(store, f"m{number}", at=now, grant=grant, says=(_json(number),))
                is_running = now < since[Grant.MESSAGE] + 48 * 3600
                since[grant] = now
                sent = 0 if grant is Grant.MESSAGE or not is_running else sent
            case 1:
                store.append("alice", _json(number))
            case _:
                sending = claim(store, now=now)
                if sending is None:
                    continue
                assert sending.item not in arrived
                if dice.random() < 0.6:
                    store.sent(sending)
                    sent += 1
                    arrived.add(sending.item)
                elif dice.random() < 0.5:
                    # The sender dies, or hears nothing; and it has arrived.
                    sent += 1
                    arrived.add(sending.item)
                    if dice.random() < 0.5:
                        store.unsent(sending, Unsent.UNSURE)
                else:
                    store.unsent(sending, Unsent.KEEP, not_before=now + 1)
        is_after_message = now < since[Grant.MESSAGE] + 48 * 3600
        assert sent <= (5 if is_after_message or now > since[Grant.TAP] + 60 else 3)
