"""Sending on our own: each error code of WeChat's, over HTTP, and what must hold whatever happens."""

import random
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from typing import Any

import pytest

from bot.outbox.courses import OFF_S, RETRY_AFTER_S, Fate
from bot.outbox.message import TEXT_BYTES, fitting
from bot.outbox.sending import Sender
from bot.outgoing import is_unsure
from bot.sandbox.platform_calls import SEND, TOKEN, Fault
from bot.store.port import SENDING_LEASE_S, Sending
from bot.turn_port import Grant
from bot.wechat.api import WeChatApi
from bot.wechat.api_errors import REACTIONS, WeChatApiError
from tests.bot.outbox.world import DirectApi, World, api_of, record

ONE, TWO = record("一"), record("二")


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def api(world: World) -> Iterator[WeChatApi]:
    with api_of(world) as client:
        yield client


@pytest.fixture
def sender(world: World, api: WeChatApi) -> Sender:
    return world.sender(api)


class TestWhatIsSent:
    def test_what_waits_arrives_in_order_and_once(self, world: World, sender: Sender) -> None:
        world.turn(ONE, TWO)

        assert [world.send(sender) for _ in range(3)] == [Fate.SENT, Fate.SENT, None]
        assert world.phones.texts() == ["一", "二"]
        assert world.waiting() == ()

    def test_a_member_of_wechats_desk_speaks_under_their_own_name(self, world: World, sender: Sender) -> None:
        world.turn(record("您好", account="li@gh_1"), record("hello", account="li"))
        world.send(sender)
        world.send(sender)

        assert [account for _, _, account in world.phones.shown] == ["li@gh_1", ""]

    def test_a_record_that_says_nothing_is_not_sent(self, world: World, sender: Sender) -> None:
        world.turn(record(""))

        assert (world.send(sender), list(world.platform.asked)) == (Fate.DROPPED, [])

    def test_a_record_that_cannot_be_rendered_stops_no_other(self, world: World, sender: Sender) -> None:
        world.turn(b'{"broken":1}')
        assert world.send(sender) is Fate.KEPT

        world.turn(ONE, sender="bob")
        assert world.send(sender, "bob") is Fate.SENT

    def test_a_text_is_cut_between_characters(self) -> None:
        assert fitting("退" * 1000) == "退" * (TEXT_BYTES // 3)

    def test_without_active_messages_nothing_is_sent_and_all_is_kept(self, world: World) -> None:
        world.turn(ONE, TWO)
        sender = world.sender(is_active=False)

        assert [world.send(sender) for _ in range(2)] == [Fate.KEPT, None]
        assert (world.waiting(), list(world.platform.asked)) == ((ONE, TWO), [])


#: What becomes of the message, by the table of WeChat's error codes.
FATES = {
    -1: Fate.RETRIED,
    40003: Fate.DROPPED,
    40013: Fate.KEPT,
    40033: Fate.KEPT,
    40125: Fate.KEPT,
    40164: Fate.KEPT,
    40200: Fate.KEPT,
    40243: Fate.KEPT,
    43004: Fate.DROPPED,
    45002: Fate.KEPT,
    45008: Fate.KEPT,
    45009: Fate.KEPT,
    45011: Fate.KEPT,
    45015: Fate.UNREACHABLE,
    45047: Fate.KEPT,
    45072: Fate.KEPT,
    45080: Fate.KEPT,
    45081: Fate.KEPT,
    48001: Fate.KEPT,
    48002: Fate.DROPPED,
    48004: Fate.KEPT,
    50002: Fate.KEPT,
    61007: Fate.KEPT,
    65400: Fate.KEPT,
    65401: Fate.KEPT,
    65402: Fate.KEPT,
    65413: Fate.KEPT,
    65414: Fate.KEPT,
    65415: Fate.KEPT,
    65416: Fate.KEPT,
    65417: Fate.KEPT,
    99999: Fate.KEPT,
}
TOKENS = {40001, 40014, 42001}
LOST = {Fate.DROPPED, Fate.UNREACHABLE}
#: After these nobody is sent anything for a while.
REST = {40013, 40125, 40164, 40243, 45009, 45011, 48004, 50002, 61007}
OFF = {40200, 48001, 65400}


class TestErrorCodes:
    def test_every_known_code_is_in_the_table(self) -> None:
        assert {*FATES, *TOKENS} == {*REACTIONS, 99999}

    @pytest.mark.parametrize("code", FATES)
    def test_each_code_has_its_end(self, code: int, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=code))
        world.turn(ONE)

        assert world.send(sender) is FATES[code]
        assert world.phones.texts() == []
        assert world.waiting() == (() if FATES[code] in LOST else (ONE,))
        assert world.send(sender) is None
        assert world.platform.asked.count(SEND) == 1

    @pytest.mark.parametrize("code", FATES)
    def test_each_code_holds_up_others_as_long_as_it_must(self, code: int, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=code))
        world.turn(ONE)
        world.turn(TWO, sender="bob")
        world.send(sender)

        expected = None if code in REST else Fate.KEPT if code in OFF else Fate.SENT
        assert world.send(sender, "bob") is expected
        if code in REST:
            world.seconds.now += 3601
            assert world.send(sender, "bob") is Fate.SENT

    @pytest.mark.parametrize("code", sorted(set(FATES) - {code for code, fate in FATES.items() if fate in LOST}))
    def test_what_was_kept_is_said_by_the_next_reply_and_not_sent_besides(
        self, code: int, world: World, sender: Sender
    ) -> None:
        world.platform.order(Fault(errcode=code))
        world.turn(ONE)
        world.send(sender)
        world.seconds.now += 1
        world.turn(drained=1)
        world.seconds.now += OFF_S

        assert (world.waiting(), world.send(sender), world.phones.texts()) == ((), None, [])

    def test_busy_is_tried_once_more_later_and_not_a_third_time(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=-1), times=2)
        world.turn(ONE)
        fates = []
        for _ in range(4):
            fates.append(world.send(sender))
            world.seconds.now += RETRY_AFTER_S

        assert fates == [Fate.RETRIED, Fate.KEPT, None, None]
        assert world.waiting() == (ONE,)

    def test_busy_is_over_at_the_second_try(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=-1))
        world.turn(ONE)
        world.send(sender)
        world.seconds.now += RETRY_AFTER_S

        assert (world.send(sender), world.phones.texts()) == (Fate.SENT, ["一"])

    @pytest.mark.parametrize("code", sorted(TOKENS))
    def test_a_token_is_renewed_once_and_the_message_sent(self, code: int, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=code))
        world.turn(ONE)

        assert (world.send(sender), world.phones.texts()) == (Fate.SENT, ["一"])
        assert list(world.platform.asked) == [TOKEN, SEND, TOKEN, SEND]

    @pytest.mark.parametrize("code", sorted(TOKENS))
    def test_a_token_that_stays_bad_ends_the_tries(self, code: int, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=code), times=2)
        world.turn(ONE)

        assert (world.send(sender), world.send(sender), world.waiting()) == (Fate.KEPT, None, (ONE,))
        assert world.platform.asked.count(SEND) == 2

    def test_a_token_that_is_not_given_leaves_the_message_certainly_unsent(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=0, is_silent=True), call=TOKEN)
        world.turn(ONE)
        assert world.send(sender) is Fate.RETRIED

        world.seconds.now += RETRY_AFTER_S
        assert (world.send(sender), world.phones.texts()) == (Fate.SENT, ["一"])

    def test_an_ability_that_the_account_lacks_is_tried_again_after_a_day(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=48001))
        world.turn(ONE)
        world.send(sender)
        world.seconds.now += OFF_S
        world.turn(drained=0)

        assert world.send(sender) is Fate.SENT

    def test_who_is_out_of_reach_is_left_alone_until_they_do_something(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=45015))
        world.turn(ONE, TWO)

        assert [world.send(sender) for _ in range(2)] == [Fate.UNREACHABLE, None]
        world.seconds.now += 60
        world.turn()
        assert (world.send(sender), world.phones.texts()) == (Fate.SENT, ["二"])

    def test_every_end_is_counted(self, world: World, api: WeChatApi) -> None:
        counted: list[str] = []
        world.platform.order(Fault(errcode=45047))
        world.turn(ONE)
        world.send(world.sender(api, count=counted.append))

        assert counted == ["kept"]


