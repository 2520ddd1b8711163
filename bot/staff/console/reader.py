"""The member of staff who reads: our words, times and money in their language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from bot.figures_in_words import PLURALS
from bot.languages import Language
from bot.staff.console.words import LOCALE_NAMES
from bot.staff.port import Card
from dialogs.catalog import Unit
from dialogs.replies import Day, Moment, Money

_MINUTE_S, _HOUR_S, _DAY_S = 60, 3600, 86400


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """One language at one moment."""

    language: Language
    words: Mapping[str, str]
    causes: Mapping[str, str]
    situations: Mapping[str, str]
    now: datetime

    @property
    def locale(self) -> str:
        return self.language.locale

    @property
    def lang_code(self) -> str:
        return self.locale.replace("_", "-")

    @property
    def now_s(self) -> int:
        return int(self.now.timestamp())

    def duration(self, seconds: int) -> str:
        """A length of time in its largest unit."""
        if seconds < _MINUTE_S:
            return self.words["just_now"]
        if seconds < _HOUR_S:
            return self._counted(Unit.MINUTES, seconds // _MINUTE_S)
        if seconds < _DAY_S:
            return self._counted(Unit.HOURS, seconds // _HOUR_S)
        return self._counted(Unit.DAYS, seconds // _DAY_S)

    def age(self, at: int) -> str:
        """How long ago that was."""
        return self.duration(self.now_s - at)

    def moment(self, at: int) -> str:
        """Day and time of day."""
        return self.language.write(Moment(self._local(at)), self._today)

    def day(self, at: int) -> str:
        return self.language.write(Day(self._local(at).date()), self._today)

    def clock(self, at: int) -> str:
        return f"{self._local(at):%H:%M}"

    def iso(self, at: int) -> str:
        """For machines that read the page."""
        return self._local(at).isoformat(timespec="minutes")

    def money(self, amount: str) -> str:
        """An amount in CNY; nothing for none, and as it stands when it is no number."""
        try:
            return self.language.write(Money(Decimal(amount)), self._today) if amount else ""
        except InvalidOperation:
            return amount

    def cause(self, cause: str) -> str:
        """A cause's name; nothing when none is concluded."""
        return self.causes.get(cause, cause)

    def about(self, card: Card) -> str:
        """What names a conversation in a list: its cause, or what the user sees, or that neither is known."""
        return self.cause(card.cause) or self.situations.get(card.situation) or self.words["no_cause"]

    def reason(self, reason: str) -> str:
        return self.words.get(f"reason_{reason}", reason)

    def reasons(self) -> list[tuple[str, str]]:
        """All reasons for a hand-off, with their names."""
        mark = "reason_"
        return [(name.removeprefix(mark), text) for name, text in self.words.items() if name.startswith(mark)]

    def phase(self, state: str) -> str:
        """The name of a state's first word."""
        return self.words.get(f"phase_{state.partition('.')[0]}", state)

    def locale_name(self, locale: str) -> str:
        return LOCALE_NAMES.get(locale, locale)

    def _counted(self, unit: Unit, n: int) -> str:
        one, many = PLURALS[unit]
        return self.language.catalog.ngettext(one, many, n) % {"n": n}

    def _local(self, at: int) -> datetime:
        return datetime.fromtimestamp(at, UTC).astimezone(self.language.zone)

    @property
    def _today(self) -> date:
        return self.now.astimezone(self.language.zone).date()
