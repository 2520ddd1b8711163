"""How people pick what is on offer."""

from dataclasses import replace

import pytest

from dialogs.acts import Act, Cause
from dialogs.catalog import Choice
from dialogs.replies import N_
from dialogs.slots import Slot
from dialogs.understanding import Phrases
from dialogs.utterance import Expected
from tests.dialogs.understanding.conftest import Says

THREE = Expected(slot=Slot.PAID_WITH, choices=("paid_with.wechat_pay", "paid_with.alipay", "paid_with.bank_card"))


@pytest.mark.parametrize(
    "text",
    ["2", "２", "二", "2.", "第二个", "选2", "我选第二个", "2号", "the second one", "second", "number two", "option 2", "支付宝",
     "用支付宝付的", "Alipay", "支付寶", "zhifubao"],
)  # fmt: skip
def test_a_number_an_ordinal_or_a_name_picks_a_choice(says: Says, text: str) -> None:
    utterance = says(text, THREE)
    assert (utterance.slots, utterance.act) == ({Slot.PAID_WITH: "alipay"}, Act.INFORM)


@pytest.mark.parametrize(
    "text",
    ["应该是支付宝吧，不太确定", "好像支付宝", "支付宝，我记得是这样", "支付寶吧，記不清了", "I think it was Alipay, not sure",
     "Alipay, as far as I remember", "not sure but probably alipay"],
)  # fmt: skip
def test_who_is_not_sure_of_an_answer_gives_it_all_the_same(says: Says, text: str) -> None:
    utterance = says(text, THREE)
    assert (utterance.choice, utterance.act) == ("paid_with.alipay", Act.INFORM)


@pytest.mark.parametrize("text", ["不太确定", "不确定是支付宝还是微信", "I'm not sure", "maybe Alipay or a bank card"])
def test_who_names_no_single_answer_gives_none(says: Says, text: str) -> None:
    assert says(text, THREE).choice is None


def test_a_hedge_answers_a_question_alone(says: Says) -> None:
    """A "yes, I think" deletes nothing."""
    yes = Expected(choices=("act.affirm", "act.deny"))
    assert says("好像是支付宝", replace(THREE, slot=None)).choice is None
    assert says("probably", yes).choice is None


@pytest.mark.parametrize("text", ["最后一个", "the last one", "3"])
def test_the_last_one_is_the_last_on_offer(says: Says, text: str) -> None:
    assert says(text, THREE).choice == "paid_with.bank_card"


@pytest.mark.parametrize("text", ["4", "0", "99", "第九个"])
def test_a_number_that_is_not_on_offer_picks_nothing(says: Says, text: str) -> None:
    utterance = says(text, THREE)
    assert (utterance.choice, dict(utterance.slots)) == (None, {})


def test_a_number_without_choices_is_no_answer(says: Says) -> None:
    assert says("2").choice is None


@pytest.mark.parametrize("text", ["都不是", "以上都不是", "none of these", "neither"])
def test_none_of_these_leaves_a_question_open_and_denies_candidates(says: Says, text: str) -> None:
    assert says(text, THREE).act is Act.DONT_KNOW
    assert says(text, Expected(choices=("cause.system_outage", "cause.unclear_process"))).act is Act.DENY


def test_a_tap_goes_by_its_text_in_any_locale(says: Says, phrases: Phrases) -> None:
    tapping = phrases.with_taps({"付款方式:支付宝": "paid_with.alipay", "Paid-with:Alipay": "paid_with.alipay"})
    for text in ("付款方式:支付宝", "paid-with:alipay "):
        assert says(text, THREE, known=tapping).choice == "paid_with.alipay"


def test_a_tap_on_an_old_question_is_stale_and_fills_nothing(says: Says, phrases: Phrases) -> None:
    tapping = phrases.with_taps({"商家:拒绝": "merchant_response.refused", "转人工": "act.talk_to_human"})
    stale = says("商家:拒绝", THREE, known=tapping)
    assert (stale.stale, stale.choice, dict(stale.slots)) == (True, "merchant_response.refused", {})
    always = says("转人工", THREE, known=tapping)
    assert (always.stale, always.act) == (False, Act.TALK_TO_HUMAN)


def test_the_id_of_a_tap_goes_before_its_text(says: Says) -> None:
    assert says("whatever", THREE, choice="paid_with.alipay").choice == "paid_with.alipay"


def test_a_made_up_id_is_ignored_and_the_text_read(says: Says) -> None:
    assert says("支付宝", THREE, choice="paid_with.gold").choice == "paid_with.alipay"


def test_a_printed_label_picks_its_choice(says: Says, phrases: Phrases) -> None:
    labelled = phrases.with_labels({"paid_with.bank_card": ("银行卡（储蓄卡或信用卡）", "A bank card")})
    assert says("银行卡(储蓄卡或信用卡)", THREE, known=labelled).choice == "paid_with.bank_card"
    assert says("a bank card", THREE, known=labelled).choice == "paid_with.bank_card"


def test_a_choice_says_what_the_catalog_declares(says: Says, phrases: Phrases) -> None:
    yes = Choice(id="outcome.arrived", label=N_("Yes"), facts={Slot.OUTCOME: "arrived"}, is_yes=True)
    no = Choice(id="outcome.failed", label=N_("No"), facts={Slot.OUTCOME: "failed"}, is_no=True)
    knowing = phrases.with_choices({yes.id: yes, no.id: no})
    offer = Expected(slot=Slot.OUTCOME, choices=(yes.id, no.id))
    assert says("是的", offer, known=knowing).slots == {Slot.OUTCOME: "arrived"}
    assert says("nope", offer, known=knowing).choice == no.id
    assert says("是的", offer, known=replace(knowing, choices={})).choice is None


def test_a_candidate_cause_can_be_picked(says: Says) -> None:
    offer = Expected(choices=("cause.system_outage", "cause.unclear_process"))
    assert says("1", offer).causes == {Cause.SYSTEM_OUTAGE: 1.0}
