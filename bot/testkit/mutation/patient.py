"""The bot that mutants are planted in: everything slow is built once, and what a change can reach is built anew."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from transitions import Machine

from bot.building import build_languages, the_catalog
from bot.channel import Channel
from bot.choice_links import ChoiceLinks
from bot.dialogue import RefundDialogue
from bot.rendering import Renderer
from bot.testkit.in_process import dialogue_of, open_over
from bot.testkit.operator import Chosen, settings_of
from bot.testkit.script import Script
from dialogs.machine import machine_of, machine_with
from dialogs.moves import Move, Table
from dialogs.replies import Param, Reply, Say
from dialogs.turn import Turn

#: What a reply becomes on its way to the page: itself, another one, or nothing.
Retell = Callable[[Reply], Reply | None]

_say = Turn.say_filled


class Patient:
    """A bot for every setting that scripts ask for, whose moves and replies can be exchanged."""

    def __init__(self) -> None:
        self.catalog = the_catalog()
        self.table = Table(self.catalog)
        self._languages = build_languages(settings_of(()))
        self._links = ChoiceLinks(self.catalog, self._languages)
        self._declared = machine_of(self.catalog)
        self._machine: Machine = self._declared
        self._dialogues: dict[Chosen, RefundDialogue] = {}

    def move_by(self, rows: Iterable[Move]) -> None:
        """Raises `DialogError` where the rows make no machine."""
        self._machine = machine_with(self.table.states, rows)
        self._dialogues.clear()

    def move_as_declared(self) -> None:
        self._machine = self._declared
        self._dialogues.clear()

    def retell(self, retell: Retell) -> None:
        def say_filled(turn: Turn, say: Say, params: Mapping[str, Param], choices: tuple[str, ...] = ()) -> None:
            _say(turn, say, params, choices)
            turn.replies[:] = [each for each in map(retell, turn.replies) if each is not None]

        Turn.say_filled = say_filled  # type: ignore[assignment, method-assign]

    def tell_as_declared(self) -> None:
        Turn.say_filled = _say  # type: ignore[method-assign]

    def forget_pages(self) -> None:
        """What was rendered is rendered anew."""
        self._dialogues.clear()

    @contextmanager
    def open(self, script: Script) -> Iterator[Channel]:
        """A channel over a fresh store, as the scripts have it."""
        with open_over(self._dialogue(script.settings), script) as channel:
            yield channel

    def _dialogue(self, settings: Chosen) -> RefundDialogue:
        if settings not in self._dialogues:
            renderer = Renderer(self.catalog, self._languages, self._links)
            self._dialogues[settings] = replace(dialogue_of(settings), machine=self._machine, renderer=renderer)
        return self._dialogues[settings]
