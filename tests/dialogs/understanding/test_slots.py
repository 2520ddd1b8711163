"""What people say about their money, and what we take from it: nothing less and nothing more."""

from collections.abc import Mapping

import pytest

from bot.understood import understood_as_json
from dialogs.slots import EVENT_SLOTS, Delivery, Slot
from dialogs.understanding import Phrases
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import SUNDAY, Says

ALL_AT_ONCE = [
    ("微信付的，商家退到支付宝了，299元", {"paid_with": "wechat_pay", "refunded_to": "alipay", "amount": "299"}),
    ("用微信绑定的信用卡付的", {"paid_with": "wechat_pay", "funded_by": "credit_card"}),
    ("用零钱付的", {"paid_with": "wechat_pay", "funded_by": "wallet"}),
    ("I paid with my bank card on Nov 3 and they refunded to store credit",
     {
            "paid_with": "bank_card",
            "refunded_to": "balance",
            "balance_of": "shop",
            "paid_on": "2026-11-03",
        }),
    ("11月18号申请退款，商家昨天拒绝了，说拆封了不能退",
     {"applied_on": "2026-11-18", "refused_on": "2026-11-21", "merchant_response": "refused",
      "refusal_reason": "conditions", "goods_state": "opened"}),
    ("我11月1号付款，3号收到货，5号申请退款，昨天被拒绝",
     {"paid_on": "2026-11-01", "received_on": "2026-11-03", "applied_on": "2026-11-05", "refused_on": "2026-11-21",
      "merchant_response": "refused", "delivery": "received"}),
    ("I applied last Wednesday and the seller refused yesterday at 3pm",
     {"applied_on": "2026-11-11", "refused_on": "2026-11-21T15:00+08:00", "merchant_response": "refused", "applied": "yes"}),
    ("退款成功三天了银行卡没到账", {"refund_status": "success", "days_waiting": "3"}),
    ("the seller ignored me for 10 days", {"merchant_response": "none", "days_waiting": "10"}),
    ("商家说超过七天了不能退", {"merchant_response": "refused", "refusal_reason": "time_limit"}),
    ("订单号4200001234202611181234567890，付了1.2万", {"order_no": "4200001234202611181234567890", "amount": "12000"}),
    ("退款单号50300012342026111812345678901", {"refund_no": "50300012342026111812345678901"}),
    ("报错 NOT_ENOUGH", {"error_code": "NOT_ENOUGH"}),
    ("七天无理由可以退吗", {}),
    ("我打12315了没用", {"complained_to": "regulator", "outcome": "failed"}),
    ("信用卡付的，退款到零钱了", {
            "paid_with": "bank_card",
            "refunded_to": "balance",
            "balance_of": "wechat_wallet",
            "funded_by": "credit_card",
        }),
    ("昨天晚上10点申请的，今天早上被拒", {"applied_on": "2026-11-21T22:00+08:00", "refused_on": "2026-11-22",
     "merchant_response": "refused"}),
    ("paid ¥1,299 on 2026/11/03, received it on the 6th and asked for a refund on the 8th",
     {"paid_on": "2026-11-03", "received_on": "2026-11-06", "applied_on": "2026-11-08", "amount": "1299"}),
    ("你好", {}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "slots"), ALL_AT_ONCE, ids=[text[:20] for text, _ in ALL_AT_ONCE])
def test_a_message_gives_these_facts_and_no_others(says: Says, text: str, slots: dict[str, str]) -> None:
    assert {slot.value: value for slot, value in says(text).slots.items()} == slots


@pytest.mark.parametrize(
    "text", ["不是微信付的，是支付宝", "不是用微信支付的，用的支付宝", "not paid with wechat, with alipay"]
)
def test_a_replacement_gives_the_new_value_and_takes_back_the_old(says: Says, text: str) -> None:
    utterance = says(text, Expected(slot=Slot.PAID_WITH))
    assert utterance.slots[Slot.PAID_WITH] == "alipay"
    assert utterance.withdrawn == {Slot.PAID_WITH: "wechat_pay"}


