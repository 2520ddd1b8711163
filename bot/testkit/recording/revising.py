"""What would have to change in scripts so that they hold again, file by file: shown first, written when approved."""

import difflib
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.testkit.recording.came import came, holds_for
from bot.testkit.recording.in_text import Edit, ScriptText, UnwritableError
from bot.testkit.recording.listening import Heard, listen
from bot.testkit.running import Failure, OpenChannel, Result
from bot.testkit.script import Script

#: Failures that are no expectation's: the conversation did not come to its end.
_CRASHES = frozenset({"delivery", "start", "until"})
_NOT_ONE = "it would have to be one thing here and another there (rows, locales, or scripts that include it)"
_BY_HAND = "only a person can say what should be expected here"


@dataclass(frozen=True, slots=True, order=True)
class Left:
    """An expectation that does not hold and is not rewritten."""

    path: Path
    line: int
    what: str
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.what}: {self.why}"


@dataclass(slots=True, kw_only=True)
class Revision:
    """One file: as it is, and as it would hold."""

    path: Path
    before: str
    after: str
    left: list[Left] = field(default_factory=list)

    @property
    def changes(self) -> bool:
        return self.before != self.after

    @property
    def diff(self) -> str:
        """Expected against actual, as a unified diff; empty when nothing would change."""
        lines = difflib.unified_diff(
            self.before.splitlines(keepends=True), self.after.splitlines(keepends=True), "expected", "actual", n=2
        )
        return "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)

    def write(self) -> None:
        """Put the new text in place of the old."""
        # Bytes, so that the ends of lines stay what they are.
        self.path.write_bytes(self.after.encode())


@dataclass(slots=True, kw_only=True)
class Revisions:
    """What a run of scripts came to."""

    results: list[Result] = field(default_factory=list)
    files: list[Revision] = field(default_factory=list)

    @property
    def all_hold(self) -> bool:
        return all(result.passed for result in self.results)


def revise(
    scripts: Iterable[Script], open_channel: OpenChannel, *, on_run: Callable[[], None] = lambda: None
) -> Revisions:
    """
    Run the scripts, and say what would have to change; nothing is written.

    What forbids or limits, what comes from a table of rows, and what would have to be one thing here and another there
    is left to people. A file of a script that did not come to its end is left altogether.
    """
    found, heard = Revisions(), list[Heard]()
    for script in scripts:
        result, judged = listen(script, open_channel)
        found.results.append(result)
        heard.extend(judged)
        on_run()
    failed = [failure for result in found.results for failure in result.failures]
    blocked = _blocked(found.results)
    for path in sorted({failure.path for failure in failed}):
        found.files.append(_revision(path, [each for each in heard if each.expectation.path == path], failed, blocked))
    return found


def _blocked(results: Sequence[Result]) -> Mapping[Path, Failure]:
    """The files that scripts are made of which did not come to their end."""
    return {
        step.path: failure
        for result in results
        for failure in result.failures
        if failure.what in _CRASHES
        for step in result.script.steps
    }


def _revision(
    path: Path, heard: Sequence[Heard], failed: Sequence[Failure], blocked: Mapping[Path, Failure]
) -> Revision:
    text = path.read_bytes().decode()
    revision = Revision(path=path, before=text, after=text)
    if path in blocked:
        crash = blocked[path]
        why = f"the conversation did not come to its end: {crash.shortfall.actual}"
        revision.left.append(Left(crash.path, crash.line, crash.what, why))
        return revision
    script, edits = ScriptText(text), list[Edit]()
    for place in _places(script, heard):
        try:
            edits.extend(_edits(script, place))
        except UnwritableError as error:
            revision.left.append(Left(path, place[0].expectation.line, place[0].expectation.word, str(error)))
    known = {each.expectation.word for each in heard}
    revision.left.extend(_unexpected(path, failed, known))
    revision.after = script.edited(edits)
    return revision


def _unexpected(path: Path, failed: Sequence[Failure], known: Iterable[str]) -> Iterable[Left]:
    """What no expectation of the file was about: the language of its last answer."""
    judged = {str(word) for word in known}
    return (
        Left(path, each.line, each.what, _BY_HAND) for each in failed if each.path == path and each.what not in judged
    )


def _places(text: ScriptText, heard: Iterable[Heard]) -> Sequence[Sequence[Heard]]:
    """Those that do not hold, by their value in the file: rows, scripts that include it, and locales may share one."""
    places: dict[tuple[int, str, str], list[Heard]] = defaultdict(list)
    for each in heard:
        word, line, locale = each.expectation.word, each.expectation.line, each.script.locale
        places[line, word, locale if text.is_by_locale(word, line) else ""].append(each)
    return [place for place in places.values() if any(each.shortfall for each in place)]


def _edits(text: ScriptText, place: Sequence[Heard]) -> Iterable[Edit]:
    wrong = next(each for each in place if each.shortfall)
    new = came(wrong)
    if new is None:
        raise UnwritableError(_BY_HAND)
    expectation = wrong.expectation
    edits = list(text.edits(expectation.word, expectation.line, wrong.script.locale, new.value))
    if not all(holds_for(new, each) for each in place):
        raise UnwritableError(_NOT_ONE)
    return edits
