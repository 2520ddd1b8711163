"""What the phone remembers: its people, their clocks, and everything on their screens. One file, many workers."""

import secrets
import sqlite3
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

import orjson

#: Who may use the phone. Their names on the page are copy; these are for addresses.
PEOPLE = ("one", "two", "three")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS person (
    name TEXT PRIMARY KEY, openid TEXT NOT NULL UNIQUE, follows INTEGER NOT NULL, ahead_s INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS entry (
    id INTEGER PRIMARY KEY AUTOINCREMENT, openid TEXT NOT NULL, what TEXT NOT NULL, at INTEGER NOT NULL,
    said TEXT NOT NULL, outcome TEXT);
CREATE INDEX IF NOT EXISTS entry_of ON entry (openid, id);
"""
#: Another worker writes for milliseconds at most.
_PATIENCE_S = 5.0


class What(StrEnum):
    """What an entry is: something that the person did, or something that happened to them."""

    TEXT = "text"
    TAP = "tap"
    PICTURE = "picture"
    VOICE = "voice"
    STICKER = "sticker"
    LOCATION = "location"
    FOLLOW = "follow"
    UNFOLLOW = "unfollow"
    MENU = "menu"
    #: The bot wrote first.
    ACTIVE = "active"
    #: The clock was set forward.
    CLOCK = "clock"


#: What happens without a push.
_UNSENT = frozenset({What.ACTIVE, What.CLOCK})
#: Pushed as events: these have no id of their own, only the second in which they happened.
EVENTS = frozenset({What.FOLLOW, What.UNFOLLOW, What.MENU})
#: What WeChat counts as a message of the user; a tap on a link it probably does not.
MESSAGES = frozenset({What.TEXT, What.PICTURE, What.VOICE, What.STICKER, What.LOCATION})


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody with this phone."""

    name: str
    #: As the account knows them. Whoever starts over is somebody new.
    openid: str
    follows: bool
    #: How far their clock is ahead of ours.
    ahead_s: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing on somebody's screen."""

    id: int
    what: What
    #: Unix seconds, by the person's own clock.
    at: int
    #: What was typed or tapped, and the number of the message.
    said: Mapping[str, Any]
    #: What came of it; None while it is on its way.
    outcome: Mapping[str, Any] | None

    @property
    def is_sent(self) -> bool:
        """Whether it is something that is pushed to the account."""
        return self.what not in _UNSENT


@dataclass(frozen=True, slots=True, kw_only=True)
class Chats:
    """
    All chats of this phone, in one SQLite file, which threads and processes may share.

    It is what the screen shows and no part of the bot: the bot's own memory is its store.
    """

    path: Path
    seconds: Callable[[], float] = field(default=time.time)

    def prepare(self) -> None:
        """Make the file and the people, where there are none."""
        with self._open() as database:
            database.executescript(_SCHEMA)
            for name in PEOPLE:
                database.execute("INSERT OR IGNORE INTO person VALUES (?, ?, 0, 0)", (name, _new_openid()))

    def person(self, name: str) -> Person | None:
        with self._open() as database:
            row = database.execute("SELECT * FROM person WHERE name = ?", (name,)).fetchone()
        return Person(name=row[0], openid=row[1], follows=bool(row[2]), ahead_s=row[3]) if row else None

    def now(self, person: Person) -> int:
        """The person's clock."""
        return int(self.seconds()) + person.ahead_s

    def ahead_s(self, openid: str) -> int:
        """How far that user's clock is ahead; 0 for whoever does not use this phone."""
        with self._open() as database:
            row = database.execute("SELECT ahead_s FROM person WHERE openid = ?", (openid,)).fetchone()
        return int(row[0]) if row else 0

    def set_forward(self, person: Person, seconds: int) -> None:
        with self._open() as database:
            database.execute("UPDATE person SET ahead_s = ahead_s + ? WHERE name = ?", (seconds, person.name))

    def start_over(self, person: Person) -> None:
        """An empty screen, a right clock, and an openid that the account has never met."""
        with self._open() as database:
            database.execute("DELETE FROM entry WHERE openid = ?", (person.openid,))
            database.execute(
                "UPDATE person SET openid = ?, follows = 0, ahead_s = 0 WHERE name = ?", (_new_openid(), person.name)
            )

    def entries(self, person: Person) -> tuple[Entry, ...]:
        """Everything on that person's screen, oldest first."""
        with self._open() as database:
            rows = database.execute("SELECT * FROM entry WHERE openid = ? ORDER BY id", (person.openid,)).fetchall()
        return tuple(_entry(row) for row in rows)

    def entry(self, person: Person, number: int) -> Entry | None:
        with self._open() as database:
            row = database.execute(
                "SELECT * FROM entry WHERE openid = ? AND id = ?", (person.openid, number)
            ).fetchone()
        return _entry(row) if row else None

    def add(self, person: Person, what: What, said: Mapping[str, Any], outcome: Mapping[str, Any] | None) -> Entry:
        """A new entry, at the person's present time."""
        with self._open() as database:
            at = self._time_of(database, person, what)
            words = (person.openid, str(what), at, orjson.dumps(said), _dumped(outcome))
            number = database.execute("INSERT INTO entry VALUES (NULL, ?, ?, ?, ?, ?)", words).lastrowid
            if what in {What.FOLLOW, What.UNFOLLOW}:
                database.execute("UPDATE person SET follows = ? WHERE name = ?", (what is What.FOLLOW, person.name))
        return Entry(id=number or 0, what=what, at=at, said=said, outcome=outcome)

    def settle(self, entry: Entry, outcome: Mapping[str, Any]) -> None:
        """What came of it."""
        with self._open() as database:
            database.execute("UPDATE entry SET outcome = ? WHERE id = ?", (_dumped(outcome), entry.id))

    def _time_of(self, database: sqlite3.Connection, person: Person, what: What) -> int:
        """Now; but no two events in one second, because the second is all that tells them apart."""
        if what not in EVENTS:
            return self.now(person)
        marks = ", ".join("?" * len(EVENTS))
        query = f"SELECT max(at) FROM entry WHERE openid = ? AND what IN ({marks})"  # noqa: S608 - marks only
        last = database.execute(query, (person.openid, *map(str, EVENTS))).fetchone()[0]
        return max(self.now(person), (last or 0) + 1)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one short transaction."""
        with closing(sqlite3.connect(self.path, timeout=_PATIENCE_S)) as database, database:
            yield database


def _entry(row: tuple[Any, ...]) -> Entry:
    number, _, what, at, said, outcome = row
    return Entry(
        id=number, what=What(what), at=at, said=orjson.loads(said), outcome=orjson.loads(outcome) if outcome else None
    )


def _dumped(outcome: Mapping[str, Any] | None) -> bytes | None:
    return None if outcome is None else orjson.dumps(outcome)


def _new_openid() -> str:
    return f"o{secrets.token_urlsafe(21)[:27]}"
