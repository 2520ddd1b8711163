"""What the answer sheet prints is read back as it stands there, in every language."""

from datetime import UTC, datetime

import pytest

from bot.building import LOCALES, build_dialogue, build_languages, the_catalog
from bot.settings import Settings
from dialogs.replies import Term
from dialogs.slots import DERIVED_SLOTS, EVENT_SLOTS, VALUES, Slot
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.understanding import understand
from dialogs.utterance import NOTHING_EXPECTED

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SETTINGS = Settings(_env_file=None)
LANGUAGES = build_languages(SETTINGS)
PHRASES = build_dialogue(SETTINGS).phrases

#: Of slots with no few values, one as it is kept.
SAMPLES = {
    Slot.AMOUNT: "280.50",
    Slot.ORDER_NO: "20261118009999",
    Slot.REFUND_NO: "50300001234202611181234567890",
    Slot.DAYS_WAITING: "9",
    Slot.CHILDS_AGE: "9",
    **dict.fromkeys(EVENT_SLOTS, "2026-11-12"),
}
#: Nobody writes the bracket of a time, nor what came of a step, by its name.
UNWRITTEN = {*DERIVED_SLOTS, Slot.OUTCOME}


def lines() -> list[tuple[Slot, str]]:
    kept = {slot: [str(value) for value in VALUES[slot]] for slot in VALUES if slot not in UNWRITTEN}
    demands = {Slot.DEMAND: ["refund_only", "return_and_refund", "no_reason_return", "exchange", "compensation"]}
    samples = {slot: [value] for slot, value in SAMPLES.items()}
    asked = the_catalog().questions
    return [
        (slot, value)
        for slot, values in {**kept, **demands, **samples}.items()
        # What a question offers is sent by its links, word for word: an old one changes nothing.
        if slot not in asked or slot in EVENT_SLOTS
        for value in values
    ]


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize(("slot", "value"), lines())
def test_a_line_of_the_sheet_sent_back_is_that_answer(locale: str, slot: Slot, value: str) -> None:
    language, catalog = LANGUAGES[locale], the_catalog()
    printed = language.write(answer_of(catalog, slot, value), NOW.date())
    topic = language.write(Term(topic_of(catalog, slot).msgid), NOW.date())
    sent = f"{topic}：{printed}" if locale.startswith("zh") else f"{topic}: {printed}"
    heard = understand(sent, PHRASES, NOTHING_EXPECTED, today=NOW, locale=locale)
    assert heard.slots.get(slot) == value, sent


@pytest.mark.parametrize(
    ("text", "slot", "value"),
    [
        ("已等天数：9天", Slot.DAYS_WAITING, "9"), ("付款人：我自己付的", Slot.PAYER, "self"), ("谁付的款：我自己付的", Slot.PAYER, "self"),
        ("谁付的款：孩子付的", Slot.PAYER, "child"), ("3) 付款方式：用支付宝付的", Slot.PAID_WITH, "alipay"), ("金额：280", Slot.AMOUNT, "280"),
        ("申请日期：上周五", Slot.APPLIED_ON, "2026-11-13"), ("Days waited: 9 days", Slot.DAYS_WAITING, "9"), ("Who paid: me", Slot.PAYER, "self"),
        ("Amount: 280 yuan", Slot.AMOUNT, "280"), ("“金额：280元”", Slot.AMOUNT, "280"), ("Paid with: by Alipay", Slot.PAID_WITH, "alipay"),
        ("孩子的年龄：9岁", Slot.CHILDS_AGE, "9"), ("Order number: AX-993-1", Slot.ORDER_NO, "AX-993-1"),
    ],
)  # fmt: skip
def test_a_name_and_what_people_write_behind_it_is_that_answer(text: str, slot: Slot, value: str) -> None:
    assert understand(text, PHRASES, NOTHING_EXPECTED, today=NOW, locale=None).slots.get(slot) == value


@pytest.mark.parametrize(
    ("text", "slot"),
    [("在订单外私下付款：不是", Slot.PAID_PRIVATELY), ("Paid on the order's page: no", Slot.PAID_IN_ORDER)],
)
def test_a_no_behind_a_name_takes_it_back(text: str, slot: Slot) -> None:
    assert understand(text, PHRASES, NOTHING_EXPECTED, today=NOW, locale=None).withdrawn == {slot: "yes"}
