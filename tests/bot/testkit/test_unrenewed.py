"""A script leaves no thread behind."""

import threading
from pathlib import Path

from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.running import run


def test_a_script_leaves_no_thread_behind(tmp_path: Path) -> None:
    path = tmp_path / "script.yaml"
    path.write_text("proves: x\nlocale: zh_Hans\nsteps:\n  - user: 你好\n    expect: {owner: bot}\n", "utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    before = threading.active_count()
    assert run(script, open_in_process).passed
    assert threading.active_count() == before
