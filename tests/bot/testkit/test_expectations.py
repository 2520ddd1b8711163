"""Each thing that can be expected holds when it is so, and fails when it is not."""

from pathlib import Path

import pytest

from bot.testkit.expectations import KINDS
from bot.testkit.words import CHINESE, EXPECTATIONS, Word
from tests.bot.testkit.doubles import answering, played

BOTH = "paid_with.wechat_pay, paid_with.bank_card"
DUE = "seller_in_writing at 2026-11-25T10:00:05+08:00"
OVERDUE = "refund_pending_arrival.bank_overdue"

#: The word, what holds of the full answer, what does not, and what the failure then says is actual.
EACH = (
    ("reply", "ask.paid_with", "ask.funded_by", "bridge.back, ask.paid_with"),
    ("reply", "[ask.paid_with, bridge.back]", "[ask.paid_with, ask.funded_by]", "bridge.back, ask.paid_with"),
    ("reply", "ask.paid_with", "nothing", "bridge.back, ask.paid_with"),
    ("replies", "[bridge.back, ask.paid_with]", "[ask.paid_with, bridge.back]", "bridge.back, ask.paid_with"),
    ("replies", "[bridge.back, ask.paid_with]", "ask.paid_with", "bridge.back, ask.paid_with"),
    ("no_reply", "ask.funded_by", "bridge.back", "bridge.back, ask.paid_with"),
    ("choices", "[paid_with.wechat_pay, paid_with.bank_card]", "paid_with.bank_card", BOTH),
    ("choices", "[paid_with.wechat_pay, paid_with.bank_card]", "nothing", BOTH),
    ("choice_texts", "[银行卡, 微信支付]", "[银行卡, 支付宝]", "微信支付, 银行卡"),
    ("offers", "paid_with.bank_card", "act.go_back", BOTH),
    ("offers_not", "act.go_back", "paid_with.bank_card", BOTH),
    ("said", "用什么付", "用什么退的款", "not said"),
    ("said", "[用什么付, 三天到了]", "[用什么付, 四天到了]", "not said"),
    ("not_said", "保证", "回复数字", "可以直接回复数字。"),
    ("more", "no", "yes", "no"),
    ("state", "asking.paid_with", "asking.funded_by", "asking.paid_with"),
    ("phase", "asking", "advising", "asking"),
    ("owner", "bot", "staff", "bot"),
    ("locale", "zh_Hans", "en", "zh_Hans"),
    ("act", "report", "inform", "report"),
    ("signals", "distress", "scam", "distress"),
    ("signals", "distress", "nothing", "distress"),
    ("facts", "{refunded_to: bank_card}", "{refunded_to: alipay}", "refunded_to: bank_card"),
    ("facts", "{paid_with: nothing}", "{paid_with: alipay}", "paid_with: nothing"),
    ("facts", '{days_waiting: "3"}', "{refunded_to: nothing}", "refunded_to: bank_card"),
    ("grounds", "goods_damaged", "not_shipped", "goods_damaged"),
    ("top", "refund_pending_arrival", "missed_deadline", "refund_pending_arrival"),
    ("cause", "nothing", "refund_pending_arrival", "nothing"),
    ("variant", OVERDUE, "refund_pending_arrival.on_its_way", OVERDUE),
    ("remedy", "advise.bank_overdue", "nothing", "advise.bank_overdue"),
    ("rung", "seller_in_writing", "nothing", "seller_in_writing"),
    ("taken", "ask_bank", "[ask_bank, seller_in_writing]", "ask_bank"),
    ("taken", "ask_bank", "nothing", "ask_bank"),
    ("evidence", "chat", "[chat, status]", "chat"),
    ("draft", "seller_in_writing", "ask_bank", "seller_in_writing"),
    ("draft", "seller_in_writing", "nothing", "seller_in_writing"),
    ("draft_says", "[三日内, 99元]", "[三日内, 98元]", "not said"),
    ("draft_says_not", "用什么付", "99元", "请在三日内将99元原路退回。"),
    ("due", "seller_in_writing", "ask_bank", DUE),
    ("due", "{seller_in_writing: 2026-11-25}", "{seller_in_writing: 2026-11-26}", DUE),
    (
        "due",
        "{seller_in_writing: 2026-11-25T02:00+00:00}",
        "{seller_in_writing: 2026-11-25T10:01+08:00}",
        DUE,
    ),
    ("due", "{seller_in_writing: 2026-11-25}", "nothing", DUE),
    ("active", "remind.seller", "bridge.back", "remind.seller"),
    ("asked_at_most", "1", "0", "1: asking.paid_with"),
)  # fmt: skip


