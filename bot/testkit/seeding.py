"""Puts a session into the store of a script, by a turn like any other."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.answers import Answer
from bot.dialogue import TICK, RefundDialogue
from bot.incoming import Incoming
from bot.lines import incoming_of
from bot.testkit.beside import ScriptChannel
from bot.turn_port import Stored, Taken
from bot.turns import Turns


@dataclass(frozen=True, slots=True)
class _Standing:
    """A dialogue whose user has stood there all along: with the session go its owner, its card and what falls due."""

    dialogue: RefundDialogue
    session: bytes

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        return replace(self.dialogue.take(replace(stored, session=self.session), incoming, now), transcript=None)

    def answer(self, reply: bytes) -> Answer:
        return self.dialogue.answer(reply)

    def still_working(self) -> Answer:
        return self.dialogue.still_working()

    def unavailable(self) -> Answer:
        return self.dialogue.unavailable()


def seed(channel: ScriptChannel, session: bytes, user: str, now: datetime) -> None:
    """The user stands there from `now` on; nothing is said, as nothing is due."""
    line: Mapping[str, object] = {"user": user, "type": TICK}
    standing = _Standing(channel.dialogue, session)
    Turns(channel.store, standing, lambda: now, renews=False).take(incoming_of(line, now, 0))
