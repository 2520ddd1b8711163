"""The run as Markdown, for the comment on a change: the figures, then each conversation that failed."""

from collections.abc import Iterator

from bot.testkit.report import conversation, summary
from bot.testkit.reporting.outcome import Outcome

#: A comment on a change holds 65,536 characters.
_MOST_CONVERSATIONS = 20


def markdown(outcome: Outcome) -> str:
    """A heading, a table of what failed, and the conversations."""
    return "\n".join(_lines(outcome)) + "\n"


def _lines(outcome: Outcome) -> Iterator[str]:
    yield f"# Scripted conversations: {summary(outcome.results, outcome.seconds).plain}"
    if outcome.failed:
        yield from ("", "| script | line | what | expected | actual |", "|---|---|---|---|---|")
        for result in outcome.failed:
            for failure in result.failures:
                cells = (failure.what, failure.shortfall.expected, failure.shortfall.actual)
                yield f"| {_cell(result.script.name)} | {failure.line} | {' | '.join(map(_cell, cells))} |"
    for result in outcome.failed[:_MOST_CONVERSATIONS]:
        yield from ("", f"## {_cell(result.script.name)}", "", "````text", conversation(result).plain.rstrip(), "````")
    if len(outcome.failed) > _MOST_CONVERSATIONS:
        yield from ("", f"{len(outcome.failed) - _MOST_CONVERSATIONS} more conversations failed.")
    if outcome.not_run:
        yield from ("", "## Not run", "")
        yield from (f"- {_cell(str(each))}" for each in outcome.not_run)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " / ")
