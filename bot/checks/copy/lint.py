"""How the copy is searched for words that must not stand in it, and how an exception is declared."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.checks.copy.texts import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Lint:
    """
    A search through the copy.

    An exception is declared by the English copy, for all its translations, with the reason why it may stand. One that
    excuses nothing any more is a fault itself: it would hide the next one.
    """

    finds: Callable[[Text], Iterable[str]]
    #: Follows the words that were found: what is wrong with them, and what to do.
    complaint: str
    #: English copy -> the reason.
    declared: Mapping[str, str]

    def faults(self, texts: Iterable[Text]) -> Iterator[str]:
        excused = set()
        for text in texts:
            found = list(dict.fromkeys(self.finds(text)))
            if found and text.msgid in self.declared:
                excused.add(text.msgid)
            elif found:
                yield f"{text}: {', '.join(map(repr, found))} {self.complaint}"
        for msgid in self.declared.keys() - excused:
            yield f"An exception is declared for {msgid!r}, and nothing in it {self.complaint}"
