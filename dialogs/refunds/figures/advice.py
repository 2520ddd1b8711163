"""Our own advice on how long to wait, worked out from others' figures."""

from dialogs.catalog import Confidence, Figure, Standing, Unit
from dialogs.refunds.figures.shape import figure
from dialogs.replies import N_, Msgid

OURSELVES = N_("my own estimate")


def _advice(id: str, value: int, unit: Unit, source: str, rule: Msgid) -> Figure:  # noqa: A002 - it is one
    return figure(
        id,
        value,
        unit,
        rule=rule,
        setter=OURSELVES,
        source=source,
        confidence=Confidence.D,
        standing=Standing.DERIVED,
    )


WALLET_CHASE = _advice("wallet_chase", 30, Unit.MINUTES, "F1.4 from F1.3", N_("when to chase a refund to the wallet"))
CARD_CHASE = _advice("card_chase", 3, Unit.WORKING_DAYS, "F1.4 from F1.3", N_("when to chase a refund to a bank card"))
CARD_ESCALATE = _advice(
    "card_escalate", 5, Unit.WORKING_DAYS, "F1.4 from F1.3", N_("when to ask the bank about a refund to a card")
)
CREDIT_CHASE = _advice(
    "credit_chase", 5, Unit.WORKING_DAYS, "F1.4 from F1.3", N_("when to chase a refund to a credit card")
)
CREDIT_ESCALATE = _advice(
    "credit_escalate",
    7,
    Unit.WORKING_DAYS,
    "F1.4 from F1.3",
    N_("when to ask the bank about a refund to a credit card"),
)
#: A question that the seller can answer by looking it up.
SELLER_ANSWER = _advice(
    "seller_answer", 24, Unit.HOURS, "map row 1, from F3.1", N_("how long to give a seller for a question")
)
#: A demand that the seller must decide on: the upper end of the ladder's first step.
SELLER_DECISION = _advice(
    "seller_decision", 48, Unit.HOURS, "ladder, from F3.6 and F4.3", N_("how long to give a seller for a demand")
)
OUTAGE_PATIENCE = _advice(
    "outage_patience", 24, Unit.HOURS, "map row 15", N_("how long to give a seller for another try")
)
