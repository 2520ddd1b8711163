"""A script reaches what it enters, fires, concludes and reads, and nothing that it only might have."""

from bot.testkit.coverage.elements import Element, Kind, universe
from bot.testkit.coverage.tracing import traced
from bot.testkit.in_process import dialogue_of
from bot.testkit.script import Script
from tests.bot.testkit.coverage.conftest import Scripted

REPORT = "- user: 商家说退款了但是没到账\n  expect: {state: asking.refund_status}"


def reached(script: Script, kind: Kind) -> set[str]:
    return {element.name for element in traced(script)[1] if element.kind is kind}


def test_everything_that_is_reached_is_there_to_be_reached(scripted: Scripted) -> None:
    steps = (
        f"{REPORT}\n- tap: refund_status.processing\n- user: 为什么问这个\n- user: 转人工\n- wait: 49h\n- user: 你好"
    )
    assert traced(scripted(steps))[1] <= universe()


def test_a_turn_reaches_its_state_its_move_its_question_and_its_replies(scripted: Scripted) -> None:
    script = scripted(REPORT)
    assert reached(script, Kind.STATE) == {"asking.refund_status"}
    assert reached(script, Kind.QUESTION) == {"refund_status"}
    assert "ask.refund_status: * -> asking.refund_status" in reached(script, Kind.MOVE)
    assert "ask.*: idle -> asking.*" in reached(script, Kind.MOVE)
    assert reached(script, Kind.MOVE_BY_STATE) == {"ask.refund_status: idle -> asking.refund_status"}
    assert "ask.refund_status @ zh_Hans" in reached(script, Kind.REPLY)
    assert not any(name.endswith("@ en") for name in reached(script, Kind.REPLY))


def test_a_choice_counts_when_it_is_tapped_and_not_when_it_is_offered(scripted: Scripted) -> None:
    assert not reached(scripted(REPORT), Kind.CHOICE)
    assert reached(scripted(f"{REPORT}\n- tap: refund_status.processing"), Kind.CHOICE) == {"refund_status.processing"}


def test_an_old_link_is_no_choice_taken(scripted: Scripted) -> None:
    script = scripted(f"{REPORT}\n- tap: paid_with.alipay\n  expect: {{reply: repair.stale}}")
    assert not reached(script, Kind.CHOICE)
    assert "stale: asking.* -> stays" in reached(script, Kind.MOVE)


def test_what_is_not_on_offer_now_is_no_choice_taken_though_it_is_done(scripted: Scripted) -> None:
    script = scripted(f"{REPORT}\n- tap: act.restart\n  expect: {{state: asking.situation}}")
    assert not reached(script, Kind.CHOICE)


def test_a_condition_counts_the_way_it_turned_out(scripted: Scripted) -> None:
    once = reached(scripted(f"{REPORT}\n- user: 呃呃呃呃\n  expect: {{act: unknown}}"), Kind.CONDITION)
    assert "unknown when is_first_miss = yes" in once
    assert "unknown when is_first_miss = no" not in once
    steps = f"{REPORT}\n- user: 呃呃呃呃\n- user: 啊啦啦啦\n  expect: {{act: unknown}}"
    assert "unknown when is_first_miss = no" in reached(scripted(steps), Kind.CONDITION)


def test_what_a_failing_script_reaches_is_told_too(scripted: Scripted) -> None:
    script = scripted(REPORT.replace("asking.refund_status", "closed"))
    result, elements = traced(script)
    assert not result.passed
    assert Element(kind=Kind.STATE, name="asking.refund_status") in elements


def test_the_state_that_a_script_starts_in_has_not_been_entered(scripted: Scripted) -> None:
    script = scripted("- user: 帮助\n  expect: {act: help}", head="start: {state: asking.refund_status}\n")
    assert not reached(script, Kind.STATE)
    assert "help: asking.* -> stays" in reached(script, Kind.MOVE)


def test_what_nobody_has_turned_to_has_not_been_read(scripted: Scripted) -> None:
    ask = "- user: 退款被商家拒绝了，东西是坏的\n- user: 防止被骗有什么建议\n  expect: {more: yes}"
    first = reached(scripted(ask), Kind.REPLY)
    both = reached(scripted(f"{ask}\n- user: 更多"), Kind.REPLY)
    assert first < both


def test_the_machine_of_production_is_not_watched(scripted: Scripted) -> None:
    traced(scripted(REPORT))
    machine = dialogue_of(()).machine
    befores = (each.before for event in machine.events.values() for all_ in event.transitions.values() for each in all_)
    assert not any(befores)


def test_two_scripts_do_not_see_each_other(scripted: Scripted) -> None:
    script = scripted(REPORT)
    before = traced(script)[1]
    traced(scripted("- user: hello\n  expect: {act: greeting}", name="two"))
    assert traced(script)[1] == before
