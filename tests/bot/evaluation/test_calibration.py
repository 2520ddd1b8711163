"""Confidence beside how often it was deserved."""

import pytest

from bot.evaluation.calibration import calibration_of
from tests.bot.evaluation.said import judged


def test_who_is_as_sure_as_right_has_no_error() -> None:
    lines = [judged("help", "help", sure=0.5), judged("help", "more", sure=0.5)]
    assert calibration_of(lines).expected_error == 0


def test_the_error_is_how_far_sureness_and_truth_are_apart() -> None:
    lines = [judged("help", "more", sure=0.95), judged("help", "help", sure=0.15)]
    calibration = calibration_of(lines)
    assert calibration.expected_error == pytest.approx((0.95 + 0.85) / 2)
    filled = {bin_.at_least: bin_.lines for bin_ in calibration.bins if bin_.lines}
    assert filled == {0.1: 1, 0.9: 1}


def test_certainty_falls_into_the_last_of_ten_bins() -> None:
    bins = calibration_of([judged("help", "help", sure=1.0)]).bins
    assert [bin_.lines for bin_ in bins] == [0] * 9 + [1]
