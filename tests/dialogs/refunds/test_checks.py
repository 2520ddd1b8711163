"""Bad declarations are found at start, and named."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.acts import Cause
from dialogs.catalog import Catalog, Confidence, Part
from dialogs.errors import DialogError
from dialogs.refunds import refund_catalog
from dialogs.refunds.checks import check, index
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot

CATALOG = refund_catalog()
QUESTION = CATALOG.questions[Slot.FUNDED_BY]
VARIANT = CATALOG.variants["system_outage.temporary"]
RUNG = CATALOG.rungs["ask_retry"]
assert RUNG.draft is not None
DRAFT = RUNG.draft
assert RUNG.clock is not None
CLOCK = RUNG.clock
FIGURE = CATALOG.figures["bill_reply"]


def having(**members: Any) -> Catalog:
    """The catalog with some members put in place of, or beside, its own."""
    merged = {name: {**getattr(CATALOG, name), **members[name]} for name in members}
    return replace(CATALOG, **merged)


def saying(text: str) -> Catalog:
    return having(says={"some.text": Say(id="some.text", text=Msgid(text))})


def asking(**members: Any) -> Catalog:
    return having(questions={Slot.FUNDED_BY: replace(QUESTION, **members)})


def drafting(**members: Any) -> Catalog:
    return having(rungs={RUNG.id: replace(RUNG, draft=replace(DRAFT, **members))})


def test_the_content_holds_together() -> None:
    check(CATALOG)


def test_a_doubled_id_is_found() -> None:
    with pytest.raises(DialogError, match="rung `again` is declared twice"):
        index("rung", [("again", 1), ("again", 2)])


@pytest.mark.parametrize(
    ("catalog", "fault"),
    [
        (saying("By %(nothing_like_it)s."), "names `nothing_like_it`"),
        (saying("Half (50%)."), "a `%` that is no placeholder"),
        (saying("Within 48 hours."), "has a digit"),
        (asking(choices=QUESTION.choices[:1]), "has 1 choices"),
        (asking(choices=QUESTION.choices * 3), "has 12 choices"),
        (asking(choices=(QUESTION.choices[0], QUESTION.choices[0])), "has a label twice"),
        (asking(topic=Msgid("A & B")), "can stand in a link"),
        (asking(topic=CATALOG.questions[Slot.PAID_WITH].topic), "heads two questions"),
        (asking(asked_when=({Slot.SHOP_TYPE: frozenset({"a_stall"})},)), "`shop_type` = `a_stall`"),
        (having(variants={VARIANT.id: replace(VARIANT, ladder=())}), "has no ladder"),
        (having(variants={VARIANT.id: replace(VARIANT, ladder=(RUNG, RUNG))}), "climbs `ask_retry` twice"),
        (having(variants={VARIANT.id: replace(VARIANT, ladder=(replace(RUNG, id="other"),))}), "not declared"),
        (having(rungs={"lonely": replace(RUNG, id="lonely")}), "No variant climbs the rung `lonely`"),
        (
            having(rungs={RUNG.id: replace(RUNG, closed_by=frozenset({"nothing_like_it"}))}),
            "closed by `nothing_like_it`",
        ),
        (having(rungs={RUNG.id: replace(RUNG, clock=replace(CLOCK, ends_with=None))}), "no word of what ends"),
        (having(rungs={RUNG.id: replace(RUNG, clock=replace(CLOCK, starts=()))}), "or with the word alone"),
        (having(figures={FIGURE.id: replace(FIGURE, confidence=Confidence.D)}), "a guess"),
        (having(figures={FIGURE.id: replace(FIGURE, upto=3)}), "ends before it begins"),
        (having(figures={FIGURE.id: replace(FIGURE, rule=Msgid(""))}), "does not say what it is a figure of"),
        (
            having(variants={VARIANT.id: replace(VARIANT, implies={Slot.SHOP_TYPE: "a_stall"})}),
            "`shop_type` = `a_stall`",
        ),
        (having(figures={"amount": replace(FIGURE, id="amount")}), "both a figure and a slot"),
        (drafting(to="a_friend"), "goes to `a_friend`, which is no place"),
        (drafting(demand=replace(DRAFT.demand, text=Msgid("请退款。"))), "demands no amount"),
        (drafting(statement=replace(DRAFT.statement, draft=False)), "a text that is no draft"),
        (drafting(days=(Slot.AMOUNT,)), "wants the day of `amount`"),
        (drafting(tells=(), must_tell=(Part.REASON,)), "must tell `reason`"),
        (drafting(tells=(Part.EARLIER,), must_tell=(Part.EARLIER,)), "must tell `earlier`"),
        (saying("Send it to %(seller)s."), "names `seller`"),
    ],
)
def test_a_fault_is_named(catalog: Catalog, fault: str) -> None:
    with pytest.raises(DialogError, match=fault):
        check(catalog)


def test_a_cause_without_a_variant_is_found() -> None:
    others = {id_: each for id_, each in CATALOG.variants.items() if each.cause is not Cause.SYSTEM_OUTAGE}
    with pytest.raises(DialogError, match="`system_outage` has no variant"):
        check(replace(CATALOG, variants=others))


def test_a_slot_that_no_answer_tells_is_found() -> None:
    mute = {id_: each for id_, each in CATALOG.choices.items() if not id_.startswith("complained_to.")}
    with pytest.raises(DialogError, match="go by `complained_to`"):
        check(replace(CATALOG, choices=mute))
