"""docs/testing.md says what is so: its scripts can be read, the first one holds, and no word is left out."""

import re
from pathlib import Path

import pytest

from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.report import conversation
from bot.testkit.running import run
from bot.testkit.words import CHINESE, Word

GUIDE = (Path(__file__).parents[3] / "docs" / "testing.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)


@pytest.mark.parametrize("number", range(4))
def test_each_example_holds(number: int, tmp_path: Path) -> None:
    path = tmp_path / "example.yaml"
    path.write_text(EXAMPLES[number], encoding="utf-8")
    for script in read_scripts(path, bot_vocabulary()):
        result = run(script, open_in_process)
        assert result.passed, conversation(result).plain


def test_there_are_no_other_examples() -> None:
    assert len(EXAMPLES) == 4


@pytest.mark.parametrize("word", Word)
def test_every_word_is_in_the_guide(word: Word) -> None:
    for name in (str(word), *CHINESE[word]):
        assert re.search(rf"`{name}[`:]", GUIDE), name
