"""What the terminal shows, in wide windows and narrow ones."""

import io
import re

import pytest
from rich.cells import cell_len
from rich.console import Console

from bot.evaluation.figures import figures_of
from bot.evaluation.tables import tables
from tests.bot.evaluation.said import judged

LINES = [
    judged("refund_pending_arrival", "unresponsive_merchant", locale=locale, seen="en", slots={"amount": "1"})
    for locale in ("zh_Hans", "zh_Hant", "en")
    for _ in range(3)
] + [judged("help", "help", slots={}, found={"delivery": "received"})]


def shown(width: int) -> str:
    console = Console(file=io.StringIO(), width=width, color_system=None)
    for table in tables("some.jsonl", figures_of(LINES)):
        console.print(table)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("width", [64, 80, 200])
def test_no_line_is_wider_than_the_window_and_no_number_is_cut(width: int) -> None:
    text = shown(width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert "…" not in text
    assert re.search(r"macro-F1 +0\.\d{3} +0\.\d{3} +0\.\d{3} +0\.\d{3} +0\.\d{3}", text)
    assert re.search(r"refund_pending_arrival +unresponsive_merchant +6", text)


def test_tables_stand_side_by_side_where_there_is_room() -> None:
    assert len(shown(200).splitlines()) < len(shown(64).splitlines())


def test_slots_that_are_left_out_are_named() -> None:
    assert "left out: delivery" in shown(80)
