"""Whose answer it is when people say that "it was accepted": an office's, where one has the complaint."""

from collections.abc import Container
from dataclasses import replace

from dialogs.case import Case
from dialogs.refunds.ladder import public
from dialogs.slots import ComplainedTo, MerchantResponse, Slot
from dialogs.utterance import Utterance

_STEPS = frozenset(
    rung.id
    for rung in (
        public.CONSUMER_AUTHORITY,
        public.DELAY_COMPLAINT,
        public.COMPLETE_PAPERS,
        public.FILE_ELSEWHERE,
        public.MEDIATION,
    )
)


def of_known_office(said: Utterance, case: Case) -> Utterance:
    """
    The message with an office's answer only where it names the office, or one is known to have the complaint.

    Then "they accepted it" says nothing of the seller.
    """
    if Slot.OFFICE_ANSWER not in said.slots or Slot.COMPLAINED_TO in said.slots:
        return said
    if not _has_office(case):
        return _without(said, {Slot.OFFICE_ANSWER, Slot.ACCEPTED_ON})
    is_agreed = said.slots.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.AGREED
    return _without(said, {Slot.MERCHANT_RESPONSE}) if is_agreed else said


def _without(said: Utterance, untold: Container[Slot]) -> Utterance:
    return replace(said, slots={slot: value for slot, value in said.slots.items() if slot not in untold})


def _has_office(case: Case) -> bool:
    is_told = case.facts.get(Slot.COMPLAINED_TO) == ComplainedTo.REGULATOR or Slot.OFFICE_ANSWER in case.facts
    return is_told or case.rung in _STEPS or any(step[0] in _STEPS for step in case.steps)
