"""All that a conversation may consult besides what the user said: the catalog, the calendar, who runs the account."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from dialogs.catalog import Catalog
from dialogs.deadlines import Workdays


class OperatorKind(StrEnum):
    """Who runs the account: it decides what the bot may claim to see."""

    INDEPENDENT = "independent"
    MERCHANT = "merchant"
    PLATFORM = "platform"


class DeskKind(StrEnum):
    """Where a request for a person goes."""

    NONE = "none"
    WECHAT = "wechat"
    CONSOLE = "console"


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """Who is at WeChat's own desk, as far as somebody asked lately."""

    is_known: bool = False
    #: False: the account has no such desk, or may not ask about it.
    has_desk: bool = True
    #: The accounts that are online, the least busy first.
    accounts: tuple[str, ...] = ()

    @property
    def is_nobody(self) -> bool:
        """Whether it is known that nobody is there."""
        return self.is_known and not self.accounts


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """The people behind the bot."""

    kind: DeskKind = DeskKind.NONE
    #: As the operator wrote it, such as `Mon-Fri 09:00-18:00`; "" when not told.
    hours: str = ""
    #: A telephone number or address for people who want a person; "" when there is none.
    contact: str = ""
    is_open: Callable[[datetime], bool] = lambda _: True
    #: Of WeChat's own desk. It is asked in a turn, so it may not wait for anybody.
    presence: Callable[[], Presence] = Presence

    @property
    def has_staff(self) -> bool:
        """Whether there is anybody at all to pass a user on to, now or later."""
        if self.kind is DeskKind.WECHAT:
            return self.presence().has_desk
        return self.kind is not DeskKind.NONE

    @property
    def has_somebody(self) -> bool:
        """Whether a person of the account can be reached in any way."""
        return bool(self.contact) or self.has_staff


@dataclass(frozen=True, slots=True, kw_only=True)
class Knowledge:
    """What every turn of the process shares."""

    catalog: Catalog
    workdays: Workdays
    operator: OperatorKind = OperatorKind.INDEPENDENT
    operator_name: str = ""
    desk: Desk = Desk()
    #: After so many days of silence a user is forgotten, and of the messages the last so many are kept.
    kept_days: int = 180
    kept_messages: int = 200
    #: The locales that the bot speaks, the default first.
    locales: tuple[str, ...] = ("zh_Hans", "en")

    def nearest_locale(self, wanted: str) -> str:
        """The locale itself when the bot speaks it, else one of the same language, else the default."""
        if wanted in self.locales:
            return wanted
        language = wanted.partition("_")[0]
        return next((each for each in self.locales if each.partition("_")[0] == language), self.locales[0])
