"""Whether a message was understood, and what of it may be kept when it was not."""

import hashlib
from base64 import urlsafe_b64encode
from datetime import date

from bot.inbox.anonymous import anonymous, says_anything
from bot.inbox.unclear import Unclear, likeness
from bot.incoming import Incoming, Kind
from dialogs.acts import Act
from dialogs.ownership import Owner
from dialogs.session import Session
from dialogs.states import Phase
from dialogs.understanding import Phrases
from dialogs.utterance import Utterance

#: A best label less likely than this is wrong nearly as often as right.
SURE = 0.5
_LABELS_KEPT = 2


def is_unclear(utterance: Utterance) -> bool:
    """Whether words came and were not understood, or were taken for something that is not likely enough."""
    if not utterance.ranking or utterance.choice:
        return False
    if utterance.act is Act.UNKNOWN:
        return True
    best, probability = utterance.ranking[0]
    return utterance.act in (Act.REPORT, best) and probability < SURE


def unclear_of(
    incoming: Incoming, utterance: Utterance, session: Session, phrases: Phrases, *, was: str, day: date
) -> Unclear | None:
    """
    What the inbox may keep of a turn; None when it was understood, or when it is not ours to keep.

    Only what was typed to the bot: not to staff, and not by somebody who is being asked whether to be forgotten.
    """
    if not is_unclear(utterance) or incoming.kind is not Kind.TEXT:
        return None
    if session.owner != Owner.BOT or was.startswith(Phase.CONFIRMING):
        return None
    text = anonymous(incoming.text)
    if not says_anything(text):
        return None
    return Unclear(
        id=_name(likeness(phrases.normal(text))),
        text=text,
        locale=utterance.locale or session.locale,
        state=was,
        day=day,
        best=tuple((label, round(probability, 4)) for label, probability in utterance.ranking[:_LABELS_KEPT]),
    )


def _name(likeness: str) -> str:
    """Twelve letters. They need no key: the text itself stands beside them."""
    digest = hashlib.blake2b(likeness.encode(errors="replace"), person=b"inbox", digest_size=9).digest()
    return urlsafe_b64encode(digest).decode()
