"""Demanding the refund from the seller in writing, each with the rule that it rests on."""

from dialogs.catalog import Needs, Part
from dialogs.refunds import errors
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import message
from dialogs.refunds.figures import advice, law, mini_program, rules, wechat_pay
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, goods_elsewhere, rung
from dialogs.replies import N_
from dialogs.slots import Age, Delivery, GoodsKind, Payer, RefundStatus, Slot, Window

DECISION = clock(
    "seller_decision", advice.SELLER_DECISION, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have decided")
)
#: The same of a claim on the order page: the day it was made on counts as well.
CLAIM_DECISION = clock(
    "seller_decision",
    advice.SELLER_DECISION,
    Slot.SELLER_CONTACTED_ON,
    Slot.APPLIED_ON,
    ends=N_("the seller should have decided"),
)

#: Asking once more gives away days that the complaints already count.
_SELLER_HAD_ITS_TIME: Needs = {Slot.SELLER_TIME: frozenset({Window.OVER})}

WRITE_DEMAND = rung(
    "write_demand",
    title=N_("Demand it in writing, with a date"),
    action=N_(
        "Submit a refund request on the order page if there is one, and write to the seller in the order chat, so "
        "that the date is on record: what you bought, how much, why, and by when you want an answer."
    ),
    outlook=N_("Give the seller %(seller_decision)s. Silence after that opens the next step; you need no consent."),
    rests_on=(rules.WRITTEN_RECORD,),
    clock=DECISION,
    unless=_SELLER_HAD_ITS_TIME,
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=message(
        "我申请退款。",
        demand="请将%(amount)s原路退回。",
        rule="依据《消费者权益保护法》第三十九条，消费争议可以协商解决，也可以向有关部门投诉。",
        wants=wants.THE_MONEY,
        tells=(Part.STATUS, Part.ANSWER),
        must_tell=(Part.REASON,),
    ),
)

CLAIM_UNSHIPPED = rung(
    "claim_unshipped",
    title=N_("Claim a refund for unshipped goods"),
    action=N_(
        "Apply for 仅退款 (refund only) on the order page now, freight included: nothing was shipped. Do not tap 确认收货. "
        "If the shipping is late, ask in your message for delivery within a reasonable time, and say that otherwise "
        "you will end the contract."
    ),
    outlook=N_(
        "In a shop's own Mini Program ordinary goods must be shipped within %(shipping)s unless agreed otherwise. "
        "Give the seller %(seller_decision)s to answer."
    ),
    rests_on=(mini_program.SHIPPING, rules.SHOP_FREIGHT, rules.CONTRACT_END),
    clock=CLAIM_DECISION,
    unless=goods_elsewhere(Delivery.NOT_SHIPPED, Delivery.NOTHING_TO_SEND),
    evidence=(*evidence.ORDER, evidence.PROMISE),
    draft=message(
        "这笔订单付款后至今没有发货。",
        demand="请在合理期限内发货；到时仍不发货的，我要求解除合同，并将%(amount)s（含运费）原路全额退回。",
        rule="依据《民法典》第五百六十三条，经催告后在合理期限内仍不履行的，可以解除合同。",
        wants=wants.DELIVERY_OR_MONEY,
        tells=(Part.ANSWER,),
        days=(Slot.PAID_ON,),
    ),
)

CLAIM_NEVER_CAME = rung(
    "claim_never_came",
    title=N_("Claim what never came"),
    action=N_(
        "Ask at home, at the door and at the parcel station first. Then apply for 仅退款 (refund only) on the order page and "
        "write to the seller in the order chat: the tracking says delivered, you have nothing. Ask who signed for it, "
        "where and when, and for the carrier's record. Do not tap 确认收货."
    ),
    outlook=N_(
        "The seller bears the risk of transport, and in a dispute it has to show its records. Give the seller "
        "%(seller_decision)s to answer. The order may confirm receipt by itself: claim before that."
    ),
    rests_on=(rules.TRANSIT_RISK, rules.TRADE_RECORDS),
    clock=CLAIM_DECISION,
    unless=goods_elsewhere(Delivery.MARKED_DELIVERED),
    evidence=(evidence.TRACKING, *evidence.ORDER),
    draft=message(
        "物流显示已签收，但我没有收到商品。",
        demand="请向快递核实，并提供签收人、签收地点和签收凭证；不能证明我已收到的，请将%(amount)s原路全额退回。",
        rule="依据《电子商务法》第二十条，电子商务经营者承担商品运输中的风险和责任。",
        wants=wants.SIGNATURE_OR_MONEY,
        tells=(Part.ANSWER,),
        days=(Slot.PAID_ON,),
    ),
    # Who calls as the carrier and offers to pay for a lost parcel is often a fraud.
    meets_staff=True,
)

