"""
What no conversation can reach, each with the reason why it is there all the same.

Whatever a script reaches must not stand here: `refundbot coverage` fails and names the line to take out.
"""

from collections.abc import Mapping
from fnmatch import fnmatchcase
from functools import cache

from bot.testkit.coverage.elements import Element, Kind

#: By kind, by pattern of names (`*` is anything, `[*]` a star).
UNREACHABLE: Mapping[Kind, Mapping[str, str]] = {}


@cache
def reason_for(element: Element) -> str:
    """Why it is out of reach; "" where nothing is declared."""
    declared = UNREACHABLE.get(element.kind, {})
    return next((reason for pattern, reason in declared.items() if matches(pattern, element.name)), "")


def matches(pattern: str, name: str) -> bool:
    """A star in a name is written `[*]`, as the file patterns of a shell do."""
    return fnmatchcase(name, pattern)
