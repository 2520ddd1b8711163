"""What Chinese words look like and do not say, and how clauses, hours and numerals are read. Today is 2026-11-22."""

from datetime import date

import pytest

from bot.understood import understood_as_json
from dialogs.understanding import Phrases

TODAY = date(2026, 11, 22)

UNSAID = [
    ("快递说放漏了一件", "goods_state"),
    ("页面说漏了一步", "goods_state"),
    ("锅没怎么用过", "goods_state"),
    ("鞋子没上脚就想退", "goods_state"),
    ("说鞋底有磨损不退", "goods_state"),
    ("没有刻字的普通戒指", "goods_kind"),
    ("退款记录一条都没有", "merchant_response"),
    ("还没问商家能不能退", "merchant_response"),
    ("他要是答应退就好了", "merchant_response"),
    ("银行说商家没有退", "merchant_response"),
    ("288用红包退的", "merchant_response"),
    ("昨天打给银行", "seller_contacted_on"),
    ("昨天商家给了50块补偿", "amount"),
    ("等了 15 天 还没退", "amount"),
    ("打了 12315 没用", "amount"),
    ("房间号 302 订的民宿退不了", "amount"),
    ("我买了两条裤子 199 和 259", "amount"),
    ("页面显示 502 退不了款", "amount"),
    ("收拾东西的时候发现坏了", "amount"),
    ("三月一直在等", "paid_on"),
    ("九月二十几买的", "paid_on"),
    ("双十一前买的", "paid_on"),
    ("五日游退不了", "refused_on"),
    ("18号商家说定制商品不能退", "paid_on"),
    ("昨天申请的,客服说晚上8点前处理", "seller_contacted_on"),
    ("我发了三条微信给掌柜", "refunded_to"),
    ("亲属卡,微信上我妈给我办的那张", "refunded_to"),
    ("提交就出 TRADE_CLOSED,换手机也一样", "refund_status"),
    ("问他们就讲还在审核", "refund_status"),
    ("我就背过两日", "days_waiting"),
    ("过两天他说财务请假", "days_waiting"),
]


@pytest.mark.parametrize(("text", "slot"), UNSAID, ids=[text for text, _ in UNSAID])
def test_what_only_looks_like_a_fact_is_none(phrases: Phrases, text: str, slot: str) -> None:
    assert slot not in understood_as_json(text, phrases, TODAY)["slots"]


def test_a_blank_between_two_clauses_is_a_pause(phrases: Phrases) -> None:
    assert phrases.normal("还没问过店主 前天才拿到货的") == "还没问过店主,前天才拿到货的"


@pytest.mark.parametrize("spaced", ["退 款 没 到 账", "退款 没到 账", "微信 支付"])
def test_a_word_that_is_spaced_out_stays_one(phrases: Phrases, spaced: str) -> None:
    assert phrases.normal(spaced) == spaced.replace(" ", "")


def test_dots_before_a_figure_make_no_fraction_of_it(phrases: Phrases) -> None:
    assert understood_as_json("说好退的……15号申请的", phrases, TODAY)["slots"]["applied_on"] == "2026-11-15"


def test_a_bare_hour_is_one_of_the_day_before_it(phrases: Phrases) -> None:
    slots = understood_as_json("昨天早上8点付的,中午12点申请退款,下午三点被拒了", phrases, TODAY)["slots"]
    assert slots["applied_on"] == "2026-11-21T12:00+08:00"
    assert slots["refused_on"] == "2026-11-21T15:00+08:00"


def test_a_refusal_at_once_is_of_the_day_of_the_request(phrases: Phrases) -> None:
    slots = understood_as_json("我前天申请的,商家当场就拒了", phrases, TODAY)["slots"]
    assert slots["refused_on"] == slots["applied_on"] == "2026-11-20"


def test_what_a_program_wrote_is_by_a_clock_of_24_hours(phrases: Phrases) -> None:
    assert understood_as_json("11-18 09:24显示退款成功", phrases, TODAY)["slots"]["refund_started_on"].endswith(
        "T09:24+08:00"
    )
    assert understood_as_json("11月18日10点付的", phrases, TODAY)["slots"]["paid_on"] == "2026-11-18"


def test_what_is_signed_for_after_it_was_sent_back_is_the_return(phrases: Phrases) -> None:
    slots = understood_as_json("12号寄出,快递显示15号签收", phrases, TODAY)["slots"]
    assert (slots["sent_back_on"], slots["returned_on"]) == ("2026-11-12", "2026-11-15")
    assert "received_on" not in slots


def test_what_is_handed_in_behind_a_complaint_is_the_complaint(phrases: Phrases) -> None:
    assert "complaint_filed_on" in understood_as_json("消协那份投诉昨天递上去了", phrases, TODAY)["slots"]
    assert "applied_on" in understood_as_json("退款申请前天交上去了", phrases, TODAY)["slots"]


def test_a_day_at_the_end_of_a_sentence_goes_with_what_was_said_before_it(phrases: Phrases) -> None:
    slots = understood_as_json("机器直接驳回的,没人看过,周三半夜一点。然后让我重新申请", phrases, TODAY)["slots"]
    assert slots["refused_on"].startswith("2026-11-18")
    assert "applied_on" not in slots


@pytest.mark.parametrize(
    ("text", "sum_"), [("货款叁佰伍拾元整", "350"), ("人民币贰仟零捌拾元整", "2080"), ("35 块 5", "35.5")]
)
def test_sums_are_read_as_receipts_and_hurried_thumbs_write_them(phrases: Phrases, text: str, sum_: str) -> None:
    assert understood_as_json(text, phrases, TODAY)["slots"]["amount"] == sum_
