"""What WeChat Pay sets: when a refund arrives, how long it can be made, how complaints on a bill run."""

from dialogs.catalog import Confidence, Unit
from dialogs.refunds.figures.shape import figure
from dialogs.replies import N_

WECHAT_PAY = N_("WeChat Pay")
ISSUING_BANK = N_("the bank that issued the card")

WALLET_ARRIVAL = figure(
    "wallet_arrival",
    5,
    Unit.MINUTES,
    rule=N_("how long a refund to the wallet takes"),
    setter=WECHAT_PAY,
    source="F1.3 https://pay.weixin.qq.com/doc/v3/merchant/4013071031",
)
CARD_ARRIVAL = figure(
    "card_arrival",
    1,
    Unit.WORKING_DAYS,
    upto=3,
    rule=N_("how long a refund to a bank card takes"),
    setter=WECHAT_PAY,
    source="F1.3 https://pay.weixin.qq.com/doc/v3/merchant/4013071031",
)
CREDIT_CARD_POSTING = figure(
    "credit_card_posting",
    5,
    Unit.WORKING_DAYS,
    rule=N_("how long a credit card takes to post a refund, at one large bank"),
    setter=ISSUING_BANK,
    source="F1.3 https://creditcard.ecitic.com/h5/baike/160112_2058.html",
    confidence=Confidence.C,
)
REFUND_WINDOW = figure(
    "refund_window",
    365,
    Unit.DAYS,
    rule=N_("how long after a payment WeChat Pay refunds"),
    setter=WECHAT_PAY,
    source="F1.2 https://pay.weixin.qq.com/docs/merchant/products/refund/introduction.html",
)
REFUND_CLOSES = figure(
    "refund_closes",
    7,
    Unit.DAYS,
    rule=N_("when a refund that is stuck is closed"),
    setter=WECHAT_PAY,
    source="F1.5 https://pay.weixin.qq.com/doc/v3/merchant/4013071031",
)
MERCHANT_APPROVAL = figure(
    "merchant_approval",
    14,
    Unit.DAYS,
    rule=N_("when a refund that the merchant does not approve is rejected"),
    setter=WECHAT_PAY,
    source="F1.7 https://6065bob.com/changshi/221367.html (undated copy of the merchants' help)",
    confidence=Confidence.B,
)
_LIMITS = "F1.8 https://pay.weixin.qq.com/doc/v3/partner/4013163605"
PART_REFUNDS = figure(
    "part_refunds",
    50,
    Unit.COUNT,
    rule=N_("part refunds of one payment"),
    setter=WECHAT_PAY,
    source=_LIMITS,
)
PART_REFUND_PAUSE = figure(
    "part_refund_pause",
    1,
    Unit.MINUTES,
    rule=N_("between two part refunds of one payment"),
    setter=WECHAT_PAY,
    source=_LIMITS,
)
ABNORMAL_BANKS = figure(
    "abnormal_banks",
    15,
    Unit.COUNT,
    rule=N_("banks that an abnormal refund can be sent to"),
    setter=WECHAT_PAY,
    source="F1.6 https://pay.weixin.qq.com/docs/merchant/apis/refund/refunds/create-abnormal-refund.html",
)
BILL_REPLY = figure(
    "bill_reply",
    24,
    Unit.HOURS,
    rule=N_("bill complaint, the merchant's reply"),
    setter=WECHAT_PAY,
    source="F3.1 https://kf.qq.com/faq/230125a6NbmA230125vMNZnE.html",
)
BILL_FINISH = figure(
    "bill_finish",
    72,
    Unit.HOURS,
    rule=N_("bill complaint, the time to finish it"),
    setter=WECHAT_PAY,
    source="F3.1 https://kf.qq.com/faq/230125a6NbmA230125vMNZnE.html",
)
WECHAT_PAY_LINE = figure(
    "wechat_pay_line",
    "95017",
    Unit.CONTACT,
    rule=N_("WeChat Pay's telephone"),
    setter=WECHAT_PAY,
    source="F3.11 https://pay.weixin.qq.com/static/help_guide/help_index.shtml",
    confidence=Confidence.B,
)
_NUMBERS = "F1.11 Pay-Score refund query page"
REFUND_NO_HEAD = figure(
    "refund_no_head",
    50,
    Unit.COUNT,
    rule=N_("how a refund number begins"),
    setter=WECHAT_PAY,
    source=_NUMBERS,
    confidence=Confidence.B,
)
REFUND_NO_OTHER_HEAD = figure(
    "refund_no_other_head",
    52,
    Unit.COUNT,
    rule=N_("how a refund number begins, the other form"),
    setter=WECHAT_PAY,
    source=_NUMBERS,
    confidence=Confidence.B,
)
