"""A file that cannot be read is named in one line, and where it is wrong."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.cli import main


def told(*words: str | Path) -> str:
    """What the command says, where it fails as a command does."""
    ended = CliRunner().invoke(main, [str(word) for word in words])
    assert isinstance(ended.exception, SystemExit), ended.exception
    assert ended.exit_code != 0
    return ended.output.strip()


def test_a_chat_that_is_no_text_is_no_chat(tmp_path: Path) -> None:
    (tmp_path / "chat.jsonl").write_bytes(bytes(range(128, 256)))
    assert "chat.jsonl: cannot be read" in told("record", tmp_path / "out.yaml", "--from", tmp_path / "chat.jsonl")


def test_an_empty_chat_has_no_lines(tmp_path: Path) -> None:
    (tmp_path / "chat.jsonl").write_bytes(b"")
    assert "there are no lines" in told("record", tmp_path / "out.yaml", "--from", tmp_path / "chat.jsonl")


@pytest.mark.parametrize(
    ("written", "says"),
    [("a: [b\n c: {", "x.yaml:2: no YAML"), ("a: b", "expected a list"), ("- id: one", "x.yaml: one: wants 'facts'")],
)
def test_a_story_that_is_none_is_named(tmp_path: Path, written: str, says: str) -> None:
    (tmp_path / "x.yaml").write_text(written)
    assert says in told("vignettes", tmp_path)


def test_mistakes_in_scripts_are_counted(tmp_path: Path) -> None:
    assert "1 mistake in the scripts" in told("coverage", tmp_path / "nowhere")


def test_a_line_to_judge_by_says_what_it_lacks(tmp_path: Path) -> None:
    (tmp_path / "lines.jsonl").write_text('{"text": "hello"}')
    assert 'lines.jsonl:1: has no "label"' in told("evaluate", tmp_path / "lines.jsonl")
