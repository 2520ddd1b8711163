"""Everything worth asking. The order settles ties: it is the order in which support staff ask."""

from dialogs.refunds.questions import dates, goods, money, seller
from dialogs.refunds.questions.situation import SITUATION

ALL_QUESTIONS = (
    SITUATION,
    seller.MERCHANT_RESPONSE,
    seller.REFUSAL_REASON,
    money.REFUND_STATUS,
    money.ERROR_CODE,
    seller.COMPLAINED_TO,
    money.REFUNDED_TO,
    seller.APPLIED,
    goods.DELIVERY,
    seller.SHOP_TYPE,
    money.FUNDED_BY,
    money.PAID_WITH,
    goods.GOODS_STATE,
    goods.GOODS_KIND,
    dates.REFUND_STARTED_ON,
    dates.RECEIVED_ON,
    dates.REFUSED_ON,
    dates.RETURNED_ON,
    dates.PAID_ON,
    dates.APPLIED_ON,
    dates.SELLER_CONTACTED_ON,
    dates.COMPLAINT_FILED_ON,
    dates.ACCEPTED_ON,
)
