"""An editor that has the schema takes every script that the runner takes, and marks what the runner refuses."""

from pathlib import Path
from typing import Any

import orjson
import pytest
import yaml
from jsonschema import Draft7Validator

from bot.testkit.descriptions import DESCRIPTIONS
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import is_script
from bot.testkit.schema import schema_of, schema_text
from bot.testkit.words import Word, names

SCRIPTS = Path(__file__).parents[2] / "conversations"
GOOD = "proves: x\nlocale: zh_Hans\nsteps:\n- user: 退款\n  expect: {state: asking.delivery}\n"


@pytest.fixture(scope="module")
def validator() -> Draft7Validator:
    schema = schema_of(bot_vocabulary())
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


def as_editors_read(text: str) -> Any:
    """All is text, but for nothing at all: that is what YAML 1.2 makes of most of a script."""
    return yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - it makes strings, lists and mappings


def test_every_script_of_ours_is_in_it(validator: Draft7Validator) -> None:
    scripts = [path for path in SCRIPTS.rglob("*.yaml") if is_script(path)]
    assert len(scripts) > 100
    wrong = {path.name for path in scripts if not validator.is_valid(as_editors_read(path.read_text(encoding="utf-8")))}
    assert not wrong


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("steps", "step"),
        ("user", "usr"),
        ("state", "stat"),
        ("asking.delivery", "asking.deliver"),
        ("zh_Hans", "zh_CN"),
        ("proves: x\n", ""),
        ("- user: 退款\n  expect", "- expects"),
        ("{state: asking.delivery}", "{facts: {delivery: here}}"),
        ("{state: asking.delivery}", "{no_reply: nothing}"),
        ("{state: asking.delivery}", "{more: true}"),
        ("user: 退款", "staff: taek"),
        ("user: 退款", "tap: act.go_bak"),
        ("steps", "start: {stat: idle}\nsteps"),
        ("steps", "settings: {desks: none}\nsteps"),
    ],
)
def test_what_the_runner_refuses_is_marked(right: str, wrong: str, validator: Draft7Validator) -> None:
    assert validator.is_valid(as_editors_read(GOOD))
    assert not validator.is_valid(as_editors_read(GOOD.replace(right, wrong, 1)))


def test_a_part_that_is_included_is_a_list_of_steps(validator: Draft7Validator) -> None:
    assert validator.is_valid(as_editors_read("- user: 退款\n"))
    assert not validator.is_valid(as_editors_read("- usr: 退款\n"))


def test_a_cell_of_a_row_may_stand_for_an_id(validator: Draft7Validator) -> None:
    assert validator.is_valid(as_editors_read(GOOD.replace("asking.delivery", "<where>")))


@pytest.mark.parametrize("word", Word)
def test_every_word_is_described_in_every_language_that_it_has(word: Word) -> None:
    text = schema_text(bot_vocabulary())
    for name in names(word):
        assert f'"{name}": {{' in text
    assert orjson.dumps(DESCRIPTIONS[word]).decode().strip('"') in text


def test_the_page_that_editors_read_is_drawn_from_the_vocabulary() -> None:
    drawn = SCRIPTS.parents[1] / "docs" / "script.schema.json"
    assert drawn.read_text(encoding="utf-8") == schema_text(bot_vocabulary()), "run `refundbot draw`"
