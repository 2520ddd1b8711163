"""Which entries of the audit a page shows. Nothing here knows of pages."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from itertools import islice
from typing import Protocol, Self

from bot.staff.audit.entry import Audited, Entry
from dialogs.values import value

PAGE_ENTRIES = 100
#: As many as the audit keeps, on pages of that size.
_LAST_PAGE = 1000
_WORD = re.compile(r"[A-Za-z0-9._-]{0,40}")


class Audit(Protocol):
    """The audit as pages read it. Everything here may raise StoreDownError."""

    def newest(self) -> Iterator[Entry]:
        """All entries, the newest first; read as they are asked for."""
        ...

    def pseudonym(self, conversation: str) -> str:
        """What stands for the conversation of that name, in the audit and nowhere else."""
        ...


@value(frozen=True, slots=True, kw_only=True)
class AuditWanted:
    """What the page was asked for; it travels in the address."""

    account: str = ""
    what: str = ""
    day: str = ""
    conversation: str = ""
    page: int = 1

    @classmethod
    def from_query(cls, query: Mapping[str, str]) -> Self:
        """Whatever is not understood is left out."""
        what, page = query.get("what", ""), query.get("page", "")
        return cls(
            account=_word(query.get("account", "")),
            what=what if what in frozenset(Audited) else "",
            day=query.get("day", "") if _day(query.get("day", "")) else "",
            conversation=_word(query.get("conversation", "")),
            page=min(max(int(page), 1), _LAST_PAGE) if page.isascii() and page.isdigit() and len(page) < 7 else 1,
        )

    @property
    def is_filtered(self) -> bool:
        return bool(self.account or self.what or self.day or self.conversation)

    def query(self, *, page: int = 1) -> dict[str, str]:
        """The parts of an address that asks for the same, on another page."""
        parts = {
            "account": self.account,
            "what": self.what,
            "day": self.day,
            "conversation": self.conversation,
            "page": str(page) if page > 1 else "",
        }
        return {name: part for name, part in parts.items() if part}


@value(frozen=True, slots=True, kw_only=True)
class AuditPage:
    """One page of the audit."""

    entries: tuple[Entry, ...]
    wanted: AuditWanted
    has_more: bool


def audit_page(entries: Iterable[Entry], wanted: AuditWanted, zone: tzinfo) -> AuditPage:
    """The page that is wanted. It reads no further than it must: the audit may be long."""
    fitting = _fitting(entries, wanted, zone)
    found = tuple(islice(fitting, (wanted.page - 1) * PAGE_ENTRIES, wanted.page * PAGE_ENTRIES + 1))
    return AuditPage(entries=found[:PAGE_ENTRIES], wanted=wanted, has_more=len(found) > PAGE_ENTRIES)


def _fitting(entries: Iterable[Entry], wanted: AuditWanted, zone: tzinfo) -> Iterator[Entry]:
    day = _day(wanted.day)
    for entry in entries:
        happened = entry.at.astimezone(zone).date()
        if day is not None and happened < day:
            return
        if (
            day in {None, happened}
            and wanted.account in {"", entry.account, entry.about}
            and wanted.what in {"", entry.what}
            and wanted.conversation in {"", entry.conversation}
        ):
            yield entry


def _day(text: str) -> date | None:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None


def _word(text: str) -> str:
    return text if _WORD.fullmatch(text) else ""
