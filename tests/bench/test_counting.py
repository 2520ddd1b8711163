"""What the benchmarks count and how; never how long anything takes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask

from bench.account import PLATFORM
from bench.counter import CALLGRIND, counts_in
from bench.instructions import ROOT
from bench.traffic import TURNS, Way, openids, posts_of, sentences, tapped_conversations, typed_conversations
from bot.answers import SILENCE, Answer
from bot.incoming import Incoming, Kind
from bot.wechat.credentials import Credentials
from bot.wechat.webhook import webhook


def test_a_tapped_case_follows_and_then_answers_eight_times_by_taps_and_numbers() -> None:
    for conversation in tapped_conversations():
        ways = [message.way for message in conversation]
        assert ways == [Way.FOLLOWED, *[Way.TAPPED, Way.NUMBERED] * (TURNS // 2)]


def test_typed_conversations_say_each_sentence_as_often_as_any_other() -> None:
    said = [message.text for conversation in typed_conversations() for message in conversation]
    assert {said.count(text) for text in sentences()} == {4}


def test_no_two_users_have_the_same_name() -> None:
    names = [*openids(50), *openids(50)]
    assert len(set(names)) == 100


def test_posts_are_what_the_webhook_takes_and_reads() -> None:
    heard: list[Incoming] = []

    class Hears:
        def take(self, incoming: Incoming) -> Answer:
            heard.append(incoming)
            return SILENCE

    app = Flask("bench")
    credentials = Credentials(
        token=PLATFORM.token, app_id=PLATFORM.app_id, aes_key=PLATFORM.aes_key, original_id=PLATFORM.original_id
    )
    app.register_blueprint(webhook(credentials, Hears(), apology=str))
    conversation = tapped_conversations()[0]
    for post in posts_of(conversation, "oBench", 1):
        app.test_client().post(f"/wechat?{post.query}", data=post.body)
    assert [incoming.kind for incoming in heard] == [Kind.EVENT, *[Kind.TEXT] * TURNS]
    assert [incoming.text for incoming in heard[1:]] == [message.text for message in conversation[1:]]


@pytest.mark.server
@pytest.mark.skipif(shutil.which("valgrind") is None, reason="wants valgrind (apt-get install valgrind)")
def test_twice_the_work_is_twice_the_count_and_start_up_is_in_neither(tmp_path: Path) -> None:
    once, twice = _count(tmp_path / "once", 400_000), _count(tmp_path / "twice", 800_000)
    assert 1.8 < twice / once < 2.2


def _count(folder: Path, additions: int) -> int:
    folder.mkdir()
    code = f"""
from bench.counter import counted, end_scenario
counted(lambda _: sum(range({additions})), None)
end_scenario()
"""
    command = [*CALLGRIND, f"--callgrind-out-file={folder}/counts", sys.executable, "-c", code]
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    (count,) = counts_in(folder)
    return count
