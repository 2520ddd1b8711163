"""The language matrix: which scripts can run in the locales, too, that they do not name."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from bot.testkit.expectations import Expectation
from bot.testkit.problems import BadScriptError
from bot.testkit.reading import read_scripts
from bot.testkit.script import Script, Send, Step
from bot.testkit.start import Start
from bot.testkit.vocabulary import LOCALES, Vocabulary
from bot.testkit.words import Word
from dialogs.acts import Act

#: What is written in one language holds in that one alone, where it does not say for which it is.
_WORDING = frozenset({Word.SAID, Word.NOT_SAID, Word.CHOICE_TEXTS})


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A file that says nothing in that locale, and why."""

    path: Path
    locale: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Scripts in every locale in which they can run."""

    scripts: tuple[Script, ...]
    left_out: tuple[LeftOut, ...]


def in_every_locale(scripts: Iterable[Script], vocabulary: Vocabulary) -> Spread:
    """
    These scripts, and with them those of the locales that their files do not name.

    There everything is compared by ids; wording in one language is not expected in another. Whoever has typed nothing
    is taken for somebody whose language is known.
    """
    spread: list[Script] = []
    left_out: list[LeftOut] = []
    for path, group in groupby(scripts, key=lambda script: script.path):
        own = tuple(group)
        spread.extend(own)
        for locale in sorted({*LOCALES} - {script.locale for script in own}):
            found = _borrowed(path, locale, own, vocabulary)
            if isinstance(found, LeftOut):
                left_out.append(found)
            else:
                spread.extend(found)
    return Spread(scripts=tuple(spread), left_out=tuple(left_out))


def _borrowed(path: Path, locale: str, own: tuple[Script, ...], vocabulary: Vocabulary) -> tuple[Script, ...] | LeftOut:
    try:
        others = read_scripts(path, vocabulary, locale=locale)
    except BadScriptError as error:
        problem = error.problems[0]
        return LeftOut(path=path, locale=locale, why=f"{problem.text.partition(',')[0]} (line {problem.line})")
    home = [script for script in own if script.locale == own[0].locale]
    for here, there in zip(home, others, strict=False):
        why = next(_reasons(here, there), "")
        if why:
            return LeftOut(path=path, locale=locale, why=why)
    return tuple(_by_ids(script) for script in others)


def _reasons(here: Script, there: Script) -> Iterator[str]:
    for one, other in zip(here.steps, there.steps, strict=True):
        text = _typed(one)
        if text and text == _typed(other):
            yield f"typed in {here.locale} only (line {one.line})"
        if _forgets(other):
            yield f"the language is forgotten with the user (line {other.line})"
    for expectation in there.expectations:
        if expectation.word is Word.LOCALE and not expectation.is_by_locale:
            yield f"is about a language (line {expectation.line})"
    if not _by_ids(there).expectations:
        yield "expects wording only"


def _typed(step: Step) -> str:
    return step.action.words if isinstance(step.action, Send) else ""


def _forgets(step: Step) -> bool:
    """Nobody's language is known who has left, or had all deleted."""
    if not isinstance(step.action, Send):
        return False
    members = dict(step.action.members)
    return step.action.word is Word.UNFOLLOW or str(Act.FORGET_ME) in members.get("choice", "")


def _by_ids(script: Script) -> Script:
    steps = tuple(replace(step, expectations=tuple(_ids_of(step))) for step in script.steps)
    typed = any(_typed(step) for step in steps)
    return replace(script, steps=steps, start=script.start or (None if typed else Start(is_fresh=True)))


def _ids_of(step: Step) -> Iterator[Expectation]:
    return (each for each in step.expectations if each.is_by_locale or each.word not in _WORDING)
