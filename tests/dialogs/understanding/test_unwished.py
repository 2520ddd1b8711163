"""Wishes that the words take back, and those that are of something else: the opposite is never done."""

from datetime import date

import pytest

from dialogs.acts import Act
from dialogs.understanding import Phrases, understand
from dialogs.utterance import NOTHING_EXPECTED

TODAY = date(2026, 11, 23)
LOSING = (Act.RESTART, Act.CANCEL, Act.FORGET_ME)


@pytest.mark.parametrize(
    "text",
    ["不是要重新开始，我是说重新开通微信支付", "没说要重来，我说的是重新申请", "別重新開始", "我不想重新开始", "别结案", "還沒解決，別結束", "先不要取消",
     "don't start over", "I don't want to start over", "not cancel, I want to continue", "please don't close it",
     "别删我的数据", "不要刪除我的資料", "don't delete my data"],
)  # fmt: skip
def test_what_is_not_wished_for_is_not_done(phrases: Phrases, text: str) -> None:
    assert understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None).act not in LOSING


@pytest.mark.parametrize(
    "text",
    ["how do I delete an app they made me install", "怎么删除那个软件", "刪掉那個APP就行了嗎", "delete the chat with the seller?",
     "商家把我的资料删了", "the seller deleted my review"],
)  # fmt: skip
def test_what_others_delete_or_what_is_not_ours_is_not_forgotten(phrases: Phrases, text: str) -> None:
    assert understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None).act is not Act.FORGET_ME


@pytest.mark.parametrize(
    "text",
    ["那我重新開通，舊的那筆錢還會回來嗎", "我重新开通微信支付可以吗", "重新绑卡行不行", "should I restart the app"],
)
def test_what_else_begins_again_is_not_the_talk(phrases: Phrases, text: str) -> None:
    assert understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None).act is not Act.RESTART


@pytest.mark.parametrize("text", ["never mind found it. sent it just now", "never mind, found it: sent it just now"])
def test_who_has_taken_the_step_gives_up_nothing(phrases: Phrases, text: str) -> None:
    assert understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None).act is Act.REPORT_PROGRESS


@pytest.mark.parametrize(
    ("text", "act"),
    [("重新开始", Act.RESTART), ("start over", Act.RESTART), ("never mind", Act.CANCEL), ("算了不弄了", Act.CANCEL),
     ("删除我的数据", Act.FORGET_ME), ("please delete everything you have on me", Act.FORGET_ME)],
)  # fmt: skip
def test_the_same_words_are_the_wish_where_nothing_denies_it(phrases: Phrases, text: str, act: Act) -> None:
    assert understand(text, phrases, NOTHING_EXPECTED, today=TODAY, locale=None).act is act
