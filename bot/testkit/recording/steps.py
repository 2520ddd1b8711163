"""A line of `refundbot chat --json` as the step of a script that does the same."""

from collections.abc import Callable, Mapping
from typing import Any

import orjson

from bot.staff.deeds import STAFF
from bot.staff.port import Doing
from bot.testkit.words import Word
from dialogs.staffing import FOR_USER

Step = dict[str, Any]

_KINDS: Mapping[str, Word] = {
    "image": Word.PICTURE,
    "video": Word.VIDEO,
    "shortvideo": Word.SHORT_VIDEO,
    "location": Word.LOCATION,
    "link": Word.LINK,
    "sticker": Word.STICKER,
}
_EVENTS: Mapping[str, Word] = {"subscribe": Word.FOLLOW, "unsubscribe": Word.UNFOLLOW}


def step_of(sent: Mapping[str, Any]) -> Step:
    """What is done, by a script's word; nothing of what is expected."""
    kind = _kind_of(sent)
    if kind in _KINDS:
        return {_KINDS[kind]: ""}
    return _READ[kind](sent)


def _kind_of(sent: Mapping[str, Any]) -> str:
    """As `bot.lines` tells it where a line does not say."""
    default = "event" if sent.get("event") else "tap" if sent.get("choice") and not sent.get("text") else "text"
    kind = str(sent.get("type") or default)
    # A tap that comes as its text alone, as test accounts send it, is typed in a script.
    return "text" if kind == "tap" and not sent.get("choice") else kind


def _text(sent: Mapping[str, Any]) -> Step:
    return {Word.USER: str(sent.get("text") or "")}


def _tap(sent: Mapping[str, Any]) -> Step:
    return {Word.TAP: sent["choice"]}


def _voice(sent: Mapping[str, Any]) -> Step:
    return {Word.VOICE: str(sent.get("text") or "")}


def _event(sent: Mapping[str, Any]) -> Step:
    event, about = str(sent["event"]).lower(), sent.get("event_key") or sent.get("staff_account")
    if event == STAFF:
        return {Word.STAFF: _deed(sent)}
    # A follow through a code names its scene, and so is written out.
    if event in _EVENTS and not about:
        return {_EVENTS[event]: ""}
    return {Word.EVENT: {event: about} if about else event}


def _deed(sent: Mapping[str, Any]) -> Any:
    doing, members = str(sent["event_key"]), orjson.loads(sent.get("text") or "{}")
    if doing == Doing.HAND_OVER and members.get("value") == FOR_USER:
        return {"agree": members.get("text", "")}
    if doing == Doing.SET_FACT:
        return {doing: {members["slot"]: members["value"]}}
    return {doing: next(iter(members.values()))} if members else doing


_READ: Mapping[str, Callable[[Mapping[str, Any]], Step]] = {
    "text": _text,
    "tap": _tap,
    "voice": _voice,
    "event": _event,
}
