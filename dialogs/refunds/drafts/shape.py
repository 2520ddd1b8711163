"""How a draft is declared beside its step: its texts get their ids from the step."""

from dataclasses import dataclass

from dialogs.catalog import Addressee, Draft, Figure, Part
from dialogs.refunds.drafts import wants as wants_
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


#: The demand for the money by the way of the payment; and for where that way is shut.
_BY_THAT_WAY = "将%(amount)s原路退回"
_INSISTING = "按原支付方式"
_ANYHOW = "退还%(amount)s（无法原路退回的，按双方书面约定的方式）"


def drafted(rung: str, wording: Wording) -> Draft:
    """The draft of a step. One that wants the money by the way of the payment has another demand for a shut way."""
    has_way = wording.wants is wants_.THE_MONEY and _BY_THAT_WAY in wording.demand and _INSISTING not in wording.demand
    otherwise = wording.demand.replace(_BY_THAT_WAY, _ANYHOW)
    return Draft(
        to=wording.to,
        statement=piece(f"{rung}.draft", wording.statement),
        demand=piece(f"{rung}.draft.demand", wording.demand),
        wants=wording.wants,
        demand_otherwise=piece(f"{rung}.draft.demand.otherwise", otherwise) if has_way else None,
        wants_otherwise=wants_.THE_MONEY_ANYHOW if has_way else None,
        rule=piece(f"{rung}.draft.rule", wording.rule) if wording.rule else None,
        answer_within=wording.answer_within,
        tells=wording.tells,
        must_tell=wording.must_tell,
        days=wording.days,
    )