ASK_GOODWILL = rung(
    "ask_goodwill",
    title=N_("Ask for a fair settlement"),
    action=N_(
        "There is no plain right to a full refund here, so ask for something that the seller can agree to: part of the "
        "price, an exchange, or credit that you accept in writing. Look first whether the shop promised longer "
        "returns: such a promise binds it."
    ),
    outlook=N_("Give the seller %(seller_decision)s. If there is a fault after all, the rules for faulty goods apply."),
    rests_on=(rules.INTACT, law.FAULT_RETURN),
    clock=DECISION,
    evidence=(*evidence.ORDER, evidence.PROMISE),
    draft=message(
        "退货期限或条件方面我们有分歧，我希望协商解决。",
        demand="这笔%(amount)s，我希望的方案是：%(settlement)s。请确认是否同意。",
        rule="依据《消费者权益保护法》第三十九条，消费争议可以协商解决，也可以向有关部门投诉。",
        wants=wants.A_SETTLEMENT,
    ),
)

INSIST_ON_ORIGINAL_ROUTE = rung(
    "insist_on_original_route",
    title=N_("Insist on the way you paid"),
    action=N_(
        "Refuse other ways, links and payment codes. A WeChat payment is refunded by the system only to the account "
        "that paid; anything else is a private transfer, and the order stays unrefunded. Ask in the order chat for a "
        "refund by the original way (原路退回) and its refund number."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. Do not withdraw your request or confirm anything before the money is there."
    ),
    rests_on=(rules.ORIGINAL_WAY, rules.PRIVATE_TRANSFER),
    clock=DECISION,
    # There the system cannot refund to the account that paid: another way is the right one.
    unless={
        Slot.AGE: frozenset({Age.OVER_365_DAYS}),
        Slot.REFUND_STATUS: frozenset({RefundStatus.ABNORMAL}),
        Slot.ERROR_CODE: errors.USER_ACCOUNT | errors.OVER_A_YEAR,
    },
    evidence=(evidence.CHAT, evidence.BILL, evidence.ORDER_PAGE),
    draft=message(
        "我不接受其他渠道、链接或转账方式的退款。",
        demand="请按原支付方式将%(amount)s原路退回，并告诉我退款单号。",
        rule="通过微信支付付的款，退款按原路退回付款账户。",
        wants=wants.THE_MONEY,
        tells=(Part.STATUS,),
    ),
    meets_staff=True,
)

AGREE_ON_TRANSFER = rung(
    "agree_on_transfer",
    title=N_("Agree on a transfer, in writing"),
    action=N_(
        "WeChat Pay refunds only within %(refund_window)s of the payment. After that the seller has to pay you some "
        "other way. Agree in the order chat on amount, day and way; give no codes and pay nothing first."
    ),
    outlook=N_(
        "Your claim itself still stands: the ordinary time bar is %(time_bar)s. If the seller refuses, complain to "
        "12315."
    ),
    rests_on=(wechat_pay.REFUND_WINDOW, law.TIME_BAR),
    clock=DECISION,
    needs={Slot.AGE: frozenset({Age.OVER_365_DAYS})},
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=message(
        "该笔付款已超过微信支付%(refund_window)s的退款期限，无法原路退回。",
        demand="请以转账方式退还%(amount)s，并在此书面确认退款金额、日期和方式。",
        rule="退款期限是支付系统的限制，一般诉讼时效为%(time_bar)s。",
        wants=wants.A_TRANSFER,
        tells=(Part.ANSWER,),
        days=(Slot.PAID_ON,),
    ),
    meets_staff=True,
)

CLAIM_PREPAID = rung(
    "claim_prepaid",
    title=N_("Claim the prepaid money back"),
    action=N_(
        "Within %(prepaid_return)s of paying for a prepaid card or course you can ask for the principal back, unless "
        "you had already had the same goods or service, from this or another seller, when you signed. Later it takes "
        "one of the reasons that the Supreme People's Court lists. Write it in the chat."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. If it has closed or cannot be reached, complain to 12315 at once."
    ),
    rests_on=(law.PREPAID_RETURN,),
    clock=clock(
        "claim_prepaid", law.PREPAID_RETURN, Slot.PAID_ON, ends=N_("the plain right to the principal ends"), closes=True
    ),
    unless={Slot.GOODS_KIND: frozenset(GoodsKind) - {GoodsKind.PREPAID}},
    evidence=(evidence.CONTRACT, evidence.CHAT),
    draft=message(
        "我要求退还预付款本金。",
        demand="请将本金%(amount)s原路退回，并书面答复。",
        rule=(
            "依据最高人民法院关于预付式消费的司法解释，付款%(prepaid_return)s内可以要求退还本金，"
            "签约时已获得过相同商品或服务的除外；之后有司法解释列明的理由的，可以请求解除合同。"
        ),
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER,),
        must_tell=(Part.REASON,),
        days=(Slot.PAID_ON,),
    ),
)

