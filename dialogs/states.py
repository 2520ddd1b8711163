"""Where a conversation can be: `phase` or `phase.topic`."""

from enum import StrEnum
from functools import lru_cache

from dialogs.acts import Cause
from dialogs.catalog import Catalog


class Phase(StrEnum):
    """A state's first word."""

    IDLE = "idle"
    ASKING = "asking"
    CLARIFYING = "clarifying"
    CONFIRMING = "confirming"
    ADVISING = "advising"
    FOLLOWING_UP = "following_up"
    WARNING = "warning"
    CLOSED = "closed"


#: Where every conversation begins, and where one resumes whose state no longer exists.
START = str(Phase.IDLE)

#: A cause was named, and its steps are being taken.
ADVISED = frozenset({Phase.ADVISING, Phase.FOLLOWING_UP})
#: They stand in front of another state, or were stopped in it: `Session.came_from` says in which.
ASIDE = frozenset({Phase.IDLE, Phase.CONFIRMING, Phase.WARNING})


def asking(slot: str) -> str:
    return f"{Phase.ASKING}.{slot}"


def advising(cause: str) -> str:
    return f"{Phase.ADVISING}.{cause}"


def following_up(cause: str) -> str:
    return f"{Phase.FOLLOWING_UP}.{cause}"


@lru_cache(maxsize=1024)
def phase_of(state: str) -> Phase:
    return Phase(state.partition(".")[0])


def topic_of(state: str) -> str:
    """The question's slot or the cause; "" for a state without one."""
    return state.partition(".")[2]


def all_states(catalog: Catalog) -> tuple[str, ...]:
    """Every state of the machine, in the order of the walk."""
    return (
        START,
        *(asking(slot) for slot in catalog.questions),
        str(Phase.CLARIFYING),
        str(Phase.CONFIRMING),
        *(advising(cause) for cause in Cause),
        *(following_up(cause) for cause in Cause),
        str(Phase.WARNING),
        str(Phase.CLOSED),
    )
