"""When something was not understood, is unsuitable here, or is to be undone."""

from collections.abc import Sequence

from dialogs.acts import Act
from dialogs.outcome import Page
from dialogs.replies import N_, Reply, Say
from dialogs.speaking import choices
from dialogs.speaking.asking import present_question
from dialogs.states import ASIDE, START, Phase, phase_of
from dialogs.turn import Turn

REPHRASE = Say(id="repair.rephrase", text=N_("I did not quite get that. Could you say it in other words?"))
USE_CHOICES = Say(
    id="repair.use_choices",
    text=N_("I still do not get it, sorry. Tap one of the answers below or send its number."),
)
OFFER_HUMAN = Say(
    id="repair.offer_human",
    text=N_('I am not getting any further with this. You can ask elsewhere, as below, or go on with "I don\'t know".'),
)
GOING_ON = Say(
    id="repair.going_on", text=N_("Let us leave that open and go on. Should it come to mind, just tell me at any time.")
)
STALE = Say(id="repair.stale", text=N_("That answer belongs to an earlier question, so I have changed nothing."))
NOTHING_TO_UNDO = Say(id="repair.nothing_to_undo", text=N_("There is nothing before this that I could go back to."))
WENT_BACK = Say(id="repair.went_back", text=N_("One step back."))
WENT_BACK_FAR = Say(id="repair.went_back_far", text=N_("Steps taken back: %(number)d."))
BACK_AT_START = Say(id="repair.back_at_start", text=N_("This is as far back as it goes."))
PAUSED = Say(id="repair.paused", text=N_('What you told me is still there. Write "go on" to take it up again.'))
STARTED_OVER = Say(id="repair.started_over", text=N_("Let us start over."))
CANCELLED = Say(
    id="repair.cancelled",
    text=N_('All right, we stop here. What you told me is still there: write "go on" or just tell me what happened.'),
)
BELATED = Say(id="repair.belated", text=N_("First, what I could not send you in time:"))
#: Before what was sent with no word of whether it arrived.
MAY_HAVE = Say(id="repair.may_have", text=N_("You may have this already:"))
NO_MORE_PAGES = Say(id="repair.no_more_pages", text=N_("That was all of it."))
ACKNOWLEDGED = Say(id="repair.acknowledged", text=N_("All right."))
NOT_NOW = Say(id="repair.not_now", text=N_("There is nothing to skip here."))
TEXT_PLEASE = Say(
    id="media.text_please", text=N_("I can only read text here. Please type what it says or what happened.")
)
VOICE = Say(
    id="media.voice", text=N_("I cannot listen to voice messages. Please type it, or use the keyboard's voice-to-text.")
)
LOCATION = Say(id="media.location", text=N_("I do not need your location and have not kept it."))
EMPTY = Say(id="media.empty", text=N_("Your message came without text. Please type what happened."))
STICKER = Say(id="media.sticker", text=N_("That kind of message does not reach me. Please type it in words."))
LANGUAGE = Say(id="language.changed", text=N_("From now on I write in English."))
WHICH_LANGUAGE = Say(id="language.which", text=N_('Write "English" or "中文", and I will go on in that language.'))

#: After so many misses in one talk a person is offered at once, wherever it stands.
MOST_MISSED = 6

_MEDIA = {
    "voice": VOICE,
    "location": LOCATION,
    "sticker": STICKER,
    "empty": EMPTY,
}


def count_miss(turn: Turn) -> None:
    """A message was not understood: counted for the state, from its beginning, and for the whole talk."""
    session = turn.session
    session.misses = session.misses + 1 if session.missed_in == turn.state else 1
    session.missed_in = turn.state
    session.missed += 1


def is_first_miss(turn: Turn) -> bool:
    return turn.session.misses <= 1 and turn.session.missed <= MOST_MISSED


def is_second_miss(turn: Turn) -> bool:
    return turn.session.misses == 2 and turn.session.missed <= MOST_MISSED


