"""What words alone say of the seller, held against what the message as a whole is about."""

from collections.abc import Mapping

from dialogs.acts import Cause
from dialogs.slots import MerchantResponse, RefusalReason, Slot

#: From this probability on the whole message knows better than a few words in it.
CLEARLY = 0.7
#: A reason for a refusal is believed when the whole message is at all likely to be about it.
AT_ALL = 0.1

_REFUSED = frozenset({Cause.MERCHANT_REFUSED, Cause.UNMET_CONDITIONS, Cause.MISSED_DEADLINE})
#: With which causes an answer of the seller goes together. "He neither agreed nor refused" names both, and is silence.
_FITTING: Mapping[str, frozenset[Cause]] = {
    MerchantResponse.REFUSED: _REFUSED | {Cause.CHANNEL_MISMATCH, Cause.APPEAL_FAILED},
    MerchantResponse.AGREED: frozenset(Cause) - _REFUSED - {Cause.NOT_YET_REQUESTED},
    MerchantResponse.NONE: frozenset(Cause) - _REFUSED - {Cause.NOT_YET_REQUESTED},
}
_BY_REASON: Mapping[str, Cause] = {
    RefusalReason.CONDITIONS: Cause.UNMET_CONDITIONS,
    RefusalReason.TIME_LIMIT: Cause.MISSED_DEADLINE,
    RefusalReason.NO_VALID_REASON: Cause.MERCHANT_REFUSED,
}
_CAUSES: Mapping[str, Cause] = {cause.value: cause for cause in Cause}


#: What a message that is all about one of these causes says of the seller, in whatever words.
_TOLD_BY: Mapping[str, MerchantResponse] = {
    **dict.fromkeys((cause.value for cause in _REFUSED), MerchantResponse.REFUSED),
    Cause.UNRESPONSIVE_MERCHANT.value: MerchantResponse.NONE,
}
#: From this probability on it is told.
TOLD = 0.8


def answer_told(ranking: tuple[tuple[str, float], ...]) -> str | None:
    """
    The seller's answer as the message as a whole tells it; `ranking` is best first.

    For whoever looks at one text alone. A conversation has it in the shares of the causes, and would count it twice.
    """
    best, probability = ranking[0]
    return _TOLD_BY.get(best) if probability >= TOLD else None


def disagreeing(slots: Mapping[Slot, str], ranking: tuple[tuple[str, float], ...]) -> frozenset[Slot]:
    """The slots that words in passing have filled against the sense of the message; `ranking` is best first."""
    found: set[Slot] = set()
    best, probability = ranking[0]
    response, reason = slots.get(Slot.MERCHANT_RESPONSE), slots.get(Slot.REFUSAL_REASON)
    is_dated = Slot.REFUSED_ON in slots
    if (
        response
        and not is_dated
        and best in _CAUSES
        and probability >= CLEARLY
        and _CAUSES[best] not in _FITTING[response]
    ):
        found |= {Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON}
    if reason and dict(ranking).get(_BY_REASON[reason].value, 0.0) < AT_ALL:
        found.add(Slot.REFUSAL_REASON)
    return frozenset(found)
