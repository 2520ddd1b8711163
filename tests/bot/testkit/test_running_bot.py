"""Scripts against a bot that runs elsewhere: what arrives is compared, and what cannot be tried there is named."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from textwrap import dedent

import click
import pytest
from flask import Flask
from pydantic import SecretStr
from werkzeug.serving import make_server

from bot.building import build_dialogue
from bot.cli import _running_bot
from bot.cli._running_bot import RunningBot, running_bot
from bot.cli._scripts_on_running_bot import run_on, sort_out
from bot.cli._scripts_through_webhook import CREDENTIALS
from bot.errors import BotError
from bot.sandbox.client import PlatformClient
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.operator import settings_of
from bot.testkit.reading import read_scripts
from bot.testkit.report import conversation
from bot.testkit.running import Result, run
from bot.testkit.script import Script
from bot.turns import Turns
from bot.wechat.webhook import webhook

#: A day on which somebody may run them.
NOW = datetime(2026, 11, 24, 9, 0, 0, 250_000, tzinfo=UTC)

SCRIPT = """
proves: A running bot answers like the one here.
locale: zh_Hans
steps:
  - follow:
    expect: {reply: welcome}
  - tap: situation.not_arrived
    expect: {facts: {situation: not_arrived}}
  - retry: 2
    expect: {same_reply: yes}
  - event: {click: HELP}
  - event: {click: HELP}
    expect: {owner: bot}
  - unfollow:
  - follow:
    expect: {reply: welcome, facts: {situation: nothing}}
