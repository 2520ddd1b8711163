"""What goes wrong by itself: not understood, a picture, another medium, an old link, somebody who wants to cheat."""

import re
from itertools import pairwise

from bot.incoming import Kind
from bot.testkit.repair.outcomes import FIRST_QUESTION, answered, both, kept_and_put_again, place_kept, stood_in
from bot.testkit.repair.repair import WORDLESS, Repair, said, said_in_turn, sent
from bot.testkit.repair.talk import Message
from bot.testkit.repair.trail import Trail
from dialogs.replies import Reply
from dialogs.speaking import choices
from dialogs.states import START, Phase, phase_of

#: Answers to questions: one of them is not on offer.
_OLD = ("shop_type.mini_program", "paid_with.wechat_pay")
_LINK = re.compile(r"msgmenucontent=([^&]+)&")


def _old_tap(trail: Trail) -> Message:
    """The link of an earlier question: its text alone, for not every client sends more."""
    choice = next(each for each in _OLD if each not in trail.start.offered)
    talk, now = trail.talk, trail.began.now
    page, *_ = talk.dialogue.renderer.pages([Reply(id="bridge.question", choices=(choice,))], trail.locale, now.date())
    return Message(text=_LINK.findall(page.text)[0])


def _name_it(trail: Trail) -> Message | None:
    """The first kind of proof that is offered, where it is asked which one the picture is."""
    is_asked = phase_of(trail.end.state) is Phase.CONFIRMING and trail.last.ids[-1] == "evidence.what_is_it"
    return Message(kind=Kind.TAP, choice=trail.end.offered[0]) if is_asked else None


def _is_kept(trail: Trail) -> str:
    return "" if len(trail.end.case.evidence) > len(trail.start.case.evidence) else "the picture is not kept"


def _place_after_picture(trail: Trail) -> str:
    """Where it was; a picture that comes into another picture's question answers that and goes back."""
    kept = {trail.start.state, stood_in(trail)}
    allowed = kept | ({FIRST_QUESTION} if trail.start.state == START else set())
    return "" if trail.end.state in allowed else f"the place is lost: {trail.end.state}"


def _person_offered(trail: Trail) -> str:
    return "" if choices.TO_SOMEBODY & {*trail.end.offered} else "no person is offered at last"


def _not_the_same(trail: Trail) -> str:
    pages = [exchange.shown for exchange in trail.exchanges]
    same = any(one == other for one, other in pairwise(pages))
    return "the same page twice running" if same else ""


def _go_on(_: Trail) -> Message:
    return Message(kind=Kind.TAP, choice=choices.GO_ON.id)


def _warned(trail: Trail) -> str:
    return "" if trail.first.after.state == Phase.WARNING else f"no warning but {trail.first.after.state}"


def _came_back(trail: Trail) -> str:
    """After the warning it goes on where it was; where nothing was, it begins."""
    came_from = stood_in(trail)
    if trail.end.state == came_from or (came_from in {START, FIRST_QUESTION} and trail.end.state.startswith("asking.")):
        return ""
    return f"after the warning in {trail.end.state}, not in {came_from}"


MISHAPS = (
    Repair(
        id="unknown, three times",
        wordings=said_in_turn(
            zh_hans=("呱呱嘟嘟啦", "嗡嗡喵呜咕", "噗噗哒哒呃"),
            zh_hant=("呱呱嘟嘟啦", "嗡嗡喵嗚咕", "噗噗噠噠呃"),
            en=("blorp fizz wug", "zorble quip snark", "flimp grubble dax"),
        ),
        done=both(place_kept, _person_offered, _not_the_same),
    ),
    Repair(id="a picture", wordings=sent(Kind.IMAGE), then=(_name_it,), done=both(_is_kept, _place_after_picture)),
    Repair(id="a voice message", wordings=sent(Kind.VOICE), done=both(answered("media.voice"), kept_and_put_again)),
    Repair(id="a video", wordings=sent(Kind.VIDEO), done=both(answered("media."), kept_and_put_again)),
    Repair(id="a location", wordings=sent(Kind.LOCATION), done=both(answered("media.location"), kept_and_put_again)),
    Repair(id="a link", wordings=sent(Kind.LINK), done=both(answered("media."), kept_and_put_again)),
    Repair(id="a sticker", wordings=sent(Kind.STICKER), done=both(answered("media.sticker"), kept_and_put_again)),
    Repair(
        id="a stale tap",
        wordings=WORDLESS,
        then=(_old_tap,),
        done=both(answered("repair.stale"), kept_and_put_again),
    ),
    Repair(
        id="a scam signal",
        wordings=said(
            zh_hans=("客服让我先交一笔解冻费才能退款", "对方要我把验证码发给他才退钱"),
            zh_hant=("客服叫我先付一筆解凍費才能退款", "對方要我把驗證碼發給他才退錢"),
            en=(
                "they want me to pay a fee before they refund me",
                "the agent asks for my SMS code to release the refund",
            ),
        ),
        then=(_go_on,),
        done=both(answered("warning."), _warned, _came_back),
    ),
)
