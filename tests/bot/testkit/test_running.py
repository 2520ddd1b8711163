"""A script is played line by line: users, retries, and a clock that is moved by hand."""

from pathlib import Path

import pytest

from bot.testkit.report import conversation, summary
from bot.testkit.running import WrongDeliveryError, run, user_of
from tests.bot.testkit.doubles import FULL_ANSWER, Playback, answering, opening, played, script_of, scripts_in

END = "\n- user: end\n  expect: {owner: bot}"


def lines_of(folder: Path, steps: str) -> list[dict[str, object]]:
    playback = Playback(FULL_ANSWER)
    result = run(script_of(folder, steps + END), opening(playback))
    assert result.passed, conversation(result).plain
    return [
        {key: value for key, value in line.items() if key not in {"user", "msg_id", "now"}} for line in playback.lines
    ][:-1]


@pytest.mark.parametrize(
    ("step", "line"),
    [
        ("user: 退款没到账", {"text": "退款没到账"}),
        ("用户: 退款没到账", {"text": "退款没到账"}),
        ('user: ""', {"text": ""}),
        ('user: "nothing"', {"text": "nothing"}),
        ("tap: act.go_back", {"type": "tap", "choice": "act.go_back"}),
        ("点: act.go_back", {"type": "tap", "choice": "act.go_back"}),
        ("picture:", {"type": "image"}),
        ("图片: 退款页面的截图", {"type": "image"}),
        ("voice:", {"type": "voice"}),
        ("语音: 我要退款", {"type": "voice", "text": "我要退款"}),
        ("video:", {"type": "video"}),
        ("short_video:", {"type": "shortvideo"}),
        ("location: 广州", {"type": "location"}),
        ("link:", {"type": "link"}),
        ("表情:", {"type": "sticker"}),
        ("follow:", {"type": "event", "event": "subscribe"}),
        ("取消关注:", {"type": "event", "event": "unsubscribe"}),
        ("event: brand_new_event_2027", {"type": "event", "event": "brand_new_event_2027"}),
        (
            "event: {kf_create_session: kf2001}",
            {"type": "event", "event": "kf_create_session", "staff_account": "kf2001"},
        ),
        ("事件: {click: MENU_HELP}", {"type": "event", "event": "click", "event_key": "MENU_HELP"}),
    ],
)
def test_each_word_sends_its_line(step: str, line: dict[str, object], tmp_path: Path) -> None:
    assert lines_of(tmp_path, f"- {step}") == [line]


def test_the_clock_starts_where_the_script_says_and_moves_with_it(tmp_path: Path) -> None:
    playback = Playback(FULL_ANSWER)
    steps = "- user: a\n- user: b\n- wait: 49h\n- until: 2026-12-24T09:00+08:00\n- 等待: 3天 2小时" + END
    head = "proves: x\nlocale: zh_Hans\nnow: 2026-12-20T10:00+08:00\n"
    run(script_of(tmp_path, steps, head), opening(playback))
    assert [line["now"] for line in playback.lines] == [
        "2026-12-20T10:00:00+08:00",
        "2026-12-20T10:00:05+08:00",
        "2026-12-22T11:00:05+08:00",
        "2026-12-24T09:00:00+08:00",
        "2026-12-27T11:00:00+08:00",
        "2026-12-27T11:00:05+08:00",
    ]
    assert [line.get("type") for line in playback.lines] == [None, None, "tick", "tick", "tick", None]


def test_a_clock_that_would_run_back_is_a_failure(tmp_path: Path) -> None:
    result = played(tmp_path, "- wait: 2d\n- until: 2026-11-23T10:00+08:00" + END)
    assert [(failure.what, failure.line) for failure in result.failures] == [("until", 5)]


def test_a_retry_is_the_very_same_line_and_other_lines_have_ids_of_their_own(tmp_path: Path) -> None:
    playback = Playback(FULL_ANSWER)
    run(script_of(tmp_path, "- user: a\n- retry: 2\n- user: a" + END), opening(playback))
    first, again, third_time, other, _ = playback.lines
    assert first == again == third_time
    assert other["msg_id"] != first["msg_id"]


def test_each_script_has_a_user_of_its_own_with_the_shape_of_an_openid(tmp_path: Path) -> None:
    chinese, english = scripts_in(
        tmp_path, "proves: x\nlocale: [zh_Hans, en]\nsteps:\n- user: a\n  expect: {state: idle}\n"
    )
    assert user_of(chinese) != user_of(english)
    assert len(user_of(chinese)) == 28


def test_all_failures_are_kept_and_the_script_goes_on(tmp_path: Path) -> None:
    result = played(
        tmp_path, "- user: a\n  expect: {state: idle, owner: staff}\n- user: b\n- expect: {act: inform, phase: asking}"
    )
    assert [(failure.turn, failure.what) for failure in result.failures] == [(0, "state"), (0, "owner"), (1, "act")]


def test_a_crash_of_the_bot_fails_the_script_with_the_place_and_ends_it(tmp_path: Path) -> None:
    result = played(tmp_path, "- user: a" + END, KeyError("lost"))
    [failure] = result.failures
    assert "KeyError: 'lost'" in failure.shortfall.actual
    assert "doubles.py:" in failure.shortfall.actual
    assert len(result.turns) == 1


def test_an_error_that_the_bot_answers_fails_the_script(tmp_path: Path) -> None:
    [failure] = played(tmp_path, "- user: a" + END, {"error": "no such user"}).failures
    assert failure.shortfall.actual == "error: no such user"


