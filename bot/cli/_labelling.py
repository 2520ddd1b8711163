"""Labelling the inbox by keyboard: one text after the other, each answer kept at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from rich.columns import Columns
from rich.console import Console
from rich.text import Text

from bot.evaluation.lines import LABELS
from bot.inbox.unclear import Kept
from bot.store import Inbox
from dialogs.acts import Act, Cause, Ground

#: All labels, in an order that stays: people learn the numbers.
ALL_LABELS: tuple[str, ...] = tuple(str(each) for kind in (Cause, Ground, Act) for each in kind if each in LABELS)
KEYS = "number or name of a label; s skip, d delete, u undo, ? labels, q quit"
#: Fewer letters of a name are a key, or a slip.
_FEWEST_LETTERS = 3


class Key(StrEnum):
    SKIP = "s"
    DELETE = "d"
    UNDO = "u"
    LABELS = "?"
    QUIT = "q"


@dataclass(slots=True, kw_only=True)
class Labelling:
    """One sitting, from the first text to the last; `ask` gives the next line that was typed."""

    inbox: Inbox
    console: Console
    ask: Callable[[], str]
    texts: Sequence[Kept]
    #: What was done to the texts before the present one.
    done: list[str] = field(default_factory=list)

    def run(self) -> None:
        """Until the texts end or somebody has had enough."""
        self._show_labels()
        while self._is_going_on():
            pass
        self._sum_up()

    @property
    def _present(self) -> Kept:
        return self.texts[len(self.done)]

    def _is_going_on(self) -> bool:
        """Asks until another text is the present one; False when it is time to stop."""
        present = len(self.done)
        if present < len(self.texts):
            self._show(self._present)
        else:
            self._hint("\nThat was the last one; u undo, q quit")
        while len(self.done) == present:
            answer = self.ask().strip().lower()
            if answer == Key.QUIT:
                return False
            self._do(answer)
        return True

    def _do(self, answer: str) -> None:
        if len(self.done) == len(self.texts) and answer != Key.UNDO:
            self._hint("There is nothing left to label.")
            return
        match answer:
            case Key.SKIP:
                self.done.append("")
            case Key.DELETE:
                self.inbox.remove(self._present.unclear.id)
                self.done.append(Key.DELETE)
            case Key.UNDO:
                self._undo()
            case Key.LABELS:
                self._show_labels()
            case _:
                self._label(answer)

    def _label(self, answer: str) -> None:
        found = labels_of(answer)
        if len(found) != 1:
            self._hint(f"Which: {', '.join(found)}?" if found else f"No such label. {KEYS}.")
        elif self.inbox.label(self._present.unclear.id, found[0]):
            self._hint(f"→ {found[0]}")
            self.done.append(found[0])
        else:
            self._hint("Somebody took it out meanwhile.")
            self.done.append("")

    def _undo(self) -> None:
        if not self.done:
            self._hint("There is nothing to undo.")
            return
        undone = self.done.pop()
        if undone == Key.DELETE:
            self.inbox.put_back(self._present)
        elif undone:
            self.inbox.label(self._present.unclear.id, self._present.label)

    def _show(self, kept: Kept) -> None:
        unclear = kept.unclear
        times = "once" if kept.count == 1 else f"{kept.count} times"
        place = f"{len(self.done) + 1} of {len(self.texts)}"
        self.console.print(
            Text(f"\n{place} · {times} · {unclear.locale} · {unclear.state} · {unclear.day}", style="dim")
        )
        self.console.print(Text(unclear.text, style="bold"))
        likely = (f"{_number_of(label)}{label} {probability:.0%}" for label, probability in unclear.likely)
        self.console.print(Text(f"likely: {', '.join(likely)}", style="cyan"))

    def _show_labels(self) -> None:
        numbered = [Text(f"{number:2} {label}") for number, label in enumerate(ALL_LABELS, 1)]
        self.console.print(Columns(numbered, column_first=True))
        self._hint(f"{KEYS[0].upper()}{KEYS[1:]}. Delete what tells who wrote it.")

    def _sum_up(self) -> None:
        deleted, skipped = self.done.count(Key.DELETE), self.done.count("")
        labelled, left = len(self.done) - deleted - skipped, len(self.texts) - len(self.done)
        self._hint(f"\n{labelled} labelled, {deleted} deleted, {skipped} skipped, {left} left.")

    def _hint(self, words: str) -> None:
        self.console.print(Text(words, style="dim"))


def labels_of(answer: str) -> tuple[str, ...]:
    """The labels that an answer may mean: by number, by name, by the beginning of a name."""
    if answer.isdecimal():
        return ALL_LABELS[int(answer) - 1 : int(answer)] if 0 < int(answer) <= len(ALL_LABELS) else ()
    if answer in ALL_LABELS:
        return (answer,)
    return tuple(label for label in ALL_LABELS if label.startswith(answer)) if len(answer) >= _FEWEST_LETTERS else ()


def _number_of(label: str) -> str:
    return f"{ALL_LABELS.index(label) + 1} " if label in ALL_LABELS else ""
