"""Every way through the questions, tried: where it ends, how soon, and that the advice can be taken."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from statistics import median

import pytest

from bot.workdays import ChinaWorkdays
from dialogs.acts import Cause, Ground
from dialogs.catalog import Choice, Question
from dialogs.conditions import open_ladder
from dialogs.deadlines import CHINA, derived
from dialogs.diagnosis import PATIENCE, next_question, rank, reasons
from dialogs.refunds import refund_catalog
from dialogs.slots import Slot

CATALOG = refund_catalog()
WORKDAYS = ChinaWorkdays.load()
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=CHINA)


@dataclass(frozen=True)
class Walk:
    """What was told on the way so far."""

    told: Mapping[Slot, str] = field(default_factory=dict)
    causes: Mapping[Cause, float] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    closed: frozenset[Slot] = frozenset()
    answers: tuple[str, ...] = ()

    @property
    def facts(self) -> Mapping[Slot, str]:
        return derived(self.told, NOW, WORKDAYS)

    @property
    def question(self) -> Question | None:
        return next_question(CATALOG, self.facts, self.causes, self.grounds, self.closed)

    @property
    def conclusion(self) -> str:
        return rank(CATALOG, self.facts, self.causes, self.grounds)[0].variant

    @property
    def steps(self) -> list[str]:
        """The steps that may be taken, lowest first."""
        return [rung.id for rung in open_ladder(CATALOG.variants[self.conclusion], self.facts)]

    def answering(self, question: Question, choice: Choice | None) -> "Walk":
        """With a choice of the question; None: don't know."""
        closed = self.closed | {question.slot}
        if choice is None:
            return replace(self, closed=closed, answers=(*self.answers, f"{question.slot}.unknown"))
        told = {**self.told, **choice.facts}
        if choice.days_ago is not None:
            told[question.slot] = (NOW - timedelta(days=choice.days_ago)).date().isoformat()
        grounds = (choice.ground,) if choice.ground else ()
        return Walk(
            told=told,
            causes={choice.cause: 1.0} if choice.cause else self.causes,
            grounds=tuple(dict.fromkeys((*self.grounds, *grounds))),
            closed=closed,
            answers=(*self.answers, choice.id),
        )


def walks_from(walk: Walk) -> Iterator[Walk]:
    """Every way to a conclusion."""
    question = walk.question
    if question is None:
        yield walk
        return
    for choice in (*question.choices, None):
        yield from walks_from(walk.answering(question, choice))


@cache
def all_walks() -> tuple[Walk, ...]:
    return tuple(walks_from(Walk()))


def follow(*answers: str, walk: Walk | None = None) -> Walk:
    """The walk through these answers, each of which must be one to the question that is asked."""
    walk = walk or Walk()
    for answer in answers:
        question = walk.question
        assert question is not None, f"nothing is asked, so {answer} answers nothing"
        found = [choice for choice in question.choices if choice.id == answer]
        assert found, f"{answer} is no answer to {question.slot}"
        walk = walk.answering(question, found[0])
    return walk


REFUSED_BY_CONDITIONS = {
    Slot.SITUATION: "seller_refused",
    Slot.REFUSAL_REASON: "conditions",
    Slot.GOODS_KIND: "ordinary",
    Slot.GOODS_STATE: "opened",
}
#: Neither kind nor day is asked together here: these are for those who tell them.
CUSTOM_GOODS_NOT_APPLIED_FOR = {
    Slot.SITUATION: "not_applied",
    Slot.DELIVERY: "received",
    Slot.GOODS_KIND: "custom",
    Slot.GOODS_STATE: "unopened",
    Slot.RECEIVED_ON: "2026-11-20",
}


def test_who_tells_nothing_is_asked_what_happened() -> None:
    question = Walk().question
    assert question is not None
    assert question.slot is Slot.SITUATION


def test_every_way_ends_within_patience() -> None:
    assert max(len(walk.answers) for walk in all_walks()) <= PATIENCE


def test_who_knows_the_answers_is_asked_few_questions() -> None:
    by_opening: dict[str, list[int]] = {}
    for walk in all_walks():
        if not any(each.endswith("unknown") for each in walk.answers):
            by_opening.setdefault(walk.answers[0], []).append(len(walk.answers))
            # After a refusal in a WeChat Shop a short time runs, so its day is worth one question more.
            runs = any(each.startswith("refused_on") for each in walk.answers)
            assert len(walk.answers) <= (PATIENCE if runs else 5), walk.answers
    assert median(median(lengths) for lengths in by_opening.values()) <= 3


