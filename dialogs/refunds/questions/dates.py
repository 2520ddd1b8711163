"""When things happened: asked for where a clock counts from it."""

from dialogs.refunds.questions.goods import NOT_AT_HAND
from dialogs.refunds.questions.shape import LONGER_AGO, days_ago, question, rough_answer, when_seen
from dialogs.replies import N_
from dialogs.slots import (
    Age,
    Delivery,
    GoodsKind,
    GoodsState,
    OfficeAnswer,
    Parcel,
    Payer,
    ShopType,
    Situation,
    Slot,
    Waited,
    Window,
)

_EXAMPLE = N_("For example: last Friday, or the date.")

REFUND_STARTED_ON = question(
    Slot.REFUND_STARTED_ON,
    topic=N_("Refund started"),
    prompt=N_("On which day was the refund started, or since when does the status say so?"),
    why=N_("The arrival time counts from the day the refund was started, not from your request."),
    example=_EXAMPLE,
    choices=(
        *days_ago(Slot.REFUND_STARTED_ON, 0, 1, 2, 3, 5, 7),
        # Past the usual time; whether past the time to ask a bank, only the working days since then can say.
        rough_answer(Slot.REFUND_STARTED_ON, "longer_ago", LONGER_AGO, Slot.WAITED, Waited.PAST_ARRIVAL),
    ),
    settles=Slot.WAITED,
    asked_when=(when_seen(Situation.NOT_ARRIVED),),
)

RECEIVED_ON = question(
    Slot.RECEIVED_ON,
    topic=N_("Received on"),
    prompt=N_("When did you receive the goods?"),
    why=N_("The right to return without a reason counts from the day after you signed for them."),
    example=_EXAMPLE,
    choices=(
        *days_ago(Slot.RECEIVED_ON, 0, 1, 2, 3, 5, 7),
        rough_answer(Slot.RECEIVED_ON, "longer_ago", LONGER_AGO, Slot.RETURN_WINDOW, Window.OVER),
    ),
    unless=(
        {Slot.DELIVERY: NOT_AT_HAND},
        {Slot.GOODS_KIND: frozenset({GoodsKind.PREPAID, GoodsKind.DEPOSIT})},
        {Slot.PAYER: frozenset({Payer.CHILD})},
        # What was really used cannot go back without a reason, on whatever day it came.
        {Slot.SITUATION: frozenset({Situation.NOT_APPLIED}), Slot.GOODS_STATE: frozenset({GoodsState.USED})},
    ),
    settles=Slot.RETURN_WINDOW,
    asked_when=(when_seen(Situation.SELLER_REFUSED, Situation.NOT_APPLIED),),
)

REFUSED_ON = question(
    Slot.REFUSED_ON,
    topic=N_("Refused on"),
    prompt=N_("When did the seller refuse?"),
    why=N_("In a WeChat Shop you can ask the platform to step in only for some days after the refusal."),
    example=_EXAMPLE,
    choices=(
        *days_ago(Slot.REFUSED_ON, 0, 1, 2, 3, 5, 7),
        rough_answer(Slot.REFUSED_ON, "longer_ago", LONGER_AGO, Slot.APPEAL_WINDOW, Window.OVER),
    ),
    asked_when=({Slot.SHOP_TYPE: frozenset({ShopType.CHANNELS_SHOP})},),
    settles=Slot.APPEAL_WINDOW,
)

RETURNED_ON = question(
    Slot.RETURNED_ON,
    topic=N_("Parcel back on"),
    prompt=N_("When did the returned parcel reach the seller?"),
    why=N_("The seller's time to pay back counts from that day."),
    example=_EXAMPLE,
    choices=(
        # The last day that is no deliberate delay yet: what is longer ago is past it.
        *days_ago(Slot.RETURNED_ON, 1, 2, 3, 5, 7, 15),
        rough_answer(Slot.RETURNED_ON, "longer_ago", LONGER_AGO, Slot.PARCEL, Parcel.PAST_DELAY),
        rough_answer(Slot.RETURNED_ON, "not_yet", N_("Not there yet"), Slot.PARCEL, Parcel.WITHIN_PAYBACK),
    ),
    asked_when=({Slot.DELIVERY: frozenset({Delivery.RETURNED})},),
    settles=Slot.PARCEL,
)

PAID_ON = question(
    Slot.PAID_ON,
    topic=N_("Paid on"),
    prompt=N_("When did you pay?"),
    why=N_("WeChat Pay refunds only for a certain time after the payment."),
    example=_EXAMPLE,
    choices=(
        rough_answer(Slot.PAID_ON, "within_a_year", N_("Within the last year"), Slot.AGE, Age.WITHIN_365_DAYS),
        rough_answer(Slot.PAID_ON, "over_a_year", N_("Over a year ago"), Slot.AGE, Age.OVER_365_DAYS),
    ),
    settles=Slot.AGE,
    asked_when=(when_seen(Situation.SELLER_REFUSED, Situation.SYSTEM_ERROR),),
    # What never came is claimed for in any case.
    unless=({Slot.DELIVERY: frozenset({Delivery.MARKED_DELIVERED})},),
)

APPLIED_ON = question(
    Slot.APPLIED_ON,
    topic=N_("Applied on"),
    prompt=N_("When did you first ask for the refund?"),
    why=N_("A claim's countdown in the shop counts from that day."),
    example=_EXAMPLE,
    choices=days_ago(Slot.APPLIED_ON, 0, 1, 2, 3, 5, 7, 14),
)

SELLER_CONTACTED_ON = question(
    Slot.SELLER_CONTACTED_ON,
    topic=N_("Wrote to seller"),
    prompt=N_("When did you last write to the seller?"),
    why=N_("The time that the seller should have to answer counts from it."),
    example=_EXAMPLE,
    choices=days_ago(Slot.SELLER_CONTACTED_ON, 0, 1, 2, 3, 5, 7, 14),
)

COMPLAINT_FILED_ON = question(
    Slot.COMPLAINT_FILED_ON,
    topic=N_("Complained on"),
    prompt=N_("When did you file the complaint?"),
    why=N_("The times to reply and to finish count from it."),
    example=_EXAMPLE,
    choices=days_ago(Slot.COMPLAINT_FILED_ON, 0, 1, 2, 3, 5, 7, 14),
)

ACCEPTED_ON = question(
    Slot.ACCEPTED_ON,
    topic=N_("Accepted on"),
    prompt=N_(
        "On which day did the office accept your complaint? The mediation ends %(mediation)s after it at the latest."
    ),
    why=N_("The longest time of a mediation counts from that day. When it is over, the next step is open to you."),
    example=_EXAMPLE,
    choices=(
        *days_ago(Slot.ACCEPTED_ON, 0, 1, 3, 7, 14),
        rough_answer(Slot.ACCEPTED_ON, "longer_ago", N_("That time is over"), Slot.MEDIATION_TIME, Window.OVER),
    ),
    asked_when=({Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ACCEPTED})},),
    settles=Slot.MEDIATION_TIME,
)
