"""Scripts for the bot as it is, written here."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import read_scripts
from bot.testkit.script import Script

Scripted = Callable[..., Script]


@pytest.fixture
def scripted(tmp_path: Path) -> Scripted:
    """A script with these steps, and whatever else stands on top of it."""

    def write(steps: str, head: str = "", name: str = "one") -> Script:
        path = tmp_path / f"{name}.yaml"
        top = f"proves: something\nlocale: zh_Hans\n{dedent(head)}"
        path.write_text(f"{top}steps:\n{dedent(steps).strip()}\n", "utf-8")
        [script] = read_scripts(path, bot_vocabulary())
        return script

    return write
