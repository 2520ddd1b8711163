"""Replies as JSON and back: what a retry, "repeat" and "more" are made from."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from dialogs.replies import Day, Moment, Money, Msgid, Param, Passage, Quantity, Reply, Source, Term, Terms, Words

_WRITE: Mapping[type, Callable[[Any], list[Any]]] = {
    Day: lambda each: ["day", each.value.isoformat()],
    Moment: lambda each: ["moment", each.value.isoformat()],
    Money: lambda each: ["money", str(each.value)],
    Term: lambda each: ["term", each.msgid],
    Terms: lambda each: ["terms", *each.msgids],
    Quantity: lambda each: ["figure", each.figure],
    Source: lambda each: ["source", each.text],
    Passage: lambda each: ["passage", *each.says],
    Words: lambda each: ["words", each.text],
}

_READ: Mapping[str, Callable[..., Param]] = {
    "day": lambda text: Day(date.fromisoformat(text)),
    "moment": lambda text: Moment(datetime.fromisoformat(text)),
    "money": lambda text: Money(Decimal(text)),
    "term": lambda text: Term(Msgid(text)),
    "terms": lambda *texts: Terms(tuple(Msgid(text) for text in texts)),
    "figure": Quantity,
    "source": Source,
    "passage": lambda *says: Passage(says),
    "words": Words,
}


def reply_as_json(reply: Reply) -> list[Any]:
    """`[id, params, choices]`, the empty tail left out."""
    filled = {name: _written(value) for name, value in reply.params.items()} if reply.params else {}
    if reply.choices:
        return [reply.id, filled, [*reply.choices]]
    return [reply.id, filled] if filled else [reply.id]


def reply_from_json(stored: list[Any]) -> Reply:
    """The reply that `reply_as_json` wrote."""
    missing: list[Any] = [{}, []][len(stored) - 1 :]
    identifier, params, choices = [*stored, *missing]
    return Reply(id=identifier, params={name: _read(value) for name, value in params.items()}, choices=tuple(choices))


def _written(value: Param) -> Any:
    write = _WRITE.get(type(value))
    return value if write is None else write(value)


def _read(value: Any) -> Param:
    return _READ[value[0]](*value[1:]) if isinstance(value, list) else value
