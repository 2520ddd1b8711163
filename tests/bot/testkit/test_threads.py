"""A script leaves no thread behind: there are thousands of scripts."""

import threading
from pathlib import Path

import pytest

from bot.cli._scripts_through_webhook import serve_scripts
from bot.store.memory import MemoryStore
from bot.testkit.beside import ScriptChannel
from bot.testkit.in_process import bot_vocabulary, dialogue_of, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.running import run, user_of
from bot.testkit.script import Script
from bot.testkit.walking.walk import walks
from bot.turns import Turns

CONVERSATION = "proves: x\nlocale: zh_Hans\nsteps:\n  - user: 你好\n    expect: {owner: bot}\n  - wait: 3d\n"


@pytest.fixture
def script(tmp_path: Path) -> Script:
    path = tmp_path / "script.yaml"
    path.write_text(CONVERSATION, "utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    return script


def renewing() -> int:
    return sum(thread.name == "claims" for thread in threading.enumerate())


def test_a_script_leaves_no_thread_behind_either_way(script: Script) -> None:
    before = renewing()
    with serve_scripts() as through_webhook:
        for way in (open_in_process, through_webhook):
            assert run(script, way).passed
    assert renewing() == before


def test_a_walk_leaves_no_thread_behind() -> None:
    before = renewing()
    assert list(walks(1, 5))
    assert renewing() == before


def test_turns_that_others_may_take_over_do_start_one(script: Script) -> None:
    """Or the two above could not fail."""
    before = renewing()
    channel = ScriptChannel(MemoryStore(), dialogue_of(()), script)
    channel._turns = Turns(channel.store, channel.overheard, channel.now)
    channel.send({"user": user_of(script), "text": "你好", "msg_id": "1", "now": script.now.isoformat()})
    assert renewing() == before + 1
