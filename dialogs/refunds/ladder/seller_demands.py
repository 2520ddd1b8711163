"""Demanding the refund from the seller in writing, each with the rule that it rests on."""

from dialogs.refunds.figures.advice import SELLER_DECISION
from dialogs.refunds.figures.law import PAYBACK, PREPAID_RETURN, RETURN_RIGHT
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import ShopType, Slot

_DECISION = clock(
    "seller_decision", SELLER_DECISION, Slot.SELLER_CONTACTED_ON, ends=N_("the seller should have decided")
)
#: There the claim's own form and clock come first.
_IN_A_SHOP = {Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})}

WRITE_DEMAND = rung(
    "write_demand",
    title=N_("Demand it in writing, with a date"),
    action=N_(
        "Hand in a refund request on the order page if there is one, and write to the seller in the order chat, so "
        "that the date is on record: what you bought, how much, why, and by when you want an answer."
    ),
    outlook=N_("Give the seller %(seller_decision)s. Silence after that opens the next step; you need no consent."),
    clock=_DECISION,
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。我要求退款，原因：【请填写原因】。"
        "请在%(seller_decision)s内处理并原路退回。逾期未答复，我将向平台投诉，并向有关部门反映。"
    ),
)

CLAIM_UNSHIPPED = rung(
    "claim_unshipped",
    title=N_("Claim a refund for unshipped goods"),
    action=N_(
        "Hand in 仅退款 (refund only) on the order page now, freight included: nothing was shipped. Do "
        "not tap 确认收货. In your message ask for delivery within a short time, else you end the contract."
    ),
    outlook=N_(
        "Ordinary goods must be shipped within %(shipping)s unless agreed otherwise. Give the seller "
        "%(seller_decision)s to answer."
    ),
    clock=_DECISION,
    evidence=(*evidence.ORDER, evidence.PROMISE),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，付款后至今没有发货。请在%(seller_decision)s内发货或退款；"
        "逾期我将依据《民法典》第五百六十三条解除合同，请原路全额退回（含运费）。"
    ),
)

SEND_RETURN_NOTICE = rung(
    "send_return_notice",
    title=N_("Give notice of the return now"),
    action=N_(
        "Goods bought online can go back without a reason, for %(return_right)s from the day after you signed for "
        "them. Apply on the order page and write it in the order chat too: the notice within that time is enough. "
        "Keep the goods intact; you pay the return freight unless agreed otherwise."
    ),
    outlook=N_(
        "The seller must pay back within %(payback)s of getting the goods. Not for custom, fresh or digital goods."
    ),
    clock=clock(
        "send_return_notice",
        RETURN_RIGHT,
        Slot.RECEIVED_ON,
        ends=N_("the right to return without a reason ends"),
        closes=True,
    ),
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，签收日期%(received_on)s。"
        "依据《消费者权益保护法》第二十五条，我要求七日无理由退货。商品状态：【请填写，如：未拆封；仅拆封查看，完好】。"
        "请告知退货地址，收货后原路退款。"
    ),
)

APPLY_BEFORE_ARRIVAL = rung(
    "apply_before_arrival",
    title=N_("Apply while it is on its way"),
    action=N_(
        "Apply on the order page now and write it in the order chat too, so that the date is on record: you need not wait "
        "for the parcel. Do not tap 确认收货 before it has come. If it comes all the same, open it only to look, and keep "
        "it intact."
    ),
    outlook=N_(
        "The %(return_right)s to return most goods without a reason begin on the day after you sign, so you lose nothing. "
        "Give the seller %(seller_decision)s to answer."
    ),
    clock=_DECISION,
    evidence=evidence.ORDER,
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。包裹还在途中，我要求退款，原因：【请填写原因】。"
        "请在%(seller_decision)s内答复：可以拦截退回的，请拦截后原路退款；不能拦截的，请告知退货地址。谢谢。"
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
        "For a return without a reason the notice counts, within %(return_right)s from the day after you signed; the seller "
        "must pay back within %(payback)s of getting the goods. In a WeChat Shop give the waybill within %(shop_waybill)s "
        "of the seller's yes, else the claim is closed."
    ),
    clock=_DECISION,
    evidence=(evidence.WAYBILL, *evidence.ORDER),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，签收日期%(received_on)s。我已将商品寄回：运单号【请填写】，"
        "寄出日期%(sent_back_on)s，寄往【请填写地址】。现申请退货退款，请核对收货，收货后原路退款，并在%(seller_decision)s内答复。"
    ),
)

CITE_RETURN_RIGHT = rung(
    "cite_return_right",
    title=N_("Answer the refusal with the law"),
    action=N_(
        "Write back in the order chat: for %(return_right)s from the day after you signed, only goods that the law lists, "
        "or that you confirmed as non-returnable when you bought them, are excluded. A promotion is no such reason, and "
        "opening a parcel to look does not spoil it. Ask for a return address."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. Refusing because it was opened, or by a rule you never confirmed, counts "
        "as deliberate delay."
    ),
    clock=_DECISION,
    unless=_IN_A_SHOP,
    evidence=(*evidence.ORDER, evidence.EXCLUSION, evidence.PHOTOS),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，签收日期%(received_on)s。贵店拒绝退货的理由是：【请填写】。"
        "依据《消费者权益保护法》第二十五条，网购商品签收次日起%(return_right)s内可无理由退货，法律列明的商品和我购买时确认过的除外；"
        "为检查而拆封不影响商品完好。贵店认为属于例外的，请出示依据和我的确认记录；否则请在%(seller_decision)s内提供退货地址并退款。"
    ),
)

