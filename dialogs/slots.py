"""What we may know about a refund, and the values that it can have. Ids are a contract."""

from collections.abc import Mapping
from enum import StrEnum


class Slot(StrEnum):
    """One thing that we may know."""

    # What the conversation starts from: what the user sees.
    SITUATION = "situation"
    # Money's way.
    PAID_WITH = "paid_with"
    REFUNDED_TO = "refunded_to"
    #: Whose balance, where money went to one: WeChat's own wallet, or credit in a shop.
    BALANCE_OF = "balance_of"
    FUNDED_BY = "funded_by"
    AMOUNT = "amount"
    ORDER_NO = "order_no"
    REFUND_NO = "refund_no"
    ERROR_CODE = "error_code"
    REFUND_STATUS = "refund_status"
    # When things happened: `2026-11-18`, or to the minute `2026-11-18T14:00+08:00`.
    PAID_ON = "paid_on"
    RECEIVED_ON = "received_on"
    APPLIED_ON = "applied_on"
    REFUSED_ON = "refused_on"
    REFUND_STARTED_ON = "refund_started_on"
    SELLER_CONTACTED_ON = "seller_contacted_on"
    COMPLAINT_FILED_ON = "complaint_filed_on"
    #: When an office accepted the complaint: its mediation counts from there.
    ACCEPTED_ON = "accepted_on"
    #: When the goods were sent off to the seller.
    SENT_BACK_ON = "sent_back_on"
    #: When they reached the seller: the law counts from there.
    RETURNED_ON = "returned_on"
    DAYS_WAITING = "days_waiting"
    # The goods and the shop.
    GOODS_STATE = "goods_state"
    GOODS_KIND = "goods_kind"
    SHOP_TYPE = "shop_type"
    # What was tried and what came back.
    MERCHANT_RESPONSE = "merchant_response"
    REFUSAL_REASON = "refusal_reason"
    COMPLAINED_TO = "complained_to"
    #: What 12315 or the consumer association has made of the complaint.
    OFFICE_ANSWER = "office_answer"
    DEMAND = "demand"
    #: What came of the step that was taken: the answer to "did that help?".
    OUTCOME = "outcome"
    #: Where the goods are.
    DELIVERY = "delivery"
    #: Whether a refund was asked for at all.
    APPLIED = "applied"
    #: Who paid, where that changes the rights.
    PAYER = "payer"
    #: Whole years, where a child paid.
    CHILDS_AGE = "childs_age"
    #: Paid on the order's own page; or handed to somebody outside of it, which leaves no order to refund.
    PAID_IN_ORDER = "paid_in_order"
    PAID_PRIVATELY = "paid_privately"
    # Brackets of time: worked out from a date and the clock, or set by a rough answer ("longer ago").
    WAITED = "waited"
    AGE = "age"
    RETURN_WINDOW = "return_window"
    APPEAL_WINDOW = "appeal_window"
    PARCEL = "parcel"
    #: The time that a seller should have to answer a demand.
    SELLER_TIME = "seller_time"
    #: The longest that a mediation takes.
    MEDIATION_TIME = "mediation_time"


#: By name: a session keeps names, and `Slot(name)` takes ten times as long.
SLOTS: Mapping[str, Slot] = {str(slot): slot for slot in Slot}

#: The slots that hold a day or an instant.
EVENT_SLOTS = (
    Slot.PAID_ON,
    Slot.RECEIVED_ON,
    Slot.APPLIED_ON,
    Slot.REFUSED_ON,
    Slot.REFUND_STARTED_ON,
    Slot.SELLER_CONTACTED_ON,
    Slot.COMPLAINT_FILED_ON,
    Slot.ACCEPTED_ON,
    Slot.SENT_BACK_ON,
    Slot.RETURNED_ON,
)

