"""What all pages stand on, and who visits one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any

from flask import make_response, render_template, request, url_for
from flask.wrappers import Response

from bot.languages import Language
from bot.staff.accounts.rights import Right
from bot.staff.console.accounts import Accounts, Member
from bot.staff.console.audit_list import Audit
from bot.staff.console.ranking import percent
from bot.staff.console.reader import Reader
from bot.staff.console.viewers import Viewers
from bot.staff.console.words import LOCALE_NAMES, words_of
from bot.staff.port import Desk
from dialogs.catalog import Catalog
from dialogs.slots import VALUES, Slot

LANGUAGE_COOKIE = "staff_language"


@dataclass(frozen=True, kw_only=True)
class Place:
    """The parts that were wired together, and nothing of any request."""

    desk: Desk
    accounts: Accounts
    audit: Audit
    #: The first is for whoever reads none of them.
    languages: Mapping[str, Language]
    #: For the names of causes and situations.
    catalog: Catalog
    now: Callable[[], datetime]
    viewers: Viewers

    def reader(self) -> Reader:
        """Whoever sent the present request, in the language that they chose, or else their browser."""
        language = self.languages[self._locale()]
        words, causes, situations = self._texts[language.locale]
        return Reader(language=language, words=words, causes=causes, situations=situations, now=self.now())

    @cached_property
    def _texts(self) -> dict[str, tuple[dict[str, str], dict[str, str], dict[str, str]]]:
        choices = {str(each): self.catalog.choices[f"{Slot.SITUATION}.{each}"] for each in VALUES[Slot.SITUATION]}
        return {
            locale: (
                words_of(language.catalog),
                {str(cause): language.text(name) for cause, name in self.catalog.causes.items()},
                {situation: language.text(choice.label) for situation, choice in choices.items()},
            )
            for locale, language in self.languages.items()
        }

    def _locale(self) -> str:
        chosen = request.cookies.get(LANGUAGE_COOKIE, "")
        if chosen in self.languages:
            return chosen
        wanted = (each.lower() for each in request.accept_languages.values())
        return next((found for each in wanted if (found := self._nearest(each))), next(iter(self.languages)))

    def _nearest(self, wanted: str) -> str:
        """Taiwan, Hong Kong and Macau read Traditional characters."""
        if wanted.startswith("zh"):
            is_traditional = any(part in wanted for part in ("hant", "tw", "hk", "mo"))
            wanted = "zh_Hant" if is_traditional else "zh_Hans"
        else:
            wanted = wanted.partition("-")[0]
        return wanted if wanted in self.languages else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """One request of somebody who is signed in."""

    place: Place
    member: Member
    reader: Reader

    def show(self, template: str, status: int = 200, **values: Any) -> Response:
        return show(template, self.reader, status, place=self.place, member=self.member, **values)


def show(
    template: str, reader: Reader, status: int = 200, *, place: Place, member: Member | None = None, **values: Any
) -> Response:
    """A page, in the reader's language."""
    page = render_template(
        f"staff/{template}",
        w=reader.words,
        r=reader,
        member=member,
        locales={locale: LOCALE_NAMES.get(locale, locale) for locale in place.languages},
        home=url_for(".queue"),
        sees_audit=member is not None and member.has(Right.SEE_AUDIT),
        named=_Names(place.accounts) if member is not None else None,
        percent=percent,
        reasons=reader.reasons,
        **values,
    )
    return make_response(page, status)


class _Names:
    """What colleagues read in place of an account's name; asked for once a page, and only by pages that name one."""

    def __init__(self, accounts: Accounts) -> None:
        self._accounts = accounts

    @cached_property
    def _displays(self) -> Mapping[str, str]:
        return self._accounts.displays()

    def __call__(self, account: str) -> str:
        return self._displays.get(account, account) if account else ""

    def told(self, text: str, account: str) -> str:
        """A text that begins with the account's name, with what colleagues read."""
        is_named = bool(account) and text.startswith(account)
        return self(account) + text[len(account) :] if is_named else text
