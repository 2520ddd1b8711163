"""No claim without a source: each cause, each step and each text that names a rule is bound to where it stands."""

import re
from collections.abc import Iterator, Mapping

from dialogs.catalog import Catalog, Figure, Unit
from dialogs.replies import Say
from dialogs.speaking.sourcing import named_in

#: Words by which a text is seen to state a rule that others set, or what others must do.
_CLAIM = re.compile(
    r"\blaws?\b|\blegal(?:ly)?\b|\brules?\b|\bmust\b|\b(?:the|your|no|more|different|every) rights?\b|\bobliged\b|"
    r"\bdut(?:y|ies)\b|\bvoid\b|\bliable\b|\bcounts? (?:as|against|from)\b|\bcourts?\b|\bauthorit\w+|\bbarred\b|"
    r"\bregulators?\b|\bconsumer association\b|\b12315\b|\bbinds?\b|\bWeChat Pay (?:refunds?|may|pays?|must|takes?)\b|"
    r"\bthe (?:second|other) is refused\b|\bfor (?:only )?some (?:time|days)\b|\bis rejected\b|"
    r"\bgoes through by itself\b|\bneeds? a new (?:number|one)\b|\bsame refund number\b",
    re.IGNORECASE,
)
_FACT = re.compile(r"\bF\d+\.\d+\b")
#: Texts that use such a word and claim nothing, by id, each with its reason.
DECLARED: Mapping[str, str] = {
    "staff.offer.legal_threat": "offers a person, and states no law",
    "source.line": "is what names a source",
    "source.rule": "is what names a source",
    "source.own": "is what names a source",
    "source.own_rule": "is what names a source",
    "source.note": "says that rules change",
    "source.none": "says that no rule was named yet",
    "escalation.general": "names no rule",
    "advice.used_up": "names whom to ask, and no rule",
    "howto.buyer.no": "has the merchant name a rule",
    "tips.before.head": "rules out, and is no rule",
}


def faults(catalog: Catalog, declared: Mapping[str, str] = DECLARED) -> Iterator[str]:
    """What claims something and rests on nothing, or on something that is not declared."""
    yield from _unbound_steps(catalog)
    yield from _unbound_texts(catalog, declared)
    yield from _unknown_sources(catalog)
    for figure in catalog.figures.values():
        if not _FACT.search(figure.source) and figure.unit is Unit.RULE and not figure.source.startswith("section "):
            yield f"The rule `{figure.id}` names no row of the facts in its source."


def _unbound_steps(catalog: Catalog) -> Iterator[str]:
    for variant in catalog.variants.values():
        if not variant.sources:
            yield f"The variant `{variant.id}` rests on nothing: declare its sources."
    for rung in catalog.rungs.values():
        if not rung.rests_on:
            yield f"The rung `{rung.id}` rests on nothing: declare what it rests_on."


def _unbound_texts(catalog: Catalog, declared: Mapping[str, str]) -> Iterator[str]:
    """Texts of steps and variants are bound with these; questions ask and claim nothing."""
    bound = _of_steps(catalog) | {
        say.id for question in catalog.questions.values() for say in (question.prompt, question.example)
    }
    claiming = {say.id for say in catalog.says.values() if say.id not in bound and _claims(say)}
    for id_ in sorted(claiming - declared.keys()):
        if not (catalog.claims.get(id_) or named_in(catalog, catalog.says[id_])):
            word = _claims(catalog.says[id_])
            yield f"`{id_}` states a rule ({word!r}) and rests on nothing: bind it in dialogs/refunds/claims.py"
    for id_ in sorted(declared.keys() - claiming):
        yield f"`{id_}` is declared to claim nothing, and has no word of a claim."


def _unknown_sources(catalog: Catalog) -> Iterator[str]:
    bound: list[tuple[str, Figure]] = [
        *((f"variant `{each.id}`", figure) for each in catalog.variants.values() for figure in each.sources),
        *((f"rung `{each.id}`", figure) for each in catalog.rungs.values() for figure in each.rests_on),
        *((f"text `{id_}`", figure) for id_, figures in catalog.claims.items() for figure in figures),
    ]
    for place, figure in bound:
        if figure.id not in catalog.figures:
            yield f"The {place} rests on `{figure.id}`, which is not declared."
    for id_ in sorted(catalog.claims.keys() - catalog.says.keys()):
        yield f"dialogs/refunds/claims.py binds `{id_}`, which nobody says."


def _claims(say: Say) -> str:
    """The first word of a claim in it; empty when there is none."""
    found = None if say.draft else _CLAIM.search(say.text)
    return found.group() if found else ""


def _of_steps(catalog: Catalog) -> set[str]:
    rungs = catalog.rungs.values()
    return {
        *(say.id for rung in rungs for say in (rung.action, rung.outlook)),
        *(rung.clause.id for rung in rungs if rung.clause is not None),
        *(variant.explanation.id for variant in catalog.variants.values()),
    }
