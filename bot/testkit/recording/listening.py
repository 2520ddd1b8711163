"""A script that is run as ever, while what each of its expectations was judged by is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.testkit.expectations import Expectation
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script, Step
from bot.testkit.shortfall import Shortfall, Turns
from bot.testkit.turns import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One expectation, judged once."""

    expectation: Expectation
    script: Script
    turns: tuple[Turn, ...]
    shortfall: Shortfall | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Listening(Expectation):
    script: Script
    heard: list[Heard] = field(default_factory=list)

    def judge(self, turns: Turns) -> Shortfall | None:
        # Not super(): a dataclass with slots is another class than the one that the word means.
        shortfall = Expectation.judge(self, turns)
        heard = Heard(expectation=self, script=self.script, turns=tuple(turns), shortfall=shortfall)
        self.heard.append(heard)
        return shortfall


def listen(script: Script, open_channel: OpenChannel) -> tuple[Result, Sequence[Heard]]:
    """The run, and every judging in its order."""
    heard: list[Heard] = []
    steps = tuple(replace(step, expectations=_listening(step, script, heard)) for step in script.steps)
    return run(replace(script, steps=steps), open_channel), heard


def _listening(step: Step, script: Script, heard: list[Heard]) -> tuple[Expectation, ...]:
    return tuple(
        _Listening(word=each.word, path=each.path, line=each.line, expected=each.expected, script=script, heard=heard)
        for each in step.expectations
    )
