"""A line of `refundbot chat --json` in, a line out: the whole bot behind one function, for any other channel."""

import itertools
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

import orjson

from bot.answers import Answer
from bot.dialogue import TICK, RefundDialogue
from bot.incoming import Incoming
from bot.lines import LineError, incoming_of
from bot.store.port import Store
from bot.turn_port import Stored, Taken
from bot.turns import Turns
from bot.turns.posts import Watch, unwatched
from bot.view import parts_of, view
from dialogs.session import Session


class Overheard:
    """A dialogue that remembers the last reply record, so that a turn can be shown and not only its text."""

    def __init__(self, dialogue: RefundDialogue) -> None:
        self._dialogue = dialogue
        self.record: dict[str, Any] = {}

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        taken = self._dialogue.take(stored, incoming, now)
        self.record = orjson.loads(taken.reply)
        return taken

    def answer(self, reply: bytes) -> Answer:
        self.record = orjson.loads(reply)
        return self._dialogue.answer(reply)

    def still_working(self) -> Answer:
        return self._dialogue.still_working()

    def unavailable(self) -> Answer:
        return self._dialogue.unavailable()


class Channel:
    """
    One conversation partner behind JSON lines. For one thread.

    The clock is a line's `now` where it gives one, and stands still until the next that does; without any it is real.
    """

    def __init__(
        self,
        store: Store,
        dialogue: RefundDialogue,
        clock: Callable[[], datetime] | None = None,
        *,
        watch: Watch = unwatched,
        renews: bool = True,
    ) -> None:
        self._store = store
        self.dialogue = dialogue
        self.overheard = Overheard(dialogue)
        self._clock = clock or (lambda: datetime.now(UTC))
        self._now: datetime | None = None
        self._turns = Turns(store, self.overheard, self.now, watch=watch, renews=renews)
        self._serial = itertools.count(1)

    def now(self) -> datetime:
        return self._now or self._clock()

    def send(self, line: Mapping[str, object]) -> dict[str, Any]:
        """The answer to one line: `{"error": ...}` for a line that makes no sense, with nothing changed."""
        try:
            self._now = _now_of(line, self.dialogue) or self._now
            incoming = incoming_of(line, self.now(), next(self._serial))
        except LineError as error:
            return {"error": str(error)}
        if incoming.event == TICK:
            active = self._fall_due(incoming)
            return {**self.view(incoming.sender), "replies": [], "more": False, "active": active}
        self.overheard.record = {}
        answer = self._turns.take(incoming)
        if refused := self.overheard.record.get("refused"):
            return {"error": f"staff were refused: {refused}"}
        shown = self.view(incoming.sender)
        if answer.text and not shown["replies"]:
            # No turn was taken: the store was down.
            shown["replies"] = [{"id": "unavailable", "text": answer.text, "choices": []}]
        return shown

    def view(self, user: str) -> dict[str, Any]:
        """The last turn of that user, and where the conversation is."""
        stored = self._store.peek(user).session
        session = Session.from_json(orjson.loads(stored)) if stored else Session()
        return view(self.dialogue, session, self.overheard.record, self.now(), user)

    def _fall_due(self, tick: Incoming) -> list[dict[str, Any]]:
        """Runs what is due by now, and gives what the bot said on its own."""
        self.overheard.record = {}
        self._turns.take(tick)
        page = self.dialogue.page_of(self.overheard.record)
        return parts_of(page) if page is not None else []


def _now_of(line: Mapping[str, object], dialogue: RefundDialogue) -> datetime | None:
    given = line.get("now")
    if given is None:
        return None
    try:
        moment = datetime.fromisoformat(str(given))
    except ValueError:
        raise LineError(f'"now" is {given!r}; expected a time like "2026-11-22T10:00+08:00"') from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dialogue.zone)
