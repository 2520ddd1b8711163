"""Sending goods back to the seller: giving notice, answering a refusal, pressing for the money afterwards."""

from dialogs.catalog import Part
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import message
from dialogs.refunds.figures import law, mini_program, rules
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.seller_demands import CLAIM_DECISION, DECISION
from dialogs.refunds.ladder.shape import clock, goods_elsewhere, rung
from dialogs.replies import N_
from dialogs.slots import Delivery, GoodsKind, GoodsState, ShopType, Slot, Window

#: There the claim's own form and clock come first.
_IN_A_SHOP = {Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})}

#: What the return without a reason is not for: kinds that the law lists, what is no goods at all, and time.
_NO_RETURN_RIGHT = {
    Slot.RETURN_WINDOW: frozenset({Window.OVER}),
    Slot.GOODS_KIND: frozenset(
        {GoodsKind.CUSTOM, GoodsKind.FRESH, GoodsKind.DIGITAL, GoodsKind.TICKET, GoodsKind.PREPAID, GoodsKind.DEPOSIT}
    ),
}

SEND_RETURN_NOTICE = rung(
    "send_return_notice",
    title=N_("Give notice of the return now"),
    action=N_(
        "Goods bought online can go back without a reason, for %(return_right)s from the day after you signed for "
        "them. Apply on the order page and write it in the order chat too: the notice within that time is enough. "
        "Keep the goods intact; you pay the return freight unless agreed otherwise."
    ),
    outlook=N_(
        "The seller must pay back within %(payback)s of getting the goods. Not for what the law excludes, such as "
        "custom-made or fresh goods and digital goods once opened or downloaded."
    ),
    rests_on=(law.RETURN_RIGHT, law.PAYBACK, rules.RETURN_EXCLUSIONS),
    clock=clock(
        "send_return_notice",
        law.RETURN_RIGHT,
        Slot.RECEIVED_ON,
        ends=N_("the right to return without a reason ends"),
        closes=True,
    ),
    # Not shut for goods called used: who only tried them on calls them that, and the notice has a last day.
    unless={
        **_NO_RETURN_RIGHT,
        Slot.DELIVERY: frozenset({Delivery.NOT_SHIPPED, Delivery.NOTHING_TO_SEND, Delivery.MARKED_DELIVERED}),
    },
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=message(
        "我要求七日无理由退货。",
        demand="请告知退货地址，收到退货后将%(amount)s原路退回。",
        rule=(
            "依据《消费者权益保护法》第二十五条，网购商品签收次日起%(return_right)s内可以无理由退货，"
            "法律列明的商品和我购买时确认过的除外。"
        ),
        wants=wants.AN_ADDRESS,
        tells=(Part.ANSWER,),
        must_tell=(Part.GOODS,),
        days=(Slot.RECEIVED_ON,),
    ),
)

APPLY_BEFORE_ARRIVAL = rung(
    "apply_before_arrival",
    title=N_("Apply while it is on its way"),
    action=N_(
        "Apply on the order page now and write it in the order chat too, so that the date is on record: you need not "
        "wait for the parcel. Do not tap 确认收货 before it has come. If it is delivered all the same, open it only to "
        "look, and keep it intact."
    ),
    outlook=N_(
        "Where goods can be returned without a reason, the %(return_right)s begin only on the day after you sign, so "
        "asking early does not shorten them. Give the seller %(seller_decision)s to answer."
    ),
    rests_on=(law.RETURN_RIGHT, rules.INTACT, rules.WRITTEN_RECORD),
    clock=CLAIM_DECISION,
    unless=goods_elsewhere(Delivery.ON_THE_WAY),
    evidence=evidence.ORDER,
    draft=message(
        "包裹还在途中，我要求退款。",
        demand="可以拦截退回的，请拦截后将%(amount)s原路退回；不能拦截的，请告知退货地址。",
        # For goods of every kind: what the law excludes is said by the condition.
        rule=(
            "属于可以无理由退货的商品的，依据《消费者权益保护法》第二十五条，自签收次日起%(return_right)s内可以退货。"
        ),
        wants=wants.AN_ADDRESS,
        tells=(Part.ANSWER,),
    ),
)

REPORT_SENT_BACK = rung(
    "report_sent_back",
    title=N_("Apply now and report the parcel"),
    action=N_(
        "Apply for a return with refund on the order page today and enter the waybill number. Write it in the order chat "
        "too, with the day and the address that you sent it to: a parcel that nobody announced is hard to match to an "
        "order. Keep the waybill and its delivery record."
    ),
    outlook=N_(
        "For a return without a reason the notice counts, within %(return_right)s from the day after you signed; the "
        "seller must pay back within %(payback)s of getting the goods. In a WeChat Shop give the waybill within "
        "%(shop_waybill)s of the seller's yes, else the claim is closed; the countdown on your order page decides."
    ),
    rests_on=(law.RETURN_RIGHT, law.PAYBACK, mini_program.SHOP_WAYBILL),
    clock=DECISION,
    unless=goods_elsewhere(Delivery.RETURNED),
    evidence=(evidence.WAYBILL, *evidence.ORDER),
    draft=message(
        "我已将商品寄回，现申请退货退款。运单号%(waybill)s，寄往%(sent_to)s。",
        demand="请核对收货后将%(amount)s原路退回。",
        rule=(
            "属于七日无理由退货的，依据《消费者权益保护法》第二十五条，应在收到退回商品之日起%(payback)s内返还货款。"
        ),
        wants=wants.THE_MONEY,
        days=(Slot.RECEIVED_ON, Slot.SENT_BACK_ON),
    ),
)

