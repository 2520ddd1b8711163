"""Somebody at work on the bot leaves a line half written: that line is told, and not the way to it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from bot import cli


def test_a_syntax_error_of_the_bot_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = tmp_path / "broken.py"
    broken.write_text("x = 1\nif x\n", encoding="utf-8")

    def load(_: str) -> None:
        compile(broken.read_text(encoding="utf-8"), str(broken), "exec")

    monkeypatch.setattr("importlib.import_module", load)
    result = CliRunner().invoke(cli.main, ["test"])
    assert (result.exit_code, result.output) == (1, f"{broken}:2: expected ':'\n")