@pytest.mark.parametrize(("word", "holds", "fails", "actual"), EACH)
def test_what_is_so_holds_and_what_is_not_fails(word: str, holds: str, fails: str, actual: str, tmp_path: Path) -> None:
    assert played(tmp_path, f"- user: 退款没到账\n  expect: {{{word}: {holds}}}").passed
    [failure] = played(tmp_path, f"- user: 退款没到账\n  expect:\n    {word}: {fails}").failures
    assert (failure.what, failure.line, failure.shortfall.actual) == (word, 6, actual)


@pytest.mark.parametrize(("second", "word"), [({}, "yes"), ({"replies": []}, "no")])
def test_the_same_reply_is_told_from_another(second: dict[str, object], word: str, tmp_path: Path) -> None:
    other = {"yes": "no", "no": "yes"}[word]
    steps = "- user: 退款\n- retry:\n  expect: {same_reply: %s}"
    answers = (answering(), answering(**second))
    assert played(tmp_path, steps % word, *answers).passed
    [failure] = played(tmp_path, steps % other, *answers).failures
    assert failure.shortfall.actual == word


def test_every_one_of_several_retries_is_compared_with_the_first_answer(tmp_path: Path) -> None:
    steps = "- user: 退款\n- retry: 2\n  expect: {same_reply: yes}"
    odd = answering(replies=[])
    assert not played(tmp_path, steps, answering(), odd, answering()).passed
    assert not played(tmp_path, steps, answering(), odd, odd).passed
    assert played(tmp_path, steps, odd, odd, odd).passed


def test_the_first_turn_repeats_nothing(tmp_path: Path) -> None:
    assert not played(tmp_path, "- user: 退款\n  expect: {same_reply: yes}").passed


def test_a_question_put_again_after_another_counts_again(tmp_path: Path) -> None:
    states = ("asking.paid_with", "asking.paid_with", "asking.funded_by", "asking.paid_with")
    steps = "- user: a\n- user: b\n- user: c\n- user: d\n  expect: {asked_at_most: %d}"
    answers = [answering(state=state) for state in states]
    assert played(tmp_path, steps % 3, *answers).passed
    assert not played(tmp_path, steps % 2, *answers).passed


def test_wording_that_is_missing_is_shown_with_the_nearest_line(tmp_path: Path) -> None:
    [failure] = played(tmp_path, "- user: 退款\n  expect: {said: 您是用什么付款的}").failures
    assert failure.shortfall.hint == "nearest line: 您是用什么付的款？"


@pytest.mark.parametrize("word", ["draft_says", "draft_says_not"])
def test_of_a_draft_that_was_not_written_nothing_holds(word: str, tmp_path: Path) -> None:
    undrafted = {key: value for key, value in answering().items() if key != "draft"}
    assert played(tmp_path, "- user: 退款\n  expect: {draft: nothing}", undrafted).passed
    [failure] = played(tmp_path, f"- user: 退款\n  expect: {{{word}: 三日内}}", undrafted).failures
    assert failure.shortfall.actual == "no draft was written"


def test_only_what_is_wrong_of_several_facts_is_shown(tmp_path: Path) -> None:
    [failure] = played(
        tmp_path, '- user: 退款\n  expect: {facts: {refunded_to: bank_card, days_waiting: "4", amount: "1"}}'
    ).failures
    assert failure.shortfall.expected == "days_waiting: 4, amount: 1"
    assert failure.shortfall.actual == "days_waiting: 3, amount: nothing"


def test_every_word_that_can_be_expected_is_tried_above_and_has_a_kind() -> None:
    assert set(EXPECTATIONS) == set(KINDS) == {Word(word) for word, *_ in EACH} | {Word.SAME_REPLY}


def test_every_word_has_a_chinese_name_and_no_two_share_one() -> None:
    chinese = [name for word in Word for name in CHINESE[word]]
    assert len(chinese) == len(set(chinese))


def test_a_reply_that_did_not_come_is_told_with_the_nearest_that_did(tmp_path: Path) -> None:
    [failure] = played(tmp_path, "- user: 退款\n  expect: {reply: ask.funded_by}").failures
    assert failure.shortfall.hint == "nearest to `ask.funded_by` came `ask.paid_with`"


def test_a_reply_that_came_earlier_is_told_with_the_line_of_that_turn(tmp_path: Path) -> None:
    other = answering(replies=[{"id": "bridge.back", "text": "好的。"}])
    [failure] = played(tmp_path, "- user: a\n- user: b\n  expect: {reply: ask.paid_with}", answering(), other).failures
    assert failure.shortfall.hint == "`ask.paid_with` came in an earlier turn (script.yaml:4)"


def test_a_page_that_waits_is_named_where_a_reply_is_missing(tmp_path: Path) -> None:
    [failure] = played(tmp_path, "- user: a\n  expect: {reply: advise.bank_overdue}", answering(more=True)).failures
    assert failure.shortfall.hint.endswith("another page waits: `tap: act.more` turns to it")
    assert played(tmp_path, "- user: a\n  expect: {no_reply: advise.bank_overdue}", answering(more=True)).passed
