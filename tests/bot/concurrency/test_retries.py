"""WeChat pushes a message again when nobody answered in 5 s; phones send several at once; networks mix them up."""

import pytest

from bot.incoming import Kind
from bot.turns.failpoints import Step
from tests.bot.concurrency.conftest import SetStage
from tests.bot.concurrency.stage import Stage
from tests.bot.turns.conftest import QUICK

pytestmark = pytest.mark.server

MONEY = "退款没到账"


class TestTheSameMessage:
    def test_retries_after_5_and_10_s_while_the_first_runs_take_no_second_turn(self, set_stage: SetStage) -> None:
        # Five seconds are a quarter of one here.
        stage = set_stage(pace=QUICK)
        message = stage.message(MONEY)
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            first = stage.pushes(message)
            gate.wait_for_turn()
            after_5_s = stage.pushes(message, to=stage.second)
            assert after_5_s.is_unanswered
            after_10_s = stage.pushes(message, to=stage.second)
            assert "还在处理" in after_10_s.text

        assert first.text
        stage.clock.forward(seconds=5)
        # Nobody heard the first answer, so it comes before that of the next message.
        assert "退款显示什么状态" in stage.hears("微信付的")
        assert stage.texts == [MONEY, "微信付的"]

    def test_the_same_message_to_two_workers_at_once_is_one_turn_and_one_answer(self, stage: Stage) -> None:
        message = stage.message(MONEY)
        with stage.first.stops(Step.AFTER_BEGIN) as gate:
            posts = [stage.pushes(message)]
            gate.wait_for_turn()
            posts.append(stage.pushes(message, to=stage.second))

        assert len({post.text for post in posts}) == 1
        assert stage.texts == [MONEY]

    @pytest.mark.parametrize("posts", [3, 8])
    def test_however_many_come_at_once_there_is_one_turn(self, stage: Stage, posts: int) -> None:
        message = stage.message(MONEY)
        answers = [stage.pushes(message, to=(stage.first, stage.second)[number % 2]) for number in range(posts)]

        assert len({post.text for post in answers}) == 1
        assert stage.texts == [MONEY]

    def test_a_retry_that_comes_after_the_next_message_repeats_its_own_answer(self, stage: Stage) -> None:
        message = stage.message(MONEY)
        answer = stage.pushes(message).text
        stage.clock.forward(seconds=5)
        stage.hears("微信付的")

        assert stage.pushes(message, to=stage.second).text == answer
        assert stage.facts == {"paid_with": "wechat_pay"}

    def test_an_event_that_comes_three_times_welcomes_once(self, stage: Stage) -> None:
        follow = stage.event("subscribe", is_answered=True)
        answers = {stage.pushes(follow, to=worker).text for worker in (stage.first, stage.second, stage.first)}

        assert len(answers) == 1
        assert [said.replies[0] for said in stage.said] == ["welcome"]


class TestSeveralAtOnce:
    def test_of_three_messages_in_one_second_each_sees_what_the_ones_before_it_said(self, stage: Stage) -> None:
        words = ["商家一直不理我", "微信付的", "300块"]
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            first = stage.sends(words[0])
            gate.wait_for_turn()
            # Both find the first turn running; who asks first is who came first.
            later = []
            for text in words[1:]:
                later.append(stage.sends(text, to=stage.second))
                assert stage.in_line(len(later))

        assert all(post.text for post in (first, *later))
        assert stage.texts == words
        assert stage.facts == {"merchant_response": "none", "paid_with": "wechat_pay", "amount": "300"}

    def test_a_tap_and_a_text_at_once_each_fill_their_own_question(self, stage: Stage) -> None:
        stage.hears(MONEY)
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            tap = stage.sends(kind=Kind.TAP, choice="refund_status.processing")
            gate.wait_for_turn()
            text = stage.sends("微信付的", to=stage.second)
            assert stage.in_line(1)

        assert tap.text
        assert text.text
        assert stage.facts == {"refund_status": "processing", "paid_with": "wechat_pay"}

    def test_the_same_link_tapped_twice_at_once_answers_one_question_only(self, stage: Stage) -> None:
        stage.hears(MONEY)
        with stage.first.stops(Step.AFTER_TAKE) as gate:
            first = stage.sends(kind=Kind.TAP, choice="refund_status.processing")
            gate.wait_for_turn()
            second = stage.sends(kind=Kind.TAP, choice="refund_status.processing", to=stage.second)
            assert stage.in_line(1)

        assert first.text
        assert second.text
        assert stage.facts == {"refund_status": "processing"}
        assert stage.session["state"] == "asking.funded_by"


class TestOutOfOrder:
    @pytest.mark.parametrize("text", ["2", "是", "储蓄卡"])
    def test_what_was_written_before_a_question_was_shown_does_not_pick_its_choice(
        self, stage: Stage, text: str
    ) -> None:
        stage.hears(MONEY)
        stage.hears("处理中")
        assert stage.session["state"] == "asking.funded_by"
        stage.hears(text, ago_s=20)

        # Words that say it by themselves count whenever they were written.
        assert stage.facts.get("funded_by") == ("debit_card" if text == "储蓄卡" else None)

    def test_the_same_words_written_after_it_do(self, stage: Stage) -> None:
        stage.hears(MONEY)
        stage.hears("处理中")
        stage.hears("2")

        assert stage.facts["funded_by"] == "debit_card"

    def test_the_later_of_two_messages_that_comes_first_has_its_turn_first_and_nothing_is_lost(
        self, stage: Stage
    ) -> None:
        earlier, later = stage.message("微信付的", ago_s=3), stage.message("商家一直不理我")
        assert stage.pushes(later).text
        assert stage.pushes(earlier, to=stage.second).text

        assert stage.texts == ["商家一直不理我", "微信付的"]
        assert stage.facts == {"merchant_response": "none", "paid_with": "wechat_pay"}


def test_workers_that_do_not_share_what_they_know_are_found_out(stage: Stage) -> None:
    """The planted fault: each worker has a store of its own, and so reads what was before the burst."""
    elsewhere = Stage(url=stage.url, secret=b"another store").first
    for text, worker in (("商家一直不理我", stage.first), ("微信付的", elsewhere), ("300块", stage.first)):
        assert stage.sends(text, to=worker).text

    assert stage.texts == ["商家一直不理我", "300块"]
    assert "paid_with" not in stage.facts