TOLD_BY_NOBODY_ASKED = (
    {Slot.GOODS_KIND: "deposit", Slot.MERCHANT_RESPONSE: "none"},
    {Slot.GOODS_KIND: "deposit", Slot.MERCHANT_RESPONSE: "refused"},
    {Slot.GOODS_KIND: "deposit", Slot.SITUATION: "not_applied"},
    {Slot.GOODS_KIND: "prepaid", Slot.MERCHANT_RESPONSE: "none"},
    {Slot.PAYER: "child", Slot.MERCHANT_RESPONSE: "none"},
)


def test_every_cause_and_every_variant_is_reached() -> None:
    reached = {walk.conclusion for walk in all_walks()}
    reached.add(Walk(told={**REFUSED_BY_CONDITIONS, Slot.RECEIVED_ON: "2026-10-01"}).conclusion)
    reached.add(Walk(told=CUSTOM_GOODS_NOT_APPLIED_FOR).conclusion)
    reached |= {
        Walk(told={Slot.OFFICE_ANSWER: answer}).conclusion for answer in ("accepted", "incomplete", "elsewhere")
    }
    reached |= {Walk(told=told).conclusion for told in TOLD_BY_NOBODY_ASKED}
    assert set(CATALOG.variants) == reached


def test_no_question_is_asked_twice() -> None:
    for walk in all_walks():
        slots = [answer.partition(".")[0] for answer in walk.answers]
        assert len(set(slots)) == len(slots), walk.answers


def test_every_conclusion_has_a_step_that_can_be_taken() -> None:
    for walk in all_walks():
        assert walk.steps, walk.answers


@pytest.mark.parametrize(
    ("answers", "variant"),
    [
        (
            ("situation.other_channel", "refunded_to.alipay"),
            "channel_mismatch.offered_another_way",
        ),
        (("situation.other_channel", "refunded_to.coupon"), "channel_mismatch.paid_in_shop_credit"),
        (
            ("situation.seller_refused", "refusal_reason.time_limit", "received_on.days_ago_3"),
            "missed_deadline.return_right_open",
        ),
        (
            ("situation.seller_refused", "refusal_reason.time_limit", "received_on.longer_ago", "goods_state.opened"),
            "missed_deadline.return_right_over",
        ),
        (("situation.system_error", "error_code.trade_overdue"), "missed_deadline.over_a_year"),
        (("situation.seller_refused", "refusal_reason.conditions"), "unmet_conditions."),
        (("situation.system_error", "error_code.system_error"), "system_outage.temporary"),
        (("situation.system_error", "error_code.user_account_abnormal"), "system_outage.user_account"),
        (("situation.system_error", "error_code.not_enough"), "refund_pending_arrival.seller_out_of_funds"),
        (("situation.seller_silent", "delivery.received", "shop_type.mini_program"), "unresponsive_merchant.own_shop"),
        (
            ("situation.seller_silent", "delivery.received", "shop_type.channels_shop"),
            "unresponsive_merchant.wechat_shop",
        ),
        (
            ("situation.seller_silent", "delivery.returned", "returned_on.longer_ago"),
            "unresponsive_merchant.delay_is_deliberate",
        ),
        (("situation.seller_refused", "refusal_reason.no_valid_reason"), "merchant_refused."),
        (("situation.cannot_find_how", "applied.yes"), "unclear_process.no_word_on_progress"),
        (("situation.cannot_find_how", "applied.not_yet", "shop_type.mini_program"), "unclear_process.where_to_apply"),
        (
            (
                "situation.not_arrived",
                "refund_status.processing",
                "funded_by.debit_card",
                "refund_started_on.days_ago_1",
            ),
            "refund_pending_arrival.card_on_its_way",
        ),
        (
            (
                "situation.not_arrived",
                "refund_status.processing",
                "funded_by.debit_card",
                "refund_started_on.longer_ago",
            ),
            "refund_pending_arrival.overdue",
        ),
        (("situation.not_arrived", "refund_status.closed"), "refund_pending_arrival.seller_out_of_funds"),
        (("situation.not_arrived", "refund_status.abnormal"), "refund_pending_arrival.card_dead"),
        (("situation.complaint_lost", "complained_to.wechat_pay"), "appeal_failed.bill_complaint"),
        (("situation.complaint_lost", "complained_to.regulator"), "appeal_failed.authority"),
        (("situation.not_applied", "delivery.not_shipped"), "not_yet_requested.not_shipped"),
        (
            ("situation.not_applied", "delivery.received", "goods_state.unopened", "received_on.days_ago_2"),
            "not_yet_requested.return_without_reason",
        ),
    ],
)
def test_natural_answers_lead_to_the_right_remedy(answers: tuple[str, ...], variant: str) -> None:
    assert follow(*answers).conclusion.startswith(variant)


