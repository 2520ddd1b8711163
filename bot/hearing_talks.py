"""From what was said at WeChat's own desk to what the conversation learns of it."""

from dataclasses import replace
from datetime import datetime

from bot.hearing import hear
from bot.incoming import Incoming, Kind
from bot.staff.talks import is_words, lines_of, read_talk
from dialogs.conversation import Conversation
from dialogs.errands import Errand
from dialogs.errands_done import ErrandDone
from dialogs.understanding import Phrases, masked
from dialogs.utterance import Utterance

#: Of what staff said last, as much is repeated to the user.
_LAST_WORDS = 300


def errand_done_of(incoming: Incoming, conversation: Conversation, phrases: Phrases, now: datetime) -> ErrandDone:
    """The worker's answer, with the user's words understood; nothing of them answers a question of the bot's."""
    told, lines = read_talk(incoming), lines_of(incoming)
    by_staff = [text for _, account, text in lines if account and is_words(text)]
    by_user = [text for _, account, text in lines if not account and is_words(text)]

    def heard(text: str) -> Utterance:
        said = replace(incoming, kind=Kind.TEXT, event="", event_key="", text=text)
        return hear(said, conversation, phrases, now, is_waited_for=True)

    return ErrandDone(
        errand=Errand(incoming.event_key),
        at=told["at"],
        account=told["account"],
        is_known=told["is_known"],
        heard=tuple(heard(text) for text in by_user),
        last_words=masked(by_staff[-1])[:_LAST_WORDS] if by_staff else "",
        is_last=told["is_last"],
    )