class TestWhatMayHaveArrived:
    @pytest.mark.parametrize("arrives", [True, False])
    def test_silence_is_never_followed_by_the_same_message(self, arrives: bool, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=0, arrives=arrives, is_silent=True))
        world.turn(ONE)
        assert world.send(sender) is Fate.UNSURE
        for _ in range(4):
            world.seconds.now += SENDING_LEASE_S
            world.send(sender)

        assert world.platform.asked.count(SEND) == 1
        assert [is_unsure(item) for item in world.waiting()] == [True]

    def test_what_a_dead_sender_had_is_kept_once_and_marked(self, world: World, sender: Sender) -> None:
        world.turn(ONE)
        world.store.claim_send(int(world.store.name_of_user("alice")[:3]), now=world.seconds())
        world.seconds.now += SENDING_LEASE_S

        assert (world.send(sender), list(world.platform.asked)) == (None, [])
        assert [is_unsure(item) for item in world.waiting()] == [True]

    def test_what_comes_after_it_is_sent(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=0, is_silent=True))
        world.turn(ONE)
        world.send(sender)
        world.seconds.now += 3601
        world.turn(TWO)

        assert (world.send(sender), world.phones.texts()) == (Fate.SENT, ["二"])
        assert [is_unsure(item) for item in world.waiting()] == [True]

    def test_a_record_of_staff_stays_one(self, world: World, sender: Sender) -> None:
        world.platform.order(Fault(errcode=0, is_silent=True))
        world.turn(record("hello", account="li"))
        world.send(sender)

        assert world.waiting()[0].startswith(b'{"by":"staff",')


