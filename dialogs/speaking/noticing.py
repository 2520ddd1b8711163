"""Saying back what was taken in, so that nobody has to wonder what we understood."""

from dialogs.refunds import safety
from dialogs.replies import N_, Say
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.speaking.my_data import LINE
from dialogs.turn import Turn

NOTED = Say(id="noted.head", text=N_("I have noted:"))
CHANGED = Say(id="noted.changed", text=N_("Changed: %(topic)s, from %(old)s to %(new)s."))
ALREADY_PAID = Say(
    id="warning.already_paid",
    text=N_(
        "If you have already paid or given away any details, do not wait: call your bank and ask it to freeze the "
        "money, then call the police on %(police_line)s. Keep the chat and the payment record. The refund can wait."
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
NO_OTHER_REFUND = Say(id="two_refunds.none", text=N_("I know of no other refund of yours."))
NEW_CASE = Say(id="closed.again", text=N_("Is there another refund that went wrong?"))


def note(turn: Turn, told: dict[Slot, str], changed: dict[Slot, str]) -> None:
    """What a message told beyond the answer that was asked for, and what it changed (slot -> old value)."""
    for slot, old in changed.items():
        turn.say(
            CHANGED,
            topic=topic_of(turn.catalog, slot),
            old=answer_of(turn.catalog, slot, old),
            new=answer_of(turn.catalog, slot, turn.session.case.facts[slot]),
        )
    fresh = {slot: value for slot, value in told.items() if slot not in changed}
    if fresh:
        turn.say(NOTED)
    for slot, value in fresh.items():
        turn.say(LINE, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))


def two_refunds(turn: Turn) -> None:
    turn.say(TWO_REFUNDS)


def other_refund(turn: Turn) -> None:
    """The refund that waited is on the table now, with what was told of it."""
    case = turn.session.case
    turn.say(OTHER_REFUND, number=case.number)
    for slot, value in case.facts.items():
        turn.say(LINE, topic=topic_of(turn.catalog, Slot(slot)), answer=answer_of(turn.catalog, Slot(slot), value))


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
