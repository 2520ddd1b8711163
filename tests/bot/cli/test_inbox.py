"""`refundbot inbox`, on a real store."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.cli import main
from bot.cli._labelling import ALL_LABELS, labels_of
from bot.evaluation.lines import LABELS, load_lines
from bot.inbox.unclear import Unclear
from bot.settings import Settings
from bot.store import WireInbox, open_wire
from bot.store.local import LocalStore
from tests.bot.cli.commands import run

pytestmark = pytest.mark.server

TODAY = datetime.now(Settings().timezone).date()


def unclear(name: str, text: str, *, days_ago: int = 0, locale: str = "zh_Hans") -> Unclear:
    best = (("system_outage", 0.41), ("unknown", 0.2))
    return Unclear(id=name, text=text, locale=locale, state="idle", day=TODAY - timedelta(days=days_ago), best=best)


@pytest.fixture
def inbox(valkey: LocalStore, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[WireInbox]:
    """An empty one that the commands find by the environment."""
    monkeypatch.chdir(tmp_path)
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    monkeypatch.setenv("REDIS_URL", valkey.url)
    monkeypatch.setenv("COLUMNS", "160")
    inbox = WireInbox(open_wire(valkey.url))
    inbox.drop()
    yield inbox
    inbox.drop()


@pytest.fixture
def filled(inbox: WireInbox) -> WireInbox:
    """Three texts; the oldest was said most often."""
    for _ in range(3):
        inbox.note(unclear("one", "系统说[bold]稍后"), days=30)
    inbox.note(unclear("two", "what the heck", locale="en"), days=30)
    inbox.note(unclear("three", "这是啥"), days=30)
    return inbox


def call(*words: str, keys: str = "") -> Result:
    result = CliRunner().invoke(main, ["inbox", *words], input=keys)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    return result


def labels(inbox: WireInbox) -> dict[str, str]:
    return {kept.unclear.id: kept.label for kept in inbox.read(TODAY)}


def lines(*words: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in call("list", "--json", *words).output.splitlines()]


def test_the_list_shows_each_text_as_it_is_and_what_to_do_next(filled: WireInbox) -> None:
    shown = call().output
    assert "系统说[bold]稍后" in shown
    assert "system_outage 41%?" in shown
    assert "3 in all, 0 labelled. Next: refundbot inbox label" in shown


def test_the_newest_come_first_or_the_most_frequent(filled: WireInbox) -> None:
    assert [line["id"] for line in lines()] == ["three", "two", "one"]
    assert lines("--by", "frequent")[0]["id"] == "one"
    assert [line["id"] for line in lines("--limit", "1")] == ["three"]


def test_json_has_all_that_is_known_and_no_time_of_day(filled: WireInbox) -> None:
    assert lines("--by", "frequent")[0] == {
        "id": "one",
        "text": "系统说[bold]稍后",
        "count": 3,
        "day": TODAY.isoformat(),
        "locale": "zh_Hans",
        "state": "idle",
        "best": [{"label": "system_outage", "probability": 0.41}, {"label": "unknown", "probability": 0.2}],
        "label": None,
    }


def test_those_that_are_labelled_can_be_left_out(filled: WireInbox) -> None:
    filled.label("three", "unknown")
    assert [line["id"] for line in lines("--unlabelled")] == ["two", "one"]


def test_an_empty_inbox_says_why(inbox: WireInbox, monkeypatch: pytest.MonkeyPatch) -> None:
    for command in ((), ("label",), ("export", "x.jsonl")):
        assert call(*command).output.startswith("The inbox is empty: ")
    assert call("drop").output == "The inbox is empty.\n"
    monkeypatch.setenv("REFUNDBOT_INBOX_DAYS", "0")
    assert "REFUNDBOT_INBOX_DAYS is 0" in call().output


def test_a_label_is_given_by_number_by_name_or_by_its_beginning(filled: WireInbox) -> None:
    number = ALL_LABELS.index("system_outage") + 1
    said = call("label", keys=f"smalltalk\nneigh\n{number}\n").output
    assert labels(filled) == {"three": "smalltalk", "two": "neighbour", "one": "system_outage"}
    assert "1 of 3" in said
    assert f"{number} system_outage 41%" in said
    assert "3 labelled, 0 deleted, 0 skipped, 0 left." in said


def test_a_text_can_be_skipped_or_deleted_and_quitting_keeps_what_was_done(filled: WireInbox) -> None:
    said = call("label", "--by", "newest", keys="s\nd\nq\n").output
    assert labels(filled) == {"three": "", "one": ""}
    assert "0 labelled, 1 deleted, 1 skipped, 1 left." in said


def test_the_end_of_the_keyboard_is_the_wish_to_stop(filled: WireInbox) -> None:
    said = call("label", keys="unknown\n")
    assert labels(filled) == {"three": "unknown", "two": "", "one": ""}
    assert said.exit_code == 0


def test_what_was_done_last_can_be_undone_again_and_again(filled: WireInbox) -> None:
    before = filled.read(TODAY)
    said = call("label", keys="u\nunknown\nd\ns\n").output
    assert "nothing to undo" in said
    assert [kept.unclear.id for kept in filled.read(TODAY)] == ["three", "one"]
    filled.drop()
    for kept in before:
        filled.put_back(kept)
    call("label", keys="unknown\nd\nu\nu\nq\n")
    assert filled.read(TODAY) == before


def test_what_was_done_to_the_last_one_can_be_undone_too(filled: WireInbox) -> None:
    said = call("label", keys="s\ns\nunknown\nabuse\nu\nsmalltalk\nq\n").output
    assert "nothing left to label" in said
    assert labels(filled) == {"three": "", "two": "", "one": "smalltalk"}


def test_what_is_no_label_is_asked_again(filled: WireInbox) -> None:
    said = call("label", keys="99\nzzz\n\nask_e\nq\n").output
    assert said.count("No such label") == 3
    assert "Which: ask_evidence, ask_escalation?" in said
    assert set(labels(filled).values()) == {""}


def test_what_somebody_took_out_meanwhile_is_passed_over(filled: WireInbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(WireInbox, "label", lambda *_: False)
    assert "took it out meanwhile" in call("label", keys="unknown\nq\n").output


def test_every_label_of_the_evaluation_has_a_number() -> None:
    assert set(ALL_LABELS) == LABELS
    assert [labels_of(str(number)) for number in range(1, len(ALL_LABELS) + 1)] == [(label,) for label in ALL_LABELS]
    assert labels_of("0") == labels_of(str(len(ALL_LABELS) + 1)) == ()


def test_labelled_texts_become_cases_that_the_evaluation_reads(filled: WireInbox, tmp_path: Path) -> None:
    filled.label("one", "system_outage")
    filled.label("two", "unknown")
    assert call("export", "cases.jsonl").output == "2 written to cases.jsonl, 0 were there already.\n"
    read = load_lines(tmp_path / "cases.jsonl")
    assert [(line.text, line.label, line.locale, line.slots) for line in read] == [
        ("系统说[bold]稍后", "system_outage", "zh_Hans", None),
        ("what the heck", "unknown", "en", None),
    ]


def test_a_second_export_writes_only_what_is_new(filled: WireInbox, tmp_path: Path) -> None:
    file = tmp_path / "cases.jsonl"
    # As an editor leaves it: without the last line's end.
    file.write_text('{"text": "What, the heck?!", "label": "abuse", "locale": "en"}')
    for name in ("one", "two"):
        filled.label(name, "unknown")
    assert call("export", "cases.jsonl").output == "1 written to cases.jsonl, 1 were there already.\n"
    once = file.read_bytes()
    assert call("export", "cases.jsonl").output == "0 written to cases.jsonl, 2 were there already.\n"
    assert file.read_bytes() == once
    assert len(load_lines(file)) == 2


def test_an_export_into_another_file_than_one_of_sentences_changes_nothing(filled: WireInbox, tmp_path: Path) -> None:
    filled.label("one", "unknown")
    (tmp_path / "diary.txt").write_text("dear diary\n")
    assert call("export", "diary.txt").exit_code == 1
    assert (tmp_path / "diary.txt").read_text() == "dear diary\n"
    refused = call("export", "nowhere/cases.jsonl")
    assert (refused.exit_code, "cannot be written" in refused.output) == (1, True)


def test_with_nothing_labelled_an_export_says_what_to_do_first(filled: WireInbox, tmp_path: Path) -> None:
    assert "refundbot inbox label" in call("export", "cases.jsonl").output
    assert not (tmp_path / "cases.jsonl").exists()


def test_when_all_is_labelled_labelling_says_what_comes_next(filled: WireInbox) -> None:
    for name in ("one", "two", "three"):
        filled.label(name, "unknown")
    assert "refundbot inbox export" in call("label").output
    assert "Next: refundbot inbox export" in call("list").output
    assert "refundbot inbox export" in call("list", "--unlabelled").output


def test_a_drop_asks_first_and_then_deletes_all(filled: WireInbox) -> None:
    assert call("drop", keys="n\n").exit_code == 1
    assert len(filled.read(TODAY)) == 3
    assert call("drop", "--yes").output == "3 texts deleted.\n"
    assert len(filled.read(TODAY)) == 0


def test_without_a_store_it_says_where_it_looked(inbox: WireInbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL")
    refused = call()
    assert refused.exit_code == 1
    assert "REDIS_URL is not set, and .refundbot is not there" in refused.output
    assert not Path(".refundbot").exists()


def test_a_store_that_is_away_is_said_so(inbox: WireInbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REDIS_URL", "unix:///nowhere/store.sock")
    refused = call()
    assert (refused.exit_code, "does not answer" in refused.output) == (1, True)


def test_what_a_chat_in_a_data_directory_did_not_understand_is_there_afterwards(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # Not below the test's own folder: a socket's path must be short.
    folder = tmp_path_factory.mktemp("chat")
    said = "\n".join(("商家拒绝退款", "紫色的钢琴在爬树 13800138000")).encode()
    assert run(folder, "chat", stdin=said, REFUNDBOT_DATA_DIR="data").returncode == 0
    listed = run(folder, "inbox", "list", "--json", REFUNDBOT_DATA_DIR="data")
    (kept,) = [json.loads(line) for line in listed.stdout.splitlines()]
    assert kept["text"] == "紫色的钢琴在爬树 ***"
    assert abs(datetime.fromisoformat(kept["day"]).date() - datetime.now(UTC).date()) <= timedelta(days=1)


def test_with_no_days_a_chat_leaves_nothing(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("chat")
    line = json.dumps({"user": "u1", "text": "紫色的钢琴在爬树"}).encode() + b"\n"
    kept = {}
    for days in ("0", "1"):
        said = run(folder, "chat", "--json", stdin=line, REFUNDBOT_DATA_DIR="data", REFUNDBOT_INBOX_DAYS=days)
        assert json.loads(said.stdout)["act"] == "unknown"
        kept[days] = run(folder, "inbox", "list", "--json", REFUNDBOT_DATA_DIR="data").stdout.splitlines()
    assert [len(kept["0"]), len(kept["1"])] == [0, 1]