def test_the_same_replacement_needs_no_question(says: Says) -> None:
    utterance = says("不是微信付的，是支付宝")
    assert (utterance.slots, utterance.withdrawn) == (
        {Slot.PAID_WITH: "alipay"},
        {Slot.PAID_WITH: "wechat_pay"},
    )


@pytest.mark.parametrize(
    ("text", "amount"),
    [("退款299元", "299"), ("三百块", "300"), ("¥1,299.00", "1299"), ("1.2万", "12000"), ("一万二千块", "12000"),
     ("29块9", "29.9"), ("300 kuai", "300"), ("three hundred yuan", "300"), ("rmb 300", "300"), ("两百五十元", "250"),
     ("付了299元，只退了200元", "299"), ("扣了20元手续费", None), ("两三百块吧", None),
     ("1千2百块", "1200"), ("3万5元", "35000"), ("三百五", "350"), ("花了三百五", "350"), ("花了99.9", "99.9"), ("金额是299", "299"),
     ("不对，金额是299", "299"), ("it cost 99.9 for the lot", "99.9"), ("no, the amount is 299", "299"), ("少退了20块", None),
     ("付了300元，少退20元", "300"), ("the refund is 20 yuan short", None), ("the refund is short by 20 yuan", None),
     ("买了3件", None), ("付了2次", None)],
)  # fmt: skip
def test_amounts_are_decimal_strings(says: Says, text: str, amount: str | None) -> None:
    assert says(text).slots.get(Slot.AMOUNT) == amount


@pytest.mark.parametrize(("text", "amount"), [("299", "299"), ("58.5", "58.5"), ("三百", "300"), ("about 300", "300")])
def test_a_bare_number_is_an_amount_where_one_was_asked(says: Says, text: str, amount: str) -> None:
    assert says(text, Expected(slot=Slot.AMOUNT)).slots == {Slot.AMOUNT: amount}


@pytest.mark.parametrize(
    ("text", "days"),
    [("等了10天", "10"), ("已经半个月了", "15"), ("快一周了", "7"), ("三个工作日了还没到", "3"), ("等了48小时", "2"),
     ("超过七天了商家不退", None), ("已经超过7天，所以卖家拒绝", None), ("超过七天了还没到账", "7"),
     ("it's over 7 days so the seller refuses", None), ("the seller says it's past the 7 days", None),
     ("超过15天了，客服说过了时效", None), ("it's been 10 days", "10"), ("waiting for two weeks now", "14"), ("说7天内到账", None), ("两三天了", None)],
)  # fmt: skip
def test_a_wait_counts_only_when_it_has_passed(says: Says, text: str, days: str | None) -> None:
    assert says(text).slots.get(Slot.DAYS_WAITING) == days


@pytest.mark.parametrize(
    ("text", "written"),
    [("前天", "2026-11-20"), ("上上周五", "2026-11-06"), ("周三", "2026-11-18"), ("双十一", "2026-11-11"),
     ("18号下午两点", "2026-11-18T14:00+08:00"), ("昨天3点", "2026-11-21"), ("11/12", None),
     ("the Monday before last", "2026-11-02"), ("two weeks ago", "2026-11-08"), ("next friday", None), ("25号", "2026-10-25")],
)  # fmt: skip
def test_a_bare_day_fills_the_event_that_was_asked(says: Says, text: str, written: str | None) -> None:
    assert says(text, Expected(slot=Slot.APPLIED_ON)).slots.get(Slot.APPLIED_ON) == written


def test_figures_are_read_month_first_in_a_chinese_conversation(says: Says) -> None:
    expected = Expected(slot=Slot.APPLIED_ON)
    assert says("11/12", expected, locale="zh_Hans").slots == {Slot.APPLIED_ON: "2026-11-12"}


