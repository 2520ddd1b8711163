"""What tests of recording share: a script on the disk, and the bot as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import read_scripts
from bot.testkit.script import Script

WriteScript = Callable[..., Path]


@pytest.fixture
def write_script(tmp_path: Path) -> WriteScript:
    """Puts a script into a folder of its own."""

    def write(text: str, name: str = "script.yaml") -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def scripts_in(*paths: Path) -> list[Script]:
    return [script for path in paths for script in read_scripts(path, bot_vocabulary())]
