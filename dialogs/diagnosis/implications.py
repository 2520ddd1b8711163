"""What one fact says about another, as tables: words, grounds and later events about what the user sees."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.acts import Cause, Ground
from dialogs.catalog import Facts
from dialogs.slots import (
    Applied,
    Channel,
    Delivery,
    GoodsKind,
    GoodsState,
    MerchantResponse,
    Payer,
    RefundStatus,
    RefusalReason,
    Situation,
    Slot,
)

#: What the seller did since outdates what the user saw first.
OUTDATED: Mapping[tuple[str, str], Situation] = {
    (Situation.SELLER_SILENT, MerchantResponse.REFUSED): Situation.SELLER_REFUSED,
    (Situation.SELLER_SILENT, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
    (Situation.SELLER_REFUSED, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
    (Situation.SELLER_REFUSED, MerchantResponse.NONE): Situation.SELLER_SILENT,
    (Situation.NOT_APPLIED, MerchantResponse.NONE): Situation.SELLER_SILENT,
    (Situation.NOT_APPLIED, MerchantResponse.REFUSED): Situation.SELLER_REFUSED,
    (Situation.NOT_APPLIED, MerchantResponse.AGREED): Situation.NOT_ARRIVED,
}
#: What the user's own words for a cause say about what they see, like the answer to the opening question.
SEEN_BY_CAUSE: Mapping[Cause, Facts] = {
    Cause.CHANNEL_MISMATCH: {Slot.SITUATION: Situation.OTHER_CHANNEL},
    Cause.MISSED_DEADLINE: {Slot.SITUATION: Situation.SELLER_REFUSED, Slot.REFUSAL_REASON: RefusalReason.TIME_LIMIT},
    Cause.UNMET_CONDITIONS: {Slot.SITUATION: Situation.SELLER_REFUSED, Slot.REFUSAL_REASON: RefusalReason.CONDITIONS},
    Cause.SYSTEM_OUTAGE: {Slot.SITUATION: Situation.SYSTEM_ERROR},
    Cause.UNRESPONSIVE_MERCHANT: {Slot.SITUATION: Situation.SELLER_SILENT},
    Cause.MERCHANT_REFUSED: {Slot.SITUATION: Situation.SELLER_REFUSED},
    Cause.UNCLEAR_PROCESS: {Slot.SITUATION: Situation.CANNOT_FIND_HOW},
    Cause.REFUND_PENDING_ARRIVAL: {Slot.SITUATION: Situation.NOT_ARRIVED},
    Cause.APPEAL_FAILED: {Slot.SITUATION: Situation.COMPLAINT_LOST},
    Cause.NOT_YET_REQUESTED: {Slot.SITUATION: Situation.NOT_APPLIED},
}
#: The refusals, by the reason that the seller gives.
REFUSALS = frozenset({Cause.MERCHANT_REFUSED, Cause.UNMET_CONDITIONS, Cause.MISSED_DEADLINE})
#: What a ground says about the facts.
BY_GROUND: Mapping[Ground, tuple[Slot, str]] = {
    Ground.NOT_SHIPPED: (Slot.DELIVERY, Delivery.NOT_SHIPPED),
    Ground.GOODS_DAMAGED: (Slot.GOODS_STATE, GoodsState.DAMAGED),
    Ground.NOT_AS_DESCRIBED: (Slot.GOODS_STATE, GoodsState.DAMAGED),
}
#: What a day says by being known, whichever it is: no variant goes by the day itself.
SAID_BY_DAYS: Mapping[Slot, tuple[Slot, str]] = {Slot.APPLIED_ON: (Slot.APPLIED, Applied.YES)}
#: What one fact says about another that was not told: read from top to bottom, each line may use those above.
IMPLIED: tuple[tuple[Slot, str | None, Slot, str], ...] = (
    (Slot.ERROR_CODE, None, Slot.SITUATION, Situation.SYSTEM_ERROR),
    (Slot.REFUSAL_REASON, None, Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED),
    (Slot.REFUND_STATUS, None, Slot.SITUATION, Situation.NOT_ARRIVED),
    (Slot.REFUNDED_TO, Channel.ALIPAY, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.REFUNDED_TO, Channel.TRANSFER, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.REFUNDED_TO, Channel.COUPON, Slot.SITUATION, Situation.OTHER_CHANNEL),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.AGREED, Slot.SITUATION, Situation.NOT_ARRIVED),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.NONE, Slot.SITUATION, Situation.SELLER_SILENT),
    (Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED, Slot.SITUATION, Situation.SELLER_REFUSED),
    (Slot.APPLIED, Applied.NOT_YET, Slot.SITUATION, Situation.NOT_APPLIED),
    (Slot.SITUATION, Situation.SELLER_SILENT, Slot.MERCHANT_RESPONSE, MerchantResponse.NONE),
    (Slot.SITUATION, Situation.SELLER_REFUSED, Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED),
    (Slot.SITUATION, Situation.NOT_APPLIED, Slot.APPLIED, Applied.NOT_YET),
    (Slot.MERCHANT_RESPONSE, None, Slot.APPLIED, Applied.YES),
    (Slot.GOODS_KIND, GoodsKind.TICKET, Slot.DELIVERY, Delivery.NOTHING_TO_SEND),
    (Slot.GOODS_KIND, GoodsKind.DIGITAL, Slot.DELIVERY, Delivery.NOTHING_TO_SEND),
    (Slot.GOODS_KIND, GoodsKind.PREPAID, Slot.DELIVERY, Delivery.NOTHING_TO_SEND),
    (Slot.GOODS_KIND, GoodsKind.DEPOSIT, Slot.DELIVERY, Delivery.NOTHING_TO_SEND),
    # Whoever tells no more than that a child paid has not turned to anybody: the guardian's claim comes first.
    (Slot.PAYER, Payer.CHILD, Slot.SITUATION, Situation.NOT_APPLIED),
)
#: What was bought, where and with what says nothing of what went wrong, as long as nothing else does.
OF_ANY_REFUND = frozenset({Slot.GOODS_KIND, Slot.SHOP_TYPE, Slot.PAID_WITH, Slot.FUNDED_BY})


@dataclass(frozen=True, slots=True)
class Explained:
    """What the user sees that a fact explains, and what it really comes to."""

    seen: frozenset[str]
    is_really: str


BY_NOTHING = Explained(frozenset(), "")
#: Nothing comes and nobody answers because the refund was turned down.
BY_A_CODE = Explained(frozenset({Situation.NOT_ARRIVED, Situation.SELLER_SILENT}), str(Situation.SYSTEM_ERROR))
#: What a family card paid may well go back to whoever gave the card: no rule is published (facts F1.16).
BY_A_FAMILY_CARD = Explained(frozenset({Situation.OTHER_CHANNEL}), str(Situation.NOT_ARRIVED))
ACCOUNTS_OF_GIVER = frozenset({Channel.BANK_CARD, Channel.BALANCE})
#: Unless a refund is under way or done all the same: it was accepted, and the code is of another try.
ACCEPTED = frozenset({RefundStatus.PROCESSING, RefundStatus.SUCCESS, RefundStatus.PARTIAL})
#: Who knows the state of the goods has them, unless they went back; and then the seller is silent, or pays.
GOODS_AT_HAND = frozenset({Situation.SELLER_REFUSED, Situation.NOT_APPLIED})
#: Of these the state is known without anything that came: an unused ticket.
NOTHING_SENT = frozenset({GoodsKind.TICKET, GoodsKind.DIGITAL, GoodsKind.PREPAID, GoodsKind.DEPOSIT})
#: Who says of these that nothing was shipped says that they are no goods. A voucher on paper is a ticket, too.
NEVER_SHIPPED = frozenset({GoodsKind.PREPAID, GoodsKind.DEPOSIT})