def test_a_moment_ago_needs_the_present_moment(says: Says) -> None:
    from datetime import datetime, timedelta, timezone

    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))
    assert says("三小时前申请的", today=noon).slots == {Slot.APPLIED_ON: "2026-11-22T09:00+08:00"}
    assert Slot.APPLIED_ON not in says("三小时前申请的").slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [("11月18号寄回去的", {"sent_back_on": "2026-11-18", "delivery": "returned"}),
     ("I sent it back on Nov 18", {"sent_back_on": "2026-11-18", "delivery": "returned"}),
     ("商家11月18号签收了", {"returned_on": "2026-11-18", "delivery": "returned"}),
     ("卖家前天收到退货了", {"returned_on": "2026-11-20", "delivery": "returned"}),
     ("the seller received it back on Nov 18", {"returned_on": "2026-11-18", "delivery": "returned"}),
     ("退货已签收20天了", {"returned_on": "2026-11-02", "delivery": "returned"}),
     ("我11月18号签收的", {"received_on": "2026-11-18", "delivery": "received"})],
)  # fmt: skip
def test_sent_back_and_back_with_the_seller_are_two_days(says: Says, text: str, slots: dict[str, str]) -> None:
    assert says(text).slots == slots


@pytest.mark.parametrize(
    "text", ["商家11月18号同意退款了", "11月18号卖家答应退款", "the seller agreed to refund on Nov 18"]
)
def test_a_promise_starts_no_refund(says: Says, text: str) -> None:
    assert says(text).slots == {Slot.MERCHANT_RESPONSE: "agreed"}


@pytest.mark.parametrize(
    "text",
    ["11月18号退款发起", "11月18号显示退款成功", "11月18号退的", "refunded on Nov 18", "the refund started on Nov 18"],
)
def test_a_refund_that_was_made_has_begun(says: Says, text: str) -> None:
    assert says(text).slots[Slot.REFUND_STARTED_ON] == "2026-11-18"


@pytest.mark.parametrize(
    ("text", "paid_with", "funded_by"),
    [("我用银行卡付的", "bank_card", None), ("储蓄卡付的", "bank_card", "debit_card"), ("微信支付用储蓄卡付的", "wechat_pay", "debit_card"),
     ("微信付的，用的是信用卡", "wechat_pay", "credit_card"), ("I paid with WeChat Pay by bank card", "wechat_pay", "debit_card"),
     ("I paid with WeChat Pay using my credit card", "wechat_pay", "credit_card"), ("paid by bank card", "bank_card", None)],
)  # fmt: skip
def test_a_card_beside_wechat_pay_is_what_stands_behind_it(
    says: Says, text: str, paid_with: str, funded_by: str | None
) -> None:
    slots = says(text).slots
    assert (slots.get(Slot.PAID_WITH), slots.get(Slot.FUNDED_BY)) == (paid_with, funded_by)


@pytest.mark.parametrize(
    "text",
    ["12315有用吗", "平台介入是什么", "退到零钱了吗", "投诉商家怎么投诉", "95017打不通", "要不要打12315", "商家同意了吗", "我还没打12315",
     "is 12315 any use", "what is platform intervention", "how do I complain on WeChat Pay", "did it go to my wallet?"],
)  # fmt: skip
def test_a_question_tells_no_fact(says: Says, text: str) -> None:
    assert says(text).slots == {}


@pytest.mark.parametrize(
    ("text", "desk"),
    [("我打过12315了", "regulator"), ("已经找平台介入了", "mini_program"), ("在小程序里投诉过", "mini_program_seller"), ("微信支付投诉了", "wechat_pay"),
     ("小店里买的，已经申请平台介入了", "channels_shop"), ("视频号的，平台判商家赢", "channels_shop"),
     ("I called 12315 last week", "regulator"), ("I filed a complaint with WeChat Pay", "wechat_pay"),
     ("the platform sided with the seller", "mini_program")],
)  # fmt: skip
def test_a_desk_is_named_by_what_was_done_there(says: Says, text: str, desk: str) -> None:
    assert says(text).slots[Slot.COMPLAINED_TO] == desk