class Watching:
    """Notes how the platform answered each message."""

    def __init__(self, world: World) -> None:
        self._api = DirectApi(world.platform)
        self.codes: list[int] = []

    def post(self, call: str, data: dict[str, Any]) -> dict[str, Any]:
        try:
            told = self._api.post(call, data)
        except WeChatApiError as error:
            self.codes.append(error.errcode or 0)
            raise
        self.codes.append(0)
        return told


def act_at_random(world: World, sender: Sender, dice: random.Random, texts: Iterator[int]) -> None:
    """Time passes, a user does something, records wait, a call fails, a sender dies, another sends."""
    world.seconds.now += dice.choice([0.1, 1, 20, 70, 3600, 90_000])
    user = f"user{dice.randrange(5)}"
    if dice.random() < 0.5:
        grant = dice.choice([Grant.MESSAGE, Grant.TAP])
        world.turn(*(record(str(next(texts))) for _ in range(dice.randrange(8))), sender=user, grant=grant)
    if dice.random() < 0.1:
        silent = Fault(errcode=0, is_silent=True, arrives=dice.random() < 0.5)
        world.platform.order(dice.choice([Fault(errcode=-1), silent]))
    if dice.random() < 0.05:
        world.store.claim_send(int(world.store.name_of_user(user)[:3]), now=world.seconds())
    while world.send(sender, user) is not None:
        pass


def test_no_quota_is_exceeded_and_nothing_doubled_in_10000_random_sends() -> None:
    seed = random.randrange(1_000_000)
    print(f"seed {seed}")
    world, dice, texts = World(), random.Random(seed), count()
    api = Watching(world)
    sender = world.sender(api)
    while len(api.codes) < 10_000:
        act_at_random(world, sender, dice, texts)

    assert set(api.codes) == {0, -1}
    said = [text for _, text, _ in world.phones.shown]
    assert len(said) == len(set(said)) > 8_000


def test_a_bot_that_does_not_count_is_found_out() -> None:
    world = World()
    world.turn(*(record(str(number)) for number in range(7)))
    api = Watching(world)
    world.store.claim_send = partial(forgetful, world.store.claim_send, world)  # type: ignore[method-assign]
    sender = world.sender(api)
    while world.send(sender) is not None:
        pass

    assert api.codes == [0, 0, 0, 0, 0, 45047]


def forgetful(claim_send: Callable[..., Sending | None], world: World, bucket: int, *, now: float) -> Sending | None:
    """The planted fault: a claim that counts nothing."""
    world.store._users["alice"].ledger[1] = 0  # type: ignore[attr-defined]
    return claim_send(bucket, now=now)
