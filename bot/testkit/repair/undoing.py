"""Taking something back: an answer that was wrong, one step, several steps."""

from bot.testkit.repair.outcomes import FIRST_QUESTION, Judge, both, either, only_in, returned
from bot.testkit.repair.repair import Repair, said, said_in_turn
from bot.testkit.repair.trail import Trail
from dialogs.session import Session
from dialogs.slots import Channel, Slot
from dialogs.states import START, Phase

_AMID = only_in(Phase.CONFIRMING, Phase.WARNING)


def _has_paid(session: Session) -> None:
    """Has said earlier that they paid with WeChat Pay."""
    session.case.facts[Slot.PAID_WITH] = Channel.WECHAT_PAY


def _paid_with(value: str) -> Judge:
    def judge(trail: Trail) -> str:
        now = trail.end.case.facts.get(Slot.PAID_WITH)
        return "" if now == value else f"paid_with is {now}, not {value}"

    return judge


def _change_said(trail: Trail) -> str:
    return "" if any(id_ in {"noted.changed", "noted.head"} for id_ in trail.ids) else "the change is not said"


def _leads_on(trail: Trail) -> str:
    return "" if trail.end.offered else "nothing is offered afterwards"


def _undone(steps: int) -> Judge:
    """So many steps less on the way back, and where the earliest of them began."""

    def judge(trail: Trail) -> str:
        before, after = trail.start.case.history, trail.end.case.history
        if len(before) < steps or len(after) != len(before) - steps:
            return f"{len(before)} steps before, {len(after)} after"
        state = before[-steps][0]
        stands = FIRST_QUESTION if state == START else state
        return "" if trail.end.state == stands else f"ends in {trail.end.state}, not in {stands}"

    return judge


_NOTHING = frozenset({"repair.nothing_to_undo"})

UNDOING = (
    Repair(
        id="correct",
        wordings=said(
            zh_hans=("说错了，不是微信付的，是支付宝", "是支付宝付的，不是微信支付"),
            zh_hant=("說錯了，不是微信付的，是支付寶", "是支付寶付的，不是微信支付"),
            en=("sorry, I did not pay with WeChat Pay, it was Alipay", "it was Alipay, not WeChat Pay"),
        ),
        prepare=_has_paid,
        done=both(_paid_with(Channel.ALIPAY), _change_said, _leads_on),
    ),
    Repair(
        id="correct_twice",
        wordings=said_in_turn(
            zh_hans=("说错了，不是微信付的，是支付宝", "又搞错了，不是支付宝，是银行卡付的"),
            zh_hant=("說錯了，不是微信付的，是支付寶", "又搞錯了，不是支付寶，是銀行卡付的"),
            en=("sorry, I did not pay with WeChat Pay, it was Alipay", "wrong again, not Alipay, I paid by bank card"),
        ),
        prepare=_has_paid,
        done=both(_paid_with(Channel.BANK_CARD), _change_said, _leads_on),
    ),
    Repair(
        id="go_back",
        wordings=said(
            zh_hans=("返回上一步", "刚才选错了，退回去"),
            zh_hant=("返回上一步", "剛才選錯了，退回去"),
            en=("go back", "oops, wrong answer, one step back please"),
        ),
        done=either(both(_AMID(returned), _leads_on), _undone(1)),
        refusals=_NOTHING,
    ),
    Repair(
        id="go_back_twice",
        wordings=said_in_turn(zh_hans=("上一步", "再上一步"), zh_hant=("上一步", "再上一步"), en=("go back", "go back")),
        done=either(both(_AMID(_leads_on), _undone(1)), _undone(2)),
        refusals=_NOTHING,
    ),
)
