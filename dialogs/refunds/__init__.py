"""The content: questions, causes, the ladder, drafts and figures. Every number in it is a figure with its source."""

from collections.abc import Iterator
from functools import cache

from dialogs.acts import Act
from dialogs.catalog import Catalog, Choice, Rung
from dialogs.refunds import drafts, guidance, safety, traps
from dialogs.refunds.causes import ALL_VARIANTS, NAMES, PRIORS
from dialogs.refunds.checks import check, index
from dialogs.refunds.claims import CLAIMS
from dialogs.refunds.figures import ALL_FIGURES
from dialogs.refunds.ladder import ALL_RUNGS
from dialogs.refunds.questions import ALL_QUESTIONS
from dialogs.replies import Say


@cache
def refund_catalog() -> Catalog:
    """The catalog, built and checked once. Raises DialogError where declarations do not hold together."""
    catalog = Catalog(
        questions=index("question", ((question.slot, question) for question in ALL_QUESTIONS)),
        variants=index("variant", ((variant.id, variant) for variant in ALL_VARIANTS)),
        figures=index("figure", ((figure.id, figure) for figure in ALL_FIGURES)),
        rungs=index("rung", ((rung.id, rung) for rung in ALL_RUNGS)),
        says=index("text", ((say.id, say) for say in _says())),
        choices=index("choice", ((choice.id, choice) for choice in _choices())),
        causes=NAMES,
        priors=PRIORS,
        claims=CLAIMS,
    )
    check(catalog)
    return catalog


def _says() -> Iterator[Say]:
    for question in ALL_QUESTIONS:
        yield from (question.prompt, question.why, question.example)
    for variant in ALL_VARIANTS:
        yield variant.explanation
    for rung in ALL_RUNGS:
        yield from _says_of(rung)
    # Rungs may share a clock.
    yield from {rung.clause.id: rung.clause for rung in ALL_RUNGS if rung.clause}.values()
    yield from (*safety.ALL_SAYS, *traps.ALL_SAYS, *guidance.ALL_SAYS, *drafts.ALL_SAYS)


def _says_of(rung: Rung) -> Iterator[Say]:
    yield from (rung.action, rung.outlook)
    if rung.draft is not None:
        yield from rung.draft.says


def _choices() -> Iterator[Choice]:
    for question in ALL_QUESTIONS:
        yield from question.choices
    yield from guidance.CHOICES
    for cause, name in NAMES.items():
        yield Choice(id=f"cause.{cause}", label=name, act=Act.REPORT, cause=cause)
