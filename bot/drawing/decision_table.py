"""docs/decision-table.md: what speaks for which cause, and what is advised, for a support lead to read."""

from collections.abc import Iterator

from dialogs.acts import Cause
from dialogs.catalog import Catalog, Rung, Unit, Variant, Weight
from dialogs.slots import Slot

_HEAD = """<!-- Drawn by `refundbot draw`; do not edit. -->
# What the bot concludes from which answers, and what it advises

Each cause has variants where the right move differs. An answer speaks for or against a variant; the likeliest variant
decides the advice. Steps are taken in order; one whose precondition is known to be false is left out, and so is one
that a step taken before has closed. What each step needs, and what closes it, stands at the end.
"""

_WORDS = {
    Weight.STRONGLY_FOR: "speaks strongly for it",
    Weight.FOR: "speaks for it",
    Weight.AGAINST: "speaks against it",
    Weight.RULES_OUT: "rules it out",
}


def decision_table(catalog: Catalog) -> str:
    """The page, in Markdown."""
    return _HEAD + "".join(_cause(catalog, cause) for cause in Cause) + _preconditions(catalog)


def _preconditions(catalog: Catalog) -> str:
    rungs = [rung for rung in catalog.rungs.values() if rung.needs or rung.unless or rung.closed_by]
    return "\n## When a step is open\n\nA step that is not named here is always open.\n" + "".join(
        f"\n### {rung.title} (`{rung.id}`)\n\n" + "\n".join(_conditions(catalog, rung)) + "\n" for rung in rungs
    )


def _conditions(catalog: Catalog, rung: Rung) -> Iterator[str]:
    for slot, values in rung.needs.items():
        yield f"- only with {_either(catalog, slot, values)}"
    for slot, values in rung.unless.items():
        yield f"- not with {_either(catalog, slot, values)}"
    titles = sorted(catalog.rungs[id_].title for id_ in rung.closed_by - {rung.id})
    if titles:
        yield f"- closed for the order once this was done: {'; '.join(titles)}"
    if rung.id in rung.closed_by:
        yield "- once for an order"


def _either(catalog: Catalog, slot: Slot, values: frozenset[str]) -> str:
    answers = " or ".join(_answer(catalog, slot, value) for value in sorted(values))
    return f"{_topic(catalog, slot)}: {answers or 'anything that is known'}"


def _cause(catalog: Catalog, cause: Cause) -> str:
    variants = [variant for variant in catalog.variants.values() if variant.cause is cause]
    return f"\n## {catalog.causes[cause]} (`{cause}`)\n" + "".join(_variant(catalog, each) for each in variants)


def _variant(catalog: Catalog, variant: Variant) -> str:
    indications = "\n".join(_indications(catalog, variant))
    steps = "\n".join(_step(number, rung) for number, rung in enumerate(variant.ladder, 1))
    return f"\n### `{variant.id}`\n\n> {variant.explanation.text}\n\n{indications}\n\n{steps}\n"


def _indications(catalog: Catalog, variant: Variant) -> Iterator[str]:
    for weight, words in _WORDS.items():
        answers = [
            f"{_topic(catalog, slot)}: {_answer(catalog, slot, value)}"
            for slot, by_value in variant.indications.items()
            for value, spoken in by_value.items()
            if spoken is weight
        ]
        if answers:
            yield f"- {words}: {'; '.join(answers)}"


def _step(number: int, rung: Rung) -> str:
    clock = f" ({_clock(rung)})" if rung.clock is not None else ""
    return f"{number}. {rung.title}{clock}"


def _clock(rung: Rung) -> str:
    assert rung.clock is not None
    figure = rung.clock.figure
    amount = f"{figure.value}–{figure.upto}" if figure.upto is not None else figure.value
    unit = "" if figure.unit is Unit.COUNT else f" {figure.unit.replace('_', ' ')}"
    return f"{amount}{unit}, from {', else '.join(_plain(slot) for slot in rung.clock.starts) or 'taking the step'}"


def _topic(catalog: Catalog, slot: Slot) -> str:
    question = catalog.questions.get(slot)
    return question.topic if question is not None else _plain(slot)


def _answer(catalog: Catalog, slot: Slot, value: str) -> str:
    choice = catalog.choices.get(f"{slot}.{value}")
    return choice.label if choice is not None else _plain(value)


def _plain(name: str) -> str:
    return name.replace("_", " ")
