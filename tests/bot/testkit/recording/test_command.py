"""`refundbot record`, as somebody uses it."""

import json
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.channel import Channel
from bot.cli.record import command
from bot.cli.test import command as run_scripts
from bot.settings import load_settings
from bot.store import Keys, RedisStore, open_wire
from bot.store.local import LocalStore
from bot.store.memory import MemoryStore
from bot.testkit.in_process import bot_vocabulary, dialogue_of
from bot.testkit.reading import read_scripts
from bot.testkit.script import Retry, Script, Send, Until, Wait

Record = Callable[..., Result]


@pytest.fixture
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Record:
    """Runs the command in a folder of its own, with no settings but those that a test makes."""
    monkeypatch.chdir(tmp_path)
    for name in ("REDIS_URL", "REFUNDBOT_DATA_DIR", "REFUNDBOT_DESK"):
        monkeypatch.delenv(name, raising=False)

    def run(*arguments: str, typed: str = "") -> Result:
        return CliRunner().invoke(command, arguments, input=typed)

    return run


class Forgetful:
    """A bot that knows nobody."""

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        return Channel(MemoryStore(), dialogue_of(())).send(line)


@contextmanager
def open_forgetful(_script: Script) -> Iterator[Forgetful]:
    yield Forgetful()


def script_at(path: str | Path) -> Script:
    (script,) = read_scripts(Path(path), bot_vocabulary())
    return script


def holds(*places: str) -> bool:
    return CliRunner().invoke(run_scripts, places).exit_code == 0


