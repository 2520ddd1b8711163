"""How a fact reads: the short name of its slot, and its value."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal

from dialogs.catalog import Catalog
from dialogs.deadlines import CHINA, parse_when
from dialogs.replies import N_, Day, Moment, Money, Msgid, Param, Term
from dialogs.slots import (
    EVENT_SLOTS,
    Age,
    BalanceOf,
    Channel,
    Demand,
    GoodsKind,
    OfficeAnswer,
    Parcel,
    Payer,
    Slot,
    Stated,
    Waited,
    Window,
)

#: Short names of what no question asks.
TOPICS: Mapping[Slot, Msgid] = {
    Slot.AMOUNT: N_("Amount"),
    Slot.ORDER_NO: N_("Order number"),
    Slot.REFUND_NO: N_("Refund number"),
    Slot.DAYS_WAITING: N_("Days waited"),
    Slot.SENT_BACK_ON: N_("Sent back on"),
    Slot.DEMAND: N_("What you want"),
    Slot.OUTCOME: N_("What came of it"),
    Slot.BALANCE_OF: N_("Which balance"),
    Slot.PAYER: N_("Who paid"),
    Slot.CHILDS_AGE: N_("The child's age in years"),
    Slot.PAID_IN_ORDER: N_("Paid on the order's page"),
    Slot.PAID_PRIVATELY: N_("Paid privately, outside the order"),
    Slot.OFFICE_ANSWER: N_("Answer of the office"),
    Slot.WAITED: N_("How long the refund has been under way"),
    Slot.AGE: N_("How long ago you paid"),
    Slot.RETURN_WINDOW: N_("Time to return without a reason"),
    Slot.APPEAL_WINDOW: N_("Time to ask the platform to step in"),
    Slot.SELLER_TIME: N_("Time for the seller to answer"),
    Slot.MEDIATION_TIME: N_("Time of the mediation"),
    Slot.PARCEL: N_("How long the seller has had the goods back"),
}

#: Values that no choice offers.
_ANSWERS: Mapping[tuple[Slot, str], Msgid] = {
    (Slot.PAID_WITH, Channel.COUPON): N_("A coupon or points"),
    (Slot.PAID_WITH, Channel.TRANSFER): N_("A transfer or red packet"),
    (Slot.REFUNDED_TO, Channel.BALANCE): N_("A balance"),
    (Slot.REFUNDED_TO, Channel.UNIONPAY): N_("UnionPay"),
    (Slot.REFUNDED_TO, Channel.OTHER): N_("Somewhere else"),
    (Slot.BALANCE_OF, BalanceOf.WECHAT_WALLET): N_("WeChat's wallet"),
    (Slot.BALANCE_OF, BalanceOf.SHOP): N_("Credit in the shop"),
    (Slot.GOODS_KIND, GoodsKind.DEPOSIT): N_("A deposit"),
    (Slot.DEMAND, "refund_only"): N_("The money back, without a return"),
    (Slot.DEMAND, "return_and_refund"): N_("To return it for the money"),
    (Slot.DEMAND, Demand.NO_REASON_RETURN): N_("To return it without a reason"),
    (Slot.DEMAND, "exchange"): N_("An exchange"),
    (Slot.DEMAND, "compensation"): N_("Compensation"),
    (Slot.PAYER, Payer.SELF): N_("You"),
    (Slot.PAYER, Payer.CHILD): N_("A child"),
    (Slot.PAID_IN_ORDER, Stated.YES): N_("Yes"),
    (Slot.PAID_PRIVATELY, Stated.YES): N_("Yes"),
    (Slot.OFFICE_ANSWER, OfficeAnswer.ACCEPTED): N_("Accepted, it mediates"),
    (Slot.OFFICE_ANSWER, OfficeAnswer.INCOMPLETE): N_("Not taken, papers were missing"),
    (Slot.OFFICE_ANSWER, OfficeAnswer.ELSEWHERE): N_("Not taken, another office is in charge"),
    (Slot.OFFICE_ANSWER, OfficeAnswer.ENDED): N_("Turned down, or ended without a result"),
    (Slot.WAITED, Waited.WITHIN_ARRIVAL): N_("Not longer than usual"),
    (Slot.WAITED, Waited.PAST_ARRIVAL): N_("Longer than usual"),
    (Slot.WAITED, Waited.PAST_BANK): N_("Much longer than usual"),
    (Slot.AGE, Age.WITHIN_365_DAYS): N_("Within a year"),
    (Slot.AGE, Age.OVER_365_DAYS): N_("More than a year"),
    (Slot.RETURN_WINDOW, Window.OPEN): N_("Still running"),
    (Slot.RETURN_WINDOW, Window.OVER): N_("Over"),
    (Slot.APPEAL_WINDOW, Window.OPEN): N_("Still running"),
    (Slot.APPEAL_WINDOW, Window.OVER): N_("Over"),
    (Slot.SELLER_TIME, Window.OPEN): N_("Still running"),
    (Slot.SELLER_TIME, Window.OVER): N_("Over"),
    (Slot.MEDIATION_TIME, Window.OPEN): N_("Still running"),
    (Slot.MEDIATION_TIME, Window.OVER): N_("Over"),
    (Slot.PARCEL, Parcel.WITHIN_PAYBACK): N_("Not longer than allowed"),
    (Slot.PARCEL, Parcel.PAST_PAYBACK): N_("Longer than allowed"),
    (Slot.PARCEL, Parcel.PAST_DELAY): N_("Long enough to be called deliberate"),
}


def other_labels() -> dict[str, Msgid]:
    """How the answers read that no choice offers, by `slot.value`: people write them back as they stand there."""
    return {f"{slot}.{value}": label for (slot, value), label in _ANSWERS.items()}


def topic_of(catalog: Catalog, slot: Slot) -> Term:
    """The short name that a fact goes by."""
    question = catalog.questions.get(slot)
    return Term(question.topic if question is not None else TOPICS[slot])


def answer_of(catalog: Catalog, slot: Slot, value: str) -> Param:
    """A fact's value: its choice's label where it has one, a date or an amount, else as the user gave it."""
    choice = catalog.choices.get(f"{slot}.{value}".lower())
    label = choice.label if choice is not None else _ANSWERS.get((slot, value))
    if label is not None:
        return Term(label)
    if slot in EVENT_SLOTS:
        return Moment(parse_when(value).earliest) if "T" in value else Day(parse_when(value).day)
    return Money(Decimal(value)) if slot is Slot.AMOUNT else value


def day_of(timestamp: int) -> date:
    """The day in China of a unix second."""
    return datetime.fromtimestamp(timestamp, UTC).astimezone(CHINA).date()
