"""Running a script: the clock is moved by hand, every failure is kept, and the conversation is what comes back."""

import hashlib
import itertools
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Protocol

from bot.testkit.script import Retry, Script, Send, Step, Until, Wait
from bot.testkit.shortfall import Shortfall
from bot.testkit.start import ImpossibleStartError
from bot.testkit.taps import taps_off_page
from bot.testkit.times import PACE
from bot.testkit.turns import Turn
from bot.testkit.words import Word


class Channel(Protocol):
    """Where a script's lines go: in-process, or over the encrypted webhook."""

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        """One line of `refundbot chat --json` in, one out. Raises `WrongDeliveryError` when the way there failed."""
        ...


#: A bot with the script's settings and a fresh store, so that no script sees what another did.
OpenChannel = Callable[[Script], AbstractContextManager[Channel]]


class WrongDeliveryError(Exception):
    """The turn was taken, but what arrived is not what it said."""

    def __init__(self, expected: str, actual: str, got: Mapping[str, object]) -> None:
        super().__init__(f"expected {expected}, actual {actual}")
        self.expected, self.actual, self.got = expected, actual, got


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing that was not as expected."""

    path: Path
    line: int
    #: The word that was expected, or what else went wrong.
    what: str
    shortfall: Shortfall
    #: Which turn it is about, counted from 0.
    turn: int


@dataclass(slots=True, kw_only=True)
class Result:
    """What running one script came to."""

    script: Script
    turns: list[Turn] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    seconds: float = 0.0

    @property
    def passed(self) -> bool:
        return not self.failures


def run(script: Script, open_channel: OpenChannel, *, stops_early: bool = False) -> Result:
    """
    Runs the script to its end; a crash of the bot ends it early and is a failure too.

    So is a start where nobody can stand: that is found out here and not when the script is read, as it takes a search.

    With `stops_early` the first step that is not as expected is the last.
    """
    started = time.perf_counter()
    result = Result(script=script)
    try:
        with open_channel(script) as channel:
            _Run(channel, result, stops_early=stops_early).play()
    except ImpossibleStartError as error:
        result.failures.append(_nowhere(script, error))
    result.seconds = time.perf_counter() - started
    return result


def user_of(script: Script) -> str:
    """Who sends the lines: the shape of an openid, the same in every run, another one for each script."""
    digest = hashlib.sha256(f"{script.path.name}/{script.variant}/{script.proves}".encode()).hexdigest()
    return f"o{digest[:27]}"


class _Run:
    """One script under way."""

    def __init__(self, channel: Channel, result: Result, *, stops_early: bool) -> None:
        self.channel = channel
        self.result = result
        self.stops_early = stops_early
        self.script = result.script
        self.user = user_of(self.script)
        self.clock: datetime = self.script.now
        self.ids = itertools.count(int(self.script.now.timestamp()) * 1000)
        self.last: dict[str, object] = {}

    def play(self) -> None:
        for step in self.script.steps:
            if not all(self._take(line, step) for line in self._lines(step)):
                return
            self._judge(step)
            if self.stops_early and self.result.failures:
                return
        self._judge_locale()

    def _lines(self, step: Step) -> Iterator[dict[str, object]]:
        match step.action:
            case Send(members=members):
                self.clock += PACE if self.last else timedelta()
                yield self._line({**dict(members), "msg_id": str(next(self.ids))})
            case Retry(times=times):
                yield from itertools.repeat(self.last, times)
            case Wait(span=span):
                self.clock += span
                yield self._line({"type": "tick"})
            case Until(at=at):
                yield from self._until(at, step)

    def _until(self, at: datetime, step: Step) -> Iterator[dict[str, object]]:
        if at <= self.clock:
            self._fail(step, Word.UNTIL, Shortfall(expected=f"a time after {self.clock}", actual=str(at)))
        else:
            self.clock = at
            yield self._line({"type": "tick"})

    def _line(self, members: Mapping[str, object]) -> dict[str, object]:
        line = {"user": self.user, "now": self.clock.isoformat(), **members}
        if line.get("type") != "tick":
            self.last = line
        return line

    def _take(self, line: Mapping[str, object], step: Step) -> bool:
        """Whether the script can go on."""
        wrong = None
        try:
            got: Mapping[str, Any] = self.channel.send(line)
        except WrongDeliveryError as error:
            got, wrong = error.got, Shortfall(expected=error.expected, actual=error.actual)
        except Exception as error:  # noqa: BLE001 - a crash of the bot is a failed script, not the end of the run
            got = {"error": f"{type(error).__name__}: {error}"}
            wrong = Shortfall(expected="an answer", actual=_where(error))
        is_retry = isinstance(step.action, Retry)
        self.result.turns.append(Turn(path=step.path, line=step.line, sent=line, got=got, is_retry=is_retry))
        if wrong is None and "error" in got:
            wrong = Shortfall(expected="an answer", actual=f"error: {got['error']}")
        if wrong:
            self._fail(step, "delivery", wrong)
        return "error" not in got

    def _judge(self, step: Step) -> None:
        for expectation in step.expectations:
            shortfall = expectation.judge(self.result.turns)
            if shortfall:
                self._fail(step, expectation.word, shortfall, line=expectation.line)

    def _judge_locale(self) -> None:
        """A script that says `locale: en` and is answered in Chinese proves something else than it says."""
        if any(each.word is Word.LOCALE for each in self.script.expectations):
            return
        answered = next((turn for turn in reversed(self.result.turns) if turn.reply_ids), None)
        actual = answered.one("locale") if answered else None
        if answered and actual is not None and actual != self.script.locale:
            shortfall = Shortfall(expected=self.script.locale, actual=actual, hint=self._cure_of_locale(actual))
            self._fail(Step(path=answered.path, line=answered.line, action=None, expectations=()), "locale", shortfall)

    def _cure_of_locale(self, actual: str) -> str:
        """A script for several locales has, more often than not, one text that is in one language only."""
        plain = {(each.path, each.line) for each in self.script.steps if _is_for_any_locale(each)}
        turned = next((turn for turn in self.result.turns if turn.one("locale") == actual and turn.reply_ids), None)
        if turned is None or not self.script.is_one_of_several or (turned.path, turned.line) not in plain:
            return "when the language is meant to change, expect `locale:` where it does"
        by_locale = f"write it by locale, `user: {{{actual}: ..., {self.script.locale}: ...}}`"
        return f"typed in {actual} only (line {turned.line}): {by_locale}, or say `locale: {actual}` on top"

    def _fail(self, step: Step, what: str, shortfall: Shortfall, *, line: int = 0) -> None:
        self.result.failures.append(
            Failure(
                path=step.path,
                line=line or step.line,
                what=str(what),
                shortfall=self._with_taps(shortfall),
                turn=max(len(self.result.turns) - 1, 0),
            )
        )

    def _with_taps(self, shortfall: Shortfall) -> Shortfall:
        """A tap on what was not there is taken in silence, and is missed where something fails because of it."""
        begins_unseen = self.script.start is not None and not self.script.start.is_fresh
        taps = taps_off_page(self.result.turns, begins_unseen=begins_unseen)
        return replace(shortfall, hint="; ".join([*filter(None, [shortfall.hint]), *taps]))


def _is_for_any_locale(step: Step) -> bool:
    return isinstance(step.action, Send) and bool(step.action.words) and not step.action.is_by_locale


def _nowhere(script: Script, error: ImpossibleStartError) -> Failure:
    line = 0 if script.start is None else script.start.line
    shortfall = Shortfall(expected="a start where somebody can stand", actual=str(error))
    return Failure(path=script.path, line=line, what=str(Word.START), shortfall=shortfall, turn=0)


def _where(error: Exception) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1] if frames else None
    return f"{type(error).__name__}: {error}" + (f" ({last.filename}:{last.lineno})" if last else "")
