"""A conversation of the store as exchanges: what its transcript still tells of what was done, and what was said."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import Any

import orjson

from bot.menu_keys import PREFIX
from bot.staff.deeds import BEGIN_CASE, STAFF
from bot.staff.port import Doing
from bot.testkit.recording.exchange import Exchange
from bot.testkit.recording.stand_ins import is_heard_alike, stands_for
from bot.transcript import read_entry
from dialogs.acts import Act
from dialogs.staffing import FOR_USER
from dialogs.understanding import Phrases

_MEDIA = frozenset({"image", "voice", "video", "shortvideo", "location", "link", "sticker"})
#: Kinds that no step sends, by one that the bot hears alike.
_ALIKE: Mapping[str, str] = {"miniprogrampage": "link"}
#: What the text of such an entry was, where it was one thing only.
_ABOUT: Mapping[str, str] = {
    Doing.REPLY: "text",
    Doing.NOTE: "text",
    Doing.DROP_FACT: "slot",
    Doing.TRANSFER: "to",
    Doing.CLOSE: "to",
    Doing.SET_LOCALE: "value",
    BEGIN_CASE: "value",
}
_OTHERWISE = "may be understood otherwise now that its numbers and names are made up"
_BARE = frozenset({Doing.TAKE, Doing.REQUEUE})


@dataclass(kw_only=True)
class Stored:
    """One conversation, read with what understands it."""

    phrases: Phrases
    zone: tzinfo
    states: frozenset[str]
    #: What could not be told, or may be understood otherwise: for whoever made the script.
    remarks: list[str] = field(default_factory=list)

    def exchanges_of(self, transcript: Sequence[bytes]) -> Sequence[Exchange]:
        """
        What was done, with stand-ins for whatever tells who did it, and what was said then.

        A transcript keeps the newest entries of some months, cut and without secrets: `remarks` has what is missing.
        """
        return list(self._exchanges(read_entry(entry) for entry in transcript))

    def _exchanges(self, entries: Iterator[Mapping[str, Any]]) -> Iterator[Exchange]:
        for number, entry in enumerate(entries, start=1):
            at = datetime.fromtimestamp(entry["at"], self.zone)
            sent = self._staff(entry, number) if entry.get("who") else self._sent(entry, number, at)
            if sent is not None:
                # What staff's doing made the bot say came with the user's next message.
                got = None if entry.get("who") else _said(entry, is_time=sent.get("type") == "tick")
                yield Exchange(at=at, sent=sent, got=got)

    def _sent(self, entry: Mapping[str, Any], number: int, at: datetime) -> Mapping[str, Any] | None:
        kind = _ALIKE.get(str(entry.get("kind", "")), str(entry.get("kind", "")))
        text = str(entry.get("text", ""))
        if kind in _MEDIA:
            return {"type": kind, **({"text": self._without_person(text, number, at)} if text else {})}
        if kind:
            return self._event(kind, str(entry.get("act", "")), number)
        if not text:
            return {"type": "tick"}
        choice = self.phrases.taps.get(text.strip().casefold())
        return {"type": "tap", "choice": choice} if choice else {"text": self._without_person(text, number, at)}

    def _event(self, event: str, act: str, number: int) -> Mapping[str, Any] | None:
        if event == "unknown":
            self.remarks.append(f"entry {number} was of a kind that nobody knows, and is left out")
            return None
        key = {"event_key": f"{PREFIX}{act.upper()}"} if event == "click" and act in {*Act} else {}
        return {"type": "event", "event": event, **key}

    def _staff(self, entry: Mapping[str, Any], number: int) -> Mapping[str, Any] | None:
        doing, about = str(entry.get("doing", "")), str(entry.get("text", ""))
        deed = self._deed(doing, about, number, datetime.fromtimestamp(entry["at"], self.zone))
        if deed is None:
            self.remarks.append(f"entry {number}: staff did `{doing}`, and what exactly is not kept: write it yourself")
            return None
        return {"type": "event", "event": STAFF, "event_key": doing, "text": orjson.dumps(deed).decode()}

    def _deed(self, doing: str, about: str, number: int, at: datetime) -> Mapping[str, str] | None:
        if doing in _BARE:
            return {}
        if doing == Doing.HAND_OVER:
            return self._hand_over(about, number, at)
        member = _ABOUT.get(doing)
        if member is None:
            return None
        return {member: self._without_person(about, number, at) if member == "text" else about} if about else {}

    def _hand_over(self, about: str, number: int, at: datetime) -> Mapping[str, str]:
        if about in self.states or not about:
            return {"state": about} if about else {}
        return {"text": self._without_person(about, number, at), "value": FOR_USER}

    def _without_person(self, text: str, number: int, at: datetime) -> str:
        after = stands_for(text, self.phrases, at)
        if not is_heard_alike(text, after, self.phrases, at):
            self.remarks.append(
                f"entry {number} may be understood otherwise now that its numbers and names are made up"
            )
        return after


def without_person(exchanges: Sequence[Exchange], phrases: Phrases, *, remarks: list[str]) -> Sequence[Exchange]:
    """The same exchanges with stand-ins in every text that somebody wrote; `remarks` has where that may matter."""
    return [_covered(number, each, phrases, remarks) for number, each in enumerate(exchanges, start=1)]


def _covered(number: int, each: Exchange, phrases: Phrases, remarks: list[str]) -> Exchange:
    text = str(each.sent.get("text") or "")
    if not text or each.sent.get("event") == STAFF or each.sent.get("choice"):
        return each
    after = stands_for(text, phrases, each.at)
    if not is_heard_alike(text, after, phrases, each.at):
        remarks.append(f"message {number} {_OTHERWISE}")
    return Exchange(at=each.at, sent={**each.sent, "text": after}, got=each.got, waited=each.waited)


def _said(entry: Mapping[str, Any], *, is_time: bool) -> Mapping[str, Any]:
    said = [{"id": reply[0]} for reply in entry["said"]]
    members = {name: entry[name] for name in ("state", "locale", "act") if entry.get(name)}
    return {**members, "replies": [] if is_time else said, "active": said if is_time else []}
