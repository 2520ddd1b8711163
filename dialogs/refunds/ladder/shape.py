"""How a rung is declared: its texts get their ids from it."""

from collections.abc import Mapping

from dialogs.catalog import Clock, Figure, Needs, Rung
from dialogs.replies import Msgid, Say
from dialogs.slots import Channel, Slot

NOTHING: Mapping[Slot, frozenset[str]] = {}

#: Steps that go through WeChat Pay make no sense for a payment that did not. A bank card may have paid inside WeChat.
NOT_WECHAT_PAY: Needs = {Slot.PAID_WITH: frozenset({Channel.ALIPAY, Channel.UNIONPAY, Channel.OTHER})}


def clock(id: str, figure: Figure, *starts: Slot, ends: Msgid, closes: bool = False) -> Clock:  # noqa: A002 - it is one
    """A clock; `ends` is a clause that follows "by then" and a colon. With `closes` it is a right that ends."""
    return Clock(figure=figure, starts=starts, ends_with=Say(id=f"{id}.ends", text=ends), closes=closes)


def rung(
    id: str,  # noqa: A002 - it is one
    *,
    title: Msgid,
    action: Msgid,
    outlook: Msgid,
    clock: Clock | None = None,
    needs: Needs = NOTHING,
    unless: Needs = NOTHING,
    evidence: tuple[Msgid, ...] = (),
    draft: str = "",
    meets_staff: bool = False,
    is_wait: bool = False,
) -> Rung:
    """A rung; `draft` is Simplified Chinese and stays so in every language."""
    return Rung(
        id=id,
        title=title,
        action=Say(id=f"{id}.action", text=action),
        outlook=Say(id=f"{id}.outlook", text=outlook),
        clock=clock,
        needs=needs,
        unless=unless,
        evidence=evidence,
        draft=Say(id=f"{id}.draft", text=Msgid(draft), alone=True, draft=True) if draft else None,
        meets_staff=meets_staff,
        is_wait=is_wait,
    )
