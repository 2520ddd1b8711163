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
class Desk:
    """The people behind the bot."""

    kind: DeskKind = DeskKind.NONE
    #: As the operator wrote it, such as `Mon-Fri 09:00-18:00`; "" when not told.
    hours: str = ""
    #: A telephone number or address for people who want a person; "" when there is none.
    contact: str = ""
    is_open: Callable[[datetime], bool] = lambda _: True


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
