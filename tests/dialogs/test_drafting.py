"""The page before the words, and which words: what it says, which tones it offers, what earlier steps change."""

import pytest

from dialogs.acts import Act, Ground
from dialogs.catalog import Tone
from dialogs.deadlines import CHINA
from dialogs.replies import Money, Passage, Reply, Term, Terms
from dialogs.replies_json import reply_as_json, reply_from_json
from dialogs.slots import Applied, MerchantResponse, Slot
from dialogs.speaking import choices
from tests.dialogs.conftest import User

SILENT = {Slot.MERCHANT_RESPONSE: MerchantResponse.NONE}


def advised(user: User, variant: str, rung: str, **facts: str) -> User:
    """Somebody who has this advice before them."""
    case = user.session.case
    user.session.welcomed, user.session.state = True, f"advising.{variant.partition('.')[0]}"
    case.variant, case.rung, case.facts = variant, rung, {**facts}
    return user


def reply(user: User, name: str) -> Reply:
    return next(each for each in user.last.replies if each.id == name)


def pieces(user: User) -> tuple[str, ...]:
    """The ids of the texts that the words were put together from."""
    draft = next(each for each in user.last.replies if each.id.endswith(".draft"))
    passage = draft.params["says"]
    assert isinstance(passage, Passage)
    return passage.says


def test_the_page_before_says_what_the_words_say_and_what_is_left_to_fill_in(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "write_demand", amount="299", **SILENT)
    said = user.says(Act.ASK_DRAFT)
    assert said == [
        "draft.head",
        "draft.tells",
        "draft.demands",
        "draft.tone",
        "draft.fill_in",
        "draft.sending.seller",
        "write_demand.draft",
        "advice.what_next",
    ]
    assert reply(user, "draft.tells").params == {"points": Terms(("the seller does not answer",))}  # type: ignore[arg-type]
    assert isinstance(reply(user, "draft.demands").params["amount"], Money)
    assert reply(user, "draft.fill_in").params["gaps"] == Terms(("the order number", "why you want the refund"))  # type: ignore[arg-type]


def test_without_a_gap_nothing_is_to_be_filled_in(user: User) -> None:
    facts = {Slot.AMOUNT: "299", Slot.ORDER_NO: "4200001234202611181234567890", **SILENT}
    advised(user, "unresponsive_merchant.own_shop", "write_demand", **facts)
    user.session.case.grounds = [str(Ground.NOT_SHIPPED)]
    assert "draft.no_gaps" in user.says(Act.ASK_DRAFT)


@pytest.mark.parametrize(
    ("facts", "tone"),
    [
        ({Slot.APPLIED: Applied.NOT_YET}, Tone.ASK),
        (SILENT, Tone.FIRM),
        ({Slot.MERCHANT_RESPONSE: MerchantResponse.REFUSED}, Tone.FIRM),
    ],
)
def test_the_case_chooses_the_tone_and_the_others_can_be_tapped(user: User, facts: dict[str, str], tone: Tone) -> None:
    advised(user, "unclear_process.where_to_apply", "write_demand", **facts)
    user.says(Act.ASK_DRAFT)
    others = tuple(choices.TONES[each].id for each in Tone if each is not tone)
    assert reply(user, "draft.tone").choices == others
    assert choices.DRAFT.id not in user.offered


@pytest.mark.parametrize("tone", Tone)
def test_a_tone_that_is_asked_for_is_given(user: User, tone: Tone) -> None:
    advised(user, "unresponsive_merchant.own_shop", "write_demand", **SILENT)
    user.says(Act.ASK_DRAFT, topic=str(tone))
    assert choices.TONES[tone].id not in user.offered
    assert ("write_demand.draft.rule" in pieces(user)) is (tone is not Tone.ASK)
    assert ("draft.last_notice" in pieces(user)) is (tone is Tone.FINAL)


def test_a_tapped_tone_carries_its_tone_as_data() -> None:
    assert {choice.topic for choice in choices.TONES.values()} == {*Tone}
    assert all(choice.act is Act.ASK_DRAFT for choice in choices.TONES.values())


def test_a_complaint_has_one_tone_and_says_so_only_when_another_is_asked_for(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "bill_complaint", **SILENT)
    said = user.says(Act.ASK_DRAFT)
    assert not {"draft.tone", "draft.one_tone"} & {*said}
    assert not {choice.id for choice in choices.TONES.values()} & {*user.offered}
    assert "draft.one_tone" in user.says(Act.ASK_DRAFT, topic="final")


def test_after_a_step_was_taken_the_next_message_is_the_last_and_names_where_it_goes_then(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "write_demand", **SILENT)
    user.says(Act.REPORT_PROGRESS)
    user.says(Act.ASK_DRAFT)
    assert pieces(user)[0] == "draft.last_notice"
    assert pieces(user)[-1] == "draft.threat.bill"


def test_a_wait_is_no_message(user: User) -> None:
    advised(user, "refund_pending_arrival.card_on_its_way", "ask_refund_number")
    user.session.case.steps = [["wait_for_card", 0]]
    user.says(Act.ASK_DRAFT)
    assert pieces(user)[0] == "draft.greeting"


def test_a_later_complaint_tells_which_one_was_made_before(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "consumer_authority", **SILENT)
    user.session.case.steps = [["write_demand", 0], ["bill_complaint", 0], ["mini_program_complaint", 0]]
    user.says(Act.ASK_DRAFT)
    assert "draft.earlier.mini_program" in pieces(user)


def test_a_complaint_on_the_table_was_not_made_before(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "bill_complaint", **SILENT)
    user.session.case.steps = [["write_demand", 0], ["bill_complaint", 0]]
    user.says(Act.ASK_DRAFT)
    assert "draft.earlier.bill" not in pieces(user)


def test_the_day_to_answer_by_is_counted_from_today(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "write_demand", **SILENT)
    user.says(Act.ASK_DRAFT)
    assert user.now.astimezone(CHINA).day == 22
    assert reply(user, "write_demand.draft").params["by_day"] == "2026年11月24日"


def test_words_for_a_service_contact_come_with_the_line_against_scams(user: User) -> None:
    advised(user, "system_outage.user_account", "restore_account")
    assert "safety.no_fee_no_code" in user.says(Act.ASK_DRAFT)


def test_a_step_without_words_says_so(user: User) -> None:
    advised(user, "refund_pending_arrival.card_on_its_way", "wait_for_card")
    assert user.says(Act.ASK_DRAFT)[0] == "draft.none"


def test_for_court_there_are_model_complaints(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "small_claims")
    assert user.says(Act.ASK_DRAFT)[0] == "draft.model_complaint"


def test_words_are_not_written_before_it_is_known_what_went_wrong(user: User) -> None:
    user.session.welcomed = True
    assert user.says(Act.ASK_DRAFT)[0] == "draft.not_yet"


def test_a_draft_comes_back_from_the_store_as_it_was(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "write_demand", **SILENT)
    user.says(Act.ASK_DRAFT)
    for each in user.last.replies:
        assert reply_from_json(reply_as_json(each)) == each


def test_the_place_is_named(user: User) -> None:
    advised(user, "unresponsive_merchant.own_shop", "bill_complaint", **SILENT)
    user.says(Act.ASK_DRAFT)
    assert reply(user, "draft.head").params == {"place": Term("the complaint on the WeChat Pay bill")}  # type: ignore[arg-type]
