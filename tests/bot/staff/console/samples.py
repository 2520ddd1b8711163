"""Conversations to look at: a desk on a usual morning, read in Chinese or in English."""

from dataclasses import replace

from tests.bot.staff.console.fake_desk import MemoryDesk, Talk, a_card, a_cause, a_fact, a_line, a_pack, a_suggestion

#: Sunday, 22 November 2026, 10:00 in Shanghai.
NOW = 1795312800
MINUTE, HOUR, DAY = 60, 3600, 86400


def sample_desk(language: str) -> MemoryDesk:
    """The open conversation is `b017.4f2a`, and it waits."""
    talks = [_silent_seller(language), _english_user(language), *_others()]
    return MemoryDesk(talks, now=lambda: NOW)


def _silent_seller(language: str) -> Talk:
    zh = language == "zh_Hans"
    card = a_card(
        "b017.4f2a",
        since=NOW - 14 * MINUTE,
        seen=NOW - 2 * MINUTE,
        state="advising.unresponsive_merchant",
        cause="unresponsive_merchant",
        amount="1280",
        unseen=2,
        reason="amount",
    )
    lines = [
        a_line("user", "我在小程序买的扫地机器人退款申请十天了，商家一直不理我", at=NOW - 26 * MINUTE),
        a_line(
            "bot",
            "您收到货了吗？\n1. 收到了\n2. 还没收到\n3. 已经寄回去了",
            at=NOW - 26 * MINUTE,
            own="" if zh else "Have you received the goods?\n1. Received\n2. Not yet\n3. Sent back already",
        ),
        a_line("user", "已经寄回去了，商家11月15日签收的", at=NOW - 24 * MINUTE),
        a_line(
            "bot",
            "商家没有回应。您可以在“我-服务-钱包-账单”里找到这笔付款，点“对订单有疑惑”投诉。",
            at=NOW - 24 * MINUTE,
            own=""
            if zh
            else "The seller is not reacting. Find the payment under “我-服务-钱包-账单” and complain there.",
        ),
        a_line("user", "这么大一笔钱，我想找个人帮我看看", at=NOW - 14 * MINUTE),
        a_line("event", "转人工：金额较大" if zh else "Handed off: large amount", at=NOW - 14 * MINUTE),
        a_line("user", "订单号是 4200••••••••0001", at=NOW - 3 * MINUTE),
        a_line("user", "在吗？", at=NOW - 2 * MINUTE),
    ]
    pack = a_pack(card, **(_pack_zh() if zh else _pack_en()))
    return Talk(
        card=card, pack=pack, lines=lines, notes=list(pack.notes), whole={"order_no": "4200001234202611180000000001"}
    )


def _pack_zh() -> dict[str, object]:
    yes_no = (("none", "不回复"), ("refused", "拒绝了"), ("agreed", "同意了"))
    return {
        "summary": "小程序购物，退货已于 11 月 15 日被签收，商家十天没有回应退款申请，金额 1,280 元。",
        "facts": (
            a_fact(
                "delivery",
                "货物在哪里",
                "returned",
                "已经寄回去了",
                choices=(("received", "收到了"), ("returned", "已经寄回去了")),
            ),
            a_fact("merchant_response", "商家怎么回应", "none", "不回复", choices=yes_no),
            a_fact("amount", "金额", "1280", "¥1,280.00"),
            a_fact("applied_on", "申请退款的日期", "2026-11-12", "周四 11月12日"),
            a_fact("returned_on", "商家签收退货的日期", "2026-11-15", "周日 11月15日"),
            a_fact("order_no", "订单号", "4200••••0001", "4200••••0001", is_masked=True),
        ),
        "causes": (
            a_cause(
                "unresponsive_merchant",
                "商家不理",
                0.81,
                speaks_for=("商家怎么回应：不回复", "等了 10 天"),
                still_open=("是否已经投诉过",),
            ),
            a_cause(
                "refund_pending_arrival",
                "退款在路上",
                0.12,
                speaks_against=("微信支付里没有退款记录",),
                still_open=("退款状态",),
            ),
            a_cause("merchant_refused", "商家拒绝", 0.07, speaks_against=("商家怎么回应：不回复",)),
        ),
        "steps": ("11 月 18 日：书面联系商家",),
        "dates": ("11 月 23 日：商家应在收到退货后退款的期限（一般 7 天）",),
        "evidence": ("快递签收记录", "与商家的聊天记录", "微信支付账单截图"),
        "notes": (a_line("note", "用户很着急，语气要缓和。", at=NOW - 10 * MINUTE, account="li"),),
        "suggestions": (
            a_suggestion("question", "asking.complained_to", "请问您已经向微信支付或平台投诉过吗？"),
            a_suggestion(
                "remedy",
                "advise.complain_on_bill",
                "您可以在微信支付账单里对这笔付款发起投诉：打开“我-服务-钱包-账单”，找到这笔付款，点“对订单有疑惑”。",
            ),
            a_suggestion(
                "draft",
                "draft.demand",
                "您好，我于11月12日申请退款，退货已于11月15日签收，请尽快原路退回 1280 元。",
            ),
        ),
        "states": (
            ("advising.unresponsive_merchant", "给建议：商家不理"),
            ("asking.complained_to", "提问：投诉过哪里"),
            ("idle", "从头开始"),
        ),
        "missing": (
            a_fact("paid_on", "付款日期"),
            a_fact(
                "shop_type",
                "店铺类型",
                choices=(("mini_program", "自营小程序"), ("channels_shop", "微信小店")),
            ),
            a_fact("days_waiting", "等了几天"),
        ),
        "due": ((NOW + DAY, "商家退款期限"),),
    }


