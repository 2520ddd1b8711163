"""From a message of any kind to an utterance."""

from datetime import datetime

from bot.incoming import Incoming, Kind
from bot.menu_keys import act_of_key
from dialogs.acts import Act
from dialogs.conversation import Conversation
from dialogs.in_context import in_context
from dialogs.offices import of_known_office
from dialogs.session import Session
from dialogs.understanding import Phrases, understand
from dialogs.utterance import NOTHING_EXPECTED, Expected, Utterance

_FOLLOWS = frozenset({"subscribe", "scan"})
_MEDIA = {
    Kind.IMAGE: "image",
    Kind.VOICE: "voice",
    Kind.VIDEO: "video",
    Kind.SHORTVIDEO: "video",
    Kind.LOCATION: "location",
    Kind.LINK: "link",
    Kind.MINI_PROGRAM: "link",
    Kind.STICKER: "sticker",
    Kind.UNKNOWN: "other",
}
#: These may come with words of the user's own: a transcript.
_SPOKEN = frozenset({Kind.VOICE, Kind.TEXT, Kind.TAP})


def hear(
    incoming: Incoming, conversation: Conversation, phrases: Phrases, now: datetime, *, is_waited_for: bool = False
) -> Utterance:
    """
    What the message says, given what is on the table.

    With `is_waited_for` the last reply has not been seen yet: nothing in it can have been answered, but for a question
    that was already on the screen before.
    """
    session = conversation.session
    if incoming.kind is Kind.EVENT:
        return _heard_by_event(incoming, session)
    if incoming.kind not in _SPOKEN or not (incoming.text.strip() or incoming.choice):
        return _wordless(incoming)
    said = understand(
        incoming.text,
        phrases,
        _seen_before(incoming, conversation, phrases) if is_waited_for else conversation.expected(incoming.created_at),
        today=now,
        locale=session.locale if session.has_shown_locale else None,
        choice=incoming.choice,
    )
    said = in_context(of_known_office(said, session.case), session)
    return _beside(said) if said.is_of_another and not session.case.is_empty else said


def _beside(said: Utterance) -> Utterance:
    """All of it is of another refund: of the one on the table it tells nothing."""
    return Utterance(act=Act.INFORM, locale=said.locale, signals=said.signals, another=said)


def _seen_before(incoming: Incoming, conversation: Conversation, phrases: Phrases) -> Expected:
    """Who taps an answer of the question on the table has that question before them."""
    expected = conversation.expected(incoming.created_at)
    tapped = incoming.choice or phrases.taps.get(incoming.text.strip().casefold(), "")
    is_answer = expected.slot is not None and tapped.startswith(f"{expected.slot}.")
    return Expected(choices=(tapped,)) if is_answer and tapped in expected.choices else NOTHING_EXPECTED


def _heard_by_event(incoming: Incoming, session: Session) -> Utterance:
    """A follow is a greeting; the language button of the menu is a switch to the other language."""
    act = Act.GREETING if incoming.event in _FOLLOWS else act_of_key(incoming.event_key)
    is_chinese, left = session.locale.startswith("zh"), session.left_locale
    other = "en" if is_chinese else left if left.startswith("zh") else "zh_Hans"
    return Utterance(act=act, wanted_locale=other if act is Act.CHANGE_LANGUAGE else None)


def _wordless(incoming: Incoming) -> Utterance:
    media = _MEDIA.get(incoming.kind, "empty")
    return Utterance(act=Act.INFORM if incoming.kind is Kind.IMAGE else Act.UNKNOWN, media=media)