CITE_RETURN_RIGHT = rung(
    "cite_return_right",
    title=N_("Answer the refusal with the law"),
    action=N_(
        "Write back in the order chat: for %(return_right)s from the day after you signed, only goods that the law "
        "lists are excluded, or goods unfit for it by nature that you confirmed as non-returnable. A promotion is no "
        "such reason, and opening a parcel to look does not spoil it. Ask for a return address."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. Refusing because it was opened, or by a rule you never confirmed, counts "
        "as deliberate delay."
    ),
    rests_on=(rules.RETURN_EXCLUSIONS, rules.INTACT, law.DELIBERATE_DELAY),
    clock=DECISION,
    # Only intact goods; but who calls them used before asking may have tried them on, which leaves them intact.
    unless={**_IN_A_SHOP, **_NO_RETURN_RIGHT, Slot.GOODS_STATE: frozenset({GoodsState.USED})},
    evidence=(*evidence.ORDER, evidence.EXCLUSION, evidence.PHOTOS),
    draft=message(
        "我申请退货退款。",
        demand="认为属于例外的，请出示依据和我的确认记录；否则请提供退货地址，并将%(amount)s原路退回。",
        rule=(
            "依据《消费者权益保护法》第二十五条，网购商品签收次日起%(return_right)s内可以无理由退货，"
            "法律列明的商品和我购买时确认过的除外；为检查而拆封不影响商品完好。"
        ),
        wants=wants.PROOF_OR_MONEY,
        tells=(Part.ANSWER,),
        must_tell=(Part.GOODS,),
        days=(Slot.RECEIVED_ON,),
    ),
)

CITE_FAULT = rung(
    "cite_fault",
    title=N_("Claim for faulty goods"),
    action=N_(
        "Send photos or a video and claim a return for bad quality: within %(fault_return)s of receipt, unless a "
        "state rule or your agreement says otherwise, you can send it back at the seller's cost. This holds for "
        "custom-made and fresh goods too. Later: repair or exchange, or a return where the contract may be ended."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s and keep goods, packing and waybill. Damage on the way is the seller's "
        "risk. For deliberate deception you can also claim %(fraud_times)s times the price, at least %(fraud_least)s."
    ),
    rests_on=(law.FAULT_RETURN, law.FRAUD_TIMES, rules.TRANSIT_RISK),
    clock=DECISION,
    unless={
        **_IN_A_SHOP,
        Slot.DELIVERY: frozenset({Delivery.NOT_SHIPPED, Delivery.ON_THE_WAY, Delivery.MARKED_DELIVERED}),
    },
    evidence=(evidence.PHOTOS, evidence.PROMISE, *evidence.ORDER),
    draft=message(
        "我申请退货退款，照片见附件。",
        demand="请同意退货、承担运费，并将%(amount)s原路退回。",
        rule=(
            "依据《消费者权益保护法》第二十四条，商品不符合质量要求、没有国家规定和约定的，"
            "可以自收到之日起%(fault_return)s内退货；之后符合法定解除合同条件的可以退货，不符合的可以要求更换、修理。"
            "运费由经营者承担。"
        ),
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER,),
        must_tell=(Part.REASON,),
        days=(Slot.RECEIVED_ON,),
    ),
)

ASK_EXCLUSION_PROOF = rung(
    "ask_exclusion_proof",
    title=N_("Ask where you agreed to no returns"),
    action=N_(
        "Custom-made and perishable goods, and digital goods once opened or downloaded, cannot be returned without a "
        "reason. Others must be unfit for it by their nature, and you must have confirmed that when buying: ask "
        "where. If there is a fault, claim for the fault instead: then no such exception counts."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. If you did confirm it, ask for goodwill, such as part of the price."
    ),
    rests_on=(rules.RETURN_EXCLUSIONS, law.FAULT_RETURN),
    clock=DECISION,
    evidence=(evidence.EXCLUSION, *evidence.ORDER),
    draft=message(
        "贵店称该商品不支持退款。",
        demand=(
            "请说明该商品属于法律列明的哪一类例外，或提供我下单时确认“不支持无理由退货”的记录；都没有的，"
            "请办理退货并将%(amount)s原路退回。"
        ),
        rule=("依据《消费者权益保护法》第二十五条，列明的几类商品以外，须经我在购买时确认才可以不适用无理由退货。"),
        wants=wants.PROOF_OR_MONEY,
    ),
)

PRESS_FOR_RETURNED_GOODS = rung(
    "press_for_returned_goods",
    title=N_("Press for the returned goods"),
    action=N_(
        "Send the seller the waybill with its delivery record in the order chat. For a return without a reason the law "
        "gives the seller %(payback)s from getting the goods back, so the day it arrived counts. In a WeChat Shop the seller has %(shop_parcel_check)s "
        "to check the parcel, else it counts as received; the countdown on your order page decides."
    ),
    outlook=N_(
        "Not paying for more than %(deliberate_delay)s after the goods came back, without a good reason, counts as "
        "deliberate delay."
    ),
    rests_on=(law.PAYBACK, mini_program.SHOP_PARCEL_CHECK, law.DELIBERATE_DELAY),
    clock=clock(
        "press_for_returned_goods",
        law.PAYBACK,
        Slot.RETURNED_ON,
        ends=N_("a return without a reason must have been paid back"),
    ),
    unless=goods_elsewhere(Delivery.RETURNED),
    evidence=(evidence.WAYBILL, *evidence.ORDER),
    draft=message(
        "商品已经寄回，运单号%(waybill)s，物流记录见附件。",
        demand="请将%(amount)s原路退回。",
        rule=(
            "属于七日无理由退货的，依据《消费者权益保护法》第二十五条，应在收到退回商品之日起%(payback)s内返还货款。"
        ),
        wants=wants.THE_MONEY,
        tells=(Part.ANSWER,),
        days=(Slot.SENT_BACK_ON, Slot.RETURNED_ON),
    ),
)
