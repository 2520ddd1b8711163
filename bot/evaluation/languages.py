"""Were language and script seen, from the text alone?"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.evaluation.judged import Judged
from bot.evaluation.shares import Share, share_of
from bot.phrases import LANGUAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageScore:
    #: Chinese or English.
    language: Share
    #: And the script of Chinese.
    locale: Share
    #: The right locale and the one seen -> how often, where they differ; `none` where the text showed none.
    confusions: Mapping[tuple[str, str], int]


def score_languages(judged: Sequence[Judged]) -> LanguageScore:
    pairs = [(each.line.locale, each.answer.locale or "none") for each in judged]
    return LanguageScore(
        language=share_of(LANGUAGES[gold] == LANGUAGES.get(seen) for gold, seen in pairs),
        locale=share_of(gold == seen for gold, seen in pairs),
        confusions=dict(Counter(pair for pair in pairs if pair[0] != pair[1]).most_common()),
    )
