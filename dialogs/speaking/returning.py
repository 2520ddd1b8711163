"""Somebody comes back after hours or days: where we stood, before anything else."""

from dialogs.acts import Act, Signal
from dialogs.climbing import is_taken, is_time_over
from dialogs.ownership import Owner
from dialogs.replies import N_, Say, Term
from dialogs.slots import SLOTS, Slot
from dialogs.speaking import choices
from dialogs.speaking.clocks import moment_of
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.speaking.my_data import CONCLUSION, LINE
from dialogs.speaking.staff import say_last_words
from dialogs.states import Phase
from dialogs.turn import Turn

#: Whoever was silent for so long has had other things in mind. Our own choice: a night.
AWAY_S = 8 * 3600

RECAP = Say(id="recap.head", text=N_("Welcome back. This is where we stand with case %(number)d:"))
ON_THE_TABLE = Say(id="recap.step", text=N_("The step to take: %(step)s"), tight=True)
TAKEN = Say(id="recap.taken", text=N_("The step that you have taken: %(step)s"), tight=True)
RUNS = Say(id="recap.runs", text=N_("Its time runs until %(at)s."), tight=True)
OVER = Say(id="recap.over", text=N_("Its time is over."), tight=True)
GO_ON = Say(id="recap.go_on", text=N_("You can go on, change an answer or start over."))

#: What an account begins with, the most telling first.
_ABOUT = (Slot.SITUATION, Slot.MERCHANT_RESPONSE)
#: These end the talk, begin anew, are urgent, or show the case themselves.
_WITHOUT = frozenset(
    (
        Act.SCAM_SIGNAL, Act.TALK_TO_HUMAN, Act.FORGET_ME, Act.EXPORT_MY_DATA, Act.SHOW_CASE, Act.RESTART, Act.CANCEL,
        Act.GOODBYE,
    )
)  # fmt: skip
#: Messages that only ask where we were.
_NUDGES = frozenset((Act.UNKNOWN, Act.GREETING, Act.REPEAT, Act.AFFIRM, Act.SMALLTALK, Act.MORE))
_ELSEWHERE = frozenset((Phase.CLOSED, Phase.WARNING, Phase.CONFIRMING))


def is_back(turn: Turn) -> bool:
    """
    Whether the user was away with an open case, and writes something that does not show that they know where we stood.

    Whoever answers what is on the table does.
    """
    session = turn.session
    if not session.seen_at or turn.timestamp - session.seen_at < AWAY_S:
        return False
    is_open = not session.case.is_empty and turn.phase not in _ELSEWHERE and session.owner == Owner.BOT
    is_calm = turn.utterance.act not in _WITHOUT and not turn.utterance.signals - {Signal.ANGER}
    return is_open and is_calm and not _answers(turn)


def _answers(turn: Turn) -> bool:
    said = turn.utterance
    is_asked = turn.phase is Phase.ASKING and SLOTS[turn.topic] in said.slots
    return said.stale or said.choice is not None or is_asked or turn.outcome is not None


def is_only_a_nudge(turn: Turn) -> bool:
    """Whether nothing in the message needs an answer of its own."""
    said = turn.utterance
    return said.act in _NUDGES and not (turn.tells_something or said.media or said.doubts)


def recap(turn: Turn) -> None:
    """What it is about, the step, and its time; with the ways on where the message leads nowhere itself."""
    turn.is_recapped = True
    turn.say(RECAP, number=turn.session.case.number)
    say_what_it_is_about(turn)
    say_step(turn)
    say_last_words(turn)
    if is_only_a_nudge(turn):
        turn.say(GO_ON, choices=(choices.CONTINUE.id, choices.CHANGE.id, choices.RESTART.id))


def say_what_it_is_about(turn: Turn) -> None:
    """The account's first fact, and what we took it to be."""
    facts = turn.session.case.facts
    told = [slot for slot in _ABOUT if slot in facts] or [SLOTS[slot] for slot in facts]
    for slot in told[:1]:
        turn.say(LINE, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, facts[slot]))
    if turn.variant is not None:
        turn.say(CONCLUSION, cause=Term(turn.catalog.causes[turn.variant.cause]))


def say_step(turn: Turn) -> None:
    """The step on the table, and its time."""
    if turn.rung is None or turn.variant is None:
        return
    was_taken = is_taken(turn, turn.rung)
    turn.say(TAKEN if was_taken else ON_THE_TABLE, step=Term(turn.rung.title))
    for _, at in turn.session.case.due[:1]:
        turn.say(RUNS, at=moment_of(turn, at))
    if is_time_over(turn):
        turn.say(OVER)
