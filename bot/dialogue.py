"""What one turn does: read the session, understand the message, converse, render. It touches no store."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, tzinfo
from typing import Any

import orjson
from transitions import Machine

from bot.answers import SILENCE, Answer
from bot.hearing import hear
from bot.hearing_talks import errand_done_of
from bot.inbox.noticing import unclear_of
from bot.incoming import Incoming, Kind
from bot.outgoing import BOT as BOT_WORDS
from bot.outgoing import STAFF as STAFF_WORDS
from bot.outgoing import is_unsure, pack_saying, replies_of
from bot.rendering import Page as RenderedPage
from bot.rendering import Renderer
from bot.staff.cards import pack_card
from bot.staff.deeds import BEGIN_CASE, STAFF, deed_of
from bot.staff.talks import DESK, lines_of
from bot.transcript import entry_of, talk_entry
from bot.turn_port import Grant, Stored, Taken
from dialogs.acts import Act
from dialogs.conversation import Conversation
from dialogs.errands import wanted_of
from dialogs.knowledge import DeskKind, Knowledge
from dialogs.outcome import Effect, Outcome, Page
from dialogs.ownership import Owner
from dialogs.replies import Reply
from dialogs.replies_json import reply_as_json
from dialogs.session import Session
from dialogs.speaking import repair
from dialogs.speaking.staffed import WORDS
from dialogs.staffing import NOTE, REPLY, TAKE, Deed, Refused
from dialogs.understanding import Phrases
from dialogs.utterance import Utterance

#: The clock's own event: says what has fallen due. No platform sends it.
TICK = "tick"
_ERASING = frozenset({"unsubscribe", "user_authorization_revoke", "user_authorization_cancellation"})
_STAFF_JOINED = frozenset({"kf_create_session", "kf_switch_session"})
_STAFF_LEFT = frozenset({"kf_close_session"})
#: The events that a user means to be answered.
_SPOKEN = frozenset({"subscribe", "scan", "click", "scancode_waitmsg"})

#: The events after which an account may send something on its own.
_GRANTING = frozenset({"subscribe", "scan", "click", "scancode_push", "scancode_waitmsg"})
#: Kinds that come as words.
_WORDS = frozenset({Kind.TEXT, Kind.TAP, Kind.EVENT})

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
            return self._tick(conversation, stored, incoming, local)
        if event == STAFF:
            return self._staff(conversation, stored, incoming, local)
        if event == DESK:
            return self._desk(conversation, stored, incoming, local)
        if event in _STAFF_JOINED | _STAFF_LEFT:
            return self._staff_event(conversation, stored, incoming, local)
        if event and event not in _SPOKEN:
            return Taken(session=None, reply=_SAYS_NOTHING, grant=grant_of(incoming, self.phrases), log={"act": event})
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
        pages = self.renderer.pages(replies_of(record), record["locale"], today)
        return pages[int(record["page"])]

    def still_working(self) -> Answer:
        return Answer(text=self.words.still_working)

    def unavailable(self) -> Answer:
        return Answer(text=self.words.unavailable)

    def _message(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        was = conversation.session.state
        waiting, carried = self._carried(conversation.session, stored, now)
        utterance = hear(incoming, conversation, self.phrases, now, is_waited_for=bool(waiting))
        outcome = conversation.take(utterance, now, waiting)
        taken = self._taken(conversation, outcome, utterance, was, now, incoming, carried)
        unclear = unclear_of(incoming, utterance, conversation.session, self.phrases, was=was, day=now.date())
        return taken if unclear is None or taken.erase else replace(taken, unclear=unclear)

    def _carried(self, session: Session, stored: Stored, now: datetime) -> tuple[list[Reply], int]:
        """What of the outbox this reply carries, and how many items that is. Of staff, what fits one page."""
        carried: list[Reply] = []
        was_unsure, is_staffs = False, session.owner == Owner.STAFF
        for number, item in enumerate(stored.outbox):
            longer = [*carried, *_headed(item, was_unsure=was_unsure, is_staffs=is_staffs)]
            if carried and is_staffs and len(self.renderer.pages(longer, session.locale, now.date())) > 1:
                return carried, number
            carried, was_unsure = longer, is_unsure(item)
        return carried, len(stored.outbox)

    def _tick(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        if stored.session is None:
            return Taken(session=None, reply=_SAYS_NOTHING, log={"act": TICK})
        was = conversation.session.state
        outcome = conversation.fall_due(now)
        taken = self._taken(conversation, outcome, Utterance(act=Act.UNKNOWN), was, now)
        # Where nobody asked there is nothing to answer: it is sent, or waits.
        says = () if incoming.answerable else self._sayings(conversation.session, outcome, now)
        return replace(taken, says=says)

    def _staff(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        """What a member of staff does with the conversation."""
        session, deed, was = conversation.session, deed_of(incoming), conversation.session.state
        log = {"act": f"staff_{deed.doing}", "was": was}
        if stored.session is None and deed.doing != BEGIN_CASE:
            return Taken(session=None, reply=orjson.dumps({"refused": "gone"}), log=log)
        done = conversation.staff_acts(deed, now)
        if isinstance(done, Refused):
            refused = {"refused": done, "by": session.staff_account}
            return Taken(session=None, reply=orjson.dumps(refused), log={**log, "refused": done})
        says = self._sayings(session, done, now, account=deed.account if deed.doing == REPLY else "")
        return replace(
            self._kept(conversation, log),
            reply=orjson.dumps({"done": deed.doing}),
            transcript=_staff_entry(session, deed, done, now),
            says=says,
            hush=deed.doing in {TAKE, BEGIN_CASE},
        )

    def _staff_event(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        """What WeChat's own desk tells of its talks."""
        log = {"act": incoming.event, "was": conversation.session.state}
        if incoming.event in _STAFF_JOINED:
            conversation.staff_joined(incoming.staff_account, now)
            return replace(self._kept(conversation, log), hush=True)
        if stored.session is None:
            says = self._sayings(conversation.session, conversation.hand_over_stranger(now), now)
            return replace(self._kept(conversation, log), says=says)
        conversation.staff_left(now)
        return self._kept(conversation, log)

    def _desk(self, conversation: Conversation, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        """What the worker found out at WeChat's own desk."""
        log = {"act": incoming.event_key, "was": conversation.session.state}
        if stored.session is None:
            return Taken(session=None, reply=_SAYS_NOTHING, log=log)
        lines = lines_of(incoming)
        outcome = conversation.errand_done(errand_done_of(incoming, conversation, self.phrases, now), now)
        return replace(
            self._kept(conversation, log),
            says=self._sayings(conversation.session, outcome, now),
            transcript=talk_entry(int(now.timestamp()), lines) if lines else None,
        )

    def _kept(self, conversation: Conversation, log: Mapping[str, str]) -> Taken:
        """The conversation as it is now, for a turn that answers nobody."""
        session = conversation.session
        return Taken(
            session=orjson.dumps(session.as_json()),
            reply=_SAYS_NOTHING,
            owner=session.owner,
            card=self._card(session),
            due=_due(conversation),
            log={**log, "state": session.state, "owner": session.owner},
        )

    def _card(self, session: Session) -> bytes | None:
        return pack_card(session) if self.knowledge.desk.kind is DeskKind.CONSOLE else None

    def _sayings(self, session: Session, outcome: Outcome, now: datetime, account: str = "") -> tuple[bytes, ...]:
        """What goes out by itself: by a member of staff where one is named, else by the bot."""
        if not outcome.replies:
            return ()
        if not account:
            session.pages = len(self.renderer.pages(outcome.replies, session.locale, now.date()))
        by, at = STAFF_WORDS if account else BOT_WORDS, int(now.timestamp())
        return (pack_saying(outcome.replies, by=by, locale=session.locale, at=at, account=account),)

    def _taken(
        self,
        conversation: Conversation,
        outcome: Outcome,
        utterance: Utterance,
        was: str,
        now: datetime,
        incoming: Incoming | None = None,
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
            transcript=_entry(incoming, utterance, session, record, at),
            drained=drained if record.get("said") else 0,
            due=_due(conversation),
            owner=session.owner,
            card=self._card(session),
            erase=Effect.FORGET in outcome.effects,
            grant=grant_of(incoming, self.phrases) if incoming is not None else Grant.NONE,
            log=_logged(utterance, outcome, session, was),
        )

    def _first_page(self, session: Session, outcome: Outcome, now: datetime) -> RenderedPage | None:
        """The first page of what this turn says; the session learns of how many. None when it says nothing new."""
        if Effect.TRANSFER in outcome.effects or not outcome.replies or outcome.page is not Page.FIRST:
            return None
        pages = self.renderer.pages(outcome.replies, session.locale, now.date())
        session.pages = len(pages)
        return pages[0]


def _headed(item: bytes, *, was_unsure: bool, is_staffs: bool) -> list[Reply]:
    """What an item of the outbox says; before it, where that changes, that the user may have it already, or not."""
    replies = replies_of(orjson.loads(item))
    if not replies or is_unsure(item) == was_unsure or (was_unsure and is_staffs):
        return replies
    return [Reply(id=(repair.BELATED if was_unsure else repair.MAY_HAVE).id), *replies]


def _record(session: Session, outcome: Outcome, utterance: Utterance, at: int) -> dict[str, Any]:
    """The reply as values: what a retry and the outbox are rendered from."""
    heard = {"act": utterance.act, "signals": sorted(utterance.signals)}
    if Effect.TRANSFER in outcome.effects:
        return {"transfer": True, "account": outcome.account, **heard}
    if not outcome.replies:
        return heard
    if outcome.page is Page.NEXT:
        session.page += 1
    spoken = {"said": session.said, "page": session.page, "locale": session.locale, "at": at}
    return {**spoken, **heard}


def grant_of(incoming: Incoming, phrases: Phrases) -> Grant:
    """What the platform lets us send after this. A tapped choice counts as a tap of a menu, not as a message."""
    if incoming.kind is Kind.EVENT:
        return Grant.TAP if incoming.event in _GRANTING else Grant.NONE
    is_tap = incoming.kind is Kind.TAP or incoming.choice or incoming.text.strip().casefold() in phrases.taps
    return Grant.TAP if is_tap else Grant.MESSAGE


def _due(conversation: Conversation) -> tuple[tuple[str, int], ...]:
    """What falls due for the case, with staff, and what is to be asked of WeChat's own desk."""
    session = conversation.session
    due = [(str(name), int(at)) for name, at in session.case.due]
    if session.errands:
        due += [(str(each.errand), each.at) for each in wanted_of(session.errands)]
    with_staff = conversation.staff_due()
    return tuple(due) if with_staff is None else (*due, with_staff)


def _entry(
    incoming: Incoming | None, utterance: Utterance, session: Session, record: Mapping[str, Any], at: int
) -> bytes:
    kind = incoming.kind if incoming is not None and incoming.kind not in _WORDS else ""
    event = incoming.event if incoming is not None else ""
    return entry_of(
        session,
        at,
        text=incoming.text if incoming is not None else "",
        kind=event or kind,
        act=utterance.act,
        # Staff's words have an entry of their own, from when they were written.
        said=[reply for reply in record.get("said", ()) if reply[0] != WORDS.id],
    )


def _staff_entry(session: Session, deed: Deed, outcome: Outcome, now: datetime) -> bytes:
    """A reply and a note by their words, anything else by what was done."""
    who = {REPLY: "staff", NOTE: "note"}.get(deed.doing, "event")
    said = () if deed.doing == REPLY else tuple(reply_as_json(reply) for reply in outcome.replies)
    about = deed.text or deed.slot or deed.to or deed.state
    return entry_of(
        session, int(now.timestamp()), who=who, account=deed.account, doing=deed.doing, text=about.strip(), said=said
    )


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