class TestAChat:
    def test_it_becomes_a_script_that_holds_at_once(self, record: Record) -> None:
        typed = "退款没到账\n/tap 1\n/image\n/wait 49h\n谢谢\n/proves A test of the recorder.\n/quit\n"
        recorded = record("out.yaml", typed=typed)

        assert recorded.exit_code == 0
        assert "out.yaml: 5 turns, and it holds" in recorded.output
        script = script_at("out.yaml")
        assert script.proves == "A test of the recorder."
        assert [type(step.action) for step in script.steps] == [Send, Send, Send, Wait, Send]
        assert holds("out.yaml")

    def test_the_ids_that_it_will_expect_are_shown(self, record: Record) -> None:
        assert "ask.refund_status -> asking.refund_status" in record("out.yaml", typed="退款没到账\n").output

    def test_any_step_of_a_script_can_be_typed(self, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("REFUNDBOT_DESK", "console")
        typed = "退款没到账\n/retry 2\n/staff take\n/staff {reply: 您好}\n在吗\n/event {click: MENU_HELP}\n/until 2030-01-01T09:00+08:00\n"
        assert record("out.yaml", "--now", "2026-11-23T10:00+08:00", typed=typed).exit_code == 0

        script = script_at("out.yaml")
        assert script.settings == (("desk", "console"),)
        kinds = [type(step.action) for step in script.steps]
        assert kinds == [Send, Retry, Retry, Send, Send, Send, Send, Until]

    def test_the_last_step_can_be_taken_back(self, record: Record) -> None:
        record("out.yaml", typed="退款没到账\n/tap 1\n/undo\n/undo\n/undo\n/undo\n退款没到账\n/undo\n你好\n")
        assert [step.action.members for step in script_at("out.yaml").steps if isinstance(step.action, Send)] == [
            (("text", "你好"),)
        ]

    def test_a_tap_after_that_is_one_on_the_page_that_it_returned_to(self, record: Record) -> None:
        recorded = record("out.yaml", typed="退款没到账\n/tap 1\n/undo\n/tap 2\n")
        _, tapped = script_at("out.yaml").steps
        assert isinstance(tapped.action, Send)
        assert dict(tapped.action.members)["choice"].startswith("refund_status.")
        shown = recorded.output.partition("Taken back.")[2]
        assert "ask.refund_status -> asking.refund_status" in shown
        assert shown.count("╭") == 2, "the page that it returned to, and the one after the tap"

    def test_when_all_is_taken_back_there_is_nothing_to_tap(self, record: Record) -> None:
        recorded = record("out.yaml", typed="退款没到账\n/undo\n/tap 1\n你好\n")
        assert "nothing is said yet" in recorded.output
        assert "There is nothing to tap." in recorded.output

    def test_help_names_each_command_once(self, record: Record) -> None:
        assert record("out.yaml", typed="/help\n").output.count("/quit") == 1

    def test_without_a_sentence_it_is_a_draft(self, record: Record) -> None:
        record("out.yaml", typed="你好\n")
        assert script_at("out.yaml").draft
        record("other.yaml", "--proves", "A test of the recorder.", typed="你好\n")
        assert not script_at("other.yaml").draft

    def test_one_turn_is_not_several(self, record: Record) -> None:
        assert "1 turn, and it holds" in record("out.yaml", typed="你好\n").output

    @pytest.mark.parametrize(
        ("typed", "told"),
        [
            ("/wait soon", "no span of time"),
            ("/until 2020-01-01T09:00+08:00", "a clock goes forward only"),
            ("/retry 1", "nothing was sent yet"),
            ("/event clik", "no event of WeChat's"),
            ("/dance", "There is no /dance"),
        ],
    )
    def test_what_makes_no_sense_is_told_and_not_recorded(self, record: Record, typed: str, told: str) -> None:
        recorded = record("out.yaml", typed=f"{typed}\n你好\n")
        assert told in recorded.output
        assert len(script_at("out.yaml").steps) == 1

    def test_a_script_that_does_not_hold_is_told(self, record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
        """The planted fault: the bot that checks it is another than the one that was talked to."""
        monkeypatch.setattr("bot.cli.record.open_in_process", open_forgetful)
        recorded = record("out.yaml", typed="退款没到账\n/tap 1\n")
        assert recorded.exit_code == 1
        assert "does not hold" in recorded.output

    def test_without_an_answer_nothing_is_written(self, record: Record) -> None:
        assert record("out.yaml", typed="/quit\n").exit_code == 1
        assert not Path("out.yaml").exists()

    def test_no_file_is_written_over(self, record: Record) -> None:
        Path("out.yaml").write_text("mine", encoding="utf-8")
        assert record("out.yaml", typed="你好\n").exit_code == 2
        assert Path("out.yaml").read_text(encoding="utf-8") == "mine"


def exchanged(*asked: dict[str, str]) -> str:
    """What `refundbot chat --json` says to these lines, each below its own."""
    channel = Channel(MemoryStore(), dialogue_of(()))
    lines = [line for each in asked for line in (each, channel.send(each))]
    return "".join(f"{json.dumps(line)}\n" for line in lines)


NOW = "2026-11-23T10:00+08:00"
ASKED = [
    {"user": "u1", "text": "我叫张伟，电话13912345678，退款没到账", "now": NOW},
    {"user": "u1", "type": "tap", "choice": "refund_status.processing"},
    {"user": "u1", "text": "谢谢", "now": "2026-11-25T10:00+08:00"},
]


class TestKeptLines:
    def test_they_become_a_script_without_the_person(self, record: Record) -> None:
        Path("chat.jsonl").write_text(exchanged(*ASKED), encoding="utf-8")
        recorded = record("out.yaml", "--from", "chat.jsonl")

        assert recorded.exit_code == 0, recorded.output
        text = Path("out.yaml").read_text(encoding="utf-8")
        assert "我叫王明，电话13800138000，退款没到账" in text
        assert "until: 2026-11-25T09:59:55+08:00" in text
        assert holds("out.yaml")

    def test_words_stay_where_that_is_asked_for(self, record: Record) -> None:
        Path("chat.jsonl").write_text(exchanged(*ASKED), encoding="utf-8")
        record("out.yaml", "--from", "chat.jsonl", "--as-it-is")
        assert "张伟" in Path("out.yaml").read_text(encoding="utf-8")

    def test_where_the_bot_says_something_else_now_it_is_shown_and_the_script_holds(self, record: Record) -> None:
        kept = exchanged(*ASKED).replace("asking.funded_by", "asking.paid_with")
        Path("chat.jsonl").write_text(kept, encoding="utf-8")
        recorded = record("out.yaml", "--from", "chat.jsonl")

        assert "message 2: state was asking.paid_with and is asking.funded_by" in recorded.output
        assert recorded.exit_code == 0

    def test_a_file_that_is_none_ends_with_a_reason(self, record: Record) -> None:
        Path("chat.jsonl").write_text("退款没到账", encoding="utf-8")
        recorded = record("out.yaml", "--from", "chat.jsonl")
        assert recorded.exit_code != 0
        assert not Path("out.yaml").exists()


@pytest.mark.server
class TestAStoredConversation:
    SECRET = "storedConversationsOfThisTest"

    @pytest.fixture
    def name(self, valkey: LocalStore, monkeypatch: pytest.MonkeyPatch, record: Record) -> str:
        """The public name of somebody who talked to the bot of that store."""
        monkeypatch.setenv("REDIS_URL", valkey.url)
        monkeypatch.setenv("REFUNDBOT_SECRET_KEY", self.SECRET)
        store = RedisStore(open_wire(valkey.url), Keys(load_settings().key))
        channel = Channel(store, dialogue_of((("desk", "console"),)))
        link = next(
            text for text, choice in channel.dialogue.phrases.taps.items() if choice == "refund_status.processing"
        )
        for line in (
            {"type": "event", "event": "subscribe", "now": NOW},
            ASKED[0],
            {"text": link},
            {"type": "image"},
            {"type": "event", "event": "click", "event_key": "MENU_HELP"},
            {"type": "event", "event": "staff", "event_key": "take", "staff_account": "wang"},
            {"type": "event", "event": "staff", "event_key": "reply", "staff_account": "wang", "text": '{"text":"您好"}'},
            {"text": "在吗", "now": "2026-11-23T10:20+08:00"},
            {"type": "event", "event": "staff", "event_key": "hand_over", "staff_account": "wang"},
            {"text": "谢谢"},
        ):  # fmt: skip
            assert "error" not in channel.send({**line, "user": "oPerson"})
        return store.name_of_user("oPerson")

    def test_it_becomes_a_script_without_the_person(self, record: Record, name: str) -> None:
        recorded = record("out.yaml", "--stored", name)

        assert recorded.exit_code == 0, recorded.output
        assert "message" not in recorded.output
        text = Path("out.yaml").read_text(encoding="utf-8")
        for step in (
            "follow:",
            "tap: refund_status.processing",
            "picture:",
            "click: MENU_HELP",
            "staff: take",
            "reply: 您好",
            "staff: hand_over",
        ):
            assert step in text
        assert "张伟" not in text
        assert "13912345678" not in text
        assert holds("out.yaml")

    def test_a_name_that_is_nobodys_is_told(self, record: Record, name: str) -> None:
        recorded = record("out.yaml", "--stored", "000.nobody")
        assert recorded.exit_code != 0
        assert "no conversation 000.nobody" in str(recorded.exception)


BEHIND = """\
proves: It asks.
locale: zh_Hans
steps:
  - user: 退款没到账  # as people say it
    expect: {state: idle, not_said: 早上好}
"""


def commit(*names: str) -> None:
    """Into a repository of this folder alone."""
    for step in (
        ["init", "-q"],
        ["add", *names],
        ["-c", "user.name=a", "-c", "user.email=a@b.c", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *step], check=True)  # noqa: S607 - whichever git the machine has


class TestBringingUpToDate:
    @pytest.fixture(autouse=True)
    def behind(self, record: Record) -> None:
        Path("a.yaml").write_text(BEHIND, encoding="utf-8")
        Path("b.yaml").write_text(BEHIND, encoding="utf-8")

    @pytest.mark.parametrize(("answers", "written"), [("n\nn\n", 0), ("y\nn\n", 1), ("a\n", 2)])
    def test_each_is_written_when_it_is_agreed_to(self, record: Record, answers: str, written: int) -> None:
        recorded = record("--update", "a.yaml", "b.yaml", typed=answers)

        texts = [Path(name).read_text(encoding="utf-8") for name in ("a.yaml", "b.yaml")]
        assert [text != BEHIND for text in texts] == [number < written for number in range(2)]
        assert "-    expect: {state: idle, not_said: 早上好}" in recorded.output
        assert "+    expect: {state: asking.refund_status, not_said: 早上好}" in recorded.output
        assert recorded.exit_code == (0 if written == 2 else 1)

    def test_yes_asks_nothing_and_says_how_to_take_it_back(self, record: Record) -> None:
        commit("a.yaml", "b.yaml")
        recorded = record("--update", "--yes", "a.yaml", "b.yaml")
        assert recorded.exit_code == 0
        assert "git restore a.yaml b.yaml" in recorded.output
        assert holds("a.yaml", "b.yaml")

    def test_what_git_could_not_bring_back_is_told_before_and_not_promised_after(self, record: Record) -> None:
        commit("a.yaml")
        untracked = record("--update", "b.yaml", typed="y\n").output
        assert "git does not know this file" in untracked.partition("write it?")[0]
        Path("a.yaml").write_text(f"{BEHIND}# mine\n", encoding="utf-8")
        changed = record("--update", "a.yaml", typed="y\n").output
        assert "changes that git does not know" in changed.partition("write it?")[0]
        assert "git restore" not in untracked + changed

    def test_only_what_git_has_as_it_was_is_named_to_be_taken_back(self, record: Record) -> None:
        commit("a.yaml")
        told = record("--update", "--yes", "a.yaml", "b.yaml").output
        assert "git does not know this file" in told
        assert "2 written; take back with: git restore a.yaml\n" in told

    def test_what_only_a_person_can_decide_is_named_and_fails(self, record: Record) -> None:
        Path("a.yaml").write_text(BEHIND.replace("not_said: 早上好", "not_said: 退款"), encoding="utf-8")
        recorded = record("--update", "--yes", "a.yaml")
        assert recorded.exit_code == 1
        assert "left as it is: a.yaml:5: not_said" in recorded.output

    def test_scripts_that_hold_are_left_alone(self, record: Record) -> None:
        Path("a.yaml").write_text(BEHIND.replace("idle", "asking.refund_status"), encoding="utf-8")
        recorded = record("--update", "a.yaml")
        assert recorded.exit_code == 0
        assert "nothing to do" in recorded.output

    def test_a_script_that_cannot_be_read_is_told_as_ever(self, record: Record) -> None:
        Path("a.yaml").write_text(BEHIND.replace("state", "stat"), encoding="utf-8")
        assert record("--update", "a.yaml").exit_code == 2

    @pytest.mark.parametrize(
        "wrong",
        [
            ("--update",),
            ("--update", "--stored", "x", "a.yaml"),
            ("a.yaml", "c.yaml"),
            ("out.txt",),
            ("out.yaml", "--now", "soon"),
        ],
    )
    def test_options_that_make_no_sense_end_with_2(self, record: Record, wrong: tuple[str, ...]) -> None:
        assert record(*wrong).exit_code == 2
