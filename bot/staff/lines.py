"""The transcript as staff read it: what the user said, what we said in both languages, what staff did."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from bot.rendering import Renderer
from bot.staff import words
from bot.staff.masking import hidden
from bot.staff.port import Line
from bot.transcript import TALK, read_entry
from dialogs.catalog import Catalog
from dialogs.replies import Reply, Term
from dialogs.replies_json import reply_from_json
from dialogs.slots import SLOTS
from dialogs.speaking.facts_in_words import topic_of


class Lines:
    """Writes for one reader. A text that this release does not know any more is left to its id."""

    def __init__(self, renderer: Renderer, catalog: Catalog, locale: str, today: date) -> None:
        self._renderer = renderer
        self._catalog = catalog
        self._locale = locale
        self._today = today

    def of(self, entries: Iterable[bytes]) -> tuple[Line, ...]:
        """By when it was said: what was said at WeChat's own desk is known only later."""
        return tuple(sorted((line for entry in entries for line in self._lines(read_entry(entry))), key=_when))

    def notes(self, notes: Sequence[Sequence[Any]]) -> tuple[Line, ...]:
        return tuple(_line(int(at), "note", text, account=account) for at, account, text in notes)

    def _lines(self, entry: Mapping[str, Any]) -> Iterator[Line]:
        who = entry.get("who", "")
        if who == TALK:
            yield from (_talk_line(*each) for each in entry["talk"])
        elif who in {"staff", "note"}:
            yield _line(entry["at"], who, entry.get("text", ""), account=entry.get("account", ""))
        elif who:
            yield _line(entry["at"], who, self._event(entry), account=entry.get("account", ""))
        elif text := self._heard(entry):
            yield _line(entry["at"], "user", text)
        if entry["said"]:
            yield self._said(entry)

    def _heard(self, entry: Mapping[str, Any]) -> str:
        kind = entry.get("kind", "")
        instead = words.MEDIA.get(kind) or words.HAPPENED.get(kind) or (words.OTHER_MEDIA if kind else None)
        media = self._word(Term(instead)) if instead is not None else ""
        return " ".join(part for part in (media, str(entry.get("text", ""))) if part)

    def _event(self, entry: Mapping[str, Any]) -> str:
        about = str(entry.get("text", ""))
        if about in SLOTS:
            about = self._word(topic_of(self._catalog, SLOTS[about]))
        told = words.EVENTS.get(entry.get("doing", ""))
        return self._word(Term(told)) % {"account": entry.get("account", ""), "about": about} if told else about

    def _said(self, entry: Mapping[str, Any]) -> Line:
        replies = [reply_from_json(each) for each in entry["said"]]
        told, read = (self._render(replies, locale) for locale in (entry.get("locale", self._locale), self._locale))
        return _line(entry["at"], "bot", told, in_reader_language="" if told == read else read)

    def _render(self, replies: Sequence[Reply], locale: str) -> str:
        try:
            return self._renderer.said(replies, locale, self._today)
        except KeyError:
            return "\n\n".join(self._one(reply, locale) for reply in replies)

    def _one(self, reply: Reply, locale: str) -> str:
        try:
            return self._renderer.said([reply], locale, self._today)
        except KeyError:
            # Of another release, or of an entry so long that only ids were kept.
            return f"[{reply.id}]"

    def _word(self, term: Term) -> str:
        return self._renderer.word(term, self._locale, self._today)


def _when(line: Line) -> int:
    return line.at


def _talk_line(at: int, account: str, text: str) -> Line:
    return _line(at, "staff" if account else "user", text, account=account)


def _line(at: int, who: str, text: str, *, account: str = "", in_reader_language: str = "") -> Line:
    return Line(at=at, who=who, account=account, text=hidden(text), in_reader_language=hidden(in_reader_language))
