"""Rates without a source are found, and "usually" where no source says so."""

from dataclasses import replace

import pytest

from bot.checks.copy import rates
from dialogs.catalog import Catalog, Confidence
from tests.bot.checks.copy.conftest import Plant


@pytest.mark.parametrize(
    ("locale", "words", "found"),
    [
        ("en", "Most sellers agree.", "Most"),
        ("en", "It works in 90 % of cases.", "%"),
        ("en", "This raises the success rate.", "success rate"),
        ("en", "The platform usually wins.", "usually"),
        ("en", "Sellers often refuse.", "often"),
        ("zh_Hans", "尽早申请可提高成功率。", "成功率"),
        ("zh_Hans", "多数商家会同意。", "多数"),
        ("zh_Hans", "大部分能退。", "大部分"),
        ("zh_Hans", "平台通常支持买家。", "通常"),
        ("zh_Hans", "平台一般会支持买家。", "一般"),
        ("zh_Hans", "九成用户能退。", "九成"),
        ("zh_Hant", "大多數商家會同意。", "大多"),
        ("zh_Hant", "商家往往會拒絕。", "往往"),
    ],
)
def test_a_rate_is_found(locale: str, words: str, found: str, plant: Plant, catalog: Catalog) -> None:
    (fault,) = rates.lint(catalog, declared={}).faults([plant(words, locale)])
    assert repr(found) in fault


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "There are at most %(shop_attempts)s tries."),
        ("en", "How many did you buy? Too many refunds."),
        ("en", "A card usually takes %(card_arrival)s."),
        ("zh_Hans", "一般诉讼时效"),
        ("zh_Hans", "银行卡通常%(card_arrival)s。"),
        ("zh_Hant", "一般商品要按時出貨。"),
    ],
)
def test_a_sourced_or_ordinary_word_is_no_rate(locale: str, words: str, plant: Plant, catalog: Catalog) -> None:
    assert not list(rates.lint(catalog, declared={}).faults([plant(words, locale)]))


def test_usually_may_stand_with_a_weak_figure_and_with_no_other(plant: Plant, catalog: Catalog) -> None:
    text = plant("The seller usually has %(payback)s.")
    assert list(rates.lint(catalog, declared={}).faults([text]))
    weak = replace(catalog.figures["payback"], confidence=Confidence.C)
    weaker = replace(catalog, figures={**catalog.figures, "payback": weak})
    assert not list(rates.lint(weaker, declared={}).faults([text]))


def test_usually_may_stand_in_a_step_that_rests_on_a_weak_rule(plant: Plant, catalog: Catalog) -> None:
    action = catalog.rungs["claim_as_guardian"].action.text
    assert not list(rates.lint(catalog, declared={}).faults([plant(action)]))
    rung = replace(catalog.rungs["claim_as_guardian"], rests_on=(catalog.figures["child_age"],))
    bound = replace(catalog, rungs={**catalog.rungs, rung.id: rung})
    assert list(rates.lint(bound, declared={}).faults([plant(action)]))


def test_a_figure_that_is_gone_may_not_be_said_with_usually(catalog: Catalog) -> None:
    assert not list(rates.unknown_figures(catalog.figures))
    assert list(rates.unknown_figures(catalog.figures.keys() - {"card_arrival"}))