def _pack_en() -> dict[str, object]:
    answers = (("none", "no answer"), ("refused", "refused"), ("agreed", "agreed"))
    return {
        "summary": "Bought in a Mini Program. The seller has had the goods back since 15 November and has not answered the refund request for ten days. CNY 1,280.",
        "facts": (
            a_fact(
                "delivery",
                "Where the goods are",
                "returned",
                "sent back",
                choices=(("received", "received"), ("returned", "sent back")),
            ),
            a_fact("merchant_response", "What the seller says", "none", "no answer", choices=answers),
            a_fact("amount", "Amount", "1280", "CN¥1,280.00"),
            a_fact("applied_on", "Asked for the refund on", "2026-11-12", "Thu 12 Nov"),
            a_fact("returned_on", "Goods back with the seller on", "2026-11-15", "Sun 15 Nov"),
            a_fact("order_no", "Order number", "4200••••0001", "4200••••0001", is_masked=True),
        ),
        "causes": (
            a_cause(
                "unresponsive_merchant",
                "The seller does not react",
                0.81,
                speaks_for=("What the seller says: no answer", "Waiting for 10 days"),
                still_open=("Whether a complaint was filed",),
            ),
            a_cause(
                "refund_pending_arrival",
                "The refund is on its way",
                0.12,
                speaks_against=("WeChat Pay shows no refund",),
                still_open=("Refund status",),
            ),
            a_cause("merchant_refused", "The seller refused", 0.07, speaks_against=("The seller gave no answer",)),
        ),
        "steps": ("18 November: wrote to the seller",),
        "dates": ("23 November: the seller should have paid back by then (usually 7 days after the return)",),
        "evidence": (
            "The carrier's proof of delivery",
            "The chat with the seller",
            "A screenshot of the WeChat Pay bill",
        ),
        "notes": (a_line("note", "Very worried; be gentle.", at=NOW - 10 * MINUTE, account="li"),),
        "suggestions": (
            a_suggestion(
                "question",
                "asking.complained_to",
                "请问您已经向微信支付或平台投诉过吗？",
                "Have you complained to WeChat Pay or the platform yet?",
            ),
            a_suggestion(
                "remedy",
                "advise.complain_on_bill",
                "您可以在微信支付账单里对这笔付款发起投诉：打开“我-服务-钱包-账单”，找到这笔付款，点“对订单有疑惑”。",
                "You can complain about this payment in WeChat Pay: open “我-服务-钱包-账单”, find it, and tap “对订单有疑惑”.",
            ),
            a_suggestion(
                "draft",
                "draft.demand",
                "您好，我于11月12日申请退款，退货已于11月15日签收，请尽快原路退回 1280 元。",
                "Asks the seller in writing to pay back CNY 1,280.",
            ),
        ),
        "states": (
            ("advising.unresponsive_merchant", "Advising: the seller does not react"),
            ("asking.complained_to", "Asking: where a complaint was filed"),
            ("idle", "From the beginning"),
        ),
        "missing": (
            a_fact("paid_on", "Paid on"),
            a_fact(
                "shop_type",
                "Kind of shop",
                choices=(("mini_program", "own Mini Program"), ("channels_shop", "微信小店")),
            ),
            a_fact("days_waiting", "Days of waiting"),
        ),
        "due": ((NOW + DAY, "the seller's time is over"),),
    }


def _english_user(language: str) -> Talk:
    card = a_card(
        "b102.77c1",
        owner="staff",
        account="chen",
        since=NOW - 40 * MINUTE,
        seen=NOW - 50 * HOUR,
        state="following_up.refund_pending_arrival",
        cause="refund_pending_arrival",
        amount="86.50",
        locale="en",
        reason="asked",
    )
    pack = replace(a_pack(card), can_send_now=False, summary="Refund started on 16 November to a credit card.")
    return Talk(card=card, pack=pack, lines=[a_line("user", "Where is my refund?", at=NOW - 50 * HOUR)])


def _others() -> list[Talk]:
    cards = [
        a_card(
            "b003.91d0",
            since=NOW - 3 * HOUR,
            seen=NOW - 2 * HOUR,
            state="asking.refund_status",
            reason="misses",
            unseen=1,
            locale="en",
        ),
        a_card(
            "b044.aa10",
            since=NOW - 52 * MINUTE,
            seen=NOW - 50 * MINUTE,
            state="advising.merchant_refused",
            cause="merchant_refused",
            amount="5600",
            reason="legal_threat",
            unseen=4,
        ),
        a_card(
            "b045.bb20",
            since=NOW - 5 * MINUTE,
            seen=NOW - 5 * MINUTE,
            state="warning",
            amount="900",
            reason="scam",
            unseen=1,
            locale="zh_Hant",
        ),
        a_card(
            "b046.cc30",
            since=NOW - 26 * HOUR,
            seen=NOW - 25 * HOUR,
            state="following_up.appeal_failed",
            cause="appeal_failed",
            amount="329",
            reason="used_up",
            case=2,
        ),
        a_card("b050.dd40", owner="staff", account="li", since=NOW - HOUR, seen=NOW - HOUR, cause="system_outage"),
        a_card("b051.ee50", owner="bot", seen=NOW - 4 * MINUTE, state="asking.amount"),
        a_card("b052.ee60", owner="bot", seen=NOW - 30 * MINUTE, state="clarifying", amount="12"),
        a_card("b053.ff70", owner="staff", account="chen", seen=NOW - DAY, snoozed_until=NOW + 2 * DAY, amount="75"),
        a_card("b054.ff80", owner="bot", is_closed=True, seen=NOW - 2 * DAY, state="closed", cause="missed_deadline"),
    ]
    return [Talk(card=card, pack=a_pack(card)) for card in cards]
