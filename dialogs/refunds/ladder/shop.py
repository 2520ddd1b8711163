"""Steps in a WeChat Shop (微信小店, formerly 视频号小店): the claim, the platform's step-in, the guarantee, a review."""

from dialogs.refunds.figures.mini_program import SHOP_APPEAL, SHOP_REPLY
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import MerchantResponse, ShopType, Slot, Window

_ONLY_SHOPS = {Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})}

SHOP_CLAIM = rung(
    "shop_claim",
    title=N_("Claim on the order page"),
    action=N_(
        "Open the order in the WeChat Shop, tap 申请退款, give the reason and amount, and add photos. One open claim "
        "per item, at most %(shop_attempts)s tries. Use the order's own customer chat, not a private message."
    ),
    outlook=N_(
        "If the seller stays silent on a refund-only claim, it goes through by itself; the rules name %(shop_reply)s, the "
        "countdown on your order page decides."
    ),
    clock=clock("shop_claim", SHOP_REPLY, Slot.APPLIED_ON, ends=N_("the seller must have dealt with the claim")),
    needs=_ONLY_SHOPS,
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=("订单号%(order_no)s，申请退款%(amount)s。原因：【请填写原因】。照片和聊天记录见附件。请原路退回，谢谢。"),
)

SHOP_WAIT = rung(
    "shop_wait",
    title=N_("Let the claim's countdown run"),
    action=N_(
        "Open the order in the WeChat Shop and look at the claim's countdown. If there is no open claim, hand one in now. Do "
        "not withdraw it, even if the seller asks: tries are limited to %(shop_attempts)s per item."
    ),
    outlook=N_(
        "When a refund-only claim runs out, the refund starts by itself; the rules name %(shop_reply)s. The countdown "
        "on your order page decides."
    ),
    clock=clock("shop_wait", SHOP_REPLY, Slot.APPLIED_ON, ends=N_("the claim's countdown should be over")),
    needs=_ONLY_SHOPS,
    is_wait=True,
    evidence=(*evidence.ORDER, evidence.CLAIM),
)

SHOP_STEP_IN = rung(
    "shop_step_in",
    title=N_("Ask the shop platform to step in"),
    action=N_(
        "Open the refused claim in the WeChat Shop and tap 平台介入. You can do so within %(shop_appeal)s of the refusal. Add "
        "everything at once: photos, video, chat, waybill, and what you want in yuan."
    ),
    outlook=N_("After that time the claim falls. How long the platform's decision takes is not published."),
    clock=clock(
        "shop_step_in", SHOP_APPEAL, Slot.REFUSED_ON, ends=N_("the platform can no longer be asked"), closes=True
    ),
    needs={**_ONLY_SHOPS, Slot.MERCHANT_RESPONSE: frozenset({MerchantResponse.REFUSED})},
    unless={Slot.APPEAL_WINDOW: frozenset({Window.OVER})},
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS, evidence.WAYBILL),
    draft=(
        "申请平台介入。订单号%(order_no)s，金额%(amount)s。商家于%(refused_on)s拒绝退款，理由：【请填写】。"
        "我的说明：【请填写】。照片、视频和聊天记录见附件。诉求：退回%(amount)s。"
    ),
)

SHOP_GUARANTEE = rung(
    "shop_guarantee",
    title=N_("Use the shop's guarantee"),
    action=N_(
        "For fake or damaged goods a WeChat Shop has its own form, 保障单, apart from the ordinary claim. Look for it on the order "
        "page, and add photos or a video of the goods, the packing and the label."
    ),
    outlook=N_(
        "It does not depend on the seller's consent to a claim. Add proof at once when the platform asks for it."
    ),
    needs=_ONLY_SHOPS,
    evidence=(evidence.PHOTOS, *evidence.ORDER),
    draft=(
        "订单号%(order_no)s，金额%(amount)s。收到的商品：【请填写破损或疑似假货的具体情况】。"
        "商品、外包装和面单的照片见附件。诉求：退款%(amount)s。"
    ),
)

SHOP_NEW_CLAIM = rung(
    "shop_new_claim",
    title=N_("Try a new claim"),
    action=N_(
        "The time to call the platform on the old claim is over. Within the after-sale period a new claim may still be possible: "
        "open the order and see whether 申请退款 is offered. There are at most %(shop_attempts)s tries per item."
    ),
    outlook=N_("If it is refused again, call the platform within %(shop_appeal)s this time."),
    clock=clock("shop_new_claim", SHOP_REPLY, ends=N_("the seller must have dealt with the claim")),
    needs={**_ONLY_SHOPS, Slot.APPEAL_WINDOW: frozenset({Window.OVER})},
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=("订单号%(order_no)s，再次申请退款%(amount)s。原因：【请填写原因】。补充证据见附件。"),
)

ASK_REVIEW = rung(
    "ask_review",
    title=N_("Ask for reasons and a human review"),
    action=N_(
        "A platform that decides against a consumer has to give facts and reasons, allow an appeal and, on request, have a person "
        "look at it. Ask for all three in the ticket or through the platform's customer service."
    ),
    outlook=N_("Add only what is new: what was not seen, or was misread. No time for the answer is published."),
    evidence=(evidence.DECISION, *evidence.ORDER, evidence.PHOTOS),
    draft=(
        "订单号%(order_no)s，金额%(amount)s。我对本次处理结果有异议，请书面说明认定的事实和理由，"
        "告知申诉途径，并由人工复核。新的证据：【请填写】。"
    ),
    meets_staff=True,
)