def test_what_arrives_otherwise_than_it_was_said_fails_and_the_script_goes_on(tmp_path: Path) -> None:
    wrong = WrongDeliveryError("the page", "another page", FULL_ANSWER)
    result = played(tmp_path, "- user: a\n  expect: {owner: bot}" + END, wrong, FULL_ANSWER)
    [failure] = result.failures
    assert (failure.shortfall.expected, failure.shortfall.actual) == ("the page", "another page")
    assert len(result.turns) == 2


def test_a_script_that_is_answered_in_another_language_than_it_says_fails(tmp_path: Path) -> None:
    [failure] = played(tmp_path, "- user: a" + END, answering(locale="en")).failures
    assert (failure.what, failure.shortfall.actual) == ("locale", "en")


def test_a_text_in_one_language_of_a_script_for_several_is_named_with_the_cure(tmp_path: Path) -> None:
    content = "proves: x\nlocale: all\nsteps:\n- user: {typed}\n  expect: {{owner: bot}}\n"

    def hint_of(typed: str) -> str:
        scripts = scripts_in(tmp_path, content.format(typed=typed))
        english = next(script for script in scripts if script.locale == "en")
        [failure] = run(english, opening(Playback(FULL_ANSWER))).failures
        return failure.shortfall.hint

    assert hint_of("退款没到账").startswith(
        "typed in zh_Hans only (line 4): write it by locale, `user: {zh_Hans: ..., en"
    )
    assert "meant to change" in hint_of("{zh_Hans: 退款, zh_Hant: 退款, en: refund}")


def test_a_script_that_expects_a_language_itself_may_end_in_another(tmp_path: Path) -> None:
    assert played(tmp_path, "- user: English\n  expect: {locale: en}", answering(locale="en")).passed


def test_a_failure_after_a_tap_on_what_was_not_on_the_page_says_so(tmp_path: Path) -> None:
    steps = "- user: a\n- tap: act.go_back\n- user: b\n  expect: {state: idle}"
    [failure] = played(tmp_path, steps).failures
    note = "line 5: act.go_back was not on the page; offered were paid_with.wechat_pay, paid_with.bank_card"
    assert failure.shortfall.hint == note


def test_a_tap_before_any_page_is_told_unless_the_script_starts_at_one(tmp_path: Path) -> None:
    steps = "- tap: act.go_back\n  expect: {state: idle}"
    [failure] = played(tmp_path, steps).failures
    assert "act.go_back was not on the page; offered were no choices" in failure.shortfall.hint
    head = "proves: x\nlocale: zh_Hans\nstart: {facts: {paid_with: alipay}}\n"
    [failure] = run(script_of(tmp_path, steps, head), opening(Playback(FULL_ANSWER))).failures
    assert "not on the page" not in failure.shortfall.hint


def test_the_link_to_the_next_page_is_among_what_was_offered(tmp_path: Path) -> None:
    steps = "- user: a\n- tap: act.go_back\n  expect: {state: idle}"
    [failure] = played(tmp_path, steps, answering(more=True)).failures
    assert "offered were paid_with.wechat_pay, paid_with.bank_card, act.more" in failure.shortfall.hint


def test_a_failure_shows_the_conversation_with_the_failing_turn_marked(tmp_path: Path) -> None:
    result = played(
        tmp_path, "- user: 退款没到账\n- tap: paid_with.bank_card\n  expect: {cause: missed_deadline}\n- user: c"
    )
    shown = conversation(result).plain.replace(str(tmp_path), "")
    assert shown == (
        "/script.yaml\n"
        "  It works.\n\n"
        "  11-22 10:00  user: 退款没到账\n"
        "            [bridge.back]\n"
        "              好的，我们继续。\n"
        "            [ask.paid_with]\n"
        "              您是用什么付的款？\n"
        "              可以直接回复数字。\n"
        "              1 微信支付  <paid_with.wechat_pay>\n"
        "              2 银行卡  <paid_with.bank_card>\n"
        "            active [remind.seller]\n"
        "              三天到了。\n"
        "> 11-22 10:00  tap: paid_with.bank_card\n"
        "            [bridge.back]\n"
        "              好的，我们继续。\n"
        "            [ask.paid_with]\n"
        "              您是用什么付的款？\n"
        "              可以直接回复数字。\n"
        "              1 微信支付  <paid_with.wechat_pay>\n"
        "              2 银行卡  <paid_with.bank_card>\n"
        "            active [remind.seller]\n"
        "              三天到了。\n"
        "  x /script.yaml:6  cause\n"
        "      expected  missed_deadline\n"
        "      actual    nothing\n"
        "      at        state: asking.paid_with; act: report; variant: refund_pending_arrival.bank_overdue;"
        " rung: seller_in_writing; owner: bot; locale: zh_Hans; facts: refunded_to=bank_card, days_waiting=3\n"
    )


def test_the_summary_counts_scripts_and_expectations(tmp_path: Path) -> None:
    good = played(tmp_path, "- user: a" + END)
    bad = played(tmp_path, "- user: a\n  expect: {state: idle, owner: staff}")
    single = played(tmp_path, "- user: a\n  expect: {owner: bot}")
    assert summary([single], 0.52).plain == "1 script passed, 1 turn in 0.5 s"
    assert summary([good], 0.52).plain == "1 script passed, 2 turns in 0.5 s"
    assert summary([good, bad], 1).plain == "1 of 2 scripts failed, 2 expectations not met, 3 turns in 1.0 s"
