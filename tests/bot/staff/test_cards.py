"""A line of a list, as bytes and back."""

import orjson
import pytest

from bot.staff.cards import pack_card, unpack_card
from dialogs.session import Session


@pytest.mark.parametrize(
    ("facts", "told", "seen"),
    [
        ({"situation": "seller_silent", "merchant_response": "none"}, {}, "seller_silent"),
        ({"merchant_response": "refused"}, {}, "seller_refused"),
        ({"error_code": "42"}, {}, "system_error"),
        ({}, {"appeal_failed": 0.9}, "complaint_lost"),
        # Their own words count less than what is known since.
        ({"merchant_response": "refused"}, {"unresponsive_merchant": 0.9}, "seller_refused"),
        ({}, {"appeal_failed": 0.01}, ""),
        ({"amount": "99"}, {}, ""),
    ],
)
def test_a_card_says_what_the_user_sees(facts: dict[str, str], told: dict[str, float], seen: str) -> None:
    session = Session(owner="queued")
    session.case.facts.update(facts)
    session.case.told.update(told)
    assert unpack_card("x", pack_card(session)).situation == seen


def test_a_card_of_the_release_before_is_read() -> None:
    older = orjson.dumps(orjson.loads(pack_card(Session(owner="queued")))[:13])
    card = unpack_card("x", older)
    assert (card.owner, card.situation) == ("queued", "")
