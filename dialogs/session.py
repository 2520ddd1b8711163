"""What the store keeps of one user: where they are, what was said last, and the case."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from itertools import compress
from operator import attrgetter, ne
from typing import Any, Self

from dialogs.case import Case
from dialogs.ownership import Owner
from dialogs.states import START

#: Raised whenever the meaning of a stored member changes; each raise has a row in `MIGRATIONS`.
SCHEMA_VERSION = 3


def _words_as_shares(stored: dict[str, Any]) -> dict[str, Any]:
    """Version 1 kept what the user's words point to as steps of log-odds, version 2 as shares of what they mean."""
    told = stored.get("case", {}).get("told")
    if told:
        stored["case"] = {**stored["case"], "told": {cause: 1.0 if step > 2 else 0.5 for cause, step in told.items()}}
    return stored


def _candidates_of_the_case(stored: dict[str, Any]) -> dict[str, Any]:
    """Version 2 kept what an account may mean beside the case, version 3 in it: it waits and is undone with it."""
    candidates = stored.pop("candidates", [])
    if candidates:
        stored["case"] = {**stored.get("case", {}), "candidates": candidates}
    return stored


#: From a version to the next: a function on the stored mapping.
MIGRATIONS: Mapping[int, Callable[[dict[str, Any]], dict[str, Any]]] = {
    1: _words_as_shares,
    2: _candidates_of_the_case,
}

#: Old name -> present name, for stored sessions of earlier releases.
RENAMED_STATES: Mapping[str, str] = {}


@dataclass(slots=True, kw_only=True)
class Session:
    """One user. Everything in it is JSON."""

    locale: str = "zh_Hans"
    #: Has written in it: until then the locale is a guess, and one word of another language is enough to change it.
    has_shown_locale: bool = False
    #: The user chose the language, or wrote whole sentences in it: a stray word no longer switches.
    sticky: bool = False
    #: The language that was left for the present one: the menu's language button leads back to it.
    left_locale: str = ""
    state: str = START
    #: Where `warning` and `confirming` return to.
    came_from: str = ""
    #: What `confirming` is about.
    confirming: str = ""
    #: What `confirming` asks came in below a warning, which stands again unless it is a yes.
    is_warned: bool = False
    owner: str = str(Owner.BOT)
    #: Unix second since which that owner has it, and the staff account, if one is known.
    owned_since: int = 0
    staff_account: str = ""
    #: Why a person was called, and how many messages came since staff last did something.
    reason: str = ""
    unseen: int = 0
    #: Unix second of the first message that staff have not answered; 0 while none waits.
    waits_since: int = 0
    #: Of WeChat's own desk: since when the talk runs that was not fetched, what is to be asked of the desk (see
    #: `dialogs.errands`), and what staff said there last, until the user is reminded of it.
    talk_since: int = 0
    errands: dict[str, Any] = field(default_factory=dict)
    last_words: str = ""
    #: Whether it was said, since they were called, that staff will read what comes, and that nobody is free yet.
    told_kept: bool = False
    told_nobody: bool = False
    #: Staff have it until their desk's talk ended: the next thing that is said begins with that.
    is_back: bool = False
    #: What staff wrote for each other, newest last: unix second, account, text.
    notes: list[Any] = field(default_factory=list)
    #: Staff come back to it then.
    snoozed_until: int = 0
    #: What staff closed it with; "" while it is open.
    outcome: str = ""
    #: Where the talk goes on when an answer that was opened again is settled; "" when none is open.
    reopened_from: str = ""
    #: The value that a bare correction gave, by each answer that it may be for, until the user says for which.
    righting: dict[str, str] = field(default_factory=dict)
    #: Messages not understood: since the present state was entered, in which state that was, and in all.
    misses: int = 0
    missed_in: str = ""
    missed: int = 0
    #: What was last to be said, as a number that two equal replies share, and how many times running.
    circling: list[int] = field(default_factory=list)
    #: Ids of the choices on the table, in the order of their numbers.
    offered: list[str] = field(default_factory=list)
    #: Unix second at which the present question was put: an older message is no answer to it.
    shown_at: int = 0
    #: Unix second of the user's last message, or of what the bot last said on its own.
    seen_at: int = 0
    #: The replies of the last turn, as JSON, and which of their pages was shown, of how many.
    said: list[Any] = field(default_factory=list)
    page: int = 0
    pages: int = 1
    #: Has read who we are and what we cannot do.
    welcomed: bool = False
    #: Was told once that we understand the anger or the worry.
    soothed: bool = False
    case: Case = field(default_factory=Case)
    cases: int = 1
    #: Other refunds that wait their turn: each the state it was left in, and its case.
    others: list[Any] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Only what differs from a fresh session, with the schema's version."""
        # In C: some forty comparisons at every turn, nearly all of them of what is fresh.
        members = _members(self)
        kept = compress(zip(_PLAIN, members, strict=True), map(ne, members, _FRESH))
        return {"v": SCHEMA_VERSION, **dict(kept), "case": self.case.as_json()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Self:
        """
        A stored session of this or an earlier release.

        Members that this release does not know are dropped; a later release's session is read as far as it is known.
        """
        current = migrated(dict(stored))
        plain = {_KNOWN[name]: value for name, value in current.items() if name in _KNOWN}
        return cls(**plain, case=Case.from_json(current.get("case", {})))


def migrated(stored: dict[str, Any]) -> dict[str, Any]:
    """The stored mapping brought up to the present version, step by step."""
    version = int(stored.get("v", SCHEMA_VERSION))
    while version < SCHEMA_VERSION and version in MIGRATIONS:
        stored = MIGRATIONS[version](stored)
        version += 1
    state = stored.get("state", START)
    stored["state"] = RENAMED_STATES.get(state, state)
    return stored


_PLAIN = tuple(each.name for each in fields(Session) if each.name != "case")
#: By our own names, not those of the JSON: Python finds an argument at once by the very string that it was declared by.
_KNOWN = {name: name for name in _PLAIN}
_members = attrgetter(*_PLAIN)
_FRESH = _members(Session())