@pytest.mark.parametrize(
    "text",
    ["12315投诉被驳回", "投诉被驳回了", "平台驳回了我的申诉", "my complaint was rejected", "they dismissed my appeal"],
)
def test_a_complaint_that_is_rejected_is_no_refusal_by_the_seller(says: Says, text: str) -> None:
    assert Slot.MERCHANT_RESPONSE not in says(text).slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [("商家拒绝了没给理由", {"merchant_response": "refused", "refusal_reason": "no_valid_reason"}),
     ("没理由", {"refusal_reason": "no_valid_reason"}), ("no reason given", {"refusal_reason": "no_valid_reason"}),
     ("被商家拒了，之后再没处理", {"merchant_response": "refused"}), ("没处理", {"merchant_response": "none"}),
     ("是商家拒绝", {"merchant_response": "refused"}), ("我说错了，是商家拒绝", {"merchant_response": "refused"}),
     ("我已经申请了", {"applied": "yes"}), ("I already applied", {"applied": "yes"})],
)  # fmt: skip
def test_what_the_seller_said_and_did_not_say(says: Says, text: str, slots: dict[str, str]) -> None:
    assert says(text).slots == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [("零钱", {"funded_by": "wallet"}), ("钱包", {"funded_by": "wallet"}), ("储蓄卡", {"funded_by": "debit_card"}),
     ("a debit card", {"funded_by": "debit_card"}), ("亲属卡付的", {"paid_with": "wechat_pay", "funded_by": "family_card"}), ("退款显示已关闭", {"refund_status": "closed"}),
     ("显示关闭", {"refund_status": "closed"}), ("status in progress", {"refund_status": "processing"}),
     ("商家余额不足", {"error_code": "NOT_ENOUGH"}), ("支付账户异常", {"error_code": "USER_ACCOUNT_ABNORMAL"}),
     ("the merchant has insufficient balance", {"error_code": "NOT_ENOUGH"}), ("昨天退的", {"refund_started_on": "2026-11-21"}),
     ("11月20日拒的", {"merchant_response": "refused", "refused_on": "2026-11-20"}),
     ("上上周三申请的", {"applied_on": "2026-11-04"}), ("课程退费", {"goods_kind": "prepaid"}), ("健身卡退费", {"goods_kind": "prepaid"})],
)  # fmt: skip
def test_an_answer_is_heard_before_its_question(says: Says, text: str, slots: dict[str, str]) -> None:
    assert says(text).slots == slots


def test_hours_ago_count_back_from_now(says: Says) -> None:
    from datetime import datetime, timedelta, timezone

    noon = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=8)))
    assert says("the refund started 2 hours ago", today=noon).slots == {
        Slot.REFUND_STARTED_ON: "2026-11-22T10:00+08:00"
    }


PAID, BACK, SOURCE = Slot.PAID_WITH, Slot.REFUNDED_TO, Slot.FUNDED_BY

