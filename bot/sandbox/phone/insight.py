"""What a turn did, for the drawer: how the message was understood, what is known, and why the ranking is as it is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.dialogue import RefundDialogue
from bot.store.errors import StoreDownError
from bot.store.port import Answered, Arrival, Store
from bot.view import view
from dialogs.acts import Act
from dialogs.diagnosis import reasons
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.turn import Turn
from dialogs.utterance import Utterance

#: So many of the ranking are explained; the rest hardly counts.
EXPLAINED = 5


@dataclass(frozen=True, kw_only=True)
class Insight:
    """Looks at the bot's memory beside the webhook, and changes nothing."""

    store: Store
    dialogue: RefundDialogue

    def of(self, openid: str, delivery: str, at: int) -> dict[str, Any] | None:
        """
        The turn of that delivery and where the conversation is after it; None when nothing can be known.

        The shape is that of `refundbot chat --json`, with reasons in the ranking.
        """
        try:
            known = self.store.look(
                Arrival(sender=openid, delivery=delivery, created_at=float(at), post="", parcel=b"")
            )
            session = self.session_of(openid)
        except StoreDownError:
            return None
        if not isinstance(known, Answered):
            return None
        now = datetime.fromtimestamp(at, UTC)
        seen = view(self.dialogue, session, orjson.loads(known.reply), now, openid)
        seen["ranking"] = self._explained(session, seen["ranking"], now)
        # The bubble has the words.
        seen["replies"] = [{"id": reply["id"]} for reply in seen["replies"]]
        del seen["user"]
        return seen

    def session_of(self, openid: str) -> Session:
        """What the bot remembers of that user. Raises StoreDownError."""
        stored = self.store.peek(openid).session
        return Session.from_json(orjson.loads(stored)) if stored else Session()

    def _explained(self, session: Session, ranking: list[dict[str, Any]], now: datetime) -> list[dict[str, Any]]:
        turn = Turn(
            knowledge=self.dialogue.knowledge,
            session=session,
            utterance=Utterance(act=Act.UNKNOWN),
            now=now.astimezone(self.dialogue.zone),
        )
        if not (session.case.facts or session.case.told or session.case.grounds):
            return []
        return [{**each, **_reasons(turn, each)} for each in ranking[:EXPLAINED]]


def _reasons(turn: Turn, ranked: Mapping[str, Any]) -> dict[str, Any]:
    closed = frozenset(Slot(slot) for slot in turn.session.case.closed)
    why = reasons(turn.catalog, ranked["variant"], turn.facts, turn.told, turn.grounds, closed)
    return {
        "for": [[str(slot), str(value)] for slot, value in why.speaks_for],
        "against": [[str(slot), str(value)] for slot, value in why.speaks_against],
        "open": [str(slot) for slot in why.still_open],
        "own_words": ranked["cause"] in turn.told,
    }