#: Computed by `dialogs.deadlines` from the other facts and the clock. A rough answer may set one, until a date is told.
DERIVED_SLOTS = (
    Slot.WAITED,
    Slot.AGE,
    Slot.RETURN_WINDOW,
    Slot.APPEAL_WINDOW,
    Slot.PARCEL,
    Slot.SELLER_TIME,
    Slot.MEDIATION_TIME,
)


class Situation(StrEnum):
    """What the user sees, in their words."""

    SELLER_SILENT = "seller_silent"
    SELLER_REFUSED = "seller_refused"
    NOT_ARRIVED = "not_arrived"
    SYSTEM_ERROR = "system_error"
    CANNOT_FIND_HOW = "cannot_find_how"
    NOT_APPLIED = "not_applied"
    OTHER_CHANNEL = "other_channel"
    COMPLAINT_LOST = "complaint_lost"


class Channel(StrEnum):
    """What money was paid with or is paid back to: the narrowest that was said."""

    WECHAT_PAY = "wechat_pay"
    ALIPAY = "alipay"
    UNIONPAY = "unionpay"
    BANK_CARD = "bank_card"
    BALANCE = "balance"
    OTHER = "other"
    #: Only for where a refund went.
    COUPON = "coupon"
    TRANSFER = "transfer"


class BalanceOf(StrEnum):
    """Two very different things that people call balance."""

    WECHAT_WALLET = "wechat_wallet"
    SHOP = "shop"


class FundedBy(StrEnum):
    """What stood behind a WeChat payment."""

    WALLET = "wallet"
    DEBIT_CARD = "debit_card"
    CREDIT_CARD = "credit_card"
    FAMILY_CARD = "family_card"


class RefundStatus(StrEnum):
    """WeChat Pay's own states of a refund (facts F1.5), and the shop's words before it begins."""

    PROCESSING = "processing"
    SUCCESS = "success"
    CLOSED = "closed"
    ABNORMAL = "abnormal"
    #: The shop shows "approved" or "refunded", WeChat Pay shows nothing yet.
    APPROVED = "approved"
    UNDER_REVIEW = "under_review"
    #: Money came, but less than expected.
    PARTIAL = "partial"


class GoodsState(StrEnum):
    UNOPENED = "unopened"
    OPENED = "opened"
    USED = "used"
    DAMAGED = "damaged"


class GoodsKind(StrEnum):
    CUSTOM = "custom"
    FRESH = "fresh"
    DIGITAL = "digital"
    #: A ticket, a booking, or another service at a time of its own.
    TICKET = "ticket"
    #: A card or course that was paid ahead.
    PREPAID = "prepaid"
    #: Money that somebody holds until a thing is given back: of a flat, a bicycle, a power bank.
    DEPOSIT = "deposit"
    ORDINARY = "ordinary"


class ShopType(StrEnum):
    MINI_PROGRAM = "mini_program"
    #: 微信小店, formerly 视频号小店.
    CHANNELS_SHOP = "channels_shop"


class MerchantResponse(StrEnum):
    NONE = "none"
    REFUSED = "refused"
    AGREED = "agreed"


class RefusalReason(StrEnum):
    """What a refusal cites."""

    #: Kind or state of the goods, a promotion, shipped or verified already.
    CONDITIONS = "conditions"
    TIME_LIMIT = "time_limit"
    #: No valid reason, a fee taken off, "never any refunds", disputes the evidence.
    NO_VALID_REASON = "no_valid_reason"


class ComplainedTo(StrEnum):
    """The desk that decided, or has the complaint."""

    WECHAT_PAY = "wechat_pay"
    #: The Mini Program's platform has decided.
    MINI_PROGRAM = "mini_program"
    #: A complaint in the Mini Program, as far as its seller: its platform was not called in.
    MINI_PROGRAM_SELLER = "mini_program_seller"
    CHANNELS_SHOP = "channels_shop"
    REGULATOR = "regulator"
    BANK = "bank"


