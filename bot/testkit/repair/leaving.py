"""A person, please; and what is kept of me: deleted or handed out."""

from bot.testkit.repair.outcomes import answered, both, kept_and_put_again, place_kept, put_again
from bot.testkit.repair.repair import Next, Repair, Wordings, said
from bot.testkit.repair.talk import Message
from bot.testkit.repair.trail import Trail
from dialogs.ownership import Owner
from dialogs.states import Phase, phase_of

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
        is_asked = phase_of(trail.end.state) is Phase.CONFIRMING and trail.last.ids[-1].startswith("my_data.")
        return Message(text=by_locale[trail.locale]) if is_asked else None

    return answer


_YES = _confirmed("是的", "是的", "yes")
_NO = _confirmed("不要", "不要", "no")


def _is_queued(trail: Trail) -> str:
    return "" if trail.end.owner == Owner.QUEUED else f"the owner is {trail.end.owner}"


def _is_erased(trail: Trail) -> str:
    return "" if trail.last.is_erased and trail.last.now.stored is None else "nothing is deleted"


def _is_kept(trail: Trail) -> str:
    return "it is deleted all the same" if any(each.is_erased for each in trail.exchanges) else ""


def _returned_or_stayed(trail: Trail) -> str:
    """Back where the wish was uttered; a confirmation that it came into has had its answer too."""
    if trail.phase is not Phase.CONFIRMING:
        return both(place_kept, put_again)(trail)
    back = {trail.start.state, trail.start.came_from}
    return "" if trail.end.state in back else f"the place is lost: {trail.end.state}"



LEAVING = (
    Repair(id="talk_to_human", wordings=_PERSON, done=both(answered("staff."), kept_and_put_again)),
    Repair(
        id="talk_to_human, at a desk",
        wordings=_PERSON,
        desk="wechat",
        done=both(answered("staff.next_message"), place_kept, _is_queued),
    ),
    Repair(id="forget_me", wordings=_FORGET, then=(_YES,), done=both(answered("my_data.confirm"), _is_erased)),
    Repair(
        id="forget_me, then not",
        wordings=_FORGET,
        then=(_NO,),
        done=both(answered("my_data.confirm"), _is_kept, _returned_or_stayed),
    ),
    Repair(
        id="export_my_data",
        wordings=said(
            zh_hans=("导出我的数据", "给我一份你们保存的我的信息"),
            zh_hant=("匯出我的資料", "給我一份你們保存的我的資料"),
            en=("export my data", "give me a copy of my data"),
        ),
        then=(_YES,),
        done=both(answered("my_data.kept"), _returned_or_stayed),
    ),
)
