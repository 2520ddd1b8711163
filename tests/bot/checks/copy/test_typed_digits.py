"""Numbers typed into copy are found in every script, and names that hold a number are not."""

import pytest

from bot.checks.copy.lint import Lint
from bot.checks.copy.typed_digits import DECLARED, LINT
from tests.bot.checks.copy.conftest import Plant


@pytest.mark.parametrize(
    ("locale", "words", "found"),
    [
        ("en", "You have 7 days.", "'7'"),
        ("en", "You have ７ days.", "'７'"),
        ("en", "You have seven days.", "'seven days'"),
        ("en", "It is a forty-hour clock.", "'forty-hour'"),
        ("en", "The seller has fifteen calendar days.", "'fifteen calendar days'"),
        ("en", "It comes within half an hour.", "'half an hour'"),
        ("en", "It comes within a day.", "'within a day'"),
        ("en", "You paid a year ago.", "'a year ago'"),
        ("zh_Hans", "商家要在七天内答复。", "'七天'"),
        ("zh_Hans", "商家要在四十八小时内答复。", "'四十八小时'"),
        ("zh_Hans", "银行卡要三个工作日。", "'三个工作日'"),
        ("zh_Hans", "诉讼时效三年。", "'三年'"),
        ("zh_Hant", "商家要在十五日內退款。", "'十五日'"),
        ("zh_Hant", "零錢約五分鐘到帳。", "'五分鐘'"),
        ("zh_Hans", "未满八周岁的孩子。", "'八周岁'"),
        ("zh_Hans", "罚款５００元。", "'５００'"),
    ],
)
def test_a_number_in_the_copy_is_found(locale: str, words: str, found: str, plant: Plant) -> None:
    (fault,) = (each for each in LINT.faults([plant(words, locale)]) if "An exception" not in each)
    assert found in fault
    assert locale in fault


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Call 12315 or give %(return_right)s."),
        ("en", "One open claim per item. Name a day to answer by."),
        ("zh_Hans", "请按七日无理由退货处理，依据第五百六十三条。"),
        ("zh_Hans", "退款是哪一天发起的？再发一次，找另一家。"),
        ("zh_Hant", "12315和消費者協會只選一家。"),
    ],
)
def test_names_and_everyday_words_are_no_numbers(locale: str, words: str, plant: Plant) -> None:
    assert not list(Lint(finds=LINT.finds, complaint="", declared={}).faults([plant(words, locale)]))


def test_an_exception_excuses_the_copy_in_every_locale(plant: Plant) -> None:
    lint = Lint(finds=LINT.finds, complaint="", declared={"Two days ago": "an answer"})
    assert not list(lint.faults([plant("Two days ago"), plant("两天前", "zh_Hans", "Two days ago")]))


def test_an_exception_that_excuses_nothing_is_a_fault(plant: Plant) -> None:
    lint = Lint(finds=LINT.finds, complaint="is a number", declared={"The other day": "an answer"})
    assert list(lint.faults([plant("The other day")])) == [
        "An exception is declared for 'The other day', and nothing in it is a number"
    ]


def test_every_exception_has_a_reason() -> None:
    assert all(DECLARED.values())
