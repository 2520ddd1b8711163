"""Named places between the steps of a turn, where a test can kill the process, make it slow, or make it fail."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TypeAlias


class Step(StrEnum):
    """The places, in the order in which a turn passes them."""

    BEFORE_BEGIN = "before_begin"
    AFTER_BEGIN = "after_begin"
    AFTER_TAKE = "after_take"
    AFTER_ANSWER = "after_answer"
    AFTER_COMMIT = "after_commit"


Failpoints: TypeAlias = Callable[[Step], None]

VARIABLE = "REFUNDBOT_FAILPOINT"


class FailpointError(Exception):
    """What `raise` raises."""


def no_failpoints(_step: Step) -> None:
    """What a real turn passes."""


def failpoints_from(environment: Mapping[str, str]) -> Failpoints:
    """
    What REFUNDBOT_FAILPOINT says: `after_begin:kill`, `after_take:sleep:7` or `after_commit:raise`.

    Without it, nothing. Raises ValueError when it cannot be read. For tests: settings know nothing of it.
    """
    wanted = environment.get(VARIABLE)
    if not wanted:
        return no_failpoints
    place, _, action = wanted.partition(":")
    step, act = Step(place), _action(action)
    return lambda passed: act() if passed is step else None


def _action(wanted: str) -> Callable[[], None]:
    kind, _, argument = wanted.partition(":")
    match kind:
        case "kill":
            return lambda: os.kill(os.getpid(), signal.SIGKILL)
        case "sleep":
            seconds = float(argument)
            return lambda: time.sleep(seconds)
        case "raise":
            return _raise
    raise ValueError(f"{VARIABLE}: expected kill, sleep:SECONDS or raise, not {wanted!r}.")


def _raise() -> None:
    raise FailpointError
