"""`refundbot chat --json` and `understand` as programs that another program talks to."""

import json
from pathlib import Path
from typing import Any

from tests.bot.cli.commands import PATIENCE_S, refusal, run, start

#: What every answer holds, by the contract of the command.
MEMBERS = {
    *("user", "replies", "active", "more", "state", "phase", "owner", "locale", "act", "signals"),
    *("facts", "grounds", "ranking", "cause", "variant", "remedy", "rung", "due", "case"),
}


def exchange(folder: Path, *lines: str | bytes, **settings: str) -> list[Any]:
    """The answers to these lines, in order."""
    raw = b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines)
    ended = run(folder, "chat", "--json", stdin=raw, **settings)
    assert ended.returncode == 0, ended.stderr.decode()
    return [json.loads(line) for line in ended.stdout.splitlines()]


def says(text: str, **more: object) -> str:
    return json.dumps({"user": "u1", "text": text, **more})


def test_a_line_in_is_a_line_out_with_every_member_of_the_contract(tmp_path: Path) -> None:
    (answer,) = exchange(tmp_path, says("退款三天了还没到账", now="2026-11-22T10:00+08:00"))
    assert answer.keys() >= MEMBERS
    assert answer["user"] == "u1"
    assert all(reply.keys() == {"id", "text", "choices"} for reply in answer["replies"])


NO_MESSAGES: list[str | bytes] = [
    "退款没到账",
    "{",
    "[]",
    "null",
    '"text"',
    "{}",
    '{"user": "u1", "text": ["a"]}',
    '{"user": "u1", "type": "telegram"}',
    '{"user": "u1", "type": "tap"}',
    '{"user": "u1", "type": "event"}',
    '{"user": "u1", "text": "hi", "now": "yesterday"}',
    '{"user": "u1", "text": "\\ud800"}',
    b'{"user": "u1", "text": "\xff"}',
    "[" * 5000,
]


def test_a_line_that_is_no_message_is_answered_with_an_error_and_changes_nothing(tmp_path: Path) -> None:
    *wrong, answer = exchange(tmp_path, *NO_MESSAGES, says("hello"))
    assert [each.keys() for each in wrong] == [{"error"}] * len(NO_MESSAGES)
    (alone,) = exchange(tmp_path, says("hello"))
    assert answer["replies"] == alone["replies"]


def test_answers_come_one_by_one_while_the_input_stays_open(tmp_path: Path) -> None:
    with start(tmp_path, "chat", "--json") as chat:
        assert chat.stdin is not None
        assert chat.stdout is not None
        for text in ("hello", "My refund has not arrived"):
            chat.stdin.write(says(text) + "\n")
            chat.stdin.flush()
            assert json.loads(chat.stdout.readline())["replies"]
        chat.stdin.close()
        assert chat.wait(PATIENCE_S) == 0


def test_a_repeated_msg_id_gets_the_same_reply_and_no_second_step(tmp_path: Path) -> None:
    hello = says("hello")
    line = says("My refund has not arrived", msg_id="7")
    _, first, again, after = exchange(tmp_path, hello, line, line, says("1"))
    assert again["replies"] == first["replies"]
    assert again["state"] == first["state"]
    assert after["replies"] != first["replies"]


def test_two_users_do_not_meet(tmp_path: Path) -> None:
    one, other = exchange(
        tmp_path,
        json.dumps({"user": "u1", "text": "我是用支付宝付的", "msg_id": "1"}),
        json.dumps({"user": "u2", "text": "hello", "msg_id": "1"}),
    )
    assert one["facts"]
    assert not other["facts"]


def test_nothing_is_kept_without_a_data_directory_and_everything_with_one(tmp_path: Path) -> None:
    told, asked = says("我是用支付宝付的"), says("hello")
    exchange(tmp_path, told)
    assert exchange(tmp_path, asked)[0]["facts"] == {}
    assert not list(tmp_path.iterdir())
    exchange(tmp_path, told, REFUNDBOT_DATA_DIR="data")
    assert exchange(tmp_path, asked, REFUNDBOT_DATA_DIR="data")[0]["facts"]


def test_json_and_the_webhook_do_not_go_together(tmp_path: Path) -> None:
    code, lines = refusal(tmp_path, "chat", "--json", "--through", "webhook")
    assert code == 2
    assert "--json" in lines[-1]


def test_understand_answers_each_line_with_one_object(tmp_path: Path) -> None:
    lines = "退款三天了还没到账".encode() + b"\n\n\xff\nhello\n"
    ended = run(tmp_path, "understand", "--today", "2026-11-22", stdin=lines)
    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert len(answers) == 4
    wanted = {"text", "locale", "label", "confidence", "act", "ranking", "signals", "slots"}
    assert all(answer.keys() == wanted for answer in answers)


def test_understand_reads_a_day_from_the_day_it_is_given(tmp_path: Path) -> None:
    text = "我昨天申请退款，三天没到账，一共99.5元"
    answer = json.loads(run(tmp_path, "understand", "--today", "2026-11-22", stdin=text.encode()).stdout)
    assert answer["slots"]["applied_on"] == "2026-11-21"
    assert answer["slots"]["days_waiting"] == 3
    assert answer["slots"]["amount"] == "99.5"


def test_a_report_is_labelled_by_its_cause_and_an_act_by_itself(tmp_path: Path) -> None:
    ended = run(tmp_path, "understand", stdin="退款三天了还没到账\n谢谢\n".encode())
    report, thanks = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (report["act"], report["label"]) == ("report", "refund_pending_arrival")
    assert (thanks["act"], thanks["label"]) == ("thanks", "thanks")


def test_an_error_names_its_line_and_a_blank_line_is_none(tmp_path: Path) -> None:
    answers = exchange(tmp_path, "", says("hi"), "  ", "{bad")
    assert len(answers) == 2
    assert answers[1]["error"].startswith("line 4, column 2: not JSON")
