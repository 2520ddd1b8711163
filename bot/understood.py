"""What was understood of one text, as JSON: the output of `refundbot understand`."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from dialogs.acts import Act
from dialogs.slots import Slot
from dialogs.understanding import Phrases, understand
from dialogs.understanding.agreeing import answer_told
from dialogs.understanding.understand import reading_of
from dialogs.utterance import NOTHING_EXPECTED, Utterance


def understood_as_json(text: str, phrases: Phrases, today: date) -> dict[str, Any]:
    """
    One text without any conversation around it, by the contract of design.md section 4.

    `label` is a cause id, a ground or an act, never `report` or `inform`; `ranking` holds every label, best first.
    """
    utterance = understand(text, phrases, NOTHING_EXPECTED, today=today, locale=None)
    label, ranking = reading_of(text, phrases, today)
    ranking = tuple(pair for pair in ranking if pair[0] != Act.INFORM)
    return {
        "text": text,
        "locale": utterance.locale,
        "label": label,
        "confidence": round(_confidence(label, ranking), 4),
        "act": utterance.act.value,
        "ranking": [{"label": name, "probability": round(probability, 4)} for name, probability in ranking],
        "signals": sorted(signal.value for signal in utterance.signals),
        "slots": {
            slot.value: _typed(slot.value, value)
            for slot, value in _slots(utterance, ranking, phrases.normal(text)).items()
        },
    }


def _slots(utterance: Utterance, ranking: tuple[tuple[str, float], ...], normal: str) -> Mapping[Slot, str]:
    """
    What the words give, and the seller's answer where the whole message tells it in other words.

    The contract has one day of a return: the day on which the goods came back, else that on which they were sent.
    """
    slots = dict(utterance.slots)
    told = answer_told(ranking, normal)
    if told and told != utterance.withdrawn.get(Slot.MERCHANT_RESPONSE):
        slots.setdefault(Slot.MERCHANT_RESPONSE, told)
    if sent_back := slots.get(Slot.SENT_BACK_ON):
        slots.setdefault(Slot.RETURNED_ON, sent_back)
    return slots


def _confidence(label: str, ranking: tuple[tuple[str, float], ...]) -> float:
    """The label's probability; where the best label was turned away, how far it was from certain."""
    best, probability = ranking[0]
    doubted = 1 - probability if label == Act.UNKNOWN and best != label else 0.0
    return max(dict(ranking).get(label, 0.0), doubted)


def _typed(slot: str, value: str) -> str | int:
    return int(value) if slot == "days_waiting" else value
