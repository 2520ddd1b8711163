"""The bot as staff see it: lists and packs from the store, and every action a turn through the same engine."""

import os
import re
import time
from binascii import b2a_hex
from collections.abc import Callable, Sequence
from datetime import datetime

import orjson

from bot.dialogue import RefundDialogue
from bot.incoming import Incoming
from bot.staff.cards import pack_card, unpack_card
from bot.staff.deeds import BEGIN_CASE, incoming_of
from bot.staff.pack import MASKED, Opened, PackWriter
from bot.staff.port import Action, Card, Doing, Done, Pack, Refusal
from bot.store.errors import StoreDownError
from bot.store.port import Answered, Arrival, Gone, Store
from bot.turns import Turns
from dialogs.ownership import Owner
from dialogs.session import Session

#: A closed conversation stays in its list for so long.
CLOSED_SHOWN_S = 7 * 24 * 3600
#: A turn of the user's that runs is waited for; then the store is taken for down.
PATIENCE_S = 12.0

_OPENID = re.compile(r"[A-Za-z0-9_-]{6,64}", re.ASCII)


def unseen(_name: str) -> None:
    """Nobody is shown that somebody types."""


class BotDesk:
    """Implements `bot.staff.port.Desk`; threads may share it."""

    def __init__(
        self,
        turns: Turns,
        store: Store,
        dialogue: RefundDialogue,
        clock: Callable[[], datetime],
        *,
        sends_actively: bool,
        typing: Callable[[str], None] = unseen,
    ) -> None:
        self._turns = turns
        self._store = store
        self._dialogue = dialogue
        self._clock = clock
        self._sends_actively = sends_actively
        self._typing = typing

    def cards(self) -> Sequence[Card]:
        oldest = int(self._clock().timestamp()) - CLOSED_SHOWN_S
        cards = [unpack_card(name, packed) for name, packed in self._store.cards().items()]
        return [card for card in cards if not card.is_closed or max(card.since, card.seen) >= oldest]

    def open(self, name: str, account: str, reader_locale: str) -> Pack | None:  # noqa: ARG002 - the same for all staff
        sender = self._store.sender_of(name)
        session = None if sender is None else self._session(sender)
        if sender is None or session is None:
            return None
        opened = Opened(
            card=unpack_card(name, pack_card(session)),
            session=session,
            entries=tuple(self._store.transcript(sender)),
            can_send_now=self._can_send_now(sender),
        )
        return PackWriter(self._dialogue, reader_locale, self._clock()).write(opened)

    def unmasked(self, name: str) -> dict[str, str]:
        sender = self._store.sender_of(name)
        session = None if sender is None else self._session(sender)
        facts = session.case.facts if session is not None else {}
        return {str(slot): facts[slot] for slot in MASKED if slot in facts}

    def act(self, action: Action) -> Done:
        try:
            sender = self._store.sender_of(action.name)
            if sender is None:
                return Done(refusal=Refusal.GONE)
            done = self._take(incoming_of(action, sender, self._clock()))
            if done.refusal is None and action.doing in {Doing.REPLY, Doing.HAND_OVER, Doing.CLOSE}:
                return Done(goes_out_now=self._goes_out_now(sender))
        except StoreDownError:
            return Done(refusal=Refusal.STORE_DOWN)
        return done

    def begin_case(self, name_or_openid: str, account: str, locale: str) -> str | None:
        known = self._store.sender_of(name_or_openid)
        sender = known or (name_or_openid if _OPENID.fullmatch(name_or_openid) else None)
        if sender is None:
            return None
        name, key = self._store.name_of_user(sender), b2a_hex(os.urandom(8)).decode()
        # A colleague may have it: then the pack says so.
        beginning = Action(doing=Doing.TAKE, name=name, account=account, key=key, value=locale)
        self._take(incoming_of(beginning, sender, self._clock(), doing=BEGIN_CASE))
        return name

    def typing(self, name: str, account: str) -> None:
        try:
            sender = self._store.sender_of(name) if self._sends_actively else None
            session = None if sender is None else self._session(sender)
        except StoreDownError:
            return
        if session is not None and (session.owner, session.staff_account) == (Owner.STAFF, account):
            self._typing(name)

    def changes(self, timeout_s: float) -> bool:
        return self._store.wait_for_change(timeout_s)

    def _session(self, sender: str) -> Session | None:
        stored = self._store.peek(sender).session
        return Session.from_json(orjson.loads(stored)) if stored else None

    def _take(self, incoming: Incoming) -> Done:
        """The turn, and what came of it. A turn of the user's that is running is waited for."""
        arrival = Arrival(
            sender=incoming.sender,
            delivery=incoming.delivery,
            created_at=incoming.created_at.timestamp(),
            post="",
            parcel=b"",
        )
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            self._turns.take(incoming)
            match self._store.look(arrival):
                case Answered(reply=reply):
                    return _done(reply)
                case Gone():
                    # It was done so long ago that what came of it is forgotten.
                    return Done()
        return Done(refusal=Refusal.STORE_DOWN)

    def _can_send_now(self, sender: str) -> bool:
        return self._sends_actively and self._store.may_send(sender, now=self._clock().timestamp()) > 0

    def _goes_out_now(self, sender: str) -> bool:
        """Whether all that waits may be sent."""
        left = self._store.may_send(sender, now=self._clock().timestamp()) if self._sends_actively else 0
        return len(self._store.peek(sender).outbox) <= left


def _done(reply: bytes) -> Done:
    told = orjson.loads(reply)
    refused = told.get("refused")
    return Done(refusal=Refusal(refused), by=told.get("by", "")) if refused else Done()
