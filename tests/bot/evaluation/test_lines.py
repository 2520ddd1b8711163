"""Files to judge by: what is wrong in them is named with its line."""

from pathlib import Path

import pytest

from bot.errors import BotError
from bot.evaluation.lines import load_lines

GOOD = '{"text": "转人工", "label": "talk_to_human", "locale": "zh_Hans", "slots": {"days_waiting": 3}}'


def test_a_line_is_read_with_its_facts(tmp_path: Path) -> None:
    (line,) = load_lines(written(tmp_path, GOOD))
    assert (line.text, line.label, line.language, line.slots) == (
        "转人工",
        "talk_to_human",
        "zh",
        {"days_waiting": "3"},
    )


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ("{", "wants"),
        ("[]", "wants"),
        ('{"text": "x", "label": "help"}', '"locale"'),
        (GOOD.replace("talk_to_human", "talk_to_humen"), "'talk_to_humen'"),
        (GOOD.replace("talk_to_human", "report"), "'report'"),
        (GOOD.replace("zh_Hans", "fr"), "'fr'"),
        (GOOD.replace("days_waiting", "days"), "'days'"),
    ],
)
def test_a_wrong_line_is_named(tmp_path: Path, wrong: str, named: str) -> None:
    path = written(tmp_path, GOOD, wrong)
    with pytest.raises(BotError) as refused:
        load_lines(path)
    assert f"{path}:2" in str(refused.value)
    assert named in str(refused.value)


def test_an_empty_file_judges_nothing_and_says_so(tmp_path: Path) -> None:
    with pytest.raises(BotError, match="no line"):
        load_lines(written(tmp_path, ""))


def written(folder: Path, *lines: str) -> Path:
    path = folder / "lines.jsonl"
    path.write_text("\n".join(lines), "utf-8")
    return path
