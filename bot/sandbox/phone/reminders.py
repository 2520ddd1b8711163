"""What falls due while the clock moves: the bot writes first."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.dialogue import TICK
from bot.incoming import Incoming, Kind
from bot.sandbox.phone.chats import MESSAGES, Chats, Entry, Person, What
from bot.sandbox.phone.insight import Insight
from bot.sandbox.phone.sending import said_by_account
from bot.store.errors import StoreDownError
from bot.turns import Turns

#: For so long after a message of the user an account may write first; verified accounts only.
WINDOW_S = 48 * 3600


@dataclass(frozen=True, kw_only=True)
class Reminders:
    """Lets the bot notice the time."""

    chats: Chats
    turns: Turns
    insight: Insight

    def fall_due(self, person: Person) -> Entry | None:
        """What the bot now says on its own, put on the screen; None when it has nothing to say."""
        now = self.chats.now(person)
        if not self._has_due(person, now):
            return None
        delivery = f"tick:{person.openid}:{secrets.token_hex(6)}"
        answer = self.turns.take(_tick(person, delivery, now))
        if not answer.text:
            return None
        turn = self.insight.of(person.openid, delivery, now)
        outcome = {**said_by_account(answer.text), "turn": turn, "silent_s": self._silent_s(person, now)}
        return self.chats.add(person, What.ACTIVE, {}, outcome)

    def _has_due(self, person: Person, now: int) -> bool:
        try:
            due = self.insight.session_of(person.openid).case.due
        except StoreDownError:
            return False
        return any(at <= now for _, at in due)

    def _silent_s(self, person: Person, now: int) -> int | None:
        """How long ago the person wrote; None when they never did."""
        written = [entry.at for entry in self.chats.entries(person) if entry.what in MESSAGES]
        return now - written[-1] if written else None


def _tick(person: Person, delivery: str, now: int) -> Incoming:
    return Incoming(
        sender=person.openid,
        kind=Kind.EVENT,
        event=TICK,
        delivery=delivery,
        created_at=datetime.fromtimestamp(now, UTC),
    )
