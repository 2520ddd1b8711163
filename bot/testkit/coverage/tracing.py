"""Running a script and seeing what it reaches. What runs in production carries none of this."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any, cast

from transitions import EventData, Machine

from bot.building import the_catalog
from bot.channel import Channel
from bot.dialogue import RefundDialogue
from bot.testkit.coverage import condition_names, move_names, reply_names
from bot.testkit.coverage.elements import Element, Kind
from bot.testkit.in_process import dialogue_of, open_over
from bot.testkit.operator import Chosen
from bot.testkit.running import Result, run
from bot.testkit.script import Script
from dialogs.conversation import machine_of
from dialogs.moves import Move, Table
from dialogs.speaking.choices import MORE
from dialogs.states import ADVISED
from dialogs.triggers import conclude
from dialogs.turn import Turn


class Touched:
    """What has been reached since it was last forgotten."""

    def __init__(self) -> None:
        self.elements: set[Element] = set()
        #: The step on the table before the move that is under way.
        self.rung_was = ""

    def forget(self) -> None:
        self.elements = set()

    def add(self, kind: Kind, name: str) -> None:
        if name:
            self.elements.add(Element(kind=kind, name=name))


#: For the one thread that runs scripts.
_TOUCHED = Touched()


def touched_by(act: Callable[[], None]) -> frozenset[Element]:
    """What is reached while `act` runs a dialogue that is watched."""
    _TOUCHED.forget()
    act()
    return frozenset(_TOUCHED.elements)


def traced(script: Script) -> tuple[Result, frozenset[Element]]:
    """The script run in-process, and what it reached, whether what it expects holds or not."""
    results: list[Result] = []
    reached = touched_by(lambda: results.append(run(script, open_traced)))
    return results[0], reached


@contextmanager
def open_traced(script: Script) -> Iterator["TracedChannel"]:
    """A channel as `bot.testkit.in_process` opens it, to a bot that is watched."""
    with open_over(traced_dialogue(script.settings), script) as channel:
        yield TracedChannel(channel)


class TracedChannel:
    """Sees what is said, on the pages that came back."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        got = self._channel.send(line)
        if "error" not in got:
            see_page(self._channel.overheard.record, self._channel.dialogue)
        return got


@cache
def traced_dialogue(settings: Chosen) -> RefundDialogue:
    """The dialogue with these settings, over a machine that is watched."""
    return replace(dialogue_of(settings), machine=_watched_machine())


def see_page(record: Mapping[str, Any], dialogue: RefundDialogue) -> None:
    """Takes down what somebody read: the page that this reply record stands for."""
    page = dialogue.page_of(record)
    if page is None:
        return
    shown = frozenset(part.id for part in page.parts)
    for name in reply_names.said(record, shown, the_catalog()):
        _TOUCHED.add(Kind.REPLY, name)
    for slot, question in the_catalog().questions.items():
        if question.prompt.id in shown:
            _TOUCHED.add(Kind.QUESTION, str(slot))


@cache
def _watched_machine() -> Machine:
    """A machine of its own, with an observer on every row: what runs in production has none."""
    table = Table(the_catalog())
    machine = machine_of(the_catalog())
    place: Counter[tuple[str, str]] = Counter()
    for move in table.rows:
        for source in move.sources:
            key = (str(move.trigger), str(source))
            _watch(machine.events[key[0]].transitions[key[1]][place[key]], move, key[1])
            place[key] += 1
    return machine


def _watch(transition: Any, move: Move, source: str) -> None:
    """`transition` is one of `transitions`, which has no types."""
    names, by_state = move_names.names_of(move, source), move_names.name_by_state(move, source)
    transition.add_callback("before", lambda event: _see_departure(names, by_state, _turn_of(event)))
    transition.add_callback("after", lambda event: _see_arrival(move, _turn_of(event)))
    if move.when is not None:
        condition = condition_names.of_move(move.trigger, move.when)
        for each in transition.conditions:
            each.func = _watched_condition(each.func, condition)


def _watched_condition(asked: Callable[[EventData], bool], condition: str) -> Callable[[EventData], bool]:
    def ask(event: EventData) -> bool:
        is_so = asked(event)
        _TOUCHED.add(Kind.CONDITION, condition_names.name((condition, is_so)))
        return is_so

    return ask


def _see_departure(names: tuple[str, ...], by_state: str, turn: Turn) -> None:
    for name in names:
        _TOUCHED.add(Kind.MOVE, name)
    _TOUCHED.add(Kind.MOVE_BY_STATE, by_state)
    _TOUCHED.rung_was = turn.session.case.rung
    picked = turn.utterance.choice
    # An act can be tapped on any old page; taken is what this conversation has offered last.
    if picked and (picked in turn.session.offered or picked == MORE.id):
        _TOUCHED.add(Kind.CHOICE, picked)
    if "question" in vars(turn):
        # Cached there by the turn once it was sought.
        for seen in condition_names.seen_in_question(turn):
            _TOUCHED.add(Kind.CONDITION, condition_names.name(seen))


def _see_arrival(move: Move, turn: Turn) -> None:
    """What a script begins with is there before any move: it has not been reached yet."""
    case = turn.session.case
    is_concluded = move.trigger.startswith(conclude(""))
    if move.to is not None:
        _TOUCHED.add(Kind.STATE, turn.state)
    if is_concluded:
        _TOUCHED.add(Kind.CAUSE, case.variant.partition(".")[0])
        _TOUCHED.add(Kind.VARIANT, case.variant)
    if is_concluded or case.rung != _TOUCHED.rung_was:
        _TOUCHED.add(Kind.RUNG, case.rung)
    if turn.variant is not None and turn.phase in ADVISED:
        taken = frozenset(str(step[0]) for step in case.steps)
        for seen in condition_names.seen_on_ladder(turn.variant, turn.facts, taken):
            _TOUCHED.add(Kind.CONDITION, condition_names.name(seen))


def _turn_of(event: EventData) -> Turn:
    # `transitions` has no types; the machine is fired on turns only.
    return cast(Turn, event.model)
