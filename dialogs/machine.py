"""The machine that walks: the library's, with less around a step than it has for machines of every kind."""

from transitions import EventData, Machine, Transition


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
