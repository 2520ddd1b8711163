"""What is ours and what is not; and what more doubt would cost."""

from bot.evaluation.rejecting import curve_of, scope_of
from tests.bot.evaluation.said import judged


def test_any_label_out_of_scope_is_right_for_what_is_out_of_scope() -> None:
    scope = scope_of([judged("abuse", "unknown"), judged("neighbour", "smalltalk"), judged("unknown", "help")])
    assert scope.out_of_scope_recall == 2 / 3
    assert scope.in_scope_acceptance is None


def test_what_is_in_scope_is_accepted_when_it_is_not_unknown_however_wrong() -> None:
    scope = scope_of([judged("help", "unknown"), judged("help", "neighbour"), judged("help", "more")])
    assert scope.in_scope_acceptance == 2 / 3
    assert scope.out_of_scope_recall is None


def test_the_curve_begins_without_any_doubt_and_answers_less_and_less() -> None:
    curve = curve_of(
        [
            judged("help", "help", sure=0.97),
            judged("help", "unknown", sure=0.25, taken_for="more"),
            judged("unknown", "unknown", sure=0.15, taken_for="more"),
            judged("unknown", "unknown", sure=0.9),
        ]
    )
    by_threshold = {point.threshold: point for point in curve}
    assert (by_threshold[0.0].answered, by_threshold[0.0].accuracy) == (0.75, 1 / 3)
    assert (by_threshold[0.2].answered, by_threshold[0.2].accuracy) == (0.5, 0.5)
    assert (by_threshold[0.95].answered, by_threshold[0.95].accuracy) == (0.25, 1.0)
    assert [point.scope.out_of_scope_recall for point in curve[:3]] == [0.5, 0.5, 1.0]
    assert by_threshold[0.3].scope.in_scope_acceptance == 0.5