class OfficeAnswer(StrEnum):
    """What 12315 or the consumer association has made of a complaint."""

    #: It mediates.
    ACCEPTED = "accepted"
    #: Not taken, because papers were missing.
    INCOMPLETE = "incomplete"
    #: Not taken, because another office is in charge.
    ELSEWHERE = "elsewhere"
    #: Not taken for another reason, or mediated in vain.
    ENDED = "ended"


class Delivery(StrEnum):
    """Where the goods are."""

    NOT_SHIPPED = "not_shipped"
    ON_THE_WAY = "on_the_way"
    #: The carrier says so, and the user has nothing.
    MARKED_DELIVERED = "marked_delivered"
    RECEIVED = "received"
    RETURNED = "returned"
    #: Nothing is sent: a service, a ticket, a top-up.
    NOTHING_TO_SEND = "nothing_to_send"


class Applied(StrEnum):
    YES = "yes"
    NOT_YET = "not_yet"


class Payer(StrEnum):
    SELF = "self"
    CHILD = "child"


class Demand(StrEnum):
    """What is wanted, where a right hangs on it; other demands are kept as they were said."""

    NO_REASON_RETURN = "no_reason_return"


class Stated(StrEnum):
    """What is only ever said to be so."""

    YES = "yes"


class Waited(StrEnum):
    """How long the refund has been under way, by the clock of the account that it goes to."""

    WITHIN_ARRIVAL = "within_arrival"
    PAST_ARRIVAL = "past_arrival"
    #: Long enough that the bank, or WeChat Pay, should be asked.
    PAST_BANK = "past_bank"


class Age(StrEnum):
    """How old the payment is, against the time in which WeChat Pay refunds at all."""

    WITHIN_365_DAYS = "within_365_days"
    OVER_365_DAYS = "over_365_days"


class Window(StrEnum):
    """Whether a time limit still runs: the return without a reason, the appeal in a shop."""

    OPEN = "open"
    OVER = "over"


class Parcel(StrEnum):
    """How long the seller has had the goods back."""

    WITHIN_PAYBACK = "within_payback"
    PAST_PAYBACK = "past_payback"
    #: Long enough for the authority to call it deliberate.
    PAST_DELAY = "past_delay"


class StepOutcome(StrEnum):
    """What came of a step."""

    ARRIVED = "arrived"
    STILL_WAITING = "still_waiting"
    FAILED = "failed"
    #: What was looked for, or asked after, is there; is not.
    FOUND = "found"
    NOT_FOUND = "not_found"
    #: The complaint was turned down.
    REJECTED = "rejected"
    #: What was the user's own to mend works again.
    RESTORED = "restored"


#: Slots whose value is one of a few; the others hold text, a number or a date.
VALUES: Mapping[Slot, type[StrEnum]] = {
    Slot.SITUATION: Situation,
    Slot.PAID_WITH: Channel,
    Slot.REFUNDED_TO: Channel,
    Slot.BALANCE_OF: BalanceOf,
    Slot.FUNDED_BY: FundedBy,
    Slot.REFUND_STATUS: RefundStatus,
    Slot.GOODS_STATE: GoodsState,
    Slot.GOODS_KIND: GoodsKind,
    Slot.SHOP_TYPE: ShopType,
    Slot.MERCHANT_RESPONSE: MerchantResponse,
    Slot.REFUSAL_REASON: RefusalReason,
    Slot.COMPLAINED_TO: ComplainedTo,
    Slot.OFFICE_ANSWER: OfficeAnswer,
    Slot.OUTCOME: StepOutcome,
    Slot.DELIVERY: Delivery,
    Slot.APPLIED: Applied,
    Slot.PAYER: Payer,
    Slot.PAID_IN_ORDER: Stated,
    Slot.PAID_PRIVATELY: Stated,
    Slot.WAITED: Waited,
    Slot.AGE: Age,
    Slot.RETURN_WINDOW: Window,
    Slot.APPEAL_WINDOW: Window,
    Slot.PARCEL: Parcel,
    Slot.SELLER_TIME: Window,
    Slot.MEDIATION_TIME: Window,
}
