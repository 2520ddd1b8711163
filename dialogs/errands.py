"""What is to be asked of WeChat's own desk for a conversation, and when: the worker does it, no turn does."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from dialogs.session import Session
from dialogs.values import value


class Errand(StrEnum):
    """The values are names of what is due, beside those of the case's own steps."""

    #: Somebody waits there: see who has them, and give them to somebody who is online when nobody does.
    OPEN = "desk.open"
    #: A talk there is over by WeChat's own rule: close it, so that nobody writes into it any more.
    CLOSE = "desk.close"
    #: A talk has ended: fetch what was said.
    SAID = "desk.said"


@value(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One errand. Unix seconds."""

    errand: Errand
    at: int
    #: With SAID: the talk began and ended then.
    since: int = 0
    until: int = 0


def want(session: Session, wanted: Wanted) -> None:
    """In place of one of the same kind; of two talks that were not fetched, the whole time from one to the other."""
    before = session.errands.get(wanted.errand)
    since = min(wanted.since, before[1]) if before and before[1] else wanted.since
    session.errands = {**session.errands, str(wanted.errand): [wanted.at, since, wanted.until]}


def drop(session: Session, *errands: Errand) -> None:
    session.errands = {name: told for name, told in session.errands.items() if name not in errands}


def wanted_of(errands: Mapping[str, Any]) -> tuple[Wanted, ...]:
    """All that are known to this release."""
    known = ((Errand(name), told) for name, told in errands.items() if name in set(Errand))
    return tuple(Wanted(errand=errand, at=told[0], since=told[1], until=told[2]) for errand, told in known)
