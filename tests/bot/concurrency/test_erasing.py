"""Who asks to be forgotten is forgotten, whatever is under way."""

import pytest

from bot.incoming import Kind
from bot.turns.failpoints import Step
from tests.bot.concurrency.stage import Stage

pytestmark = pytest.mark.server


def is_known(stage: Stage) -> bool:
    return bool(stage.session or stage.said or stage.store.peek("alice").outbox)


def test_an_unfollow_during_a_turn_erases_what_that_turn_wrote(stage: Stage) -> None:
    stage.hears("退款没到账")
    with stage.first.stops(Step.AFTER_TAKE) as gate:
        post = stage.sends("微信付的")
        gate.wait_for_turn()
        left = stage.pushes(stage.event("unsubscribe"), to=stage.second)
        assert stage.in_line(1)

    assert (post.text != "", left.text) == (True, "")
    assert not is_known(stage)


def test_a_message_that_waits_while_its_user_is_forgotten_brings_nothing_back(stage: Stage) -> None:
    stage.hears("退款没到账")
    stage.hears("删除我的数据")
    with stage.first.stops(Step.AFTER_TAKE) as gate:
        yes = stage.sends(kind=Kind.TAP, choice="act.affirm")
        gate.wait_for_turn()
        before = stage.sends("我是用微信付的", to=stage.second, ago_s=2)
        assert stage.in_line(1)

    assert "已经全部删除" in yes.text
    assert before.text == ""
    assert not is_known(stage)


def test_a_retry_of_an_old_message_after_that_brings_nothing_back(stage: Stage) -> None:
    old = stage.message("退款没到账")
    stage.pushes(old).text  # noqa: B018 - it waits for the answer
    stage.clock.forward(seconds=5)
    stage.hears("删除我的数据")
    stage.hears("是")

    assert stage.pushes(old, to=stage.second).text == ""
    assert not is_known(stage)


def test_the_word_that_it_is_done_is_said_to_the_retry_too(stage: Stage) -> None:
    stage.hears("退款没到账")
    stage.hears("删除我的数据")
    yes = stage.message("是")
    said = stage.pushes(yes).text

    assert "已经全部删除" in said
    assert stage.pushes(yes, to=stage.second).text == said


def test_what_is_due_in_that_moment_falls_due_for_nobody(stage: Stage) -> None:
    stage.hears("商家一直不理我")
    stage.hears("删除我的数据")
    with stage.first.stops(Step.AFTER_TAKE) as gate:
        yes = stage.sends("是")
        gate.wait_for_turn()
        tick = stage.tick(to=stage.second)
        assert stage.in_line(1)

    assert "已经全部删除" in yes.text
    assert tick.text == ""
    assert not is_known(stage)
