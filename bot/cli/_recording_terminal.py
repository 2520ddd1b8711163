"""The terminal of `refundbot record`: a chat as ever, with every step of a script beside it, and the ids in sight."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.cli._recorded_chat import NotDoneError, RecordedChat
from bot.cli._terminal import Terminal
from bot.sandbox.client import Seen
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.loading import parse
from bot.testkit.places import Places, Row
from bot.testkit.problems import BadScriptError, Problems
from bot.testkit.script import Action
from bot.testkit.steps import read_steps
from bot.testkit.vocabulary import LOCALES
from bot.testkit.words import ACTIONS, Word, names

_TYPED = Path("what you typed")
_HELP: Mapping[str, str] = {
    "/wait 49h, /until 2026-12-01T09:00+08:00": "let time pass; what falls due is said",
    "/staff take, /staff {reply: 您好}": "what staff do; wants REFUNDBOT_DESK=console",
    "/event {click: MENU_HELP}, /retry 2, /voice 我要退款": "any other step of docs/testing.md",
    "/undo": "take the last step back",
    "/proves SENTENCE": "what would be broken if this script failed",
    "/quit": "leave and save, as Ctrl-D does",
}


@dataclass(kw_only=True)
class RecordingTerminal(Terminal):
    """One chat, from the first line to the last."""

    chat_of: RecordedChat
    #: The sentence on top of the script, once it was said.
    proves: str = field(default="")

    def _commands(self) -> Mapping[str, Callable[[str], None]]:
        steps = {name: self._step(name) for word in ACTIONS for name in names(word) if word not in _TYPED_OR_TAPPED}
        own = {"undo": lambda _: self._undo(), "proves": self._prove}
        return {**steps, **super()._commands(), **own}

    def _explained(self) -> Mapping[str, str]:
        return {**super()._explained(), **_HELP}

    def _step(self, name: str) -> Callable[[str], None]:
        return lambda rest: self._does(name, rest)

    def _does(self, name: str, rest: str) -> None:
        try:
            self._show(self.chat_of.does(_action(name, rest)))
        except BadScriptError as error:
            self._hint(" ".join(problem.text for problem in error.problems))
        except NotDoneError as error:
            self._hint(str(error))

    def _undo(self) -> None:
        seen = self.chat_of.undo()
        if seen is None:
            self._hint("There is nothing to take back.")
            return
        # A step without a reply left the page before it where it was, and one without links the links.
        pages = [each for each in seen if each.bubble is not None]
        self.links = next((each.bubble.links for each in reversed(pages) if each.bubble and each.bubble.links), ())
        self._hint("Taken back." if pages else "Taken back: nothing is said yet.")
        if pages:
            self._show(pages[-1])

    def _prove(self, sentence: str) -> None:
        self.proves = sentence
        self._hint("That is what it proves.")

    def _show(self, seen: Seen) -> None:
        super()._show(seen)
        self._hint(self._standing())

    def _standing(self) -> str:
        """What the script will expect."""
        last = self.chat_of.last
        said = ", ".join(each["id"] for each in (*last.get("replies", ()), *last.get("active", ())))
        return f"{said or 'nothing'} -> {last.get('state', '')}"


_TYPED_OR_TAPPED = frozenset({Word.USER, Word.TAP})


def _action(name: str, rest: str) -> Action:
    """The step that a line of a script would be. Raises BadScriptError."""
    problems = Problems(_TYPED)
    places = Places(
        path=_TYPED, locale=LOCALES[0], locales=LOCALES, row=Row(), vocabulary=bot_vocabulary(), problems=problems
    )
    steps = read_steps(parse(f"- {name}: {rest}", _TYPED), places)
    problems.raise_any()
    (action,) = (step.action for step in steps if step.action is not None)
    return action
