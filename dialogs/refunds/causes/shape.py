"""How a variant is declared: its id and its text get their names from the cause."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.acts import Cause, Ground
from dialogs.catalog import Facts, Figure, Needs, Rung, Variant, Weight
from dialogs.replies import Msgid, Say
from dialogs.slots import Delivery, GoodsKind, Payer, Situation, Slot

#: What each answer to a question speaks for or against.
Answers = Mapping[str, Weight]
Indications = Mapping[Slot, Answers]
NOTHING: Indications = {}
NO_GROUNDS: Mapping[Ground, Weight] = {}
NO_FACTS: Facts = {}
NO_NEEDS: Needs = {}
#: Of a variant that only what decides it can make likely.
UNTOLD = 0.001
#: A prepaid card and a deposit have rules of their own, whatever the seller answers.
NO_GOODS: Answers = {GoodsKind.PREPAID: Weight.RULES_OUT, GoodsKind.DEPOSIT: Weight.RULES_OUT}
#: None of them, nor what a child paid: whatever reason the refusal gives.
ORDINARY: Indications = {
    Slot.GOODS_KIND: NO_GOODS,
    Slot.PAYER: {Payer.CHILD: Weight.RULES_OUT},
}
#: A booking that was not as promised may be one, if that is told.
WITH_A_FAULT: Indications = {**ORDINARY, Slot.GOODS_KIND: {**NO_GOODS, GoodsKind.TICKET: Weight.STRONGLY_AGAINST}}

#: Goods that the tracking calls delivered and that never came have a rule of their own, whatever else is said of them.
CAME: Answers = {Delivery.MARKED_DELIVERED: Weight.RULES_OUT}


def seen(*situations: Situation) -> Answers:
    """What the user sees when it is this; anything else speaks strongly against it."""
    return {each: Weight.STRONGLY_FOR if each in situations else Weight.STRONGLY_AGAINST for each in Situation}


def only(kind: type[StrEnum], *values: StrEnum) -> Answers:
    """These values speak strongly for it, every other of their kind rules it out."""
    return {each: Weight.STRONGLY_FOR if each in values else Weight.RULES_OUT for each in kind}


def variant(
    cause: Cause,
    name: str,
    *,
    explanation: Msgid,
    situation: Answers,
    ladder: tuple[Rung, ...],
    indications: Indications = NOTHING,
    grounds: Mapping[Ground, Weight] = NO_GROUNDS,
    prior: float = 1.0,
    implies: Facts = NO_FACTS,
    decided_by: Needs = NO_NEEDS,
    sources: tuple[Figure, ...] = (),
) -> Variant:
    """A variant `<cause>.<name>` that is explained by `<cause>.<name>`."""
    id_ = f"{cause}.{name}"
    return Variant(
        id=id_,
        cause=cause,
        prior=prior,
        indications={Slot.SITUATION: situation, **indications},
        grounds=grounds,
        explanation=Say(id=id_, text=explanation),
        implies=implies,
        decided_by=decided_by,
        ladder=ladder,
        sources=sources,
    )
