"""A long walk at random, fed with what people send and not with acts: nothing may ever be lost, empty or too long."""

import os
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest

from bot.building import build_dialogue
from bot.channel import Channel
from bot.rendering import PAGE_BYTES
from bot.settings import Settings
from bot.store.memory import MemoryStore
from dialogs.deadlines import CHINA

#: Turns altogether, over users of 40 turns each.
TURNS = int(os.environ.get("REFUNDBOT_WALK", "10000"))
TURNS_A_USER = 40

TEXTS = (
    "退款没到账", "商家不理我", "商家拒绝退款，说拆封了不能退", "我上周三申请的", "11月18日", "昨天", "微信支付", "支付宝付的",
    "不是微信付的，是支付宝", "为什么问这个", "为什么", "依据是什么", "返回", "上一步", "跳过", "重新开始", "重复", "更多", "取消",
    "转人工", "我的情况", "帮助", "English", "中文", "删除我的数据", "是", "不是", "谢谢", "再见", "你好", "垃圾", "今天天气不错",
    "客服让我先交解冻费再退款", "验证码 123456", "订单号 4200001234202611181234567890", "没用", "钱到了", "还在等", "不知道",
    "都不是", "1", "2", "第三个", "９", "99", "", "   ", "😀😀", "退", "a" * 3000, "退" * 2500, "<a href='x'>y</a>", "%(x)s %s %",
    "The seller refuses to refund me", "no money yet", "I paid by card last Friday", "why do you ask", "go back", "skip", "help",
    "start over", "talk to a person", "it did not help", "the money came", "repeat", "more", "yes", "no", "thanks", "\u202e\u0000x",
)  # fmt: skip
OTHER = ("image", "voice", "video", "shortvideo", "location", "link", "sticker")
EVENTS = (
    "subscribe",
    "scan",
    "click",
    "view",
    "location",
    "kf_create_session",
    "kf_close_session",
    "unsubscribe",
    "news",
)


@pytest.fixture
def dice() -> random.Random:
    seed = int(os.environ.get("REFUNDBOT_SEED") or random.randrange(1_000_000))
    print(f"REFUNDBOT_SEED={seed}")  # shown when the walk fails: the same seed walks the same way
    return random.Random(seed)


def test_a_random_walk_never_leaves_the_table(dice: random.Random) -> None:
    dialogue = build_dialogue(Settings())
    channel = Channel(MemoryStore(), dialogue)
    states = set(dialogue.machine.states)
    for number in range(TURNS // TURNS_A_USER):
        for line, answer in _walk(dice, channel, f"user{number}"):
            assert "error" not in answer, (line, answer)
            assert answer["state"] in states
            _check_page(channel, line, answer)
            _check_choices(dialogue.knowledge.catalog.choices, answer)


def test_a_person_can_be_had_after_every_step_of_a_walk(dice: random.Random) -> None:
    channel = Channel(MemoryStore(), build_dialogue(Settings()))
    for number in range(20):
        for _, answer in _walk(dice, channel, f"user{number}", steps=10):
            asked = channel.send({"user": f"user{number}", "type": "tap", "choice": "act.talk_to_human"})
            ids = [reply["id"] for reply in asked["replies"]]
            is_with_staff = asked["owner"] != "bot"
            is_told = any(each.startswith("staff.") for each in ids) or ids == ["repair.said_already"]
            assert is_with_staff or is_told, (answer, asked)


def _walk(
    dice: random.Random, channel: Channel, user: str, steps: int = TURNS_A_USER
) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    now = datetime(2026, 11, 22, 10, 0, tzinfo=CHINA)
    answer: dict[str, Any] = {}
    for _ in range(steps):
        now += timedelta(seconds=dice.choice((3, 5, 20, 3_000, 90_000)))
        line = {"user": user, "now": now.isoformat(), **_message(dice, answer)}
        answer = channel.send(line)
        yield line, answer


def _message(dice: random.Random, answer: dict[str, Any]) -> dict[str, str]:
    offered = [choice["id"] for reply in answer.get("replies", []) for choice in reply["choices"]]
    kind = dice.random()
    if offered and kind < 0.55:
        return {"type": "tap", "choice": dice.choice(offered)}
    if kind < 0.9:
        return {"text": dice.choice(TEXTS)}
    if kind < 0.95:
        return {"type": dice.choice(OTHER)}
    return {"type": "event", "event": dice.choice(EVENTS), "event_key": dice.choice(("", "MENU_HELP", "nothing"))}


def _check_page(channel: Channel, line: dict[str, Any], answer: dict[str, Any]) -> None:
    record = channel.overheard.record
    if line.get("type") == "event" or record.get("transfer"):
        return
    page = channel.dialogue.page_of(record)
    assert page is not None, f"{line} is answered with nothing"
    assert page.text.strip(), f"{line} is answered with blanks"
    assert len(page.text.encode()) <= PAGE_BYTES
    assert answer["replies"]


def _check_choices(known: Any, answer: dict[str, Any]) -> None:
    for reply in answer["replies"]:
        assert {choice["id"] for choice in reply["choices"]} <= set(known)
