"""A script may start in the middle of a conversation: always one that somebody could have had."""

from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest

from bot.cli._scripts_through_webhook import serve_scripts
from bot.testkit import in_process, standing
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.problems import BadScriptError
from bot.testkit.reading import read_scripts
from bot.testkit.report import conversation
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.standing import Search
from bot.testkit.start import Start

CONSOLE = "settings: {desk: console, staff_hours: 'Mon-Sun 00:00-24:00'}"
WECHAT = CONSOLE.replace("console", "wechat")
REPEAT = "- user: 再说一遍\n  expect: "


@pytest.fixture(scope="module")
def through_webhook() -> Iterator[OpenChannel]:
    with serve_scripts() as open_channel:
        yield open_channel


def script_of(folder: Path, start: str, steps: str, *, head: str = "", locale: str = "zh_Hans") -> Script:
    path = folder / "script.yaml"
    body = f"proves: It starts there.\nlocale: {locale}\nstart: {start}\n{head}\nsteps:\n{dedent(steps)}\n"
    path.write_text(body, encoding="utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    return script


def complaint(folder: Path, start: str, head: str = "") -> str:
    result = run(script_of(folder, start, "- user: 你好\n  expect: {owner: bot}", head=head), open_in_process)
    [failure] = result.failures
    assert (failure.what, failure.line, result.turns) == ("start", 3, [])
    assert failure.shortfall.actual in conversation(result).plain
    return failure.shortfall.actual


def demand_holds(result: Result) -> None:
    assert result.passed, conversation(result).plain


@pytest.mark.parametrize(
    ("start", "head", "expected"),
    [
        ("{state: asking.delivery}", "", "{state: asking.delivery}"),
        ("{facts: {paid_with: alipay, amount: '99'}}", "", "{facts: {paid_with: alipay, amount: '99'}}"),
        (
            "{facts: {received_on: 2026-11-10, paid_on: 2026-11-15}, state: confirming}",
            "",
            "{state: confirming}",
        ),
        ("{grounds: goods_damaged, state: asking.delivery}", "", "{grounds: goods_damaged}"),
        ("{variant: unresponsive_merchant.own_shop}", "", "{variant: unresponsive_merchant.own_shop, taken: nothing}"),
        ("{taken: write_demand}", "", "{phase: following_up, taken: write_demand, due: write_demand}"),
        ("{taken: write_demand, rung: bill_complaint}", "", "{phase: advising, rung: bill_complaint}"),
        ("{owner: queued}", CONSOLE, "{owner: queued}"),
        ("{owner: staff}", CONSOLE, "{owner: staff}"),
        ("{owner: staff}", WECHAT, "{owner: staff}"),
    ],
)
def test_a_script_stands_where_it_starts_both_ways(
    start: str, head: str, expected: str, tmp_path: Path, through_webhook: OpenChannel
) -> None:
    script = script_of(tmp_path, start, REPEAT + expected, head=head)
    near, far = run(script, open_in_process), run(script, through_webhook)
    demand_holds(near)
    demand_holds(far)
    assert [turn.got for turn in near.turns] == [turn.got for turn in far.turns]


def test_a_tap_on_what_stands_on_the_screen_counts_both_ways(tmp_path: Path, through_webhook: OpenChannel) -> None:
    steps = "- tap: delivery.received\n  expect: {facts: {delivery: received}}"
    script = script_of(tmp_path, "{state: asking.delivery}", steps)
    demand_holds(run(script, open_in_process))
    demand_holds(run(script, through_webhook))


def test_what_was_told_at_the_start_is_what_would_have_been_told_in_words(tmp_path: Path) -> None:
    started = script_of(tmp_path, "{facts: {paid_with: alipay, merchant_response: none}}", REPEAT + "{owner: bot}")
    [turn] = run(started, open_in_process).turns
    typed = script_of(tmp_path, "{locale: zh_Hans}", "- user: 我用支付宝付的，卖家不理我\n" + REPEAT + "{owner: bot}")
    *_, same = run(typed, open_in_process).turns
    for member in ("state", "facts", "owner", "locale"):
        assert turn.got[member] == same.got[member]
    assert turn.reply_ids[-1] == same.reply_ids[-1] == "ask.delivery"


def test_staff_do_what_they_do_with_a_conversation_that_they_have_from_the_start(tmp_path: Path) -> None:
    steps = "- staff: {reply: 您好}\n- user: 在吗\n  expect: {said: 您好, owner: staff}"
    demand_holds(run(script_of(tmp_path, "{owner: staff}", steps, head=CONSOLE), open_in_process))


def test_the_start_speaks_the_language_of_the_script_or_its_own(tmp_path: Path) -> None:
    steps = "- tap: act.go_back\n  expect: {locale: %s}"
    for start, locale in (("{state: asking.delivery}", "zh_Hant"), ("{state: asking.delivery, locale: en}", "en")):
        demand_holds(run(script_of(tmp_path, start, steps % locale, locale="zh_Hant"), open_in_process))


def test_a_step_of_the_start_falls_due_by_the_script_s_clock(tmp_path: Path) -> None:
    script = script_of(
        tmp_path, "{taken: write_demand}", "- wait: 30d\n  expect: {due: nothing, active: follow_up.due}"
    )
    demand_holds(run(script, open_in_process))


def test_a_fixture_is_a_start_with_a_name_that_a_script_may_add_to(tmp_path: Path) -> None:
    (tmp_path / "_fixtures.yaml").write_text(
        "silent: {facts: {merchant_response: none, amount: '50'}, state: asking.delivery}\n"
        "沉默: {预设: silent, 语言: en}\n",
        encoding="utf-8",
    )
    deeper = tmp_path / "deeper"
    deeper.mkdir()
    expect = REPEAT + "{owner: bot}"
    assert script_of(deeper, "silent", expect).start == Start(
        facts=(("merchant_response", "none"), ("amount", "50")), state="asking.delivery"
    )
    assert script_of(deeper, "{fixture: 沉默, facts: {amount: '99'}}", expect).start == Start(
        facts=(("merchant_response", "none"), ("amount", "99")), state="asking.delivery", locale="en"
    )


def test_the_nearest_file_of_fixtures_counts(tmp_path: Path) -> None:
    deeper = tmp_path / "deeper"
    deeper.mkdir()
    (tmp_path / "_fixtures.yaml").write_text("asked: {state: asking.delivery}\nabove: {locale: en}\n", encoding="utf-8")
    (deeper / "_fixtures.yaml").write_text("asked: {state: asking.situation}\n", encoding="utf-8")
    found = [script_of(deeper, name, REPEAT + "{owner: bot}").start for name in ("asked", "above")]
    assert found == [Start(state="asking.situation"), Start(locale="en")]


def test_a_mistake_in_a_fixture_names_the_file_of_fixtures(tmp_path: Path) -> None:
    (tmp_path / "_fixtures.yaml").write_text("one: {locale: en}\nasked: {stat: idle}\n", encoding="utf-8")
    with pytest.raises(BadScriptError, match=r"_fixtures\.yaml:2: `stat` is no word for a start"):
        script_of(tmp_path, "asked", REPEAT + "{owner: bot}")
    with pytest.raises(BadScriptError, match=r"script\.yaml:3: `ask` is no fixture .* did you mean `asked`"):
        script_of(tmp_path, "ask", REPEAT + "{owner: bot}")


def test_a_search_that_gives_up_says_where_the_facts_lead(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(standing, "MOST_TAPS", 20)
    why = complaint(
        tmp_path, "{facts: {amount: '7'}, variant: channel_mismatch.paid_in_shop_credit, taken: write_demand}"
    )
    assert "no taps lead from these facts to `variant: channel_mismatch" in why
    assert "they lead to `asking.situation`; tell other or more `facts`, or name the steps `taken`" in why


@pytest.mark.parametrize(
    ("start", "head", "why"),
    [
        ("{state: warning}", "", "no taps lead to `state: warning`, only words do; leave `start:` out"),
        (
            "{state: asking.delivery, facts: {delivery: received}}",
            "",
            "nobody is asked for `delivery` who has told it: take it out of the facts",
        ),
        (
            "{facts: {received_on: 2026-11-10, paid_on: 2026-11-15}}",
            "",
            "these facts contradict each other: the bot asks which of them hold",
        ),
        ("{facts: {outcome: failed}}", "", "the bot keeps outcome: nothing; take that out"),
        ("{owner: staff}", "", "whoever asks for a person is not queued; set `desk` and `staff_hours`"),
        ("{owner: queued}", "settings: {desk: console, staff_hours: 'Mon 09:00-10:00'}", "or another hour with `now:`"),
    ],
)
def test_where_nobody_can_stand_fails_with_the_reason_when_it_is_run(
    start: str, head: str, why: str, tmp_path: Path
) -> None:
    assert why in complaint(tmp_path, start, head)


def test_it_fails_through_the_webhook_too(tmp_path: Path, through_webhook: OpenChannel) -> None:
    script = script_of(tmp_path, "{state: warning}", REPEAT + "{owner: bot}")
    [failure] = run(script, through_webhook).failures
    assert (failure.what, failure.line) == ("start", 3)


def test_a_name_that_is_wrong_is_told_when_the_script_is_read(tmp_path: Path) -> None:
    with pytest.raises(BadScriptError, match=r"script\.yaml:3: `system_outage\.app` is no variant"):
        script_of(tmp_path, "{taken: write_demand, variant: system_outage.app}", REPEAT + "{owner: bot}")


def test_reading_searches_for_no_start_and_running_does_so_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched = []
    stand = Search.stand

    def counted(search: Search, start: Start, locale: str) -> bytes:
        searched.append((start, locale))
        return stand(search, start, locale)

    monkeypatch.setattr(Search, "stand", counted)
    start = Start(state="asking.delivery", facts=(("amount", "31"),))
    scripts = [
        script_of(tmp_path, "{state: asking.delivery, facts: {amount: '31'}}", REPEAT + "{owner: bot}", locale=locale)
        for locale in ("en", "zh_Hans", "en")
    ]
    assert searched == []
    for script in scripts:
        demand_holds(run(script, open_in_process))
    assert searched == [(start, "en"), (start, "zh_Hans")]


def test_what_one_process_has_found_another_need_not_search_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = script_of(tmp_path, "{state: asking.delivery}", REPEAT + "{state: asking.delivery}")
    demand_holds(run(script, open_in_process))
    found = in_process.remembered()
    monkeypatch.setattr(in_process, "_remembered", {})
    monkeypatch.delattr(Search, "stand")
    with pytest.raises(AttributeError):
        run(script, open_in_process)
    in_process.remember(found)
    demand_holds(run(script, open_in_process))
