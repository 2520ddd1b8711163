"""The pages' own words: all of them said, and in every language."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pytest

from bot.staff.audit.entry import Audited
from bot.staff.audit.entry import Outcome as Ended
from bot.staff.console import words
from bot.staff.console.forms import Fault
from bot.staff.console.outcomes import Outcome
from bot.staff.console.words import WORDS
from bot.staff.port import Doing, Queue, Refusal
from dialogs.states import Phase

FOLDER = Path(words.__file__).parent
#: Families of words that pages name by a value.
FAMILIES: Mapping[str, Iterable[str]] = {
    "queue_": Queue,
    "empty_": [*Queue, "filtered"],
    "phase_": Phase,
    "outcome_": Outcome,
    "done_": [*Doing, "reply_later", "begin"],
    # A store that is down has a page of its own.
    "refused_": [*{*Refusal} - {Refusal.STORE_DOWN}, *Fault],
    "reason_": ["asked", "misses", "amount", "deadline", "distress", "legal_threat", "minor", "scam", "used_up"],
    "kind_": ["question", "remedy", "draft", "canned"],
    "audited_": Audited,
    "ended_": Ended,
    "who_": ["user", "bot", "staff", "note", "event"],
}


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_that_a_page_may_name_has_its_word(family: str) -> None:
    assert {name.removeprefix(family) for name in WORDS if name.startswith(family)} == {*map(str, FAMILIES[family])}


def test_no_word_is_left_over() -> None:
    sources = [*FOLDER.rglob("*.html"), *FOLDER.rglob("*.svg"), *FOLDER.rglob("*.py")]
    said = "\n".join(path.read_text("utf-8") for path in sources if path.name != "words.py")
    alone = [name for name in WORDS if not name.startswith(tuple(FAMILIES))]
    assert [name for name in alone if f"w.{name}" not in said and f'["{name}"]' not in said] == []


def test_no_word_is_named_like_something_that_a_mapping_has() -> None:
    """A template would show that instead."""
    assert [name for name in WORDS if hasattr(dict, name)] == []
