"""A conversation as a value: one thing is done in it, and another value comes back, with what that reached."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

import orjson

from bot.lines import incoming_of
from bot.testkit.coverage.elements import Element
from bot.testkit.coverage.tracing import see_page, touched_by, traced_dialogue
from bot.testkit.operator import Chosen
from bot.testkit.script import Retry, Script, Send, Step, Until, Wait
from bot.testkit.times import DEFAULT_NOW, PACE
from bot.turn_port import Stored
from dialogs.session import Session

#: What can be done. A script's other steps come down to these.
Deed = Send | Wait


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """What is done from the beginning on, with which settings, and when that is."""

    #: The locale that it is written in.
    locale: str
    settings: Chosen = ()
    began: datetime = DEFAULT_NOW
    deeds: tuple[Deed, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Position:
    """Where a conversation stands: all that is kept of it, and how it came there."""

    way: Way
    now: datetime
    stored: bytes | None = None
    outbox: tuple[bytes, ...] = ()

    @cached_property
    def session(self) -> Session:
        return Session.from_json(orjson.loads(self.stored)) if self.stored else Session()


def beginning(way: Way) -> Position:
    """Before the first deed."""
    return Position(way=replace(way, deeds=()), now=way.began)


def after(position: Position, deed: Deed) -> tuple[Position, frozenset[Element]]:
    """
    Where that leads, and what it reaches.

    Whatever the dialogue raises comes through. Of deliveries and sending nothing is played: what would wait to be said
    goes with the next answer.
    """
    ends: list[Position] = []
    reached = touched_by(lambda: ends.append(_taken(position, deed)))
    return ends[0], reached


def further(way: Way, deed: Deed) -> Way:
    return replace(way, deeds=(*way.deeds, deed))


def _taken(position: Position, deed: Deed) -> Position:
    way = position.way
    now = position.now + (deed.span if isinstance(deed, Wait) else PACE if way.deeds else timedelta())
    dialogue = traced_dialogue(way.settings)
    incoming = incoming_of(line_of(deed), now, len(way.deeds))
    taken = dialogue.take(Stored(session=position.stored, outbox=position.outbox), incoming, now)
    record: dict[str, Any] = orjson.loads(taken.reply)
    see_page(record, dialogue)
    return Position(
        way=further(way, deed),
        now=now,
        stored=None if taken.erase else taken.session if taken.session is not None else position.stored,
        outbox=() if taken.erase else (*position.outbox[taken.drained :], *taken.says),
    )


def line_of(deed: Deed) -> Mapping[str, object]:
    """As `refundbot chat --json` takes it, but for the clock."""
    return {"user": "somebody", **members_of(deed)}


def members_of(deed: Deed) -> Mapping[str, str]:
    return {"type": "tick"} if isinstance(deed, Wait) else dict(deed.members)


def way_of(script: Script) -> Way | None:
    """What a script does; None for one that begins in the middle, where nothing leads."""
    if script.start is not None:
        return None
    way, now = Way(locale=script.locale, settings=script.settings, began=script.now), script.now
    for step in script.steps:
        for deed in _deeds(step, now):
            now += deed.span if isinstance(deed, Wait) else PACE if way.deeds else timedelta()
            way = further(way, deed)
    return way


def _deeds(step: Step, now: datetime) -> Iterator[Deed]:
    match step.action:
        case Send() | Wait():
            yield step.action
        case Until(at=at) if at > now:
            yield Wait(span=at - now)
        case Retry() | None | Until():
            return
