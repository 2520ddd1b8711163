"""How much text the places take that complaints go to."""

from dialogs.catalog import Confidence, Standing, Unit
from dialogs.refunds.figures.advice import OURSELVES
from dialogs.refunds.figures.shape import figure
from dialogs.refunds.figures.wechat_pay import WECHAT_PAY
from dialogs.replies import N_

BILL_TEXT = figure(
    "bill_text",
    300,
    Unit.COUNT,
    rule=N_("bill complaint, how many characters its description takes"),
    setter=WECHAT_PAY,
    source="section 7 https://pay.weixin.qq.com/docs/merchant/apis/consumer-complaint/complaints/",
    confidence=Confidence.B,
)
#: What the other forms let users write was not to be found; sellers get 500 characters in a WeChat Shop (F4.10).
FORM_TEXT = figure(
    "form_text",
    500,
    Unit.COUNT,
    rule=N_("how long a complaint that I write is at most"),
    setter=OURSELVES,
    source="F4.10 and section 7",
    confidence=Confidence.D,
    standing=Standing.DERIVED,
)
MESSAGE_TEXT = figure(
    "message_text",
    500,
    Unit.COUNT,
    rule=N_("how long a message that I write is at most"),
    setter=OURSELVES,
    source="section 7",
    confidence=Confidence.D,
    standing=Standing.DERIVED,
)
