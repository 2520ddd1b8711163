"""The steps of the ladder: which are mere waits, and that no draft puts words into a user's mouth."""

import re

import pytest

from dialogs.catalog import Rung
from dialogs.refunds import refund_catalog

CATALOG = refund_catalog()
DRAFTS = [rung for rung in CATALOG.rungs.values() if rung.draft is not None]
#: What nobody has told us when the draft is written: it stands in a gap for the user to fill, or not at all.
CLAIMS = re.compile(
    r"(?<!不影响)商品完好|没有法律依据|未单独确认|没有正当理由|贵店表示|不知情时|没有找到退款入口|显示成功"
)


def test_the_steps_that_are_mere_waits_say_so() -> None:
    waits = {rung.id for rung in CATALOG.rungs.values() if rung.is_wait}
    assert waits == {"wait_for_wallet", "wait_for_card", "wait_for_credit_card", "shop_wait", "mediation"}


@pytest.mark.parametrize("rung", DRAFTS, ids=lambda rung: rung.id)
def test_a_draft_claims_nothing_that_was_not_said(rung: Rung) -> None:
    assert rung.draft is not None
    for say in rung.draft.says:
        assert not CLAIMS.search(say.text)


@pytest.mark.parametrize("rung", DRAFTS, ids=lambda rung: rung.id)
def test_the_rule_on_returns_without_a_reason_is_cited_for_those_alone(rung: Rung) -> None:
    assert rung.draft is not None
    for say in rung.draft.says:
        assert "第二十五条" not in say.text or "无理由退货" in say.text
