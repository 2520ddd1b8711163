"""Staff come and go while messages and the clock are under way."""

import pytest

from bot.staff.port import Doing
from bot.turns.failpoints import Step
from tests.bot.concurrency.conftest import SetStage
from tests.bot.concurrency.stage import Stage

pytestmark = pytest.mark.server


@pytest.fixture
def stage(set_stage: SetStage) -> Stage:
    """Somebody who waits for a person."""
    stage = set_stage(desk="console")
    stage.hears("商家拒绝退款")
    stage.hears("转人工")
    assert stage.owner == "queued"
    return stage


def test_who_takes_over_while_the_bot_is_answering_has_it_after_that_answer(stage: Stage) -> None:
    with stage.first.stops(Step.AFTER_TAKE) as gate:
        post = stage.sends("在吗")
        gate.wait_for_turn()
        take = stage.staff(Doing.TAKE)
        assert stage.in_line(1)

    assert post.text
    assert take.result(10).refusal is None
    assert [said.doing for said in stage.said][-2:] == ["", "take"]
    assert stage.hears("还在吗") == ""


def test_a_message_that_comes_while_somebody_takes_over_is_left_to_them(stage: Stage) -> None:
    with stage.second.stops(Step.AFTER_TAKE) as gate:
        take = stage.staff(Doing.TAKE)
        gate.wait_for_turn()
        post = stage.sends("帮助")
        assert stage.in_line(1)

    assert take.result(10).refusal is None
    assert post.text == ""
    assert [(said.doing, said.replies) for said in stage.said][-2:] == [("take", ()), ("", ())]


def test_what_the_bot_had_ready_to_send_is_not_sent_once_staff_have_it(stage: Stage) -> None:
    stage.clock.forward(minutes=11)
    assert stage.tick().text == ""
    assert len(stage.store.peek("alice").outbox) == 1
    assert stage.staff(Doing.TAKE).result(10).refusal is None

    bucket = int(stage.store.name_of_user("alice")[:3])
    assert stage.store.claim_send(bucket, now=stage.clock.now.timestamp()) is None
    assert stage.hears("在吗") == ""


def test_of_two_staff_who_take_it_at_once_one_has_it(stage: Stage) -> None:
    with stage.first.stops(Step.AFTER_TAKE) as gate:
        li = stage.staff(Doing.TAKE, of=stage.first, account="li")
        gate.wait_for_turn()
        wang = stage.staff(Doing.TAKE, of=stage.second, account="wang")
        assert stage.in_line(1)

    assert li.result(10).refusal is None
    assert wang.result(10).refusal is not None
    assert wang.result(10).by == "li"


class TestTheDeskCloses:
    """Waiting ends after half an hour; somebody may take it in that very moment."""

    def test_who_takes_it_first_has_it_and_the_bot_does_not_come_back(self, stage: Stage) -> None:
        stage.clock.forward(minutes=31)
        with stage.second.stops(Step.AFTER_TAKE) as gate:
            take = stage.staff(Doing.TAKE)
            gate.wait_for_turn()
            tick = stage.tick()
            assert stage.in_line(1)

        assert take.result(10).refusal is None
        assert tick.text == ""
        assert stage.owner == "staff"
        assert stage.store.peek("alice").outbox == ()

    def test_where_the_bot_came_back_first_whoever_takes_it_hushes_it(self, stage: Stage) -> None:
        stage.clock.forward(minutes=31)
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            stage.tick()
            gate.wait_for_turn()
            take = stage.staff(Doing.TAKE)
            assert stage.in_line(1)

        assert take.result(10).refusal is None
        assert stage.owner == "staff"
        assert stage.hears("在吗") == ""

    def test_a_message_of_that_moment_is_answered_once_by_the_bot_that_is_back(self, stage: Stage) -> None:
        stage.clock.forward(minutes=31)
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            stage.tick()
            gate.wait_for_turn()
            post = stage.sends("那我自己看看", to=stage.second)
            assert stage.in_line(1)

        assert post.text.count("一直没有客服接入") == 1
        assert stage.owner == "bot"
        assert stage.store.peek("alice").outbox == ()


def test_words_of_staff_and_a_message_at_once_are_both_kept_and_said_once(stage: Stage) -> None:
    assert stage.staff(Doing.TAKE).result(10).refusal is None
    with stage.second.stops(Step.AFTER_TAKE) as gate:
        reply = stage.staff(Doing.REPLY, text="我看一下您的订单")
        gate.wait_for_turn()
        post = stage.sends("在吗")
        assert stage.in_line(1)

    assert reply.result(10).refusal is None
    heard = [post.text, stage.hears("好的"), stage.hears("嗯")]
    assert sum("我看一下您的订单" in text for text in heard) == 1


def test_a_hand_over_and_a_message_at_once_leave_nobody_without_an_answer(stage: Stage) -> None:
    assert stage.staff(Doing.TAKE).result(10).refusal is None
    with stage.second.stops(Step.AFTER_TAKE) as gate:
        back = stage.staff(Doing.HAND_OVER)
        gate.wait_for_turn()
        post = stage.sends("时间过了")
        assert stage.in_line(1)

    assert back.result(10).refusal is None
    assert post.text
    assert stage.owner == "bot"