CLAIM_DEPOSIT = rung(
    "claim_deposit",
    title=N_("Claim the deposit back"),
    action=N_(
        "Write in the order chat, or wherever the company takes requests: what you rented, the day you gave it back "
        "or moved out, and the deposit. Ask for it back by the way you paid. If part of it is to be kept, ask for "
        "what and how much, item by item, with proof."
    ),
    outlook=N_(
        "By the E-Commerce Law a deposit is to be paid back promptly. Give the company %(seller_decision)s; if "
        "nothing comes, go to the next step."
    ),
    rests_on=(rules.DEPOSITS, rules.WRITTEN_RECORD),
    clock=DECISION,
    unless={Slot.GOODS_KIND: frozenset(GoodsKind) - {GoodsKind.DEPOSIT}},
    evidence=(evidence.CONTRACT, evidence.BILL, evidence.CHAT),
    draft=message(
        "我申请退还押金。",
        demand="请将押金%(amount)s原路退回；如要扣款，请逐项说明原因和金额，并提供凭据。",
        rule="依据《电子商务法》第二十一条，符合退还条件的押金应当及时退还。",
        wants=wants.THE_MONEY,
        tells=(Part.STATUS, Part.ANSWER),
        must_tell=(Part.REASON,),
    ),
)

ASK_TERMS = rung(
    "ask_terms",
    title=N_("Ask where the terms stand"),
    action=N_(
        "Ask in the order chat where the terms on cancelling and fees stood when you ordered, and what a fee is for. "
        "Say why you cancel, and whether another date would help you. If the seller itself cancelled or changed it, "
        "say so and ask for the full price: it has to deliver as promised."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. If the terms were shown before you paid, ask for goodwill, such as "
        "another date or part of the price."
    ),
    rests_on=(rules.AS_PROMISED, rules.WRITTEN_RECORD),
    clock=DECISION,
    unless={Slot.GOODS_KIND: frozenset(GoodsKind) - {GoodsKind.TICKET}},
    evidence=(evidence.PROMISE, *evidence.ORDER),
    draft=message(
        "贵店称该订单不支持退款或要扣费。",
        demand=(
            "请说明退改和扣费的约定写在下单页面的什么地方、扣的是哪几项费用；下单时没有写明，或者是贵店取消、变更的，"
            "请将%(amount)s原路退回。"
        ),
        rule="依据《电子商务法》第二十条，经营者应当按照承诺或者约定的方式、时限提供商品或者服务。",
        wants=wants.TERMS_OR_MONEY,
        must_tell=(Part.REASON,),
    ),
)

CLAIM_AS_GUARDIAN = rung(
    "claim_as_guardian",
    title=N_("Claim as the child's guardian"),
    action=N_(
        "What a child under %(child_age)s bought is void; an older child's larger purchase needs your consent. For WeChat "
        "mini-games the claim usually begins at 反馈与投诉 → 支付问题 → 未成年人支付退款. Elsewhere write to the seller as the "
        "guardian."
    ),
    outlook=N_(
        "First make sure that the child cannot pay again. If the seller refuses, complain to WeChat Pay, then to 12315."
    ),
    rests_on=(law.CHILD_AGE, rules.MINI_GAMES),
    clock=DECISION,
    unless={Slot.PAYER: frozenset({Payer.SELF})},
    evidence=(evidence.GUARDIAN, evidence.BILL),
    draft=message(
        ("该笔付款由未成年人操作，年龄%(childs_age)s，付款情况：%(childs_story)s。我是监护人，不予追认。"),
        demand="请将%(amount)s原路退回，监护关系证明可按要求提供。",
        rule=(
            "依据《民法典》第十九条、第二十条、第一百四十五条，不满%(child_age)s周岁的孩子付款无效；"
            "更大的未成年人，与其年龄、智力不相适应的付款须经监护人同意或追认。"
        ),
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER,),
    ),
)
