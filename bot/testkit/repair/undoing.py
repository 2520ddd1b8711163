"""Taking something back: an answer that was wrong, one step, several steps."""

from bot.testkit.repair.outcomes import FIRST_QUESTION, Judge, answered, both, either, only_in, returned, stood_in
from bot.testkit.repair.repair import Repair, said, said_in_turn
from bot.testkit.repair.talk import Message
from bot.testkit.repair.trail import Trail
from dialogs.session import Session
from dialogs.slots import Channel, Slot
from dialogs.states import START, Phase

_AMID = only_in(Phase.CONFIRMING, Phase.WARNING)


def _has_paid(session: Session) -> None:
    """Has said earlier that they paid with WeChat Pay."""
    session.case.facts[str(Slot.PAID_WITH)] = str(Channel.WECHAT_PAY)


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


def _undone_up_to(steps: int) -> Judge:
    """So many, or all that there are."""

    def judge(trail: Trail) -> str:
        return _undone(max(1, min(steps, len(trail.start.case.history))))(trail)

    return judge


_LEAVE_IT = {"zh_Hans": "算了", "zh_Hant": "算了", "en": "never mind"}


def _left_as_it_is(trail: Trail) -> Message | None:
    """Thinks better of it, once the answer is asked for again."""
    return Message(text=_LEAVE_IT[trail.locale]) if trail.end.reopened_from else None


def _is_opened(trail: Trail) -> str:
    """The question is put again; what was only told in passing is asked for in writing."""
    is_asked = bool(trail.first.after.reopened_from) or "case.write_it" in trail.first.ids
    return "" if is_asked else "no answer is opened again"


def _back_with_all_answers(trail: Trail) -> str:
    if trail.end.case.facts != trail.start.case.facts:
        return "facts are lost or made up"
    kept = {trail.start.state, stood_in(trail)}
    return "" if trail.end.state in kept else f"the place is lost: {trail.end.state}"


_NOTHING = frozenset({"repair.nothing_to_undo"})

UNDOING = (
    Repair(
        id="correct",
        wordings=said(
            zh_hans=("说错了，不是微信付的，是支付宝", "是支付宝付的，不是微信支付"),
            zh_hant=("說錯了，不是微信付的，是支付寶", "是支付寶付的，不是微信支付"),
            en=("sorry, I did not pay with WeChat Pay, it was Alipay", "I paid by Alipay and not by WeChat Pay"),
        ),
        prepare=_has_paid,
        done=both(_paid_with(Channel.ALIPAY), _change_said, _leads_on),
    ),
    Repair(
        id="correct, twice running",
        wordings=said_in_turn(
            zh_hans=("说错了，不是微信付的，是支付宝", "又搞错了，不是支付宝，是银行卡付的"),
            zh_hant=("說錯了，不是微信付的，是支付寶", "又搞錯了，不是支付寶，是銀行卡付的"),
            en=("sorry, I did not pay with WeChat Pay, it was Alipay", "wrong again, not Alipay, I paid by bank card"),
        ),
        prepare=_has_paid,
        done=both(_paid_with(Channel.BANK_CARD), _change_said, _leads_on),
    ),
    Repair(
        id="change an answer, then not",
        wordings=said(zh_hans=("改第1个",), zh_hant=("改第1個",), en=("change 1",)),
        then=(_left_as_it_is,),
        # Below a warning the answers are only listed: nothing is asked there before it is read.
        done=both(
            either(_is_opened, both(only_in(Phase.WARNING)(_leads_on), answered("case."))),
            _back_with_all_answers,
        ),
        refusals=frozenset({"case.nothing_yet", "case.no_such_answer"}),
    ),
    Repair(
        id="go_back",
        wordings=said(
            zh_hans=("返回上一步", "答错了，回到上一题"),
            zh_hant=("返回上一步", "答錯了，回到上一題"),
            en=("go back", "oops, wrong answer, one step back please"),
        ),
        done=either(both(_AMID(returned), _leads_on), _undone(1)),
        refusals=_NOTHING,
    ),
    Repair(
        id="go_back, two steps at once",
        wordings=said(
            zh_hans=("退回两步", "返回上两步"), zh_hant=("退回兩步", "返回上兩步"), en=("go back two steps",)
        ),
        done=either(both(_AMID(_leads_on), either(returned, _undone_up_to(1))), _undone_up_to(2)),
        refusals=_NOTHING,
    ),
    Repair(
        id="go_back, twice",
        wordings=said_in_turn(
            zh_hans=("上一步", "再上一步"), zh_hant=("上一步", "再上一步"), en=("go back", "go back")
        ),
        done=either(both(_AMID(_leads_on), _undone(1)), _undone(2)),
        refusals=_NOTHING,
    ),
)
