"""Saying back what was taken in, so that nobody has to wonder what we understood."""

from dialogs.changes import Changes
from dialogs.refunds import safety
from dialogs.replies import N_, Say, Term
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.speaking.my_data import LINE
from dialogs.turn import Turn

TAKEN_OUT = Say(id="noted.taken_out", text=N_("I have taken out: %(topic)s: %(answer)s"))
NO_LONGER_FITS = Say(
    id="noted.no_longer_fits", text=N_("This no longer fits, so I have taken it out: %(topic)s: %(answer)s")
)
NOTED = Say(id="noted.head", text=N_("I have noted:"))
CHANGED = Say(id="noted.changed", text=N_("Changed: %(topic)s, from %(old)s to %(new)s."))
#: Any of them says what a message has told.
NOTES = frozenset(say.id for say in (TAKEN_OUT, NO_LONGER_FITS, NOTED, CHANGED))
ALREADY_PAID = Say(
    id="warning.already_paid",
    text=N_(
        "If you have already paid or given away any details, do not wait: call your bank and ask it to freeze the "
        "money, then call the police on %(police_line)s or the anti-fraud line on %(anti_fraud_line)s. Both are mainland "
        "China numbers. Keep the chat and the payment record: whether the money comes back, only they can tell. The "
        "refund can wait."
    ),
)
GO_ON = Say(id="warning.go_on", text=N_("Whenever you are ready, we can go on with your refund."))
TWO_REFUNDS = Say(
    id="two_refunds.one_by_one",
    text=N_("You tell me of two refunds. Let us take them one after the other: first the one you named first."),
)
OTHER_REFUND = Say(
    id="two_refunds.other", text=N_("Now the other refund, case %(number)d. The one we were at is kept.")
)
ABOUT = N_("What it is about")
NO_OTHER_REFUND = Say(
    id="two_refunds.none",
    text=N_('I know of no other refund of yours. Tell me of it, beginning with "another refund", and I keep both.'),
)
NEW_CASE = Say(id="closed.again", text=N_("Is there another refund that went wrong?"))


def note(turn: Turn, told: dict[Slot, str], changes: Changes) -> None:
    """What a message told beyond the answer that was asked for, and what it did to earlier answers."""
    note_changes(turn, changes)
    facts = turn.session.case.facts
    # What was told may stand aside for what was known: a card behind WeChat Pay is no other way of paying.
    stands = {slot: value for slot, value in told.items() if facts.get(slot, value) == value}
    fresh = {slot: value for slot, value in stands.items() if slot not in changes.changed}
    if fresh:
        turn.say(NOTED)
    for slot, value in fresh.items():
        _say_fact(turn, LINE, slot, value)


def note_changes(turn: Turn, changes: Changes) -> None:
    """What was replaced, what was taken back, and what fell with it."""
    facts = turn.session.case.facts
    for slot, old in changes.changed.items():
        if slot in facts:
            old_answer, new_answer = (answer_of(turn.catalog, slot, value) for value in (old, facts[slot]))
            turn.say(CHANGED, topic=topic_of(turn.catalog, slot), old=old_answer, new=new_answer)
    for slot, old in changes.withdrawn.items():
        _say_fact(turn, TAKEN_OUT, slot, old)
    for slot, old in changes.dropped.items():
        _say_fact(turn, NO_LONGER_FITS, slot, old)


def _say_fact(turn: Turn, say: Say, slot: Slot, value: str) -> None:
    turn.say(say, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))


def two_refunds(turn: Turn) -> None:
    turn.say(TWO_REFUNDS)


def other_refund(turn: Turn) -> None:
    """The refund that waited is on the table now, with what was told of it."""
    case = turn.session.case
    turn.say(OTHER_REFUND, number=case.number)
    if case.called:
        turn.say(LINE, topic=Term(ABOUT), answer=case.called)
    for slot, value in case.facts.items():
        _say_fact(turn, LINE, Slot(slot), value)


def no_other_refund(turn: Turn) -> None:
    turn.say(NO_OTHER_REFUND)


def warn_of_secret(turn: Turn) -> None:
    turn.say(safety.SECRET_REMOVED)


def warn(turn: Turn) -> None:
    """Safety first: what a scam looks like, whom to call, and the way back."""
    turn.say(safety.SCAM, choices=(choices.GO_ON.id, choices.HUMAN.id))


def warn_again(turn: Turn) -> None:
    """For those who have paid or told something already, and those who answer with something else."""
    turn.say(ALREADY_PAID, choices=(choices.GO_ON.id, choices.HUMAN.id))


def offer_to_go_on(turn: Turn) -> None:
    turn.say(GO_ON, choices=(choices.GO_ON.id, choices.HUMAN.id))


def offer_new_case(turn: Turn) -> None:
    turn.say(NEW_CASE, choices=(choices.RESTART.id, choices.HUMAN.id))
