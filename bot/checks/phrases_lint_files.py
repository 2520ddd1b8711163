"""The phrases and the evaluation files of this checkout, put to the lint."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.checks.phrases_lint import Normal, faults, line_of, taught_lines
from bot.checks.phrases_lint_nearness import Line
from bot.evaluation.lines import load_lines
from bot.phrases import read_sources, read_voices, scripts
from dialogs.understanding.building import phrases_of


def faults_of_phrases(evaluation_files: Sequence[Path]) -> Iterator[str]:
    """What is wrong with all that is taught here."""
    sources = read_sources()
    normal = phrases_of(sources, scripts()).normal
    taught = taught_lines(sources, read_voices(), normal)
    yield from faults(taught, [line for path in evaluation_files for line in _judged_by(path, normal)])


def _judged_by(path: Path, normal: Normal) -> Iterator[Line]:
    for line in load_lines(path):
        yield line_of(line.text, line.label, line.locale, path.name, normal)