def test_the_opening_answer_decides_the_cause_unless_the_seller_or_an_error_says_otherwise() -> None:
    allowed = {
        "situation.seller_silent": {Cause.UNRESPONSIVE_MERCHANT},
        "situation.seller_refused": {Cause.MERCHANT_REFUSED, Cause.UNMET_CONDITIONS, Cause.MISSED_DEADLINE},
        "situation.not_arrived": {Cause.REFUND_PENDING_ARRIVAL},
        "situation.system_error": {Cause.SYSTEM_OUTAGE, Cause.REFUND_PENDING_ARRIVAL, Cause.MISSED_DEADLINE},
        "situation.cannot_find_how": {Cause.UNCLEAR_PROCESS},
        "situation.not_applied": {Cause.NOT_YET_REQUESTED},
        "situation.other_channel": {Cause.CHANNEL_MISMATCH},
        "situation.complaint_lost": {Cause.APPEAL_FAILED},
    }
    for walk in all_walks():
        cause = CATALOG.variants[walk.conclusion].cause
        assert cause in allowed.get(walk.answers[0], set(Cause)), walk.answers


def test_who_knows_nothing_is_shown_where_to_look() -> None:
    walk = Walk()
    while (question := walk.question) is not None:
        walk = walk.answering(question, None)
    assert walk.conclusion == "unclear_process.no_word_on_progress"


@pytest.mark.parametrize("cause", Cause)
def test_opening_words_that_name_the_cause_settle_it(cause: Cause) -> None:
    walk = Walk(causes={cause: 1.0})
    assert CATALOG.variants[walk.conclusion].cause is cause
    question = walk.question
    assert question is None or question.slot is not Slot.SITUATION
    ends = [*walks_from(walk)]
    # "The seller refuses" names no reason: that is one question more.
    assert max(len(end.answers) for end in ends) <= 5 + (cause is Cause.MERCHANT_REFUSED)


def test_a_refusal_without_a_reason_is_asked_for_it_unless_nobody_knows() -> None:
    refused = Walk(causes={Cause.MERCHANT_REFUSED: 1.0})
    assert refused.question is not None
    assert refused.question.slot is Slot.REFUSAL_REASON
    unknown = refused.answering(refused.question, None)
    assert unknown.question is not None
    assert unknown.question.slot is Slot.GOODS_STATE
    assert CATALOG.variants[unknown.conclusion].cause is Cause.MERCHANT_REFUSED


def test_what_was_told_is_never_asked() -> None:
    told = {Slot.SITUATION: "not_arrived", Slot.REFUND_STATUS: "processing", Slot.FUNDED_BY: "debit_card"}
    question = Walk(told=told, closed=frozenset(told)).question
    assert question is not None
    assert question.slot is Slot.REFUND_STARTED_ON
    told[Slot.REFUND_STARTED_ON] = "2026-11-20"
    assert Walk(told=told, closed=frozenset(told)).question is None


def test_a_refusal_later_on_outdates_the_silence() -> None:
    walk = Walk(told={Slot.SITUATION: "seller_silent", Slot.MERCHANT_RESPONSE: "refused"})
    assert CATALOG.variants[walk.conclusion].cause is not Cause.UNRESPONSIVE_MERCHANT


def test_a_fault_of_the_goods_beats_the_sellers_conditions() -> None:
    told = {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "conditions", Slot.GOODS_KIND: "custom"}
    assert Walk(told=told).conclusion == "unmet_conditions.excluded_goods"
    assert Walk(told=told, grounds=(Ground.GOODS_DAMAGED,)).conclusion == "unmet_conditions.faulty_all_the_same"


@pytest.mark.parametrize("state", ["opened", "used"])
def test_goods_that_were_opened_or_used_can_be_faulty_all_the_same(state: str) -> None:
    told = {**REFUSED_BY_CONDITIONS, Slot.GOODS_STATE: state}
    assert Walk(told=told).conclusion in ("unmet_conditions.ordinary_goods", "unmet_conditions.used_goods")
    assert Walk(told=told, grounds=(Ground.NOT_AS_DESCRIBED,)).conclusion == "unmet_conditions.faulty_all_the_same"


