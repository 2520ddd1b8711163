"""A locale at work: our copy translated, dates, money and figures written out, user text made harmless."""

import gettext
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from functools import lru_cache
from pathlib import Path
from typing import Self

from babel.dates import format_date, format_time
from babel.numbers import format_currency

from bot import articles
from bot.figures_in_words import HEDGED, OVERDUE, PLURALS, RANGES
from dialogs.catalog import Confidence, Figure, Standing, Unit
from dialogs.replies import N_, Day, Moment, Money, Msgid, Param, Quantity, Say, Source, Term, Terms, Words

#: Patterns in the notation of Unicode's date fields; a locale writes its own. The year is said only when it is another.
_DAY = N_("EEE d MMM")
_DAY_OF_YEAR = N_("EEE d MMM y")
_CLOCK = N_("HH:mm")
_AT = N_("%(day)s, %(clock)s")
_JOINED_BY = N_(", ")

#: Nobody's own words need more room than this inside ours.
QUOTED_CHARACTERS = 60
#: What a locale of ours is called in the Unicode data.
_CLDR = {"zh_Hans": "zh_Hans_CN", "zh_Hant": "zh_Hant_HK", "en": "en_GB"}
#: A quoted `<a href=...>` must not become a link of ours.
_HARMLESS = str.maketrans({"<": "＜", ">": "＞", "\r": " ", "\n": " "})
#: The same for words of staff, whose lines are kept.
_HARMLESS_LINES = str.maketrans({"<": "＜", ">": "＞", "\r": None})


@dataclass(frozen=True, kw_only=True)
class Language:
    """Everything that turns a declared text into words of one locale."""

    locale: str
    catalog: gettext.NullTranslations
    figures: Mapping[str, Figure]
    zone: tzinfo

    @classmethod
    def load(cls, locale: str, locales_dir: Path, figures: Mapping[str, Figure], zone: tzinfo) -> Self:
        """
        The locale with its compiled catalog.

        Our copy is written in English, so English needs no catalog; any other locale without one raises OSError.
        """
        has_no_catalog = locale == "en"
        catalog = gettext.translation("messages", locales_dir, [locale], fallback=has_no_catalog)
        return cls(locale=locale, catalog=catalog, figures=figures, zone=zone)

    def text(self, msgid: Msgid) -> str:
        return self.catalog.gettext(msgid)

    def fill(self, say: Say, params: Mapping[str, Param], today: date) -> str:
        """The text in this locale with its placeholders filled: from the parameters, else from the figures."""
        template = str(say.text) if say.draft else self.text(say.text)
        if "%" not in template:
            return template
        # The words to send are for others: whatever is soft about a figure stands on the page before.
        return template % _Filling(self, params, today, plainly=say.draft)

    def write(self, value: Param, today: date) -> str:
        """One value, as people of this locale write it."""
        match value:
            case str() | Words():
                return quoted(value) if isinstance(value, str) else harmless(value)
            case Day():
                return self._day(value.value, today)
            case Moment():
                return self._moment(value.value.astimezone(self.zone), today)
            case Money():
                return format_currency(value.value, "CNY", locale=_CLDR[self.locale])
            case Term() | Terms() | Source():
                return self._in_own_words(value)
            case Quantity():
                return self.quantity(self.figures[value.figure], today)
            case _:
                return str(value)

    def _in_own_words(self, value: Term | Terms | Source) -> str:
        """Our own copy inside another; where a rule stands."""
        if isinstance(value, Source):
            return articles.in_chinese(value.text) if self.locale.startswith("zh") else value.text
        if isinstance(value, Term):
            return self.text(value.msgid)
        return self.text(_JOINED_BY).join(self.text(msgid) for msgid in value.msgids)

    def quantity(self, figure: Figure, today: date) -> str:
        """A figure with its unit; hedged when its source is weak, dated when its review is overdue."""
        text = self.amount(figure)
        if figure.confidence is Confidence.C and figure.standing is Standing.SET_BY_OTHERS:
            text = self.text(HEDGED) % {"figure": text}
        if today > figure.review_by and figure.standing is not Standing.DERIVED:
            text = self.text(OVERDUE) % {"figure": text, "checked": self._day(figure.checked, today)}
        return text

    def amount(self, figure: Figure) -> str:
        """A figure with its unit, and nothing about how sure it is."""
        if figure.unit is Unit.CONTACT or isinstance(figure.value, str):
            return str(figure.value)
        if figure.unit is Unit.YUAN:
            return format_currency(figure.value, "CNY", "¤#,##0", locale=_CLDR[self.locale], currency_digits=False)
        if figure.upto is not None:
            return self.text(RANGES[figure.unit]) % {"from": figure.value, "to": figure.upto}
        one, many = PLURALS[figure.unit]
        return self.catalog.ngettext(one, many, figure.value) % {"n": figure.value}

    def _day(self, day: date, today: date) -> str:
        return _formatted_day(self.text(_DAY if day.year == today.year else _DAY_OF_YEAR), day, _CLDR[self.locale])

    def _moment(self, moment: datetime, today: date) -> str:
        clock = _formatted_clock(self.text(_CLOCK), moment.time().replace(second=0, microsecond=0), _CLDR[self.locale])
        return self.text(_AT) % {"day": self._day(moment.date(), today), "clock": clock}


class _Filling(dict[str, str | int]):
    """Looks a placeholder up while `%` runs: only what a text really uses is written out."""

    def __init__(self, language: Language, params: Mapping[str, Param], today: date, *, plainly: bool) -> None:
        super().__init__()
        self._language, self._params, self._today, self._plainly = language, params, today, plainly

    def __missing__(self, name: str) -> str | int:
        value = self._params.get(name)
        if isinstance(value, int):
            return value
        if value is None:
            value = Quantity(name)
        if self._plainly and isinstance(value, Quantity):
            return self._language.amount(self._language.figures[value.figure])
        return self._language.write(value, self._today)


def harmless(words: Words) -> str:
    """Staff's own words, whole, and unable to form a link."""
    return words.text.translate(_HARMLESS_LINES)


def quoted(text: str) -> str:
    """A user's own words, short and unable to form a link."""
    text = text.translate(_HARMLESS)
    return text if len(text) <= QUOTED_CHARACTERS else text[:QUOTED_CHARACTERS] + "…"


@lru_cache(maxsize=1024)
def _formatted_day(pattern: str, day: date, locale: str) -> str:
    return format_date(day, pattern, locale=locale)


@lru_cache(maxsize=4096)
def _formatted_clock(pattern: str, clock: time, locale: str) -> str:
    return format_time(clock, pattern, locale=locale)
