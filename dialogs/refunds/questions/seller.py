"""What the seller did, and what kind of shop it is."""

from dialogs.acts import Cause
from dialogs.catalog import Choice
from dialogs.refunds.questions.shape import answer, question, when_seen
from dialogs.replies import N_
from dialogs.slots import (
    Applied,
    ComplainedTo,
    Delivery,
    GoodsKind,
    MerchantResponse,
    Payer,
    RefusalReason,
    ShopType,
    Situation,
    Slot,
)

MERCHANT_RESPONSE = question(
    Slot.MERCHANT_RESPONSE,
    topic=N_("Answer of the seller"),
    prompt=N_("What has the seller said to your refund request?"),
    why=N_("A no, a yes without money and no answer at all each open another way."),
    example=N_("For example: They have not answered. Or: They agreed last week."),
    choices=(
        answer(Slot.MERCHANT_RESPONSE, MerchantResponse.NONE, N_("Nothing at all")),
        answer(Slot.MERCHANT_RESPONSE, MerchantResponse.REFUSED, N_("Refused it")),
        answer(Slot.MERCHANT_RESPONSE, MerchantResponse.AGREED, N_("Agreed to it")),
        Choice(
            id="merchant_response.not_asked",
            label=N_("I have not asked"),
            facts={Slot.APPLIED: str(Applied.NOT_YET)},
            cause=Cause.NOT_YET_REQUESTED,
        ),
    ),
    # What the user sees tells it already.
    unless=({Slot.SITUATION: frozenset()},),
)

REFUSAL_REASON = question(
    Slot.REFUSAL_REASON,
    topic=N_("Reason given"),
    prompt=N_("Which reason does the seller give?"),
    why=N_("Some reasons hold by law and others do not. It decides what you can answer."),
    example=N_("For example: They say opened goods cannot be returned."),
    choices=(
        answer(Slot.REFUSAL_REASON, RefusalReason.CONDITIONS, N_("Goods or order do not qualify")),
        answer(Slot.REFUSAL_REASON, RefusalReason.TIME_LIMIT, N_("It is too late")),
        answer(Slot.REFUSAL_REASON, RefusalReason.NO_VALID_REASON, N_("No reason, or no refunds ever")),
    ),
    # These have rules of their own, whatever the reason.
    unless=(
        {Slot.GOODS_KIND: frozenset({GoodsKind.PREPAID, GoodsKind.DEPOSIT})},
        {Slot.PAYER: frozenset({Payer.CHILD})},
        {Slot.DELIVERY: frozenset({Delivery.MARKED_DELIVERED})},
    ),
    asked_when=(when_seen(Situation.SELLER_REFUSED),),
)

SHOP_TYPE = question(
    Slot.SHOP_TYPE,
    topic=N_("Kind of shop"),
    prompt=N_("Where did you buy it: in a shop's own Mini Program, or in a WeChat Shop (Channels, live room)?"),
    why=N_("The two have different complaint paths and different clocks."),
    example=N_("For example: In a live room on Channels."),
    choices=(
        answer(Slot.SHOP_TYPE, ShopType.MINI_PROGRAM, N_("Own Mini Program")),
        answer(Slot.SHOP_TYPE, ShopType.CHANNELS_SHOP, N_("WeChat Shop or live room")),
    ),
    asked_when=(
        when_seen(Situation.SELLER_SILENT, Situation.SELLER_REFUSED, Situation.CANNOT_FIND_HOW, Situation.NOT_APPLIED),
    ),
)

APPLIED = question(
    Slot.APPLIED,
    topic=N_("Asked for it"),
    prompt=N_("Have you already asked for the refund, on the order page or in a chat?"),
    why=N_("If you have, I show you where to see what became of it; if not, where to apply."),
    example=N_("For example: Yes, in the chat yesterday."),
    choices=(
        answer(Slot.APPLIED, Applied.YES, N_("Yes already"), is_yes=True),
        answer(Slot.APPLIED, Applied.NOT_YET, N_("Not yet"), is_no=True),
    ),
    asked_when=(when_seen(Situation.CANNOT_FIND_HOW),),
)

COMPLAINED_TO = question(
    Slot.COMPLAINED_TO,
    topic=N_("Complained to"),
    prompt=N_("Where did you complain?"),
    why=N_("Each desk has another way to go on, and some take a case only once."),
    example=N_("For example: WeChat Pay, on the bill."),
    choices=(
        answer(Slot.COMPLAINED_TO, ComplainedTo.WECHAT_PAY, N_("WeChat Pay bill complaint")),
        answer(Slot.COMPLAINED_TO, ComplainedTo.MINI_PROGRAM_SELLER, N_("The shop, in the Mini Program")),
        answer(Slot.COMPLAINED_TO, ComplainedTo.MINI_PROGRAM, N_("The Mini Program platform")),
        answer(Slot.COMPLAINED_TO, ComplainedTo.CHANNELS_SHOP, N_("WeChat Shop platform")),
        answer(Slot.COMPLAINED_TO, ComplainedTo.REGULATOR, N_("12315 or consumer association")),
        answer(Slot.COMPLAINED_TO, ComplainedTo.BANK, N_("My bank")),
    ),
    asked_when=(when_seen(Situation.COMPLAINT_LOST),),
)