@pytest.mark.parametrize("situation", ["seller_refused", "seller_silent", "not_applied"])
@pytest.mark.parametrize("delivery", ["received", "returned", "on_the_way"])
def test_goods_that_were_shipped_are_not_unshipped_whatever_was_said_first(situation: str, delivery: str) -> None:
    told = {Slot.SITUATION: situation, Slot.DELIVERY: delivery}
    walk = Walk(told=told, grounds=(Ground.NOT_SHIPPED,))
    assert not walk.conclusion.endswith("not_shipped")
    assert walk.conclusion == Walk(told=told).conclusion


@pytest.mark.parametrize(
    ("told", "variant"),
    [
        ({Slot.COMPLAINED_TO: "mini_program"}, "mini_program"),
        ({Slot.COMPLAINED_TO: "mini_program", Slot.SHOP_TYPE: "mini_program"}, "mini_program"),
        ({Slot.COMPLAINED_TO: "mini_program", Slot.SHOP_TYPE: "channels_shop"}, "wechat_shop"),
        ({Slot.COMPLAINED_TO: "channels_shop"}, "wechat_shop"),
        ({Slot.SHOP_TYPE: "channels_shop"}, "wechat_shop"),
        ({Slot.COMPLAINED_TO: "wechat_pay", Slot.SHOP_TYPE: "channels_shop"}, "bill_complaint"),
    ],
)
def test_the_platform_that_decided_is_that_of_the_shop(told: Mapping[Slot, str], variant: str) -> None:
    walk = Walk(told={Slot.SITUATION: "complaint_lost", **told})
    assert walk.conclusion == f"appeal_failed.{variant}"


@pytest.mark.parametrize(
    ("delivery", "variant", "step"),
    [
        ("on_the_way", "not_yet_requested.on_the_way", "apply_before_arrival"),
        ("returned", "not_yet_requested.sent_back_unasked", "report_sent_back"),
        ("received", "not_yet_requested.return_without_reason", "send_return_notice"),
        ("not_shipped", "not_yet_requested.not_shipped", "claim_unshipped"),
    ],
)
def test_where_the_goods_are_decides_how_to_ask_for_the_first_time(delivery: str, variant: str, step: str) -> None:
    walk = Walk(told={Slot.SITUATION: "not_applied", Slot.DELIVERY: delivery})
    assert (walk.conclusion, walk.steps[0]) == (variant, step)


def test_probabilities_sum_to_one_best_first() -> None:
    for walk in all_walks()[::50]:
        ranking = rank(CATALOG, walk.facts, walk.causes, walk.grounds)
        assert sum(each.probability for each in ranking) == pytest.approx(1.0)
        assert [each.probability for each in ranking] == sorted((each.probability for each in ranking), reverse=True)
        assert {each.variant for each in ranking} == set(CATALOG.variants)


def test_facts_that_bear_on_nothing_change_nothing() -> None:
    told = {Slot.SITUATION: "seller_silent"}
    more = {**told, Slot.AMOUNT: "128.00", Slot.ORDER_NO: "4200001234202611180000000001", Slot.DEMAND: "refund"}
    assert rank(CATALOG, told, {}, ()) == rank(CATALOG, more, {}, ())
    assert next_question(CATALOG, told, {}, (), frozenset()) == next_question(CATALOG, more, {}, (), frozenset())


def test_an_error_code_that_nobody_knows_rules_nothing_out() -> None:
    walk = Walk(told={Slot.SITUATION: "system_error", Slot.ERROR_CODE: "NEVER_SEEN"})
    assert walk.conclusion == "system_outage.temporary"


def test_reasons_name_what_speaks_for_against_and_what_is_open() -> None:
    facts = {Slot.SITUATION: "not_arrived", Slot.FUNDED_BY: "wallet"}
    found = reasons(CATALOG, "refund_pending_arrival.card_on_its_way", facts)
    assert (Slot.SITUATION, "not_arrived") in found.speaks_for
    assert (Slot.FUNDED_BY, "wallet") in found.speaks_against
    assert Slot.REFUND_STARTED_ON in found.still_open
    assert Slot.FUNDED_BY not in found.still_open


def test_a_declined_question_is_no_longer_open() -> None:
    found = reasons(CATALOG, "refund_pending_arrival.card_on_its_way", {}, closed=frozenset({Slot.FUNDED_BY}))
    assert Slot.FUNDED_BY not in found.still_open
