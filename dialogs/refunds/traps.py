"""What dishonest sellers ask for before a refund, and what to do instead: one answer each, whatever is on the table."""

from collections.abc import Mapping

from dialogs.dangers import Trap
from dialogs.replies import N_, Say

#: By the pattern that names it. The private ones go with the line against scams.
TRAPS: Mapping[Trap, Say] = {
    Trap.CONFIRM_FIRST: Say(
        id="trap.confirm_first",
        text=N_(
            "Do not tap 确认收货 before the money is back. A refund does not need it, and it tells WeChat that all is well. Ask "
            "the seller, in the order chat, to refund on the order itself."
        ),
    ),
    Trap.REVIEW_FIRST: Say(
        id="trap.review_first",
        text=N_(
            "No: a good review is no condition of a refund. Write none before the money is back, stay in the order chat, "
            "and keep a screenshot of the demand."
        ),
    ),
    Trap.ELSEWHERE: Say(
        id="trap.elsewhere",
        meets_staff=True,
        text=N_(
            "You need not add anybody on WeChat for a refund. Stay in the order chat, where what is said can be shown "
            "later, and take the money by the original route only: back to the account that paid."
        ),
    ),
    Trap.WITHDRAW_FIRST: Say(
        id="trap.withdraw_first",
        meets_staff=True,
        text=N_(
            "Do not withdraw your application or complaint before the money is back: it is what shows your request and its "
            "date. A private transfer instead is only a promise. Take the original route only, and stay in the order chat."
        ),
    ),
    Trap.CARD_NUMBER: Say(
        id="trap.card_number",
        meets_staff=True,
        text=N_(
            "No. Never send a card number in a chat, neither to me nor to the seller. A refund goes back by itself to the "
            "account that paid. Only where it failed because that card is dead may the seller need another one: a debit "
            "card in your own name, and given on the official order page alone."
        ),
    ),
    Trap.AVOIDING: Say(
        id="trap.avoiding",
        text=N_(
            "Against refund scams: scan no code and open no link to get a refund, take no refund by private transfer, and do "
            "not tap 确认收货 or withdraw your application before the money is back."
        ),
    ),
}
#: What follows as a paragraph of its own.
AND_THEN: Mapping[Trap, Say] = {
    Trap.AVOIDING: Say(
        id="trap.avoiding.too_late",
        meets_staff=True,
        text=N_(
            "If money or details are already gone: call your bank at once and ask it to freeze the money, then call the "
            "police on %(police_line)s or the anti-fraud line on %(anti_fraud_line)s. Both are mainland China numbers."
        ),
    ),
}

ALL_SAYS = (*TRAPS.values(), *AND_THEN.values())
