"""The walk: questions, advice, steps, and the way back from everything."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.knowledge import Desk, DeskKind
from dialogs.outcome import Effect, Page
from dialogs.slots import Slot
from dialogs.utterance import Utterance
from tests.dialogs.conftest import User

UserIn = Callable[[str], User]


def test_a_greeting_is_answered_with_who_we_are_and_the_first_question(user: User) -> None:
    assert user.says(Act.GREETING) == ["welcome", "welcome.independent", "ask.situation"]
    assert user.session.state == "asking.situation"


def test_whoever_begins_with_the_story_still_reads_once_who_we_are(user: User) -> None:
    first = user.tells(situation="seller_silent")
    assert first[0] == "welcome.independent"
    assert "welcome.independent" not in user.tells(shop_type="mini_program")


def test_what_was_told_early_is_never_asked_again(user: User) -> None:
    asked = set(user.tells(situation="seller_silent", shop_type="mini_program", delivery="received"))
    while user.session.state.startswith("asking."):
        asked |= set(user.says(Act.DONT_KNOW))
    assert not {"ask.situation", "ask.shop_type", "ask.delivery"} & asked
    assert user.session.state == "advising.unresponsive_merchant"


def test_not_knowing_anything_still_ends_in_advice(user: User) -> None:
    user.says(Act.GREETING)
    for _ in range(8):
        if user.session.state.startswith("asking."):
            user.says(Act.DONT_KNOW)
    assert user.session.state.startswith("advising.")
    assert user.session.case.rung


def test_a_message_sent_before_the_question_was_put_is_no_answer_to_it(user: User) -> None:
    user.says(Act.GREETING)
    assert user.conversation.expected(user.now).slot is Slot.SITUATION
    before = user.conversation.expected(user.now - timedelta(seconds=1))
    assert before.slot is None
    assert before.choices == ()


def test_going_back_takes_the_answer_away_and_puts_its_question_again(user: User) -> None:
    user.says(Act.GREETING)
    user.taps("situation.seller_silent")
    second = user.session.state
    user.says(Act.DONT_KNOW)
    assert user.says(Act.GO_BACK)[0] == "repair.went_back"
    assert user.session.state == second
    user.says(Act.GO_BACK)
    assert user.session.state == "asking.situation"
    assert user.session.case.facts == {}


def test_going_back_from_the_beginning_says_that_there_is_nothing(user: User) -> None:
    user.says(Act.GREETING)
    assert user.says(Act.GO_BACK)[0] == "repair.nothing_to_undo"


def test_a_correction_that_changes_the_view_says_what_no_longer_holds(user: User) -> None:
    user.says(Act.REPORT, causes={Cause.SYSTEM_OUTAGE: 0.9}, slots={Slot.SITUATION: "system_error"})
    while user.session.state.startswith("asking."):
        user.says(Act.DONT_KNOW)
    assert user.session.state == "advising.system_outage"
    user.tells(situation="not_applied", applied="not_yet")
    said = list(user.answered)
    while user.session.state.startswith("asking."):
        said += user.says(Act.DONT_KNOW)
    assert user.session.state == "advising.not_yet_requested"
    assert "noted.changed" in said
    assert "advice.withdrawn" in said


def test_a_step_taken_starts_its_clock_and_falls_due(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    user.says(Act.REPORT_PROGRESS)
    assert user.session.state == "following_up.unresponsive_merchant"
    (due,) = user.session.case.due
    user.now += timedelta(seconds=due[1] - user.now.timestamp() - 60)
    assert user.conversation.fall_due(user.now).replies == ()
    user.now += timedelta(seconds=60)
    ids = [reply.id for reply in user.conversation.fall_due(user.now).replies]
    assert ids == ["follow_up.due", "follow_up.did_it_help"]
    assert user.conversation.fall_due(user.now + timedelta(hours=1)).replies == ()


def test_a_step_that_did_not_help_leads_to_the_next_and_never_to_the_same(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    seen = [user.session.case.rung]
    while "advice.used_up" not in user.says(Act.REPORT_PROGRESS, slots={Slot.OUTCOME: "failed"}):
        seen.append(user.session.case.rung)
    assert len(seen) == len(set(seen)) > 2
    assert "act.lines" in user.offered


def test_money_that_came_closes_the_case_and_a_new_report_opens_another(user_in: UserIn) -> None:
    user = user_in("following_up.system_outage")
    user.session.case.facts["situation"] = "system_error"
    assert user.taps("outcome.arrived") == ["closed.solved"]
    assert user.session.state == "closed"
    user.tells(situation="seller_silent")
    assert user.session.case.number == 2
    assert user.session.case.facts == {"situation": "seller_silent"}


def test_forgetting_takes_one_confirmation(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.says(Act.FORGET_ME)
    assert user.session.state == "confirming"
    user.says(Act.AFFIRM)
    assert user.last.effects == {Effect.FORGET}


def test_declining_to_be_forgotten_returns_to_where_it_came_from(user_in: UserIn) -> None:
    user = user_in("advising.system_outage")
    user.says(Act.FORGET_ME)
    user.says(Act.DENY)
    assert user.session.state == "advising.system_outage"
    assert not user.last.effects


@pytest.mark.parametrize(
    ("state", "back"),
    [
        ("idle", "asking.situation"),
        ("asking.situation", "asking.situation"),
        ("advising.system_outage", "advising.system_outage"),
        ("closed", "closed"),
    ],
)
def test_a_scam_beats_everything_and_leads_back_to_where_it_came_from(user_in: UserIn, state: str, back: str) -> None:
    user = user_in(state)
    assert user.says(Act.INFORM, signals=frozenset({Signal.SCAM})) == ["warning.scam"]
    assert user.session.state == "warning"
    assert user.says(Act.INFORM) == ["warning.already_paid"]
    user.taps("act.go_on")
    assert user.session.state == back


def test_three_misses_go_from_other_words_to_choices_to_a_person(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    assert user.says(Act.UNKNOWN)[0] == "repair.rephrase"
    assert user.says(Act.UNKNOWN)[0] == "repair.use_choices"
    assert user.says(Act.UNKNOWN)[0] == "repair.offer_human"
    assert "act.lines" in user.offered
    user.taps("situation.seller_silent")
    assert user.session.misses == 0


def test_the_same_text_is_not_said_twice_running(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    first = user.says(Act.HELP)
    second = user.says(Act.HELP)
    third = user.says(Act.HELP)
    assert second == ["repair.said_already"]
    assert third[-1] == "repair.another_way"
    assert first not in (second, third)


def test_repeat_and_more_show_pages_of_what_was_said_last(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.says(Act.HELP)
    user.session.pages = 2
    pages = []
    for act in (Act.REPEAT, Act.MORE):
        user.says(act)
        pages.append(user.last.page)
    assert pages == [Page.SAME, Page.NEXT]
    user.session.page = 1
    assert user.says(Act.MORE)[0] == "repair.no_more_pages"


def test_going_on_while_a_page_waits_means_the_page(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    user.says(Act.HELP)
    user.session.pages = 2
    user.says(Act.AFFIRM)
    assert user.last.page is Page.NEXT


def test_an_unclear_opening_is_clarified_by_name(user: User) -> None:
    user.says(Act.REPORT, causes={Cause.MERCHANT_REFUSED: 0.4, Cause.UNMET_CONDITIONS: 0.35, Cause.SYSTEM_OUTAGE: 0.05})
    assert user.session.state == "clarifying"
    assert user.offered[:2] == ["cause.merchant_refused", "cause.unmet_conditions"]
    user.taps("cause.unmet_conditions")
    assert user.session.case.told == {"unmet_conditions": 1.0}
    assert user.session.state != "clarifying"


def test_a_digression_while_clarifying_keeps_the_candidates(user_in: UserIn) -> None:
    user = user_in("clarifying")
    user.says(Act.HELP)
    assert user.offered[:2] == ["cause.system_outage", "cause.merchant_refused"]


def test_what_waited_is_said_first_and_alone_to_a_mere_nudge(user_in: UserIn) -> None:
    user = user_in("asking.situation")
    user.says(Act.HELP)
    waiting = user.last.replies
    user.last = user.conversation.take(Utterance(act=Act.UNKNOWN), user.now, waiting)
    assert user.last.replies == waiting


def test_all_right_is_no_money_and_a_bare_no_does_not_climb(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    rung = user.session.case.rung
    assert user.says(Act.DENY)[0] == "repair.acknowledged"
    user.says(Act.REPORT_PROGRESS)
    for act in (Act.AFFIRM, Act.DENY, Act.REPORT_PROGRESS):
        user.says(act)
        assert user.session.state == "following_up.unresponsive_merchant"
        assert user.session.case.rung == rung
        assert user.session.case.due


def test_a_no_after_the_time_is_over_leads_to_the_next_step(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    user.says(Act.REPORT_PROGRESS)
    rung = user.session.case.rung
    user.now += timedelta(days=30)
    user.conversation.fall_due(user.now)
    user.says(Act.DENY)
    assert user.session.case.rung != rung


def test_the_day_on_which_the_step_was_taken_means_that_it_was_taken(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    assert user.session.case.rung == "write_demand"
    user.tells(seller_contacted_on="2026-11-22")
    assert user.session.state == "following_up.unresponsive_merchant"


def test_what_was_done_long_ago_is_not_advised_again(user: User) -> None:
    user.tells(
        situation="seller_silent", shop_type="mini_program", delivery="received", seller_contacted_on="2026-11-10"
    )
    while user.session.state.startswith("asking."):
        user.says(Act.DONT_KNOW)
    assert user.session.case.rung == "bill_complaint"


def test_a_step_taken_now_is_never_due_in_the_past(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    user.session.case.facts["seller_contacted_on"] = "2026-11-10"
    user.says(Act.REPORT_PROGRESS)
    assert all(at > user.now.timestamp() for _, at in user.session.case.due)


def test_going_on_after_stopping_leads_back_to_where_it_was(user_in: UserIn) -> None:
    user = user_in("advising.unresponsive_merchant")
    user.says(Act.REPORT_PROGRESS)
    due = list(user.session.case.due)
    user.says(Act.CANCEL)
    assert user.session.state == "idle"
    user.says(Act.AFFIRM)
    assert user.session.state == "following_up.unresponsive_merchant"
    assert user.session.case.due == due


def test_goods_that_came_take_back_that_nothing_was_shipped(user: User) -> None:
    user.says(Act.REPORT, grounds=(Ground.NOT_SHIPPED,))
    assert user.session.case.grounds == ["not_shipped"]
    user.tells(delivery="received")
    assert user.session.case.grounds == []


def test_a_refusal_replaces_the_silence_that_was_told_first(user: User) -> None:
    user.tells(situation="seller_silent")
    user.tells(merchant_response="refused")
    assert user.session.case.facts["situation"] == "seller_refused"


def test_once_a_person_is_called_no_question_stands_beside_it(user: User) -> None:
    user.knowledge = replace(user.knowledge, desk=Desk(kind=DeskKind.WECHAT))
    user.says(Act.GREETING)
    assert user.says(Act.TALK_TO_HUMAN) == ["staff.next_message"]
    assert user.says(Act.CANCEL) == ["staff.left_queue", "bridge.question", "ask.situation"]


def test_a_candidate_that_a_fact_rules_out_is_not_named_again(user: User) -> None:
    user.says(causes={Cause.UNRESPONSIVE_MERCHANT: 0.5, Cause.NOT_YET_REQUESTED: 0.3, Cause.SYSTEM_OUTAGE: 0.2})
    assert user.session.state == "clarifying"
    user.tells(applied_on="2026-11-15")
    assert user.session.case.candidates == [Cause.UNRESPONSIVE_MERCHANT, Cause.SYSTEM_OUTAGE]


def test_where_one_candidate_is_left_the_talk_goes_on(user: User) -> None:
    user.says(causes={Cause.UNRESPONSIVE_MERCHANT: 0.5, Cause.NOT_YET_REQUESTED: 0.4})
    assert user.session.state == "clarifying"
    user.tells(applied_on="2026-11-15")
    assert user.session.case.candidates == []
    assert user.session.state == "asking.delivery"


def test_a_fact_that_decides_nothing_leaves_the_named_causes_on_the_table(user: User) -> None:
    user.says(causes={Cause.UNRESPONSIVE_MERCHANT: 0.5, Cause.SYSTEM_OUTAGE: 0.4})
    assert user.session.state == "clarifying"
    user.tells(days_waiting="4")
    assert user.session.state == "clarifying"
    assert user.offered[:2] == ["cause.unresponsive_merchant", "cause.system_outage"]
