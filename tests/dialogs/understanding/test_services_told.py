"""Services, deposits, children who paid and parts of a refund, in many people's words. Today is 2026-11-22."""

from datetime import date
from pathlib import Path

import pytest

from bot.understood import understood_as_json
from dialogs.understanding import Phrases

HERE = Path(__file__).parent
LINES = [
    line.split("\t")
    for name in ("services_told.tsv", "parts_told.tsv")
    for line in (HERE / name).read_text("utf-8").splitlines()
]


@pytest.mark.parametrize(("text", "facts"), LINES, ids=[text[:24] for text, _ in LINES])
def test_what_is_no_parcel_is_heard_in_whatever_words(phrases: Phrases, text: str, facts: str) -> None:
    """A dash stands for a fact that the words do not tell."""
    wanted = dict(fact.split("=", 1) for fact in facts.split(" "))
    slots = understood_as_json(text, phrases, date(2026, 11, 22))["slots"]
    assert {slot: str(slots.get(slot, "-")) for slot in wanted} == wanted
