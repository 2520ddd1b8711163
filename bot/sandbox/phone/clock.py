"""The bot's clock for the people of the phone: ahead of ours by as much as theirs is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.answers import Answer
from bot.incoming import Incoming
from bot.turn_port import Dialogue, Stored, Taken


@dataclass(frozen=True, slots=True, kw_only=True)
class ShiftedDialogue:
    """
    A dialogue in which time has passed for some: a user's turn is taken at their own time.

    Everybody else, such as `refundbot chat` beside the phone, keeps the real one.
    """

    dialogue: Dialogue
    #: By how many seconds that user's clock is ahead.
    ahead_s: Callable[[str], int]

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        return self.dialogue.take(stored, incoming, now + timedelta(seconds=self.ahead_s(incoming.sender)))

    def answer(self, reply: bytes) -> Answer:
        return self.dialogue.answer(reply)

    def still_working(self) -> Answer:
        return self.dialogue.still_working()

    def unavailable(self) -> Answer:
        return self.dialogue.unavailable()
