"""All that a script can expect of a turn, a row a word."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import takewhile
from pathlib import Path
from typing import Any

from bot.testkit.dues import Due
from bot.testkit.knowledge import Facts
from bot.testkit.loading import Items, Node, Table, Text
from bot.testkit.places import Places
from bot.testkit.problems import did_you_mean
from bot.testkit.shortfall import Kind, Shortfall, Turns
from bot.testkit.turns import Turn
from bot.testkit.values import AskedAtMost, Flag, One, Several, at_least, exactly, none_of
from bot.testkit.vocabulary import Names
from bot.testkit.wording import ChoiceTexts, Saying
from bot.testkit.words import EXPECTATION_WORDS, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """One thing that must hold after a turn."""

    word: Word
    path: Path
    line: int
    expected: Any
    #: Written for this locale alone.
    is_by_locale: bool = False

    def judge(self, turns: Turns) -> Shortfall | None:
        return KINDS[self.word].judge(self.expected, turns)


def read_expectations(node: Node, places: Places) -> tuple[Expectation, ...]:
    """All that an `expect` mapping says."""
    if not isinstance(node, Table) or not node.entries:
        what = "a list" if isinstance(node, Items) else "text or nothing"
        places.wrong(node.line, f"`expect` wants a mapping, such as `cause: unclear_process`, not {what}")
        return ()
    read = (_read_one(key, value, places) for key, value in node)
    return tuple(expectation for expectation in read if expectation)


def _read_one(key: Text, value: Node, places: Places) -> Expectation | None:
    word = EXPECTATION_WORDS.get(key.value)
    if word is None:
        places.wrong(key.line, f"`{key.value}` cannot be expected{did_you_mean(key.value, EXPECTATION_WORDS)}")
        return None
    here = places.in_locale(value)
    expected = None if here is None else KINDS[word].read(here, places, key.value)
    if expected is None:
        return None
    is_by_locale = here is not value
    return Expectation(word=word, path=places.path, line=key.line, expected=expected, is_by_locale=is_by_locale)


def _value_of(key: str) -> Callable[[Turn], str | None]:
    return lambda turn: turn.one(key)


def _values_of(key: str) -> Callable[[Turn], tuple[str, ...]]:
    return lambda turn: turn.many(key)


def _has_more(turns: Turns) -> bool:
    return bool(turns[-1].got.get("more"))


def _is_same_reply(turns: Turns) -> bool:
    """The last turn, or each of the retries that end here, repeats the one before."""
    retries = len(list(takewhile(lambda turn: turn.is_retry, reversed(turns))))
    original, *repeats = turns[-1 - max(retries, 1) :]
    return bool(repeats) and all(turn.got.get("replies") == original.got.get("replies") for turn in repeats)


KINDS: Mapping[Word, Kind] = {
    Word.REPLY: Several(lambda turn: turn.reply_ids, Names.REPLY, at_least),
    Word.REPLIES: Several(lambda turn: turn.reply_ids, Names.REPLY, exactly, "exactly "),
    Word.NO_REPLY: Several(lambda turn: turn.reply_ids, Names.REPLY, none_of, "none of "),
    Word.CHOICES: Several(lambda turn: turn.choice_ids, Names.CHOICE, exactly, "exactly "),
    Word.CHOICE_TEXTS: ChoiceTexts(),
    Word.OFFERS: Several(lambda turn: turn.choice_ids, Names.CHOICE, at_least),
    Word.OFFERS_NOT: Several(lambda turn: turn.choice_ids, Names.CHOICE, none_of, "none of "),
    Word.SAID: Saying(lambda turn: turn.all_said, wanted=True),
    Word.NOT_SAID: Saying(lambda turn: turn.all_said, wanted=False),
    Word.MORE: Flag(_has_more),
    Word.STATE: One(_value_of("state"), Names.STATE),
    Word.PHASE: One(_value_of("phase"), Names.PHASE),
    Word.OWNER: One(_value_of("owner"), Names.OWNER),
    Word.LOCALE: One(_value_of("locale"), Names.LOCALE),
    Word.ACT: One(_value_of("act"), Names.ACT),
    Word.SIGNALS: Several(_values_of("signals"), Names.SIGNAL, at_least),
    Word.FACTS: Facts(),
    Word.GROUNDS: Several(_values_of("grounds"), Names.GROUND, at_least),
    Word.TOP: One(lambda turn: turn.top_cause, Names.CAUSE),
    Word.CAUSE: One(_value_of("cause"), Names.CAUSE),
    Word.VARIANT: One(_value_of("variant"), Names.VARIANT),
    Word.REMEDY: One(_value_of("remedy"), Names.REPLY),
    Word.RUNG: One(_value_of("rung"), Names.RUNG),
    Word.TAKEN: Several(_values_of("taken"), Names.RUNG, exactly, "exactly "),
    Word.EVIDENCE: Several(_values_of("evidence"), Names.EVIDENCE, at_least),
    Word.DRAFT: One(lambda turn: turn.draft_id, Names.DRAFT),
    Word.DRAFT_SAYS: Saying(lambda turn: turn.draft_text, wanted=True),
    Word.DRAFT_SAYS_NOT: Saying(lambda turn: turn.draft_text, wanted=False),
    Word.DUE: Due(),
    Word.ACTIVE: Several(lambda turn: turn.active_ids, Names.REPLY, at_least),
    Word.SAME_REPLY: Flag(_is_same_reply),
    Word.ASKED_AT_MOST: AskedAtMost(),
}
