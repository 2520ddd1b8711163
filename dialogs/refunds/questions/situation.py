"""The opening question: what the user sees, in plain words."""

from dialogs.refunds.questions.shape import answer, question
from dialogs.replies import N_
from dialogs.slots import Delivery, Payer, Situation, Slot

_S = Slot.SITUATION

SITUATION = question(
    _S,
    topic=N_("What happened"),
    prompt=N_("What is going wrong with your refund? Tap the closest one, or describe it in your own words."),
    why=N_("Each of these has a different remedy, so this answer saves you other questions."),
    example=N_("For example: The seller says it was refunded days ago, but I have no money."),
    choices=(
        answer(_S, Situation.SELLER_SILENT, N_("Seller does not respond")),
        answer(_S, Situation.SELLER_REFUSED, N_("Seller says no")),
        answer(_S, Situation.NOT_ARRIVED, N_("Refunded but no money")),
        answer(_S, Situation.SYSTEM_ERROR, N_("An error stops it")),
        answer(_S, Situation.CANNOT_FIND_HOW, N_("Cannot see where or how")),
        answer(_S, Situation.NOT_APPLIED, N_("Not asked for it yet")),
        answer(_S, Situation.OTHER_CHANNEL, N_("Paid back another way")),
        answer(_S, Situation.COMPLAINT_LOST, N_("My complaint failed")),
    ),
    # Then the seller's answer is the narrower question: it has no way that would be missed.
    unless=(
        {Slot.PAYER: frozenset({Payer.CHILD})},
        {Slot.DELIVERY: frozenset({Delivery.RETURNED, Delivery.NOT_SHIPPED, Delivery.MARKED_DELIVERED})},
    ),
)
