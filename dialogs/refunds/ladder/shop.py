"""Steps in a WeChat Shop (微信小店, formerly 视频号小店): the claim, the platform's step-in, the guarantee, a review."""

from dialogs.catalog import Addressee, Clock, Part
from dialogs.refunds.drafts import wants
from dialogs.refunds.drafts.shape import form
from dialogs.refunds.figures import mini_program, rules
from dialogs.refunds.ladder import evidence
from dialogs.refunds.ladder.shape import clock, rung
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, MerchantResponse, ShopType, Slot, Window

_ONLY_SHOPS = {Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})}
#: A refused claim is no longer open, and only after it fell is there room for another.
_REFUSED = {Slot.MERCHANT_RESPONSE: frozenset({MerchantResponse.REFUSED})}
#: The platform has the dispute, or has decided it: no other after-sale is taken on that item.
_WITH_THE_PLATFORM = {Slot.COMPLAINED_TO: frozenset({ComplainedTo.CHANNELS_SHOP})}

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
    rests_on=(rules.SHOP_PAPERS, rules.SHOP_SILENCE),
    clock=clock(
        "shop_claim", mini_program.SHOP_REPLY, Slot.APPLIED_ON, ends=N_("the seller must have dealt with the claim")
    ),
    needs=_ONLY_SHOPS,
    unless={**_REFUSED, **_WITH_THE_PLATFORM},
    closed_by=("shop_step_in",),
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=form(
        Addressee.SHOP,
        "申请退款。",
        demand="请将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        tells=(Part.REASON, Part.STATUS),
        must_tell=(Part.REASON,),
        days=(Slot.PAID_ON,),
    ),
    meets_staff=True,
)

SHOP_WAIT = rung(
    "shop_wait",
    title=N_("Let the claim's countdown run"),
    action=N_(
        "Open the order in the WeChat Shop and look at the claim's countdown. If there is no open claim, submit one "
        "now. Do not withdraw it, even if the seller asks: tries are limited to %(shop_attempts)s per item."
    ),
    outlook=N_(
        "When the countdown of a refund-only claim runs out without an answer, the refund starts by itself; the "
        "rules name %(shop_reply)s. The countdown on your order page decides."
    ),
    rests_on=(rules.SHOP_PAPERS, rules.SHOP_SILENCE),
    clock=clock("shop_wait", mini_program.SHOP_REPLY, Slot.APPLIED_ON, ends=N_("the claim's countdown should be over")),
    needs=_ONLY_SHOPS,
    unless={**_REFUSED, **_WITH_THE_PLATFORM},
    closed_by=("shop_step_in",),
    is_wait=True,
    evidence=(*evidence.ORDER, evidence.CLAIM),
)

SHOP_STEP_IN = rung(
    "shop_step_in",
    title=N_("Ask the shop platform to step in"),
    action=N_(
        "Open the refused claim in the WeChat Shop and tap 平台介入. You can do so within %(shop_appeal)s of the "
        "refusal. Add everything at once: photos, video, chat, waybill, and the amount that you want back."
    ),
    outlook=N_(
        "After that time the claim falls. How long the platform's decision takes is not published. If it goes against the seller, "
        "the refund no longer needs the seller's yes."
    ),
    desk=ComplainedTo.CHANNELS_SHOP,
    rests_on=(rules.SHOP_DISPUTE, rules.SHOP_RULING),
    clock=clock(
        "shop_step_in",
        mini_program.SHOP_APPEAL,
        Slot.REFUSED_ON,
        ends=N_("the platform can no longer be asked"),
        closes=True,
    ),
    needs={**_ONLY_SHOPS, **_REFUSED},
    unless={**_WITH_THE_PLATFORM, Slot.APPEAL_WINDOW: frozenset({Window.OVER})},
    evidence=(*evidence.ORDER, evidence.CLAIM, evidence.PHOTOS, evidence.WAYBILL),
    draft=form(
        Addressee.SHOP,
        "申请平台介入。",
        demand="请支持将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        days=(Slot.PAID_ON, Slot.REFUSED_ON),
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
        "It runs apart from any claim that you have made there. Add proof at once when the platform asks for it."
    ),
    rests_on=(rules.SHOP_PAPERS,),
    needs=_ONLY_SHOPS,
    evidence=(evidence.PHOTOS, *evidence.ORDER),
    draft=form(
        Addressee.SHOP,
        "申请保障单处理。",
        demand="请将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        tells=(Part.REASON, Part.ANSWER),
        must_tell=(Part.REASON,),
        days=(Slot.RECEIVED_ON,),
    ),
)

SHOP_NEW_CLAIM = rung(
    "shop_new_claim",
    title=N_("Try a new claim"),
    action=N_(
        "The time to ask the platform to step in on the old claim is over. Within the after-sale period a new claim "
        "may still be possible: open the order and see whether 申请退款 is offered. There are at most %(shop_attempts)s "
        "tries per item."
    ),
    outlook=N_("If it is refused again, ask the platform to step in within %(shop_appeal)s this time."),
    rests_on=(rules.SHOP_DISPUTE,),
    clock=Clock(figure=mini_program.SHOP_REPLY),
    needs={**_ONLY_SHOPS, Slot.APPEAL_WINDOW: frozenset({Window.OVER})},
    unless=_WITH_THE_PLATFORM,
    closed_by=("shop_step_in",),
    evidence=(*evidence.ORDER, evidence.PHOTOS),
    draft=form(
        Addressee.SHOP,
        "再次申请退款。",
        demand="请将%(amount)s原路退回。",
        wants=wants.THE_MONEY,
        tells=(Part.REASON, Part.STATUS, Part.ANSWER),
        must_tell=(Part.REASON,),
        days=(Slot.PAID_ON,),
    ),
)

ASK_REVIEW = rung(
    "ask_review",
    title=N_("Ask for reasons and a human review"),
    action=N_(
        "A platform that decides against a consumer has to give facts and reasons, allow an appeal and, on request, have a person "
        "look at it. Ask for all three in the ticket or through the platform's customer service."
    ),
    outlook=N_("Add only what is new: what was not seen, or was misread. No time for the answer is published."),
    rests_on=(rules.DECISION_REVIEW,),
    evidence=(evidence.DECISION, *evidence.ORDER, evidence.PHOTOS),
    draft=form(
        Addressee.REVIEW,
        "我对本次处理结果有异议。新的证据：%(new_proof)s。",
        demand="请书面说明认定的事实和理由，告知申诉途径，由人工复核，并支持将%(amount)s原路退回。",
        wants=wants.A_REVIEW,
        tells=(Part.REASON, Part.STATUS, Part.ANSWER),
        must_tell=(Part.REASON,),
    ),
    meets_staff=True,
)
