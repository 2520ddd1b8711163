"""When what was told or asked leaves the advice as it is: what was made of the message, and which step is still the next."""

from dialogs.catalog import Rung
from dialogs.replies import N_, Say, Term
from dialogs.speaking import choices, noticing
from dialogs.turn import Turn

STILL_HOLDS = Say(
    id="advice.still_holds",
    text=N_("That does not change what to do. The next step is still: %(step)s."),
)
#: Nothing in it was new, or nothing was made of it: which of the two, the user knows better than we.
NOTHING_NEW = Say(
    id="advice.nothing_new",
    text=N_(
        "I found nothing in that which I did not have yet. The next step is still: %(step)s. Did I miss something? Then tell me in one sentence what happened, and when."
    ),
)
NOT_ANSWERED = Say(
    id="advice.not_answered",
    text=N_(
        "What you ask there I cannot answer for certain. The next step is still: %(step)s. I can give you the words to send, list the proof, or say what comes after it."
    ),
)
#: The second time running that the step is named.
DOES_IT_FIT = Say(
    id="advice.does_it_fit",
    text=N_(
        'By what I have understood it is still "%(step)s". If that does not fit your case, I may have noted something wrongly: change that answer, or ask a person below.'
    ),
)
ALL_SAYS = (STILL_HOLDS, NOTHING_NEW, NOT_ANSWERED, DOES_IT_FIT)
_IDS = frozenset(say.id for say in ALL_SAYS)


def say_that_it_holds(turn: Turn, rung: Rung) -> None:
    """Never the same line twice running, whatever the two messages were."""
    if any(said[0] in _IDS - {DOES_IT_FIT.id} for said in turn.session.said):
        turn.say(DOES_IT_FIT, step=Term(rung.title), choices=(choices.CHANGE.id,))
    else:
        turn.say(_line(turn), step=Term(rung.title))


def _line(turn: Turn) -> Say:
    if turn.utterance.asks:
        return NOT_ANSWERED
    is_picked = turn.chosen is not None or turn.outcome is not None
    is_taken_in = is_picked or any(reply.id in noticing.NOTES for reply in turn.replies)
    return STILL_HOLDS if is_taken_in else NOTHING_NEW