WAYS_OF_MONEY = [
    ("付的是云闪付，你给我退到商城钱包里", {PAID: "unionpay", BACK: "balance"}),
    ("退款去了他们APP里的钱包", {BACK: "balance"}),
    ("微信支付的200块，店家非得给我转支付宝", {PAID: "wechat_pay", BACK: "alipay"}),
    ("对方问我要支付宝账号", {BACK: "alipay"}),
    ("客服叫我俾個銀行戶口佢入數，我明明係微信畀錢", {PAID: "wechat_pay", BACK: "bank_card"}),
    ("现在客服非要转我微信", {BACK: "transfer"}),
    ("店员让我出示收款码，说扫给我就算退了", {BACK: "transfer"}),
    ("退款變成折價券", {BACK: "coupon"}),
    ("boss sent a red packet and calls it a refund", {BACK: "transfer"}),
    ("they credited a membership card instead", {BACK: "balance"}),
    ("Merchant agreed but asks for my Alipay account, while I paid on WeChat with a debit card",
     {PAID: "wechat_pay", BACK: "alipay", SOURCE: "debit_card"}),
    ("信用卡刷的，微信里刷的", {PAID: "wechat_pay", SOURCE: "credit_card"}),
    ("The credit card linked to my WeChat was charged", {PAID: "wechat_pay", SOURCE: "credit_card"}),
    ("Paid from my WeChat wallet", {PAID: "wechat_pay", SOURCE: "wallet"}),
    ("招行信用卡买的", {PAID: "bank_card", SOURCE: "credit_card"}),
    ("unionpay, 55 yuan, shop says refunded Thursday", {PAID: "unionpay"}),
]  # fmt: skip


def _ways(slots: Mapping[Slot, str]) -> dict[Slot, str]:
    return {slot: slots[slot] for slot in (PAID, BACK, SOURCE) if slot in slots}


@pytest.mark.parametrize(("text", "ways"), WAYS_OF_MONEY, ids=[text[:20] for text, _ in WAYS_OF_MONEY])
def test_the_nearest_verb_tells_which_way_money_went(says: Says, text: str, ways: dict[Slot, str]) -> None:
    assert _ways(says(text).slots) == ways


@pytest.mark.parametrize(
    ("text", "ways"),
    [("说退回招行信用卡，招行说没有", {SOURCE: "credit_card"}), ("退款显示成功，借记卡一直没收到", {SOURCE: "debit_card"}),
     ("信用卡还没见着钱", {SOURCE: "credit_card"}), ("refund success, debit card nothing yet", {SOURCE: "debit_card"}),
     ("零钱没收到退款", {SOURCE: "wallet"}), ("支付宝付的，退到信用卡了", {PAID: "alipay", BACK: "bank_card"}),
     ("他要打到我信用卡上，我是微信零钱付的", {PAID: "wechat_pay", SOURCE: "wallet", BACK: "bank_card"})],
)  # fmt: skip
def test_a_refund_to_a_card_by_its_own_way_tells_what_was_paid_with(
    says: Says, text: str, ways: dict[Slot, str]
) -> None:
    assert _ways(says(text).slots) == ways


@pytest.mark.parametrize(
    ("text", "paid"),
    [("我付钱用的是农行卡，哦不对，是支付宝", "alipay"), ("I paid with a bank card, sorry no, Alipay", "alipay"),
     ("我付的支付宝——打错了，是微信", "wechat_pay"), ("It wasn't WeChat, it was Alipay I paid with", "alipay")],
)  # fmt: skip
def test_what_is_corrected_in_one_breath_is_the_corrected_value(says: Says, text: str, paid: str) -> None:
    assert says(text).slots[PAID] == paid


@pytest.mark.parametrize(
    "text",
    ["如果退我优惠券我可不答应", "他问我退支付宝还是微信", "whether Alipay or WeChat, I said the same way", "红包被别人抢了",
     "优惠券怎么领", "where can I get coupons", "never done a refund on WeChat before", "I want to check my bank card balance",
     "支付宝小程序今天也崩吗", "微信服务通知说退了", "加你微信好友可以吗"],
)  # fmt: skip
def test_what_is_only_talked_about_is_no_way_of_money(says: Says, text: str) -> None:
    assert _ways(says(text).slots) == {}


@pytest.mark.parametrize(
    ("text", "ways"),
    [("钱退成了消费券，我要的是退回微信啊", {PAID: "wechat_pay", BACK: "coupon"}), ("我要退到支付宝", {}),
     ("I paid with WeChat and want it back on WeChat", {PAID: "wechat_pay"}),
     ("本来应该退回支付宝的，可钱进了购物卡", {PAID: "alipay", BACK: "balance"})],
)  # fmt: skip
def test_where_the_user_wants_it_is_not_where_it_went(says: Says, text: str, ways: dict[Slot, str]) -> None:
    assert _ways(says(text).slots) == ways


