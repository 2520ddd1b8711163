"""The words to send: they fit their form, tell what is known, mark what is not, and demand one thing."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from dialogs.acts import Ground
from dialogs.catalog import Addressee, Draft, Facts, Part, Rung, Tone
from dialogs.refunds import refund_catalog
from dialogs.refunds.drafts import forms, timeline
from dialogs.refunds.drafts.forms import FORMS
from dialogs.refunds.drafts.gaps import GAPS, OF_FACTS
from dialogs.refunds.drafts.tones import fitting
from dialogs.refunds.drafts.writing import Writing, Written, length, write
from dialogs.slots import (
    ComplainedTo,
    Delivery,
    GoodsState,
    MerchantResponse,
    Payer,
    RefundStatus,
    RefusalReason,
    Situation,
    Slot,
)

CATALOG = refund_catalog()
DRAFTS = {rung.id: rung for rung in CATALOG.rungs.values() if rung.draft is not None}
A_DAY = date(2026, 12, 28)
DAYS: Facts = {slot: f"2026-11-{10 + place}" for place, slot in enumerate(timeline.POINTS)}
NUMBERS: Facts = {
    Slot.ORDER_NO: "4200001234202611181234567890",
    Slot.REFUND_NO: "50300001234202611181234567890",
    Slot.AMOUNT: "1234567.89",
    Slot.ERROR_CODE: "USER_ACCOUNT_ABNORMAL",
}
#: As long as the words for them get.
TOLD: Facts = {
    Slot.GOODS_STATE: GoodsState.OPENED,
    Slot.REFUND_STATUS: RefundStatus.SUCCESS,
    Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED,
    Slot.REFUSAL_REASON: RefusalReason.NO_VALID_REASON,
    Slot.COMPLAINED_TO: ComplainedTo.WECHAT_PAY,
    Slot.PAID_WITH: "wechat_pay",
    Slot.REFUNDED_TO: "transfer",
}
EVERYTHING: Facts = {**DAYS, **NUMBERS, **TOLD, Slot.CHILDS_AGE: "9"}
LAW = {
    "《消费者权益保护法》第二十四条",
    "《消费者权益保护法》第二十五条",
    "《消费者权益保护法》第三十九条",
    "《电子商务法》第二十条",
    "《电子商务法》第二十一条",
    "《民法典》第五百六十三条",
    "《民法典》第十九条",
    "第二十条",
    "第一百四十五条",
}


def draft_of(rung: str) -> Draft:
    draft = DRAFTS[rung].draft
    assert draft is not None
    return draft


def written(rung: str, facts: Facts, *grounds: Ground, tone: Tone = Tone.FIRM, **more: object) -> Written:
    writing = Writing(draft=draft_of(rung), facts=facts, grounds=grounds, tone=tone, answer_by=A_DAY)
    return write(replace(writing, **more))  # type: ignore[arg-type]


def text_of(one: Written) -> str:
    """With every figure as its name."""
    values = {name: f"<{name}>" for name in CATALOG.figures}
    return "".join(say.text % {**values, **one.values} for say in one.says)


def each_writing(rung: str) -> Iterator[Written]:
    """In every tone, with nothing known, with everything, and for every reason."""
    for tone in Tone:
        yield written(rung, {}, tone=tone)
        for place in (Addressee.SHOP, Addressee.MINI_PROGRAM):
            yield written(rung, EVERYTHING, Ground.NOT_AS_DESCRIBED, tone=tone, next_to=place)
        yield written(rung, {**EVERYTHING, Slot.REFUND_STATUS: RefundStatus.PARTIAL}, *Ground, tone=tone)


@pytest.mark.parametrize("rung", DRAFTS)
def test_a_draft_fits_its_form_in_every_tone_however_much_is_known(rung: str) -> None:
    limit = int(FORMS[draft_of(rung).to].limit.value)
    assert max(length(each) for each in each_writing(rung)) <= limit


@pytest.mark.parametrize("rung", DRAFTS)
def test_a_draft_has_one_demand_and_names_the_amount_once(rung: str) -> None:
    for each in each_writing(rung):
        assert sum(say.id.startswith(f"{rung}.draft.demand") for say in each.says) == 1
        assert sum(say.text.count("%(amount)s") for say in each.says) == 1


@pytest.mark.parametrize("rung", DRAFTS)
def test_what_is_known_is_not_asked_for(rung: str) -> None:
    known = written(rung, EVERYTHING, Ground.GOODS_DAMAGED)
    assert set(known.gaps) <= set(GAPS) - {"reason", "goods_seen", "shown", "sellers_reason", "sellers_answer"}
    assert not {gap.mark for gap in OF_FACTS.values()} & set(known.values.values())


@pytest.mark.parametrize("rung", DRAFTS)
def test_every_gap_is_marked_and_every_mark_is_a_gap(rung: str) -> None:
    for each in each_writing(rung):
        marks = re.findall("【[^】]*】", text_of(each))
        assert set(marks) == {each.values[gap] for gap in each.gaps}


@pytest.mark.parametrize("rung", DRAFTS)
def test_a_draft_cites_only_articles_that_the_fact_sheet_has(rung: str) -> None:
    for say in draft_of(rung).says:
        assert {*re.findall(r"(?:《[^》]+》)?第[一二三四五六七八九十百]+条", say.text)} <= LAW


@pytest.mark.parametrize("say", [say for say in CATALOG.says.values() if say.draft], ids=lambda say: say.id)
def test_a_draft_is_sober(say: object) -> None:
    assert not re.search("曝光|差评|报警|骗子|黑心|无良|倍赔偿|律师|媒体|否则后果|！", str(say))


def test_the_last_notice_threatens_with_nothing_but_the_next_desk() -> None:
    threats = {form.threat.text for form in FORMS.values() if form.threat is not None}
    assert threats == {
        "逾期没有处理，我将通过微信支付账单投诉。",
        "逾期没有处理，我将在小程序内发起交易投诉。",
        "逾期没有处理，我将在订单页申请售后，并按规则请平台处理。",
        "逾期没有处理，我将向12315投诉。",
    }


@pytest.mark.parametrize(
    ("facts", "grounds", "reason"),
    [
        ({}, (Ground.GOODS_DAMAGED,), "破损或有质量问题（【具体问题，如破损部位】）"),
        ({Slot.GOODS_STATE: GoodsState.DAMAGED}, (), "破损或有质量问题"),
        ({}, (Ground.NOT_AS_DESCRIBED,), "与页面描述不符"),
        ({}, (Ground.NOT_SHIPPED,), "付款后至今没有发货"),
        ({Slot.DELIVERY: Delivery.NOT_SHIPPED}, (), "付款后至今没有发货"),
        ({Slot.DELIVERY: Delivery.RETURNED}, (), "商品已寄回"),
        ({Slot.PAYER: Payer.CHILD}, (), "未成年人操作"),
        ({Slot.REFUND_STATUS: RefundStatus.CLOSED}, (), "“退款关闭”"),
        ({Slot.ERROR_CODE: "NOT_ENOUGH"}, (), "报错：NOT_ENOUGH"),
        ({Slot.REFUNDED_TO: "coupon"}, (), "优惠券或积分"),
    ],
)
def test_the_reason_is_told_when_the_case_knows_it(facts: Facts, grounds: tuple[Ground, ...], reason: str) -> None:
    for rung in ("write_demand", "bill_complaint", "consumer_authority"):
        text = text_of(written(rung, facts, *grounds))
        assert reason in text
        assert "【退款原因】" not in text


@pytest.mark.parametrize("rung", ["write_demand", "bill_complaint", "consumer_authority", "mini_program_step_in"])
def test_a_reason_that_nobody_told_is_a_gap(rung: str) -> None:
    assert "reason" in written(rung, {}).gaps


@pytest.mark.parametrize(
    ("facts", "answer"),
    [
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}, "商家至今没有答复"),
        ({Slot.SITUATION: Situation.SELLER_SILENT}, "商家至今没有答复"),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.AGREED}, "商家已同意退款，但钱至今没有退回"),
        (
            {Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED, Slot.REFUSAL_REASON: RefusalReason.TIME_LIMIT},
            "商家以超过期限为由拒绝退款",
        ),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}, "商家拒绝退款。拒绝的理由：【对方给的理由】。"),
        ({}, "商家的答复：【商家的答复，没有就写“没有答复”】"),
    ],
)
def test_the_sellers_answer_is_told_or_left_open(facts: Facts, answer: str) -> None:
    assert answer in text_of(written("mini_program_step_in", facts))


def test_whoever_asked_the_seller_with_us_in_vain_is_not_asked_for_the_answer() -> None:
    text = text_of(written("bill_complaint", {}, asked_in_vain=True))
    assert "已联系商家，没有解决" in text
    assert "【商家的答复" not in text


def test_a_message_calls_the_seller_your_shop_and_a_form_the_seller() -> None:
    facts: Facts = {Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}
    assert "贵店至今没有答复" in text_of(written("write_demand", facts))
    assert "商家至今没有答复" in text_of(written("bill_complaint", facts))


def test_the_seller_is_not_told_its_own_reason_as_a_gap() -> None:
    refused: Facts = {Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}
    assert "sellers_reason" not in written("write_demand", refused).gaps


def test_the_order_that_a_bill_complaint_brings_along_is_not_asked_for() -> None:
    assert Slot.ORDER_NO not in written("bill_complaint", {}).gaps
    assert Slot.ORDER_NO in written("mini_program_complaint", {}).gaps
    assert NUMBERS[Slot.ORDER_NO] in text_of(written("bill_complaint", NUMBERS))


def test_a_payment_company_hears_of_the_payment_and_the_refund_alone() -> None:
    text = text_of(written("ask_payment_company", EVERYTHING))
    assert "经过：2026年11月10日付款；2026年11月17日退款发起。" in text


def test_a_friendly_message_tells_no_story_beyond_what_it_needs() -> None:
    assert "经过：2026年11月11日签收商品。" in text_of(written("cite_fault", EVERYTHING, tone=Tone.ASK))
    assert "经过" not in text_of(written("write_demand", EVERYTHING, tone=Tone.ASK))


def test_a_friendly_message_names_no_rule_and_no_day() -> None:
    text = text_of(written("cite_fault", EVERYTHING, tone=Tone.ASK))
    assert text.startswith("您好，")
    assert text.endswith("谢谢。")
    assert not re.search("依据|最迟|逾期", text)


def test_a_firm_message_names_the_rule_and_the_day() -> None:
    text = text_of(written("cite_fault", EVERYTHING, tone=Tone.FIRM))
    assert "第二十四条" in text
    assert "请最迟在2026年12月28日答复并处理" in text
    assert "逾期" not in text


def test_a_last_notice_says_that_it_is_and_names_the_next_step() -> None:
    text = text_of(written("cite_fault", EVERYTHING, tone=Tone.FINAL, next_to=Addressee.BILL))
    assert "最后一次书面联系贵店" in text
    assert text.endswith("请最迟在2026年12月28日答复并处理。逾期没有处理，我将通过微信支付账单投诉。")


@pytest.mark.parametrize("rung", [rung for rung in DRAFTS if draft_of(rung).to is not Addressee.SELLER])
def test_a_form_reads_the_same_in_every_tone(rung: str) -> None:
    assert len({text_of(written(rung, EVERYTHING, tone=tone)) for tone in Tone}) == 1


@pytest.mark.parametrize(
    ("facts", "has_written", "tone"),
    [
        ({}, False, Tone.ASK),
        ({Slot.APPLIED: "not_yet"}, False, Tone.ASK),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.AGREED}, False, Tone.ASK),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}, False, Tone.FIRM),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}, False, Tone.FIRM),
        ({Slot.SITUATION: Situation.SELLER_SILENT}, False, Tone.FIRM),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}, True, Tone.FINAL),
        ({}, True, Tone.FINAL),
    ],
)
def test_the_case_calls_for_a_tone(facts: Facts, has_written: bool, tone: Tone) -> None:
    assert fitting(facts, has_written=has_written) is tone


def test_the_days_are_told_in_their_order() -> None:
    facts: Facts = {
        Slot.REFUSED_ON: "2026-11-20",
        Slot.PAID_ON: "2026-11-02T09:30+08:00",
        Slot.APPLIED_ON: "2026-11-18",
    }
    assert "经过：2026年11月2日付款；2026年11月18日申请退款；2026年11月20日商家拒绝退款。" in text_of(
        written("mini_program_complaint", facts)
    )


def test_days_that_came_in_another_order_than_usual_are_told_as_they_came() -> None:
    facts: Facts = {Slot.PAID_ON: "2026-11-02", Slot.RECEIVED_ON: "2026-11-20", Slot.APPLIED_ON: "2026-11-10"}
    assert timeline.points(facts, frozenset()) == (Slot.PAID_ON, Slot.APPLIED_ON, Slot.RECEIVED_ON)


def test_a_day_that_is_needed_and_not_known_is_a_gap_in_its_place() -> None:
    text = text_of(written("mini_program_complaint", {Slot.PAID_ON: "2026-11-02", Slot.REFUSED_ON: "2026-11-20"}))
    assert "经过：2026年11月2日付款；【日期】联系商家要求退款；2026年11月20日商家拒绝退款。" in text


def test_a_day_that_is_not_needed_and_not_known_is_left_out() -> None:
    assert timeline.points({}, frozenset({Slot.PAID_ON})) == (Slot.PAID_ON,)
    assert "经过" not in text_of(written("write_demand", {}))


def test_whoever_applied_need_not_tell_the_day_of_a_chat() -> None:
    assert "【日期】联系" not in text_of(written("bill_complaint", {Slot.APPLIED_ON: "2026-11-18"}))


def test_a_short_form_loses_the_days_that_it_needs_least_and_never_the_demand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    facts: Facts = {**DAYS, Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}
    whole = written("bill_complaint", facts)
    bill = FORMS[Addressee.BILL]
    short = replace(bill, limit=replace(bill.limit, value=length(whole) - 1))
    monkeypatch.setitem(FORMS, Addressee.BILL, short)
    cut = written("bill_complaint", facts)
    lost = {say.id for say in whole.says} - {say.id for say in cut.says}
    assert lost == {"draft.timeline.complaint_filed_on"}
    assert cut.says[-2:] == whole.says[-2:]


def test_days_that_a_draft_cannot_do_without_stay_even_where_it_gets_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    bill = FORMS[Addressee.BILL]
    tiny = replace(bill, limit=replace(bill.limit, value=1))
    monkeypatch.setitem(FORMS, Addressee.BILL, tiny)
    days = [say.id for say in written("bill_complaint", EVERYTHING).says if say.id.startswith("draft.timeline.")]
    assert "draft.timeline.paid_on" in days
    assert "draft.timeline.refused_on" not in days


def test_every_place_has_a_limit_with_a_source() -> None:
    assert set(FORMS) == set(Addressee)
    assert {form.limit.id for form in FORMS.values()} <= set(CATALOG.figures)
    assert all(form.limit.source for form in FORMS.values())
    assert FORMS[Addressee.BILL].limit.value == 300


def test_every_place_gets_a_draft_from_some_step() -> None:
    assert {draft_of(rung).to for rung in DRAFTS} == set(Addressee)


def test_a_part_that_must_be_told_has_a_place() -> None:
    for rung in DRAFTS:
        assert {*draft_of(rung).must_tell} <= {*draft_of(rung).tells} <= {*Part}


def test_forms_are_told_how_they_are_sent() -> None:
    assert {say.id for say in forms.ALL_SAYS} >= {f"draft.sending.{to}" for to in Addressee}


def test_each_step_that_writes_to_somebody_has_words() -> None:
    without = {rung.id for rung in CATALOG.rungs.values() if not _has_words(rung) and not rung.is_wait}
    assert without == {"check_status", "search_accounts", "ask_bank", "payment_authority", "small_claims"}


def _has_words(rung: Rung) -> bool:
    return rung.draft is not None
