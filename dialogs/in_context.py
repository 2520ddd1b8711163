"""What words tell beside what is known: of goods that went back, or below a question, they say another thing."""

from collections.abc import Iterator
from dataclasses import replace

from dialogs.session import Session
from dialogs.slots import Applied, Channel, ComplainedTo, Delivery, FundedBy, MerchantResponse, ShopType, Slot
from dialogs.states import ADVISED, asking, phase_of
from dialogs.utterance import Utterance

#: Whoever has such an answer of the seller has asked.
_ANSWERS_A_REQUEST = frozenset({MerchantResponse.REFUSED, MerchantResponse.AGREED})


def in_context(said: Utterance, session: Session) -> Utterance:
    """The message without what its words say of something else; what sets something right, or was picked, stands."""
    if said.is_correction or said.choice or not said.slots:
        return said
    untold = set(_of_something_else(said, session))
    slots = {slot: value for slot, value in said.slots.items() if slot not in untold}
    if _is_shops_platform(said, session):
        slots[Slot.COMPLAINED_TO] = str(ComplainedTo.CHANNELS_SHOP)
    if Slot.PAID_WITH in untold:
        # As the bare words "bank card" are taken: who paid by credit says so.
        slots.setdefault(Slot.FUNDED_BY, str(FundedBy.DEBIT_CARD))
    if _has_asked_since(said, session):
        slots[Slot.APPLIED] = str(Applied.YES)
    return said if slots == said.slots else replace(said, slots=slots)


def _of_something_else(said: Utterance, session: Session) -> Iterator[Slot]:
    told, known = said.slots, session.case.facts
    if known.get(Slot.DELIVERY) == Delivery.RETURNED and told.get(Slot.DELIVERY) == Delivery.RECEIVED:
        # Who tells when goods came has not got back what was returned.
        yield Slot.DELIVERY
    if known.get(Slot.FUNDED_BY) == FundedBy.FAMILY_CARD and Slot.PAID_WITH not in told:
        # Another account is where they looked.
        yield Slot.FUNDED_BY
    if _is_card_behind(said, session):
        yield Slot.PAID_WITH


def _is_shops_platform(said: Utterance, session: Session) -> bool:
    """ "The platform" is the one where the order was: of a WeChat Shop, or the one that was named before."""
    if said.slots.get(Slot.COMPLAINED_TO) != ComplainedTo.MINI_PROGRAM:
        return False
    known = session.case.facts
    shop = said.slots.get(Slot.SHOP_TYPE, known.get(Slot.SHOP_TYPE))
    return shop == ShopType.CHANNELS_SHOP or known.get(Slot.COMPLAINED_TO) == ComplainedTo.CHANNELS_SHOP


def _is_card_behind(said: Utterance, session: Session) -> bool:
    """The question is which account paid in WeChat: a card is the one behind it, whoever's it is."""
    is_asked = session.state == asking(Slot.FUNDED_BY) and Slot.PAID_WITH not in session.case.facts
    return is_asked and said.slots.get(Slot.PAID_WITH) == Channel.BANK_CARD


def _has_asked_since(said: Utterance, session: Session) -> bool:
    """Below advice an answer of the seller is news, and no contradiction to "not asked yet"."""
    is_since = phase_of(session.state) in ADVISED and session.case.facts.get(Slot.APPLIED) == Applied.NOT_YET
    return is_since and Slot.APPLIED not in said.slots and said.slots.get(Slot.MERCHANT_RESPONSE) in _ANSWERS_A_REQUEST