def rephrase(turn: Turn) -> None:
    """First miss: other words, with an example where a question is on the table."""
    turn.say(REPHRASE)
    if turn.phase is Phase.ASKING:
        turn.say(present_question(turn).example)


def point_to_choices(turn: Turn) -> None:
    turn.say(USE_CHOICES)


def offer_human(turn: Turn) -> None:
    """The third miss in a state and every later one, and every miss of a talk that had many."""
    turn.say(OFFER_HUMAN, choices=(choices.HUMAN.id,))


def go_on_without(turn: Turn) -> None:
    turn.say(GOING_ON)


def refuse_stale(turn: Turn) -> None:
    turn.say(STALE)


def say_belatedly(turn: Turn, waiting: Sequence[Reply]) -> None:
    """What could not be said in time, without its choices: the table has moved on."""
    if waiting and waiting[0].id != MAY_HAVE.id:
        turn.say(BELATED)
    turn.replies += [Reply(id=reply.id, params=reply.params) for reply in waiting]


def nothing_to_undo(turn: Turn) -> None:
    turn.say(NOTHING_TO_UNDO)


def went_back(turn: Turn, wanted: int, done: int) -> None:
    """So many steps back; fewer than were wanted, where there were no more."""
    if done == 1:
        turn.say(WENT_BACK)
    else:
        turn.say(WENT_BACK_FAR, number=done)
    if done < wanted:
        turn.say(BACK_AT_START)


def started_over(turn: Turn) -> None:
    turn.say(STARTED_OVER)


def cancel(turn: Turn) -> None:
    """Stops; where it was is remembered for "go on", and what is due stays due."""
    if phase_of(turn.was) not in ASIDE:
        turn.session.came_from = turn.was
    turn.say(CANCELLED, choices=(choices.CONTINUE.id, choices.RESTART.id, choices.HUMAN.id))


def is_paused(turn: Turn) -> bool:
    """Whether the talk was stopped with something told: the first question would not be the next one."""
    return turn.session.came_from not in {"", START} and not turn.session.case.is_empty


def offer_to_take_up(turn: Turn) -> None:
    turn.say(PAUSED, choices=(choices.CONTINUE.id, choices.RESTART.id, choices.HUMAN.id))


def has_another_page(turn: Turn) -> bool:
    return turn.session.page + 1 < turn.session.pages


def turn_page(turn: Turn) -> None:
    """The next page of what was said last."""
    turn.page = Page.NEXT


def end_of_pages(turn: Turn) -> None:
    turn.say(NO_MORE_PAGES)


def has_nothing_to_repeat(turn: Turn) -> bool:
    """Whether "repeat" is what somebody begins with, or nothing was said last: it then means what is on the table."""
    return turn.utterance.act is Act.REPEAT and (not turn.session.said or has_said_nothing(turn))


def has_said_nothing(turn: Turn) -> bool:
    """Whether all that was said last is "all right", or that there is nothing to skip."""
    said = turn.session.said
    return bool(said) and said[0][0] in (ACKNOWLEDGED.id, NOT_NOW.id)


def repeat(turn: Turn) -> None:
    """The page that was shown last, once more."""
    turn.page = Page.SAME


def acknowledge(turn: Turn) -> None:
    turn.say(ACKNOWLEDGED)


def nothing_to_skip(turn: Turn) -> None:
    turn.say(NOT_NOW)


def receive_media(turn: Turn) -> None:
    """A voice message, a sticker, a place: acknowledged where one stands."""
    turn.say(_MEDIA.get(turn.utterance.media, TEXT_PLEASE))


def change_language(turn: Turn) -> None:
    wanted = turn.utterance.wanted_locale
    if wanted is None:
        turn.say(WHICH_LANGUAGE)
        return
    session, locale = turn.session, turn.knowledge.nearest_locale(wanted)
    if locale != session.locale:
        session.left_locale, session.locale = session.locale, locale
    session.sticky = session.has_shown_locale = True
    turn.say(LANGUAGE)
