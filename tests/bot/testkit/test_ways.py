"""Both ways lead to the same conversation, and what goes wrong on the way is a failure."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli._scripts_through_webhook import serve_scripts
from bot.dialogue import RefundDialogue
from bot.sandbox.bubbles import Bubble
from bot.sandbox.client import PlatformClient, Seen
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script

CONVERSATION = """
proves: Both ways lead to the same conversation.
locale: zh_Hans
steps:
  - follow:
    expect: {reply: welcome, phase: asking}
  - tap: situation.not_arrived
    expect: {facts: {situation: not_arrived}}
  - retry: 2
    expect: {same_reply: yes}
  - picture:
  - sticker:
  - event: view
    expect: {replies: nothing}
  - voice:
  - user: ""
  - tap: act.talk_to_human
  - wait: 49h
  - user: 重新开始
    expect: {state: asking.situation}
  - unfollow:
    expect: {replies: nothing, state: idle}
"""


@pytest.fixture(scope="module")
def through_webhook() -> Iterator[OpenChannel]:
    with serve_scripts() as open_channel:
        yield open_channel


@pytest.fixture
def script(tmp_path: Path) -> Script:
    path = tmp_path / "script.yaml"
    path.write_text(CONVERSATION, encoding="utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    return script


def test_both_ways_give_the_same_turns(script: Script, through_webhook: OpenChannel) -> None:
    near, far = run(script, open_in_process), run(script, through_webhook)
    assert (near.failures, far.failures) == ([], [])
    for here, there in zip(near.turns, far.turns, strict=True):
        assert here.got == there.got


@pytest.mark.parametrize(
    ("seen", "actual"),
    [
        (Seen(bubble=Bubble(text="another page")), "another page"),
        (Seen(bubble=Bubble(is_transfer=True)), "nothing"),
        (Seen(), "nothing"),
        (Seen(notice="fault", complaint="status 500"), "fault (status 500)"),
    ],
)
def test_what_arrives_changed_or_not_at_all_is_a_failure(
    seen: Seen, actual: str, script: Script, through_webhook: OpenChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pushes_and_shows_that(client: PlatformClient, push: bytes, *, openid: str) -> Seen:
        client.post_once(push, openid=openid)
        return seen

    monkeypatch.setattr(PlatformClient, "push", pushes_and_shows_that)
    assert deliveries(run(script, through_webhook))[0] == actual


def test_a_turn_that_raises_is_a_failure(
    script: Script, through_webhook: OpenChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise KeyError("broken")

    monkeypatch.setattr(RefundDialogue, "take", fails)
    for way in (through_webhook, open_in_process):
        [delivery] = deliveries(run(script, way))
        assert delivery.startswith("KeyError: 'broken'")


def deliveries(result: Result) -> list[str]:
    return [failure.shortfall.actual for failure in result.failures if failure.what == "delivery"]
