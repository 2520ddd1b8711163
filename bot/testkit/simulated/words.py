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
    "zh_Hans": ("说错了，不是{wrong}，是{right}", "不对，应该是{right}", "刚才选错了，{right}"),
    "zh_Hant": ("說錯了，不是{wrong}，是{right}", "不對，應該是{right}", "剛才選錯了，{right}"),
    "en": ("sorry, not {wrong}, {right}", "no wait, it is {right}", "I picked the wrong one: {right}"),
}
_DAYS: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": ("{month}月{day}号", "{month}月{day}日", "{month}/{day}"),
    "zh_Hant": ("{month}月{day}號", "{month}月{day}日", "{month}/{day}"),
    "en": ("{name} {day}", "{day} {name}", "on {name} {day}"),
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


def correction(dice: Random, wrong: str, right: str, locale: str) -> str:
    return dice.choice(_CORRECTIONS[locale]).format(wrong=wrong, right=right)


def day(dice: Random, value: str, locale: str) -> str:
    """A day of a fact, as people write it: without the year."""
    when = date.fromisoformat(value[:10])
    return dice.choice(_DAYS[locale]).format(month=when.month, day=when.day, name=month_name[when.month])


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
