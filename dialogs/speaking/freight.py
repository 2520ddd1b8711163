"""Who pays to send goods back: it hangs on why they go back."""

from dialogs.replies import N_, Say
from dialogs.slots import GoodsState, Slot
from dialogs.turn import Turn

WHO_PAYS = Say(
    id="freight.who_pays",
    text=N_(
        "Who pays the return freight hangs on the reason. Faulty goods, or not what was promised: the seller pays. A return without a reason: you pay, unless it was agreed otherwise."
    ),
)
SELLER_PAYS = Say(
    id="freight.seller_pays",
    text=N_(
        "By what you told me the goods are faulty or not what was promised: then the seller pays the return freight. Keep the receipt if you lay it out."
    ),
)


def tell_who_pays(turn: Turn) -> None:
    """For the goods as they were told."""
    is_faulty = bool(turn.grounds) or turn.facts.get(Slot.GOODS_STATE) == GoodsState.DAMAGED
    turn.say(SELLER_PAYS if is_faulty else WHO_PAYS)
