"""What must hold for a catalog, checked once at start: a mistake in the content never waits for a user's turn."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

from dialogs.acts import Cause
from dialogs.catalog import Catalog, Choice, Confidence, Draft, Needs, Question, Rung, Standing, Unit, Variant
from dialogs.errors import DialogError
from dialogs.refunds.drafts import gaps
from dialogs.refunds.drafts.forms import FORMS
from dialogs.refunds.drafts.telling import gap_of
from dialogs.refunds.drafts.timeline import POINTS
from dialogs.replies import Msgid, Say
from dialogs.slots import VALUES, Slot

K = TypeVar("K")
V = TypeVar("V")

#: As many answers as a phone shows without scrolling.
MOST_CHOICES = 8
#: What would break the link that a choice is tapped by.
_UNTAPPABLE = frozenset("&\"<>#'%\n")
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")
_STRAY_PERCENT = re.compile(r"%(?!\(\w+\)s)")
_DIGIT = re.compile(r"[0-9]")
#: Names that carry a number and are no figures.
_NUMBERED_NAMES = ("12315",)


def index(kind: str, items: Iterable[tuple[K, V]]) -> Mapping[K, V]:
    """A mapping of `items`. Raises DialogError when two of them have one id."""
    found: dict[K, V] = {}
    for id_, item in items:
        if id_ in found:
            raise DialogError(f"The {kind} `{id_}` is declared twice.")
        found[id_] = item
    return found


def check(catalog: Catalog) -> None:
    """Raises DialogError with every fault that was found, a line each."""
    faults = [*_faults(catalog)]
    if faults:
        raise DialogError("\n".join(faults))


def _faults(catalog: Catalog) -> Iterator[str]:
    yield from _name_faults(catalog)
    for say in catalog.says.values():
        yield from _text_faults(say, catalog)
    for question in catalog.questions.values():
        yield from _question_faults(question)
    for variant in catalog.variants.values():
        yield from _variant_faults(variant, catalog)
    for rung in catalog.rungs.values():
        yield from _needs_faults(f"rung `{rung.id}`", (rung.needs, rung.unless))
        yield from () if rung.draft is None else _draft_faults(f"draft of `{rung.id}`", rung.draft)
        yield from _closing_faults(rung, catalog)
        yield from _clock_faults(rung)
    yield from _reach_faults(catalog)
    yield from _figure_faults(catalog)


def _name_faults(catalog: Catalog) -> Iterator[str]:
    for name in sorted(set(catalog.figures) & set(Slot)):
        yield f"`{name}` is both a figure and a slot: a placeholder could mean either."
    for cause in Cause:
        if not any(variant.cause is cause for variant in catalog.variants.values()):
            yield f"The cause `{cause}` has no variant."
    topics = [question.topic for question in catalog.questions.values()]
    yield from (f"The topic `{topic}` heads two questions." for topic in sorted({*topics}) if topics.count(topic) > 1)


def _text_faults(say: Say, catalog: Catalog) -> Iterator[str]:
    numbers = (figure.id for figure in catalog.figures.values() if figure.unit is not Unit.RULE)
    known = {*numbers, *Slot, *(gaps.NAMES if say.draft else ())}
    for name in _PLACEHOLDER.findall(say.text):
        if name not in known:
            yield f"The text `{say.id}` names `{name}`, which is neither a figure nor a slot."
    plain = _PLACEHOLDER.sub("", say.text)
    if _STRAY_PERCENT.search(plain):
        yield f"The text `{say.id}` has a `%` that is no placeholder `%(name)s`."
    for name in _NUMBERED_NAMES:
        plain = plain.replace(name, "")
    if _DIGIT.search(plain):
        yield f"The text `{say.id}` has a digit in it: declare a figure and name it."


def _question_faults(question: Question) -> Iterator[str]:
    place = f"question `{question.slot}`"
    if not 2 <= len(question.choices) <= MOST_CHOICES:
        yield f"The {place} has {len(question.choices)} choices: 2 to {MOST_CHOICES} fit a phone."
    labels = [choice.label for choice in question.choices]
    if len({*labels}) < len(labels):
        yield f"The {place} has a label twice."
    for text in (question.topic, *labels):
        yield from _label_faults(place, text)
    for choice in question.choices:
        yield from _choice_faults(question, choice)
    yield from _needs_faults(place, (*question.asked_when, *question.unless))


def _label_faults(place: str, text: Msgid) -> Iterator[str]:
    if _UNTAPPABLE & {*text}:
        yield f"The {place} has `{text}`: none of & \" < > # ' % can stand in a link."


def _choice_faults(question: Question, choice: Choice) -> Iterator[str]:
    if not choice.id.startswith(f"{question.slot}."):
        yield f"The choice `{choice.id}` answers `{question.slot}`: its id begins with that."
    if not choice.facts and choice.days_ago is None:
        yield f"The choice `{choice.id}` tells nothing."
    yield from _value_faults(f"choice `{choice.id}`", ((slot, value) for slot, value in choice.facts.items()))


def _needs_faults(place: str, conditions: Iterable[Needs]) -> Iterator[str]:
    for needs in conditions:
        yield from _value_faults(place, ((slot, value) for slot, values in needs.items() for value in values))


def _closing_faults(rung: Rung, catalog: Catalog) -> Iterator[str]:
    for id_ in sorted(rung.closed_by - catalog.rungs.keys()):
        yield f"The rung `{rung.id}` is closed by `{id_}`, which is not declared."


def _clock_faults(rung: Rung) -> Iterator[str]:
    if rung.clock is not None and bool(rung.clock.starts) is not bool(rung.clause):
        yield f"The rung `{rung.id}` has a clock with a date and no word of what ends then, or with the word alone."


def _variant_faults(variant: Variant, catalog: Catalog) -> Iterator[str]:
    place = f"variant `{variant.id}`"
    if not variant.ladder:
        yield f"The {place} has no ladder: there is always a step to take."
    rungs = [rung.id for rung in variant.ladder]
    yield from (f"The {place} climbs `{rung}` twice." for rung in sorted({*rungs}) if rungs.count(rung) > 1)
    yield from (f"The {place} climbs `{rung}`, which is not declared." for rung in rungs if rung not in catalog.rungs)
    answers = ((slot, value) for slot, weights in variant.indications.items() for value in weights)
    yield from _value_faults(place, (*answers, *variant.implies.items()))
    for figure in variant.sources:
        if figure.id not in catalog.figures:
            yield f"The {place} rests on the figure `{figure.id}`, which is not declared."


def _value_faults(place: str, answers: Iterable[tuple[Slot, str]]) -> Iterator[str]:
    for slot, value in answers:
        if slot in VALUES and value not in {*VALUES[slot]}:
            yield f"The {place} names `{slot}` = `{value}`: it is one of {', '.join(VALUES[slot])}."


def _draft_faults(place: str, draft: Draft) -> Iterator[str]:
    if draft.to not in FORMS:
        yield f"The {place} goes to `{draft.to}`, which is no place that takes drafts: {', '.join(FORMS)}."
    if f"%({Slot.AMOUNT})s" not in draft.demand.text:
        yield f"The {place} demands no amount: its demand names `{Slot.AMOUNT}`."
    yield from (f"The {place} has a text that is no draft: `{say.id}`." for say in draft.says if not say.draft)
    yield from (
        f"The {place} wants the day of `{slot}`, which is no event." for slot in draft.days if slot not in POINTS
    )
    for part in draft.must_tell:
        if part not in draft.tells or not gap_of(part):
            yield f"The {place} must tell `{part}`, but has no place or no gap for it."


def _reach_faults(catalog: Catalog) -> Iterator[str]:
    climbed = {rung.id for variant in catalog.variants.values() for rung in variant.ladder}
    yield from (f"No variant climbs the rung `{rung}`." for rung in catalog.rungs if rung not in climbed)
    answerable = {slot for choice in catalog.choices.values() for slot in choice.facts}
    settled = {question.settles for question in catalog.questions.values()}
    for slot in {slot for variant in catalog.variants.values() for slot in variant.indications}:
        if slot not in answerable | settled:
            yield f"Variants go by `{slot}`, but no answer tells it."


def _figure_faults(catalog: Catalog) -> Iterator[str]:
    for figure in catalog.figures.values():
        if not figure.rule:
            yield f"The figure `{figure.id}` does not say what it is a figure of."
        if figure.confidence is Confidence.D and figure.standing is Standing.SET_BY_OTHERS:
            yield f"The figure `{figure.id}` is a guess (confidence D): it cannot be said."
        if figure.upto is not None and not (isinstance(figure.value, int) and figure.value < figure.upto):
            yield f"The figure `{figure.id}` ends before it begins."
