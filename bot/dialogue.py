"""What one turn does: read the session, understand the message, converse, render. It touches no store."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from typing import Any

import orjson
from transitions import Machine

from bot.answers import SILENCE, Answer
from bot.hearing import hear
from bot.incoming import Incoming, Kind
from bot.rendering import Page as RenderedPage
from bot.rendering import Renderer
from bot.turn_port import Stored, Taken
from dialogs.acts import Act
from dialogs.conversation import Conversation
from dialogs.knowledge import Knowledge
from dialogs.outcome import Effect, Outcome, Page
from dialogs.replies import Reply
from dialogs.replies_json import reply_from_json
from dialogs.session import Session
from dialogs.understanding import Phrases, masked
from dialogs.utterance import Utterance

#: The clock's own event: says what has fallen due. No platform sends it.
TICK = "tick"
_ERASING = frozenset({"unsubscribe", "user_authorization_revoke", "user_authorization_cancellation"})
_STAFF_JOINED = frozenset({"kf_create_session", "kf_switch_session"})
_STAFF_LEFT = frozenset({"kf_close_session"})
#: The events that a user means to be answered.
_SPOKEN = frozenset({"subscribe", "scan", "click", "scancode_waitmsg"})

#: How much of a message a transcript keeps.
TRANSCRIPT_CHARACTERS = 200

_SAYS_NOTHING = b"{}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What is said when no turn could be taken: in all languages, as nothing of the user was read."""

    still_working: str
    unavailable: str


@dataclass(frozen=True, kw_only=True)
class RefundDialogue:
    """The refund helper as a `bot.turn_port.Dialogue`. Shared by all threads; nothing in it ever changes."""

    machine: Machine
    knowledge: Knowledge
    phrases: Phrases
    renderer: Renderer
    zone: tzinfo
    words: Words

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        """One turn, as a value."""
        session = Session.from_json(orjson.loads(stored.session)) if stored.session else Session()
        conversation = Conversation(self.machine, self.knowledge, session)
        local = now.astimezone(self.zone)
        event = incoming.event if incoming.kind is Kind.EVENT else ""
        if event in _ERASING:
            return Taken(session=None, reply=_SAYS_NOTHING, erase=True, log={"act": event, "was": session.state})
        if event == TICK:
            return self._tick(conversation, stored, local)
        if event in _STAFF_JOINED | _STAFF_LEFT:
            return _staff_event(conversation, incoming, local)
        if event and event not in _SPOKEN:
            return Taken(session=None, reply=_SAYS_NOTHING, log={"act": event})
        return self._message(conversation, stored, incoming, local)

    def answer(self, reply: bytes) -> Answer:
        """The answer of that reply record: rendered anew, from the same values to the same text."""
        record = orjson.loads(reply)
        if record.get("transfer"):
            return Answer(transfer=True, staff_account=record.get("account", ""))
        page = self.page_of(record)
        return Answer(text=page.text) if page is not None else SILENCE

    def page_of(self, record: Mapping[str, Any]) -> RenderedPage | None:
        """The page that a reply record stands for; None when it says nothing."""
        if not record.get("said"):
            return None
        today = datetime.fromtimestamp(record["at"], UTC).astimezone(self.zone).date()
        pages = self.renderer.pages(_replies(record), record["locale"], today)
        return pages[int(record["page"])]

    def still_working(self) -> Answer:
        return Answer(text=self.words.still_working)

    def unavailable(self) -> Answer:
        return Answer(text=self.words.unavailable)

    def _message(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        was = conversation.session.state
        waiting = [reply for item in stored.outbox for reply in _replies(orjson.loads(item))]
        utterance = hear(incoming, conversation, self.phrases, now, is_waited_for=bool(waiting))
        outcome = conversation.take(utterance, now, waiting)
        return self._taken(conversation, outcome, utterance, was, now, incoming.text, len(stored.outbox))

    def _tick(self, conversation: Conversation, stored: Stored, now: datetime) -> Taken:
        if stored.session is None:
            return Taken(session=None, reply=_SAYS_NOTHING, log={"act": TICK})
        was = conversation.session.state
        outcome = conversation.fall_due(now)
        return self._taken(conversation, outcome, Utterance(act=Act.UNKNOWN), was, now)

    def _taken(
        self,
        conversation: Conversation,
        outcome: Outcome,
        utterance: Utterance,
        was: str,
        now: datetime,
        text: str = "",
        drained: int = 0,
    ) -> Taken:
        session = conversation.session
        page = self._first_page(session, outcome, now)
        at = int(now.timestamp())
        record = _record(session, outcome, utterance, at)
        return Taken(
            session=orjson.dumps(session.as_json()),
            reply=orjson.dumps(record),
            answer=Answer(text=page.text) if page is not None else None,
            transcript=_entry(text, utterance, session, record, at),
            drained=drained if record.get("said") else 0,
            due=tuple((str(name), int(at)) for name, at in session.case.due),
            erase=Effect.FORGET in outcome.effects,
            log=_logged(utterance, outcome, session, was),
        )

    def _first_page(self, session: Session, outcome: Outcome, now: datetime) -> RenderedPage | None:
        """The first page of what this turn says; the session learns of how many. None when it says nothing new."""
        if Effect.TRANSFER in outcome.effects or not outcome.replies or outcome.page is not Page.FIRST:
            return None
        pages = self.renderer.pages(outcome.replies, session.locale, now.date())
        session.pages = len(pages)
        return pages[0]


def _record(session: Session, outcome: Outcome, utterance: Utterance, at: int) -> dict[str, Any]:
    """The reply as values: what a retry and the outbox are rendered from."""
    heard = {"act": utterance.act, "signals": sorted(utterance.signals)}
    if Effect.TRANSFER in outcome.effects:
        return {"transfer": True, "account": session.staff_account, **heard}
    if not outcome.replies:
        return heard
    if outcome.page is Page.NEXT:
        session.page += 1
    spoken = {"said": session.said, "page": session.page, "locale": session.locale, "at": at}
    return {**spoken, **heard}


def _replies(record: Mapping[str, Any]) -> list[Reply]:
    return [reply_from_json(each) for each in record.get("said", ())]


def _staff_event(conversation: Conversation, incoming: Incoming, now: datetime) -> Taken:
    session = conversation.session
    if incoming.event in _STAFF_JOINED:
        conversation.staff_joined(incoming.staff_account, now)
    else:
        conversation.staff_left()
    log = {"act": incoming.event, "was": session.state, "state": session.state, "owner": session.owner}
    return Taken(session=orjson.dumps(session.as_json()), reply=_SAYS_NOTHING, log=log)


def _entry(text: str, utterance: Utterance, session: Session, record: Mapping[str, Any], at: int) -> bytes:
    """One entry of the transcript: the user's words masked and cut, ours by their ids."""
    entry = {
        "at": at,
        "text": masked(text)[:TRANSCRIPT_CHARACTERS],
        "act": utterance.act,
        "state": session.state,
        "owner": session.owner,
        "said": [reply[0] for reply in record.get("said", ())],
    }
    return orjson.dumps({name: value for name, value in entry.items() if value})


def _logged(utterance: Utterance, outcome: Outcome, session: Session, was: str) -> dict[str, str | int | float]:
    cause = session.case.variant.partition(".")[0]
    pages = {"pages": session.pages} if outcome.replies and outcome.page is Page.FIRST else {}
    return {
        "act": utterance.act,
        "was": was,
        "state": session.state,
        "cause": cause,
        "owner": session.owner,
        **pages,
    }
