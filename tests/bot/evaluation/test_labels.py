"""Scores of labels, against sums done by hand."""

import pytest

from bot.evaluation.labels import score_labels
from tests.bot.evaluation.said import judged

HELP, MORE, SKIP = "help", "more", "skip"


def test_precision_recall_and_f1_are_those_of_the_textbook() -> None:
    scores = score_labels([judged(HELP, HELP), judged(HELP, HELP), judged(HELP, MORE), judged(MORE, HELP)])
    helped = scores.by_label[HELP]
    assert (helped.precision, helped.recall, helped.support) == (2 / 3, 2 / 3, 3)
    assert helped.f1 == pytest.approx(2 / 3)
    assert scores.by_label[MORE].f1 == 0
    assert scores.accuracy == 0.5


def test_every_label_counts_the_same_and_only_those_that_lines_have() -> None:
    scores = score_labels([judged(HELP, HELP), judged(HELP, HELP), judged(MORE, SKIP)])
    assert scores.macro_f1 == 0.5
    assert scores.by_label[SKIP].recall is None
    assert scores.by_label[MORE].precision is None


def test_the_second_likeliest_is_good_enough_for_top_two_and_the_third_is_not() -> None:
    near = judged(HELP, MORE, second=(HELP, 0.05))
    far = judged(HELP, MORE, second=(SKIP, 0.05))
    assert score_labels([near, far]).top2 == 0.5


def test_a_label_that_no_ranking_holds_is_among_two_when_it_was_given() -> None:
    assert judged("scam_signal", "scam_signal", taken_for=HELP).is_among_two


def test_confusions_stand_with_the_most_frequent_first() -> None:
    scores = score_labels([judged(HELP, SKIP), judged(MORE, HELP), judged(MORE, HELP), judged(SKIP, SKIP)])
    assert scores.confusions == [((MORE, HELP), 2), ((HELP, SKIP), 1)]
    assert scores.matrix[SKIP, SKIP] == 1


def test_of_nothing_there_is_no_figure() -> None:
    scores = score_labels([])
    assert (scores.accuracy, scores.macro_f1, scores.top2) == (None, None, None)
