"""A right that the user claims and the seller refuses: the day that it counts from is asked before all else."""

from dialogs.catalog import Catalog, Facts, Question
from dialogs.diagnosis.questions import is_closed, is_ruled_out
from dialogs.slots import Demand, GoodsState, MerchantResponse, Slot

#: Whether the time for it still runs is not what matters then.
_NO_MATTER = frozenset({GoodsState.USED, GoodsState.DAMAGED})


def is_refused_return(facts: Facts) -> bool:
    """Whether a return without a reason was refused."""
    is_claimed = facts.get(Slot.DEMAND) == Demand.NO_REASON_RETURN
    return is_claimed and facts.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED


def day_of_claim(catalog: Catalog, facts: Facts, closed: frozenset[Slot]) -> Question | None:
    """When the goods came, where a return without a reason was refused and that day was neither told nor declined."""
    question = catalog.questions.get(Slot.RECEIVED_ON)
    if question is None or not is_refused_return(facts) or facts.get(Slot.GOODS_STATE) in _NO_MATTER:
        return None
    return None if is_closed(question, facts, closed) or is_ruled_out(question, facts) else question