@pytest.mark.parametrize(
    ("text", "amount"),
    [("158找谁要", "158"), ("我还有一单97没退", "97"), ("说退我459，等到现在", "459"), ("云闪付付的55，没退", "55"),
     ("refund completed 66.66, not received", "66.66"), ("Mum paid 2999 from her WeChat wallet", "2999"),
     ("Paid on the 4th by WeChat, 1200, still not sent", "1200"), ("鉴定是石英岩，价款一万二", "12000"),
     ("退款變成折價券，三百塊就這樣不見了", "300"), ("只退我30，我付了130", "130"), ("白屏，404，买的东西退不了", None),
     ("买了3次，一共三个", None), ("bought for 2 people", None)],
)  # fmt: skip
def test_a_sum_needs_no_unit_where_words_leave_no_doubt(says: Says, text: str, amount: str | None) -> None:
    assert says(text).slots.get(Slot.AMOUNT) == amount


@pytest.mark.parametrize(
    ("text", "code"),
    [("报错代码 ERR_5003", "ERR_5003"), ("错误码 10086023 咋回事", "10086023"), ("点退款弹“RefundFail(40013)”", "40013"),
     ("界面上写 REFUND_FEE_MISMATCH 退不了", "REFUND_FEE_MISMATCH"), ("10086023 error keep showing", "10086023"),
     ("I get a 500 error everywhere", "500"), ("它给我弹了个 ERR-2047", "ERR-2047"), ("加客服 zhang_san88 好友", None),
     ("花了500，没退", None)],
)  # fmt: skip
def test_an_error_code_is_told_by_what_shows_it(says: Says, text: str, code: str | None) -> None:
    assert says(text).slots.get(Slot.ERROR_CODE) == code


EVENTS_TOLD = [
    ("11月4号我投的", {Slot.COMPLAINT_FILED_ON: "2026-11-04"}),
    ("10月25号提交的投诉", {Slot.COMPLAINT_FILED_ON: "2026-10-25"}),
    ("complained on November 1, rejected yesterday", {Slot.COMPLAINT_FILED_ON: "2026-11-01"}),
    ("显示已退到卡上，20号的事了", {Slot.REFUND_STARTED_ON: "2026-11-20"}),
    ("Refund notice dated Nov 15", {Slot.REFUND_STARTED_ON: "2026-11-15"}),
    ("今天他说鞋底脏了，拒收", {Slot.REFUSED_ON: "2026-11-22"}),
    ("last night at ten they turned my request down", {Slot.REFUSED_ON: "2026-11-21T22:00+08:00"}),
    ("at 10 this morning rejected it", {Slot.REFUSED_ON: "2026-11-22T10:00+08:00"}),
    ("half a month ago I put in the request", {Slot.APPLIED_ON: "2026-11-07"}),
    ("chased them three times, the first on 8 November", {Slot.SELLER_CONTACTED_ON: "2026-11-08"}),
    ("eight days since I ordered", {Slot.PAID_ON: "2026-11-14"}),
    ("过了七日先申请", {}),
]


@pytest.mark.parametrize(("text", "events"), EVENTS_TOLD, ids=[text[:20] for text, _ in EVENTS_TOLD])
def test_a_day_goes_to_the_event_that_its_clause_or_the_next_tells(
    says: Says, text: str, events: dict[Slot, str]
) -> None:
    assert {slot: value for slot, value in says(text).slots.items() if slot in EVENT_SLOTS} == events


