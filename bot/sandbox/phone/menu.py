"""The account's custom menu as the phone draws it."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A button that sends its key, or opens the buttons above it."""

    label: str
    key: str = ""
    below: "tuple[Button, ...]" = ()


#: The menu that a user with this locale is shown.
MenuOf = Callable[[str], tuple[Button, ...]]
