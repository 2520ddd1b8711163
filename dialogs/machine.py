"""The machine that walks the table of moves: the library's, with less around a step than it has for others."""

from collections.abc import Callable, Iterable

from transitions import EventData, Machine, Transition

from dialogs import states
from dialogs.catalog import Catalog
from dialogs.errors import DialogError
from dialogs.moves import Condition, Move, Say, Table
from dialogs.turn import Turn


class Step(Transition):
    """
    One row of the table: where its conditions hold, the state changes and what belongs to it is said.

    Our states have nothing to do when they are entered or left, and nobody reads what the library would log: seven
    lines and a dozen empty lists of callbacks a step.
    """

    def execute(self, event_data: EventData) -> bool:
        """Whether the conditions held; then the step is done."""
        if not self._eval_conditions(event_data):
            return False
        for look in self.before:
            look(event_data)  # type: ignore[operator]  # the library takes names of functions, too
        if self.dest:
            setattr(event_data.model, event_data.machine.model_attribute, self.dest)
        for say in self.after:
            say(event_data)  # type: ignore[operator]
        return True


class WalkingMachine(Machine):
    """For callbacks that are functions of the event. Raises `MachineError` for a trigger that the state lacks."""

    transition_cls = Step


def machine_of(catalog: Catalog) -> Machine:
    """
    The one machine of the process, fired on a `Turn` by `machine.events[trigger].trigger(turn)`.

    Raises `DialogError` when a row names a state that does not exist; `transitions` would only fail at a user's turn.
    """
    table = Table(catalog)
    return machine_with(table.states, table.rows)


def machine_with(known: tuple[str, ...], rows: Iterable[Move]) -> Machine:
    """The machine of these states and rows. Raises as `machine_of` does."""
    machine = WalkingMachine(
        model=None, states=list(known), initial=states.START, auto_transitions=False, send_event=True
    )
    for move in rows:
        _check(move, known)
        machine.add_transition(
            str(move.trigger),
            [str(source) for source in move.sources],
            None if move.to is None else str(move.to),
            conditions=[_asked_of_turn(move.when)] if move.when is not None else None,
            after=[_said_in_turn(say) for say in move.say],
        )
    return machine


def _check(move: Move, known: tuple[str, ...]) -> None:
    unknown = [state for state in (*move.sources, *([move.to] if move.to else [])) if state not in known]
    if unknown:
        raise DialogError(f"move {move.trigger!r} in dialogs/moves.py names {unknown[0]!r}, which is no state")


def _said_in_turn(say: Say) -> Callable[[EventData], None]:
    return lambda event: say(_turn_of(event))


def _asked_of_turn(condition: Condition) -> Callable[[EventData], bool]:
    return lambda event: condition(_turn_of(event))


def _turn_of(event: EventData) -> Turn:
    model = event.model
    assert isinstance(model, Turn), "the machine is fired on turns only"
    return model