CITE_FAULT = rung(
    "cite_fault",
    title=N_("Claim for faulty goods"),
    action=N_(
        "Send photos or a video and claim a return for bad quality: within %(fault_return)s of receipt, where no better "
        "rule or promise applies, you can send it back at the seller's cost. This holds for custom-made and fresh "
        "goods too. Later: repair or exchange, or a return where the contract may be ended."
    ),
    outlook=N_("Give the seller %(seller_decision)s. Keep the goods, the packing and the waybill until it is settled."),
    clock=_DECISION,
    unless=_IN_A_SHOP,
    evidence=(evidence.PHOTOS, evidence.PROMISE, *evidence.ORDER),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，签收日期%(received_on)s。商品的问题："
        "【请填写质量问题，或与描述不符之处】，照片见附件。依据《消费者权益保护法》第二十四条，我要求退货退款，运费由贵店承担。"
        "请在%(seller_decision)s内答复。"
    ),
)

ASK_EXCLUSION_PROOF = rung(
    "ask_exclusion_proof",
    title=N_("Ask where you agreed to no returns"),
    action=N_(
        "Custom-made and perishable goods and opened digital goods cannot be returned without a reason. For other "
        "special goods the seller needs your confirmation at the purchase. Ask where you gave it. If there is a "
        "fault, claim for the fault instead: then no such exception counts."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. If you did confirm it, ask for goodwill, such as part of the price."
    ),
    clock=_DECISION,
    evidence=(evidence.EXCLUSION, *evidence.ORDER),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。贵店称该商品不支持退款，请说明依据：属于《消费者权益保护法》"
        "第二十五条列明的哪一类，或提供下单时我确认“不支持无理由退货”的页面或记录。都没有的，请按该条办理退货退款。"
    ),
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
    clock=_DECISION,
    evidence=(*evidence.ORDER, evidence.PROMISE),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。我理解退货期限或条件方面有争议，希望协商解决："
        "【请填写方案，如退还部分货款或换货】。请在%(seller_decision)s内答复，谢谢。"
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
    clock=_DECISION,
    evidence=(evidence.CHAT, evidence.BILL, evidence.ORDER_PAGE),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。我不接受其他渠道、链接或转账方式退款，"
        "请按原支付方式原路退回，并告诉我退款单号。谢谢。"
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
        "Your claim itself is not gone: the ordinary time bar is %(time_bar)s. If the seller refuses, go to the authority."
    ),
    clock=_DECISION,
    evidence=(*evidence.ORDER, evidence.CLAIM),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。该笔付款已超过微信支付的退款期限，无法原路退回。"
        "请以转账方式退还，并在此书面确认退款金额、日期和方式。谢谢。"
    ),
    meets_staff=True,
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
        "More than %(deliberate_delay)s after the goods came back, without a good reason, counts as deliberate delay."
    ),
    clock=clock(
        "press_for_returned_goods",
        PAYBACK,
        Slot.RETURNED_ON,
        ends=N_("a return without a reason must have been paid back"),
    ),
    evidence=(evidence.WAYBILL, *evidence.ORDER),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s。商品我已于%(sent_back_on)s寄回，运单号【请填写】，签收日期%(returned_on)s，物流记录见附件。"
        "请尽快原路退款。属于七日无理由退货的，依据《消费者权益保护法》第二十五条，应在收到退回商品之日起%(payback)s内返还货款。"
    ),
)

CLAIM_PREPAID = rung(
    "claim_prepaid",
    title=N_("Claim the prepaid money back"),
    action=N_(
        "Within %(prepaid_return)s of paying for a prepaid card or course you can ask for the principal back, unless "
        "you had already had the same goods or service when you signed. Later it takes one of the reasons that the "
        "Supreme People's Court lists. Write it in the chat."
    ),
    outlook=N_(
        "Give the seller %(seller_decision)s. If it has closed or cannot be reached, go to the authority at once."
    ),
    clock=clock(
        "claim_prepaid", PREPAID_RETURN, Slot.PAID_ON, ends=N_("the plain right to the principal ends"), closes=True
    ),
    evidence=(evidence.CONTRACT, evidence.CHAT),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，付款日期%(paid_on)s。"
        "依据最高人民法院关于预付式消费的司法解释，我要求退还预付款本金，理由：【付款%(prepaid_return)s以内可不填】。"
        "请原路退回并书面答复。"
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
        "First make sure that the child cannot pay again. If the seller refuses, complain to WeChat Pay, then to the authority."
    ),
    clock=_DECISION,
    evidence=(evidence.GUARDIAN, evidence.BILL),
    draft=(
        "您好，订单号%(order_no)s，金额%(amount)s，系未成年人付款，年龄【请填写】，经过：【请填写，监护人是否知情】。"
        "依据《民法典》第十九条、第二十条、第一百四十五条，监护人不予追认，请原路退款。监护关系证明可按要求提供。"
    ),
)
