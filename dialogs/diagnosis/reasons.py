"""Why a variant: what speaks for it, what against it, and what is still open."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.acts import Cause, Ground
from dialogs.catalog import Catalog, Facts, Question, Variant
from dialogs.diagnosis.inference import relevant_facts, standing_grounds
from dialogs.diagnosis.odds import DECIDED
from dialogs.diagnosis.questions import open_questions
from dialogs.slots import Slot

_ORDER = {slot: place for place, slot in enumerate(Slot)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """Why a variant: what speaks for and against it, and what could still change the view."""

    speaks_for: tuple[tuple[Slot, str], ...]
    speaks_against: tuple[tuple[Slot, str], ...]
    still_open: tuple[Slot, ...]


def reasons(
    catalog: Catalog,
    variant_id: str,
    facts: Facts,
    told: Mapping[Cause, float] | None = None,
    grounds: tuple[Ground, ...] = (),
    closed: frozenset[Slot] = frozenset(),
) -> Reasons:
    """What of the facts speaks for and against a variant, and which open questions bear on it."""
    variant = catalog.variants[variant_id]
    known = dict(relevant_facts(catalog, facts, told or {}, standing_grounds(grounds, facts)))
    weighed = [(slot, value, _weight(variant, slot, value)) for slot, value in known.items()]
    weighed.sort(key=lambda each: _ORDER[each[0]])
    return Reasons(
        speaks_for=tuple((slot, value) for slot, value, weight in weighed if weight > 0),
        speaks_against=tuple((slot, value) for slot, value, weight in weighed if weight < 0),
        still_open=tuple(
            question.slot for question in open_questions(catalog, known, closed) if _bears_on(question, variant)
        ),
    )


def _weight(variant: Variant, slot: Slot, value: str) -> float:
    decides = value in variant.decided_by.get(slot, ())
    return DECIDED if decides else float(variant.indications.get(slot, {}).get(value, 0.0))


def _bears_on(question: Question, variant: Variant) -> bool:
    return question.slot in variant.indications or question.settles in variant.indications
