"""The phone page's "Save as a script": what is on a screen as exchanges, for the one recorder that there is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.cli._operator_in_scripts import operator_in_script
from bot.sandbox.phone.chats import Entry, What
from bot.sandbox.phone.page import WriteScript
from bot.settings import Settings
from bot.testkit.recording.exchange import Exchange
from bot.testkit.recording.recorder import NothingToRecordError, Recorder

_SENT: Mapping[What, Mapping[str, str]] = {
    What.PICTURE: {"type": "image"},
    What.VOICE: {"type": "voice"},
    What.STICKER: {"type": "sticker"},
    What.LOCATION: {"type": "location"},
    What.FOLLOW: {"type": "event", "event": "subscribe"},
    What.UNFOLLOW: {"type": "event", "event": "unsubscribe"},
}
_TIME: Mapping[str, str] = {"type": "tick"}


def phone_recorder(settings: Settings) -> WriteScript:
    """Writes chats as scripts, with the operator's settings on top."""
    recorder = Recorder(zone=settings.timezone, settings=operator_in_script(settings))

    def write_script(entries: Sequence[Entry], proves: str) -> str | None:
        try:
            return recorder.script_of(exchanges_of(entries), proves)
        except NothingToRecordError:
            return None

    return write_script


def exchanges_of(entries: Sequence[Entry]) -> Sequence[Exchange]:
    """What was done on the phone. Nothing is expected where the bot did not answer as it would in a script."""
    exchanges: list[Exchange] = []
    for entry in entries:
        each = _exchange(entry)
        if entry.what is What.ACTIVE and exchanges and exchanges[-1].waited is not None and exchanges[-1].got is None:
            # What was said because the clock was set forward belongs to that.
            exchanges[-1] = replace(exchanges[-1], got=each.got)
        else:
            exchanges.append(each)
    return exchanges


def _exchange(entry: Entry) -> Exchange:
    at = datetime.fromtimestamp(entry.at, UTC)
    match entry.what:
        case What.CLOCK:
            return Exchange(at=at, sent=_TIME, got=None, waited=timedelta(seconds=entry.said["forward_s"]))
        case What.ACTIVE:
            return Exchange(at=at, sent=_TIME, got=_said_first(entry))
    return Exchange(at=at, sent=_sent(entry), got=_answered(entry))


def _sent(entry: Entry) -> Mapping[str, str]:
    match entry.what:
        case What.TEXT:
            return {"text": entry.said["text"]}
        case What.TAP:
            return {"type": "tap", "choice": entry.said["choice"]}
        case What.MENU:
            return {"type": "event", "event": "click", "event_key": entry.said["key"]}
    return _SENT[entry.what]


def _said_first(entry: Entry) -> Mapping[str, Any] | None:
    turn = _turn(entry)
    return None if turn is None else {**turn, "replies": [], "active": turn["replies"]}


def _answered(entry: Entry) -> Mapping[str, Any] | None:
    outcome = entry.outcome or {}
    is_as_in_a_script = not outcome.get("notice") and outcome.get("posts", 1) == 1
    return _turn(entry) if is_as_in_a_script else None


def _turn(entry: Entry) -> Mapping[str, Any] | None:
    turn: Mapping[str, Any] | None = (entry.outcome or {}).get("turn")
    return turn
