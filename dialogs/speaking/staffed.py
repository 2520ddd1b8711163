"""What is said around the staff's own part: their words, and the bot taking up the thread."""

from dialogs.replies import N_, Say, Words
from dialogs.speaking import choices
from dialogs.speaking.staff import BACK_FROM_STAFF
from dialogs.speaking.welcome import introduce
from dialogs.turn import Turn

WORDS = Say(id="staff.words", text=N_("Our staff: %(words)s"))
AGREED = Say(
    id="staff.agreed",
    text=N_("I am here again in place of our staff. This is what they noted as agreed with you: %(words)s"),
)
HANDED_ON = Say(
    id="staff.handed_on",
    text=N_("Our staff have asked me to go on with you from here. What they already know, I know too."),
)
CLOSED_BY_STAFF = Say(
    id="staff.closed_case",
    text=N_("Our staff have closed this case. If something is still open, just write: I am here again."),
)


def say_words(turn: Turn, words: str) -> None:
    turn.say(WORDS, words=Words(words))


def take_up(turn: Turn, agreed: str) -> None:
    """The bot's first line after staff: what was agreed where they want it said; to a stranger who it is."""
    is_stranger = not turn.session.welcomed
    if is_stranger:
        introduce(turn)
    if agreed:
        turn.say(AGREED, words=Words(agreed))
    else:
        turn.say(HANDED_ON if is_stranger else BACK_FROM_STAFF)


def say_closed(turn: Turn) -> None:
    turn.say(CLOSED_BY_STAFF, choices=(choices.HUMAN.id,))
