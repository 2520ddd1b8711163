"""What the Mini Program and WeChat Shop teams set: trade complaints, platform steps, after-sale clocks."""

from dialogs.catalog import Confidence, Unit
from dialogs.refunds.figures.shape import figure
from dialogs.replies import N_

MINI_PROGRAM_TEAM = N_("the WeChat Mini Program team")
WECHAT_SHOP = N_("WeChat Shop")

#: The clocks of shop claims stand in the rules of the older component; the order page shows the one that counts.
COMPONENT_RULES = (
    "https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/ministore/"
    "minishopopencomponent2/API/aftersale/introduction.html"
)
SHOP_COMPLAINT = "https://developers.weixin.qq.com/doc/store/shop/guide/trade/complaint.html"
STEP_IN_RULES = "https://developers.weixin.qq.com/miniprogram/product/jiaoyilei/pingtaijieruguize9352.html"

COMPLAINT_STAGE = figure(
    "complaint_stage",
    48,
    Unit.HOURS,
    rule=N_("Mini Program complaint, each stage"),
    setter=MINI_PROGRAM_TEAM,
    source="F3.6 https://developers.weixin.qq.com/community/develop/doc/000e069b87462008789b3eeb851c09",
)
STEP_IN_EVIDENCE = figure(
    "step_in_evidence",
    48,
    Unit.HOURS,
    rule=N_("platform step-in, proof that it asks for"),
    setter=MINI_PROGRAM_TEAM,
    source=f"F3.8 {STEP_IN_RULES}",
)
_MINORS = "F5.14 news of 2020-07-22"
MINOR_REPLY = figure(
    "minor_reply",
    2,
    Unit.WORKING_DAYS,
    rule=N_("mini-game, the developer's answer to a claim for a child"),
    setter=MINI_PROGRAM_TEAM,
    source=_MINORS,
    confidence=Confidence.C,
)
MINOR_APPEAL = figure(
    "minor_appeal",
    7,
    Unit.WORKING_DAYS,
    rule=N_("mini-game, the answer to an appeal for a child"),
    setter=MINI_PROGRAM_TEAM,
    source=_MINORS,
    confidence=Confidence.C,
)
SHIPPING = figure(
    "shipping",
    48,
    Unit.HOURS,
    rule=N_("shipping ordinary goods"),
    setter=MINI_PROGRAM_TEAM,
    source="F3.9 https://developers.weixin.qq.com/community/develop/doc/000e0ceb08434876387499ead65400",
    confidence=Confidence.B,
)
SHOP_REPLY = figure(
    "shop_reply",
    48,
    Unit.HOURS,
    rule=N_("WeChat Shop claim, the seller's answer"),
    setter=WECHAT_SHOP,
    source=f"F4.3 {COMPONENT_RULES}",
)
SHOP_APPEAL = figure(
    "shop_appeal",
    7,
    Unit.DAYS,
    rule=N_("WeChat Shop, asking the platform after a refusal"),
    setter=WECHAT_SHOP,
    source=f"F4.5 {SHOP_COMPLAINT}",
)
SHOP_WAYBILL = figure(
    "shop_waybill",
    7,
    Unit.DAYS,
    rule=N_("WeChat Shop, giving the waybill of a return"),
    setter=WECHAT_SHOP,
    source=f"F4.4 {COMPONENT_RULES}",
)
SHOP_PARCEL_CHECK = figure(
    "shop_parcel_check",
    10,
    Unit.DAYS,
    rule=N_("WeChat Shop, the seller's check of a returned parcel"),
    setter=WECHAT_SHOP,
    source=f"F4.4 {COMPONENT_RULES}",
)
SHOP_ATTEMPTS = figure(
    "shop_attempts",
    5,
    Unit.COUNT,
    rule=N_("WeChat Shop, claims for one item"),
    setter=WECHAT_SHOP,
    source="F4.2 https://developers.weixin.qq.com/doc/store/shop/guide/trade/aftersale.html",
)
