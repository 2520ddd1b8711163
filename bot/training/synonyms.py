"""More examples from the ones we have: words changed for others that stand for the same concept."""

import random
import re

from dialogs.understanding.building import Sources

#: Concepts whose words may take each other's place without changing what is meant.
_CHANGEABLE = frozenset(
    (
        "seller", "refuse", "silent", "not_arrived", "shown_refunded", "coupon", "error", "crash", "deadline",
        "damaged", "promise", "howlong", "arrive", "whether", "how", "lost", "not_applied", "unshipped",
    )
)  # fmt: skip


class Synonyms:
    """Words by concept, for one language. Deterministic: the same text gives the same variants."""

    def __init__(self, sources: Sources, code: str) -> None:
        self.words: dict[str, list[str]] = {}
        for locale, source in sources.items():
            if locale.startswith(code):
                for concept in sorted(_CHANGEABLE & set(source.get("lexicon", {}))):
                    self.words.setdefault(concept, []).extend(source["lexicon"][concept])
        self.concept_of = {word: concept for concept, words in self.words.items() for word in words}
        longest_first = sorted(self.concept_of, key=lambda word: (-len(word), word))
        edge = r"\b" if code == "en" else ""
        self.pattern = re.compile(edge + "(?:" + "|".join(map(re.escape, longest_first)) + ")" + edge)

    def variants(self, text: str, count: int) -> list[str]:
        """At most so many other wordings of a normalised text; none when it holds no changeable word."""
        chance = random.Random(text)  # noqa: S311 - variety, not secrecy
        made = (self.pattern.sub(lambda found: self._other(found[0], chance), text) for _ in range(count))
        return [variant for variant in dict.fromkeys(made) if variant != text]

    def _other(self, word: str, chance: random.Random) -> str:
        return chance.choice(self.words[self.concept_of[word]])
