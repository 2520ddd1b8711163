"""How people of each language put things, seeded: answers, corrections, days, and what they say beside."""

import re
from calendar import month_name
from collections.abc import Mapping
from datetime import date
from functools import cache
from random import Random

from bot.phrases import read_sources
from bot.testkit.vignettes.vignette import Vignette
from bot.testkit.walking.words import labels
from dialogs.slots import Slot

_SENTENCES: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("嗯，{}，麻烦您帮我看看", "{}，我记得是这样", "好的，{}", "您好，{}，谢谢"),
    "zh_Hant": ("嗯，{}，麻煩您幫我看看", "{}，我記得是這樣", "好的，{}", "您好，{}，謝謝"),
    "en": ("well, {}, I think", "{}, as far as I remember", "ok so {}", "hi, {}, thanks"),
}
_CORRECTIONS: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("说错了，不是{wrong}，是{right}", "不对，应该是{right}", "刚才选错了，{right}", "哎呀手滑了，{right}"),
    "zh_Hant": ("說錯了，不是{wrong}，是{right}", "不對，應該是{right}", "剛才選錯了，{right}", "啊按錯，{right}才對"),
    "en": (
        "sorry, I meant {right}, not {wrong}",
        "no wait: {right}",
        "I picked the wrong one: {right}",
        "oh, silly me, {right}",
    ),
}
_DAYS: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("{month}月{day}号", "{month}月{day}日", "{month}/{day}"),
    "zh_Hant": ("{month}月{day}號", "{month}月{day}日", "{month}/{day}"),
    "en": ("{name} {day}", "{day} {name}", "on {name} {day}"),
}
_DAYS_OF_A_YEAR: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("{year}年{month}月{day}号", "{year}年{month}月{day}日"),
    "zh_Hant": ("{year}年{month}月{day}號", "{year}年{month}月{day}日"),
    "en": ("{name} {day}, {year}", "{day} {name} {year}"),
}
#: How people put an answer that they are not sure of.
_HEDGES: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("应该是{}吧，不太确定", "{}？记不太清了", "好像{}", "我印象里{}，不敢打包票", "大概率{}"),
    "zh_Hant": ("應該是{}吧，不太確定", "{}？記不太清了", "好像{}", "我印象中{}，不敢保證", "多半{}"),
    "en": (
        "{}, I think, not sure",
        "probably {}",
        "{}? can't remember exactly",
        "I'd say {}, but don't hold me to it",
        "maybe {}",
    ),
}
#: What is asked for when the language is to change.
SWITCHES: Mapping[str, tuple[str, ...]] = {
    "en": ("English", "can we do this in English?"),
    "zh_Hans": ("中文", "请说中文"),
}
OTHER: Mapping[str, str] = {"zh_Hans": "en", "zh_Hant": "en", "en": "zh_Hans"}


def phrase(dice: Random, act: str, locale: str) -> str:
    """Something that people say for that act; where a language has none of its own, Chinese ones do."""
    return dice.choice(read(locale)["phrases"].get(act) or read("zh_Hans")["phrases"][act])


def answer(dice: Random, choice: str, locale: str) -> str:
    """Other words for a choice, where there are any."""
    known: tuple[str, ...] = (*read(locale).get("choices", {}).get(choice, ()), labels(locale)[choice])
    return dice.choice(known)


def in_sentence(dice: Random, words: str, locale: str) -> str:
    return dice.choice(_SENTENCES[locale]).format(words)


def hedged(dice: Random, words: str, locale: str) -> str:
    return dice.choice(_HEDGES[locale]).format(words)


def correction(dice: Random, wrong: str, right: str, locale: str) -> str:
    return dice.choice(_CORRECTIONS[locale]).format(wrong=wrong, right=right)


def day(dice: Random, value: str, locale: str, today: date) -> str:
    """A day of a fact, as people write it: without the year, unless another such day has been since."""
    when = date.fromisoformat(value[:10])
    is_latest = (today.year - 1, today.month, today.day) < (when.year, when.month, when.day)
    written = dice.choice((_DAYS if is_latest else _DAYS_OF_A_YEAR)[locale])
    return written.format(year=when.year, month=when.month, day=when.day, name=month_name[when.month])


def first_sentence(story: str) -> str:
    return re.split(r"(?<=[。！？!?;；])|(?<=\.)\s", story)[0].strip() or story


def label(choice: str, locale: str) -> str:
    return labels(locale)[choice]


def situation(dice: Random, story: Vignette, locale: str) -> str:
    """What they see, in few words; the whole story where it is not known what they see."""
    value = story.facts.get(Slot.SITUATION)
    return story.story[locale] if value is None else answer(dice, f"{Slot.SITUATION}.{value}", locale)


@cache
def read(locale: str) -> Mapping[str, Mapping[str, list[str]]]:
    """What the locale's file says, section by section."""
    return read_sources()[locale]
