"""A person, please; and what is kept of me: deleted or handed out."""

from bot.testkit.repair.outcomes import FIRST_QUESTION, answered, both, kept_and_put_again, place_kept, stood_in
from bot.testkit.repair.repair import Next, Repair, Wordings, said
from bot.testkit.repair.talk import Message
from bot.testkit.repair.trail import Trail
from dialogs.ownership import Owner
from dialogs.speaking import choices
from dialogs.states import START, Phase, phase_of

_PERSON = said(
    zh_hans=("转人工", "我要找真人客服"),
    zh_hant=("轉人工", "我要找真人客服"),
    en=("talk to a person", "let me speak to a real human"),
)
_FORGET: Wordings = said(
    zh_hans=("删除我的数据", "把我的信息全部删掉"),
    zh_hant=("刪除我的資料", "把我的資訊全部刪掉"),
    en=("delete my data", "please erase everything you have about me"),
)


def _confirmed(zh_hans: str, zh_hant: str, en: str) -> Next:
    """The answer to a question before it is done, where one is asked."""
    by_locale = {"zh_Hans": zh_hans, "zh_Hant": zh_hant, "en": en}

    def answer(trail: Trail) -> Message | None:
        is_asked = phase_of(trail.end.state) is Phase.CONFIRMING and choices.YES.id in trail.end.offered
        return Message(text=by_locale[trail.locale]) if is_asked else None

    return answer


_YES = _confirmed("是的", "是的", "yes")
_NO = _confirmed("不要", "不要", "no")


def _is_queued(trail: Trail) -> str:
    return "" if trail.end.owner == Owner.QUEUED else f"the owner is {trail.end.owner}"


def _is_asked_first(trail: Trail) -> str:
    return "" if choices.YES.id in trail.first.after.offered and not trail.first.is_erased else "it is not asked first"


def _is_erased(trail: Trail) -> str:
    return "" if trail.last.is_erased and trail.last.now.stored is None else "nothing is deleted"


def _is_kept(trail: Trail) -> str:
    return "it is deleted all the same" if any(each.is_erased for each in trail.exchanges) else ""


def _returned(trail: Trail) -> str:
    """Back where the wish was uttered, or behind what had come in between there."""
    fresh = {FIRST_QUESTION} if trail.start.state == START else set()
    kept = {trail.start.state, stood_in(trail)} | fresh
    return "" if trail.end.state in kept else f"the place is lost: {trail.end.state}"


LEAVING = (
    Repair(id="talk_to_human", wordings=_PERSON, done=both(answered("staff."), kept_and_put_again)),
    Repair(
        id="talk_to_human, at a desk",
        wordings=_PERSON,
        desk="wechat",
        done=both(answered("staff.next_message"), place_kept, _is_queued),
    ),
    Repair(id="forget_me", wordings=_FORGET, then=(_YES,), done=both(_is_asked_first, _is_erased)),
    Repair(
        id="forget_me, then not",
        wordings=_FORGET,
        then=(_NO,),
        done=both(_is_asked_first, _is_kept, _returned),
    ),
    Repair(
        id="export_my_data",
        wordings=said(
            zh_hans=("导出我的数据", "给我一份你们保存的我的信息"),
            zh_hant=("匯出我的資料", "給我一份你們保存的我的資料"),
            en=("export my data", "give me a copy of my data"),
        ),
        then=(_YES,),
        done=both(answered("my_data.kept"), _returned),
    ),
)