@pytest.mark.parametrize(
    ("text", "days"),
    [("ten days waiting, not a word", "10"), ("I am waiting for refund 5 days", "5"), ("提交申请第6天了", "6"), ("等了俩月了", "60"),
     ("a month and a half already", "45"), ("二十多天了", None), ("商家48小时都没回应", None), ("等想起来退都11月了", None),
     ("they said I was past seven days", None), ("used it for a week", None)],
)  # fmt: skip
def test_a_wait_is_one_number_of_days_and_no_rule(says: Says, text: str, days: str | None) -> None:
    assert says(text).slots.get(Slot.DAYS_WAITING) == days


@pytest.mark.parametrize(
    ("text", "state"),
    [("面膜我没拆封，它非说拆了", "unopened"), ("I never opened it and they say I opened it", "unopened"),
     ("拆开一看碎了", "damaged"), ("杯口磕瘪了", "damaged"), ("三个坏仨", "damaged"), ("half the fruit is rotten", "damaged"),
     ("急坏了", None), ("按钮坏了", None), ("refund page never opens", None), ("the packaging is damaged", None),
     ("是我自己弄坏的", None), ("I used Alipay", None), ("never worn", None)],
)  # fmt: skip
def test_the_state_of_the_goods_is_the_users_word(says: Says, text: str, state: str | None) -> None:
    assert says(text).slots.get(Slot.GOODS_STATE) == state


@pytest.mark.parametrize(
    ("text", "shop"), [("小程序里买的", "mini_program"), ("小程序交易投诉失败", None), ("支付宝小程序也崩了", None)]
)
def test_a_complaint_or_another_app_is_no_shop(says: Says, text: str, shop: str | None) -> None:
    assert says(text).slots.get(Slot.SHOP_TYPE) == shop


def test_what_is_told_outside_has_one_day_of_a_return(phrases: Phrases) -> None:
    sent = understood_as_json("11月9号寄回，他不理我", phrases, SUNDAY)["slots"]
    assert (sent["sent_back_on"], sent["returned_on"]) == ("2026-11-09", "2026-11-09")
    arrived = understood_as_json("11月9号寄回，商家11月12号签收了退货", phrases, SUNDAY)["slots"]
    assert (arrived["sent_back_on"], arrived["returned_on"]) == ("2026-11-09", "2026-11-12")


@pytest.mark.parametrize(
    "text",
    ["it was Alipay, not WeChat Pay", "not WeChat, it was Alipay", "paid by Alipay, not WeChat", "是支付宝，不是微信", "不是微信，是支付宝"],
)  # fmt: skip
def test_one_way_to_pay_is_told_from_the_other_in_either_order(says: Says, text: str) -> None:
    utterance = says(text)
    assert utterance.slots == {Slot.PAID_WITH: "alipay"}
    assert utterance.withdrawn.get(Slot.PAID_WITH, "wechat_pay") == "wechat_pay"


def test_a_day_goes_with_the_verb_of_its_own_half(says: Says) -> None:
    slots = says("I received it on 10 November and paid on 15 November").slots
    assert (slots[Slot.RECEIVED_ON], slots[Slot.PAID_ON]) == ("2026-11-10", "2026-11-15")


@pytest.mark.parametrize(
    ("text", "amount"),
    [("退款一百二十块五毛没到账", "120.5"), ("一共是八十九块九毛钱", "89.9"), ("两块一毛钱都没退", "2")],
)
def test_the_small_change_of_a_spoken_sum_counts(says: Says, text: str, amount: str) -> None:
    assert says(text).slots[Slot.AMOUNT] == amount


@pytest.mark.parametrize("text", ["快递显示签收了但是我没收到", "物流记录已签收，可我没拿到"])
def test_what_the_courier_shows_is_not_what_the_user_has(says: Says, text: str) -> None:
    assert says(text).slots[Slot.DELIVERY] == Delivery.MARKED_DELIVERED


def test_asking_where_a_desk_is_tells_of_no_complaint_there(says: Says) -> None:
    assert Slot.COMPLAINED_TO not in says("怎么找12315").slots
