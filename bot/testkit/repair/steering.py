"""Steering the talk: skip, don't know, cancel, restart, repeat, more, another language."""

from bot.testkit.repair.outcomes import (
    FIRST_QUESTION,
    answered,
    both,
    either,
    kept_and_put_again,
    moved_on,
    only_in,
    returned,
    state_is,
)
from bot.testkit.repair.repair import Repair, said
from bot.testkit.repair.trail import Trail
from dialogs.ownership import Owner
from dialogs.states import START, Phase

_AMID = only_in(Phase.CONFIRMING, Phase.WARNING)
_ASKED = only_in(Phase.ASKING, Phase.CLARIFYING, Phase.CONFIRMING, Phase.WARNING, Phase.IDLE)
_CONCLUDED = only_in(Phase.ADVISING, Phase.FOLLOWING_UP, Phase.CLOSED)


def _forgets_the_case(trail: Trail) -> str:
    return "the facts of the old case are still there" if trail.end.case.facts else ""


def _has_a_conclusion(trail: Trail) -> str:
    return "" if trail.start.case.variant else "nothing is concluded that could be lost"


def _says_the_same_page(trail: Trail) -> str:
    said_before = [reply[0] for reply in trail.start.said]
    if not said_before:
        return "" if trail.end.offered else "nothing is offered"
    return "" if list(trail.last.ids) == said_before and trail.last.shown else "another page than the last"


def _turns_the_page(trail: Trail) -> str:
    turned = trail.end.page == trail.start.page + 1 and list(trail.last.ids) == [each[0] for each in trail.start.said]
    return "" if turned else "the next page is not shown"


def _has_no_page_left(trail: Trail) -> str:
    return "" if trail.start.page + 1 >= trail.start.pages else "a page is left"


def _goes_on(trail: Trail) -> str:
    """ "Go on" after stopping or below a warning."""
    return (
        "" if trail.end.state != START and trail.end.owner == Owner.BOT and trail.end.offered else "it does not go on"
    )


STEERING = (
    Repair(
        id="skip",
        wordings=said(
            zh_hans=("跳过", "这个不想回答，下一个"),
            zh_hant=("跳過", "這個不想回答，下一個"),
            en=("skip", "I would rather not say, next question"),
        ),
        done=either(_ASKED(moved_on), only_in(Phase.CLOSED)(kept_and_put_again)),
        refusals=frozenset({"repair.not_now"}),
    ),
    Repair(
        id="dont_know",
        wordings=said(
            zh_hans=("不知道", "我也不清楚"), zh_hant=("不知道", "我也不清楚"), en=("I don't know", "no idea")
        ),
        done=either(_ASKED(moved_on), _CONCLUDED(kept_and_put_again)),
    ),
    Repair(
        id="cancel",
        wordings=said(
            zh_hans=("取消", "算了，不弄了"), zh_hant=("取消", "算了，不弄了"), en=("cancel", "never mind, stop")
        ),
        done=either(both(_AMID(returned), answered("")), both(answered("repair.cancelled"), state_is(START))),
    ),
    Repair(
        id="restart",
        wordings=said(
            zh_hans=("重新开始", "从头再来一遍"),
            zh_hant=("重新開始", "從頭再來一遍"),
            en=("start over", "let's begin again from the start"),
        ),
        done=either(
            both(answered("repair.started_over"), state_is(FIRST_QUESTION), _forgets_the_case),
            both(_has_a_conclusion, answered("repair.confirm_restart"), state_is(Phase.CONFIRMING)),
        ),
    ),
    Repair(
        id="repeat",
        wordings=said(
            zh_hans=("再说一遍", "能重复一遍吗"),
            zh_hant=("再說一遍", "能重複一遍嗎"),
            en=("repeat", "say that again please"),
        ),
        done=_says_the_same_page,
    ),
    Repair(
        id="more",
        wordings=said(zh_hans=("更多", "还有吗"), zh_hant=("更多", "還有嗎"), en=("more", "is there more?")),
        # With no page left, "that was all of it" answers what was asked.
        done=either(
            _turns_the_page,
            only_in(Phase.IDLE, Phase.WARNING)(_goes_on),
            both(_has_no_page_left, answered("repair.no_more_pages"), kept_and_put_again),
        ),
    ),
    Repair(
        id="change_language",
        wordings=said(
            zh_hans=("English", "请换成英文"),
            zh_hant=("English", "請換成英文"),
            en=("中文", "please switch to Chinese"),
        ),
        done=both(answered("language.changed"), kept_and_put_again),
        answered_in={"zh_Hans": "en", "zh_Hant": "en", "en": "zh_Hans"},
    ),
)
