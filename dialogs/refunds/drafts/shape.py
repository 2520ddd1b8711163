"""How a draft is declared beside its step: its texts get their ids from the step."""

from dataclasses import dataclass

from dialogs.catalog import Addressee, Draft, Figure, Part
from dialogs.refunds.figures.advice import SELLER_DECISION
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot


def piece(id: str, text: str, *, tight: bool = False) -> Say:  # noqa: A002 - it is one
    """A text for mainland desks: never translated, never on a page with anything else."""
    return Say(id=id, text=Msgid(text), alone=True, draft=True, tight=tight)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A draft before its step gives it a name."""

    to: Addressee
    statement: str
    demand: str
    wants: Msgid
    rule: str = ""
    answer_within: Figure | None = None
    tells: tuple[Part, ...] = ()
    must_tell: tuple[Part, ...] = ()
    days: tuple[Slot, ...] = ()


def message(
    statement: str,
    *,
    demand: str,
    rule: str,
    wants: Msgid,
    within: Figure = SELLER_DECISION,
    tells: tuple[Part, ...] = (),
    must_tell: tuple[Part, ...] = (),
    days: tuple[Slot, ...] = (),
) -> Wording:
    """A message to the seller, in three tones."""
    return Wording(
        to=Addressee.SELLER,
        statement=statement,
        demand=demand,
        wants=wants,
        rule=rule,
        answer_within=within,
        tells=(*tells, *must_tell),
        must_tell=must_tell,
        days=days,
    )


def form(
    to: Addressee,
    statement: str,
    *,
    demand: str,
    wants: Msgid,
    tells: tuple[Part, ...] = (Part.REASON, Part.STATUS, Part.ANSWER, Part.EARLIER),
    must_tell: tuple[Part, ...] = (Part.REASON, Part.ANSWER),
    days: tuple[Slot, ...] = (Slot.PAID_ON, Slot.SELLER_CONTACTED_ON),
) -> Wording:
    """What goes into a form: the case as far as it is known, with gaps for what the desk asks in any event."""
    return Wording(to=to, statement=statement, demand=demand, wants=wants, tells=tells, must_tell=must_tell, days=days)


def drafted(rung: str, wording: Wording) -> Draft:
    """The draft of a step."""
    return Draft(
        to=wording.to,
        statement=piece(f"{rung}.draft", wording.statement),
        demand=piece(f"{rung}.draft.demand", wording.demand),
        wants=wording.wants,
        rule=piece(f"{rung}.draft.rule", wording.rule) if wording.rule else None,
        answer_within=wording.answer_within,
        tells=wording.tells,
        must_tell=wording.must_tell,
        days=wording.days,
    )
