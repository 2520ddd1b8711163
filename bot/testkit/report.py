"""How results read: the conversation as it went, with the failing turn marked, expected against actual."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import orjson
from rich.text import Text

from bot.staff.deeds import STAFF
from bot.testkit.counts import several
from bot.testkit.running import Failure, Result
from bot.testkit.turns import Turn

#: How much of a long text is shown.
_TEXT_LINES = 12
_INDENT = " " * 12


def conversation(result: Result) -> Text:
    """The conversation, each failure under its turn; what comes after the last failure is left out."""
    out = Text()
    out.append(f"{result.script.name}\n", style="bold green" if result.passed else "bold red")
    out.append(f"  {result.script.proves}\n\n", style="italic")
    if result.script.start is not None and str(result.script.start):
        out.append(f"  (starts at {result.script.start})\n", style="dim")
    for number, turn in enumerate(_shown_turns(result)):
        here = [failure for failure in result.failures if failure.turn == number]
        out.append_text(_turn(turn, is_wrong=bool(here)))
        for failure in here:
            out.append_text(_failure(failure))
        if here:
            out.append_text(_standing(turn))
    for failure in result.failures if not result.turns else ():
        out.append_text(_failure(failure))
    return out


def summary(results: Sequence[Result], seconds: float) -> Text:
    """One line for the whole run."""
    failed = [result for result in results if not result.passed]
    wrong = sum(len(result.failures) for result in failed)
    out = Text()
    if failed:
        out.append(f"{len(failed)} of {several(len(results), 'script')} failed", style="bold red")
        out.append(f", {several(wrong, 'expectation')} not met")
    else:
        out.append(f"{several(len(results), 'script')} passed", style="bold green")
    turns = sum(len(result.turns) for result in results)
    drafts = sum(result.script.draft for result in results)
    out.append(f", {several(turns, 'turn')} in {seconds:.1f} s")
    return out.append(f"; {several(drafts, 'script')} of them a draft, which counts for nothing" if drafts else "")


def _shown_turns(result: Result) -> Sequence[Turn]:
    last = max((failure.turn for failure in result.failures), default=len(result.turns))
    return result.turns[: last + 1]


def _turn(turn: Turn, *, is_wrong: bool) -> Text:
    out = Text()
    mark = ">" if is_wrong else " "
    clock = datetime.fromisoformat(str(turn.sent["now"]))
    out.append(f"{mark} {clock:%m-%d %H:%M}  ", style="bold red" if is_wrong else "dim")
    out.append(f"{said_by_user(turn)}\n", style="bold cyan")
    for line in _answered(turn):
        out.append(f"{_INDENT}{line}\n", style="default" if is_wrong else "dim")
    return out


def said_by_user(turn: Turn) -> str:
    """What was done, in the words of a script."""
    sent = turn.sent
    again = " (again)" if turn.is_retry else ""
    match sent.get("type", "text"):
        case "text":
            return f"user: {sent['text']}{again}"
        case "tap":
            return f"tap: {sent['choice']}{again}"
        case "tick":
            return "(time passes)"
        case "event":
            return f"event: {sent['event']} {sent.get('event_key', '')} {_deed(sent)}".rstrip() + again
        case kind:
            return f"{kind}: {sent.get('text', '')}".rstrip(": ") + again


def _deed(sent: Mapping[str, Any]) -> str:
    """What staff did, with what or to what."""
    members = orjson.loads(sent["text"]) if sent.get("event") == STAFF and sent.get("text") else {}
    return " ".join(str(each) for each in members.values())


def _answered(turn: Turn) -> Iterator[str]:
    if "error" in turn.got:
        yield f"error: {turn.got['error']}"
    for name in ("replies", "active"):
        for message in turn.got.get(name) or ():
            yield from _message(message, "active " if name == "active" else "")
    if turn.got.get("more"):
        yield "(more)"


def _message(message: Any, kind: str) -> Iterator[str]:
    yield f"{kind}[{message['id']}]"
    lines = str(message.get("text", "")).splitlines()
    yield from (f"  {line}" for line in lines[:_TEXT_LINES])
    if len(lines) > _TEXT_LINES:
        yield f"  ... {len(lines) - _TEXT_LINES} lines more"
    for number, choice in enumerate(message.get("choices") or (), start=1):
        yield f"  {number} {choice['label']}  <{choice['id']}>"


def _failure(failure: Failure) -> Text:
    out = Text()
    out.append(f"  x {failure.path}:{failure.line}  {failure.what}\n", style="bold red")
    out.append(f"      expected  {failure.shortfall.expected}\n", style="green")
    out.append(f"      actual    {failure.shortfall.actual}\n", style="red")
    if failure.shortfall.hint:
        out.append(f"      {failure.shortfall.hint}\n", style="yellow")
    return out


def _standing(turn: Turn) -> Text:
    line = standing(turn)
    return Text(f"      at        {line}\n", style="dim") if line else Text()


def standing(turn: Turn) -> str:
    """Where the conversation stood: what somebody looks for first."""
    shown = ("state", "act", "cause", "variant", "rung", "owner", "locale")
    parts = [f"{key}: {turn.got[key]}" for key in shown if turn.got.get(key)]
    facts = ", ".join(f"{slot}={value}" for slot, value in (turn.got.get("facts") or {}).items())
    return "; ".join([*parts, *([f"facts: {facts}"] if facts else [])])
