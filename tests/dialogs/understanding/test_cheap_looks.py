"""Cheap looks at how a text begins and ends pass over none that the pattern behind them matches."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dialogs.understanding import asked_after, questioning, things
from dialogs.understanding.heard import Heard

RELAXED = settings(suppress_health_check=[HealthCheck.too_slow], max_examples=200)


@RELAXED
@given(text=st.from_regex(things._FORM, fullmatch=True))
def test_every_wish_for_another_refund_is_looked_at(text: str) -> None:
    assert things._may_be_wish(text, Heard(text))


@RELAXED
@given(text=st.from_regex(questioning._ZH_OPENING, fullmatch=True))
def test_every_opening_of_a_question_begins_with_a_sign_that_is_known(text: str) -> None:
    assert text[0] in questioning._ZH_FIRST


@RELAXED
@given(text=st.one_of([st.from_regex(way, fullmatch=True) for _, ways in asked_after._WAYS for way in ways]))
def test_every_way_to_ask_passes_its_gates(text: str) -> None:
    assert asked_after._SIEVE.passed_by(Heard(text)), text
