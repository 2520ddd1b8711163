"""Trying a mutant: planted, and the scripts run until one of them notices."""

import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from types import FrameType

from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import planted
from bot.testkit.running import run
from bot.testkit.script import Script
from dialogs.errors import DialogError
from dialogs.refunds import refund_catalog
from dialogs.refunds.checks import check

#: A script takes some milliseconds; one that takes this long goes round in circles.
LONGEST_RUN_S = 20.0


class Fate(StrEnum):
    """What becomes of a mutant."""

    #: A script failed.
    KILLED = "killed"
    #: Every script held.
    SURVIVED = "survived"
    #: The bot does not start with it: its own checks find it, and no script was needed.
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """What came of one mutant."""

    mutant: str
    fate: Fate
    #: By what: the script with the line and the expectation, or the check.
    by: str = ""
    #: So many scripts were run.
    scripts: int = 0


#: The scripts to try on a mutant that is planted, in their order.
Choose = Callable[[Mutant], Iterable[Script]]


def attempt(mutant: Mutant, choose: Choose, patient: Patient) -> Tried:
    """Runs the scripts in their order until one fails."""
    number = 0
    try:
        with planted(patient, mutant.plant):
            check(refund_catalog())
            for number, script in enumerate(choose(mutant), start=1):
                noticed = _noticed(script, patient)
                if noticed:
                    return Tried(mutant=mutant.id, fate=Fate.KILLED, by=noticed, scripts=number)
    except DialogError as error:
        return Tried(mutant=mutant.id, fate=Fate.REFUSED, by=str(error).splitlines()[0])
    return Tried(mutant=mutant.id, fate=Fate.SURVIVED, scripts=number)


def _noticed(script: Script, patient: Patient) -> str:
    """Where the script fails; "" when it holds."""
    try:
        with _no_longer_than(LONGEST_RUN_S):
            failures = run(script, patient.open, stops_early=True).failures
    except _TooLongError:
        return f"{script.name}: it never came to an end"
    return f"{script.name}:{failures[0].line}: {failures[0].what}" if failures else ""


class _TooLongError(BaseException):
    """Not an `Exception`: a run takes those for crashes of the bot, and goes on."""


@contextmanager
def _no_longer_than(seconds: float) -> Iterator[None]:
    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _too_long(_: int, frame: FrameType | None) -> None:  # noqa: ARG001 - the signature is Python's
    raise _TooLongError