"""


def known_to_both(settings: Settings) -> Settings:
    return settings.model_copy(
        update={
            "wechat_token": SecretStr(CREDENTIALS.token),
            "wechat_encoding_aes_key": SecretStr(CREDENTIALS.aes_key),
            "wechat_app_id": CREDENTIALS.app_id,
            "wechat_original_id": CREDENTIALS.original_id,
        }
    )


@dataclass
class Elsewhere:
    """A bot behind an address."""

    bot: RunningBot
    store: MemoryStore
    senders: list[str] = field(default_factory=list)


@contextmanager
def serving(settings: Settings) -> Iterator[Elsewhere]:
    store, app = MemoryStore(seconds=NOW.timestamp), Flask("elsewhere")
    turns = Turns(store, build_dialogue(settings), lambda: NOW)
    found = Elsewhere(bot=RunningBot(address="", settings=known_to_both(settings_of(()))), store=store)

    class Noting:
        def take(self, incoming: object) -> object:
            found.senders.append(incoming.sender)  # type: ignore[attr-defined]
            return turns.take(incoming)  # type: ignore[arg-type]

    app.register_blueprint(webhook(CREDENTIALS, Noting(), apology="sorry {}".format, now=NOW.timestamp))  # type: ignore[arg-type]
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    found.bot = replace(found.bot, address=f"http://127.0.0.1:{server.server_port}/wechat")
    try:
        yield found
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture(autouse=True)
def at_that_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    """Messages are signed by the clock of the machine otherwise."""
    connect = PlatformClient.connect

    def dated(*args: str, **keywords: str) -> object:
        return replace(connect(*args, **keywords), now=NOW.timestamp)  # type: ignore[arg-type]

    monkeypatch.setattr(PlatformClient, "connect", dated)


def script_of(folder: Path, content: str = SCRIPT) -> Script:
    path = folder / "script.yaml"
    path.write_text(dedent(content), encoding="utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    return script


def result_of(elsewhere: Elsewhere, script: Script) -> Result:
    with run_on(elsewhere.bot, lambda: NOW) as open_channel:
        return run(script, open_channel)


def test_a_script_holds_against_a_bot_that_runs_and_holds_again(tmp_path: Path) -> None:
    script = script_of(tmp_path)
    with serving(settings_of(())) as elsewhere:
        first, second = result_of(elsewhere, script), result_of(elsewhere, script)
    assert first.passed, conversation(first).plain
    assert second.passed
    assert len(set(elsewhere.senders)) == 2, "each run has a user of its own"
    assert all(elsewhere.store.peek(sender).session is None for sender in elsewhere.senders), "nothing is left of them"


def test_a_bot_that_says_something_else_fails_the_script_with_what_arrived(tmp_path: Path) -> None:
    merchant = settings_of((("operator_kind", "merchant"), ("operator_name", "小店")))
    with serving(merchant) as elsewhere:
        result = result_of(elsewhere, script_of(tmp_path))
    deliveries = [failure for failure in result.failures if failure.what == "delivery"]
    assert deliveries
    assert "小店" in deliveries[0].shortfall.actual
    assert "小店" not in deliveries[0].shortfall.expected


def test_expectations_are_judged_there_too(tmp_path: Path) -> None:
    with serving(settings_of(())) as elsewhere:
        result = result_of(elsewhere, script_of(tmp_path, SCRIPT.replace("reply: welcome}", "reply: help}", 1)))
    assert [failure.what for failure in result.failures] == ["reply"]


STEPS = "steps: [{user: 退款没到账, expect: {owner: bot}}%s]"
HEAD = "proves: x\nlocale: zh_Hans\n"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (f"settings: {{desk: console}}\n{STEPS % ''}", "sets `desk`, and a running bot has settings of its own"),
        (f"start: {{state: asking.delivery}}\n{STEPS % ''}", "starts in the middle"),
        (f"now: 2026-11-23T10:00+08:00\n{STEPS % ''}", "begins at an hour of its own"),
        (STEPS % ", {wait: 3d}", "moves the clock (line 3)"),
        (STEPS % ", {until: 2026-12-23T10:00+08:00}", "moves the clock (line 3)"),
        (STEPS % ", {staff: take}", "has staff act (line 3)"),
        (
            STEPS % ", {user: 我今天付的款, expect: {facts: {paid_on: 2026-11-22}}}",
            "does not hold by today's clock and these settings: line 3, facts is paid_on: 2026-11-24, not paid_on",
        ),
    ],
)
def test_what_cannot_be_tried_on_a_running_bot_is_named_with_the_reason(content: str, why: str, tmp_path: Path) -> None:
    script, bot = script_of(tmp_path, HEAD + content), RunningBot(address="", settings=settings_of(()))
    kept, [left] = sort_out([script, script_of(tmp_path)], bot, lambda: NOW)
    assert [each.proves for each in kept] == ["A running bot answers like the one here."]
    assert left.name == script.name
    assert why in left.why


def test_a_bot_that_is_not_there_or_has_other_secrets_is_told_before_anything_is_sent() -> None:
    with serving(settings_of(())) as elsewhere:
        other = elsewhere.bot.settings.model_copy(update={"wechat_token": SecretStr("anotherToken")})
        with pytest.raises(BotError, match="does not know these credentials"):
            replace(elsewhere.bot, settings=other).client()
    with pytest.raises(BotError, match="No bot answers at"):
        elsewhere.bot.client()


def test_credentials_come_from_options_the_environment_and_are_demanded(monkeypatch: pytest.MonkeyPatch) -> None:
    known = known_to_both(settings_of(()))
    monkeypatch.setattr(_running_bot, "load_settings", lambda *_: known)
    bot = running_bot("http://127.0.0.1:9", token="theirToken")
    assert bot.address == "http://127.0.0.1:9/wechat"
    assert bot.settings.wechat_token == SecretStr("theirToken")
    assert bot.settings.wechat_encoding_aes_key == SecretStr(CREDENTIALS.aes_key)
    monkeypatch.setattr(_running_bot, "load_settings", lambda *_: settings_of(()))
    monkeypatch.setattr(_running_bot, "find_address", lambda _: "http://127.0.0.1:8000")
    with pytest.raises(click.UsageError) as raised:
        running_bot("http://127.0.0.1:9", token="theirToken")
    assert "the bot's WECHAT_ENCODING_AES_KEY, WECHAT_APP_ID, WECHAT_ORIGINAL_ID," in raised.value.message
    assert "The bot of this folder answers at http://127.0.0.1:8000" in raised.value.message


@pytest.mark.parametrize("url", ["http://localhost:8000", "http://127.0.0.1:8000/", "http://localhost:8000/wechat"])
def test_the_bot_of_this_folder_needs_no_credentials_however_its_address_is_written(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = known_to_both(settings_of(()))
    monkeypatch.setattr(_running_bot, "load_settings", lambda *file: known if file else settings_of(()))
    monkeypatch.setattr(_running_bot, "find_address", lambda _: "http://127.0.0.1:8000")
    assert running_bot(url).settings == known


def test_an_address_without_http_is_told() -> None:
    with pytest.raises(click.UsageError, match="http://localhost:8000"):
        running_bot("localhost:8000")
