"""A script, read: one conversation in one locale, with all that is expected of it."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.testkit.operator import Chosen
from bot.testkit.start import Start
from bot.testkit.words import Word

if TYPE_CHECKING:
    from bot.testkit.expectations import Expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Send:
    """A message or an event of the user."""

    word: Word
    #: Members of a line of `refundbot chat --json`, without user, clock and message id.
    members: tuple[tuple[str, str], ...]
    #: Written for this locale alone.
    is_by_locale: bool = field(default=False, compare=False)

    @property
    def words(self) -> str:
        """The user's own, where they are of a language: a number is not."""
        text = dict(self.members).get("text", "") if self.word in {Word.USER, Word.VOICE} else ""
        return text if any(letter.isalpha() for letter in text) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Retry:
    """WeChat pushes the last message again."""

    times: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    span: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Until:
    at: datetime


Action = Send | Retry | Wait | Until


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """Something done, or expectations of the turn before, or both."""

    path: Path
    line: int
    action: Action | None
    expectations: "tuple[Expectation, ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One conversation to run. A file gives one for each locale and row."""

    path: Path
    #: What tells it from the others of its file, such as `en` or `en-row2`; "" when it is the only one.
    variant: str
    proves: str
    locale: str
    #: Its file is for other locales, too.
    is_one_of_several: bool = False
    now: datetime
    #: What the operator set otherwise than by default.
    settings: Chosen = ()
    #: Where the conversation stands before the first step; None for somebody whom the bot has never met.
    start: Start | None = None
    steps: tuple[Step, ...]
    #: Nobody has said yet what it is for: it runs, but counts for nothing.
    draft: bool = False

    @property
    def name(self) -> str:
        return f"{self.path}[{self.variant}]" if self.variant else str(self.path)

    @property
    def expectations(self) -> "tuple[Expectation, ...]":
        return tuple(each for step in self.steps for each in step.expectations)
