"""Which trigger of the machine a message fires, and what is taken in from it before."""

from dialogs import moves
from dialogs.absorbing import absorb, pointed
from dialogs.acts import Act, Signal
from dialogs.case import Case
from dialogs.routing import TELLING, onward, trigger_of
from dialogs.several import exchange, put_aside
from dialogs.slots import VALUES, Slot
from dialogs.speaking import choices, doubting, noticing, proving, repair, settling
from dialogs.states import START, Phase
from dialogs.turn import Turn


class Steering:
    """Knows the states of the machine; everything else it is told by the turn."""

    def __init__(self, states: frozenset[str]) -> None:
        self._states = states

    def trigger(self, turn: Turn) -> str:
        """The trigger; the message is taken in on the way, where it tells something."""
        return self._at_once(turn) or self._aside(turn) or self._by_what_was_told(turn)

    def _at_once(self, turn: Turn) -> str:
        """What goes before anything that is on the table; "" for all else."""
        said = turn.utterance
        if Signal.SCAM in said.signals or said.act is Act.SCAM_SIGNAL:
            absorb(turn)
            return Act.SCAM_SIGNAL
        if said.act is Act.GREETING and not turn.session.welcomed:
            return moves.FOLLOWED
        if said.act is Act.GO_BACK:
            return self._step_back(turn)
        if said.act is Act.RESTART:
            _open_case(turn)
            return Act.RESTART
        return ""

    def _aside(self, turn: Turn) -> str:
        """What tells nothing of the refund itself; "" for all else."""
        said = turn.utterance
        if said.stale or said.media or said.choice == choices.BACK.id:
            return trigger_of(turn)
        if doubting.is_all_there_is(turn):
            return moves.DOUBTED
        if said.choice == choices.OTHER_CASE.id:
            return self._to_the_other_refund(turn)
        if turn.phase is Phase.CONFIRMING and turn.session.confirming == proving.PICTURE:
            return self._name_picture(turn)
        return moves.TICKED if turn.chosen is not None and turn.chosen.evidence else ""

    def _by_what_was_told(self, turn: Turn) -> str:
        if turn.phase is Phase.CONFIRMING:
            return self._confirm(turn)
        self._take_in(turn)
        return self._contradicted(turn) or trigger_of(turn)

    def _name_picture(self, turn: Turn) -> str:
        """Says which proof a picture is and goes back; any other message is heard where the picture came in."""
        proving.name_picture(turn)
        turn.state = turn.session.came_from
        if not proving.is_named(turn):
            return self.trigger(turn)
        return moves.ask_for(Slot.SITUATION) if turn.state == START else moves.return_to(turn.state)

    def _confirm(self, turn: Turn) -> str:
        """The answer to "which is right?"; a wish to be forgotten is confirmed by its own row."""
        if not turn.session.confirming or turn.utterance.act not in TELLING:
            return trigger_of(turn)
        absorb(turn)
        settling.settle(turn)
        return self._contradicted(turn) or onward(turn)

    def _contradicted(self, turn: Turn) -> str:
        found = settling.find(turn) if turn.utterance.act in TELLING else None
        if found is None:
            return ""
        turn.session.confirming = f"{found.first}:{found.second}"
        return moves.CONTRADICTED

    def _take_in(self, turn: Turn) -> None:
        if turn.phase is Phase.CLOSED and turn.tells_something:
            _open_case(turn)
        changed = absorb(turn)
        noticing.note(turn, _told_on_the_way(turn), changed)
        if turn.utterance.another is not None:
            put_aside(turn, turn.utterance.another, pointed(turn.utterance.another.causes))
            noticing.two_refunds(turn)

    def _to_the_other_refund(self, turn: Turn) -> str:
        if not turn.session.others:
            return moves.NO_OTHER_REFUND
        state = exchange(turn)
        noticing.other_refund(turn)
        return onward(turn) if state == START or state not in self._states else moves.return_to(state)

    def _step_back(self, turn: Turn) -> str:
        if turn.phase in {Phase.WARNING, Phase.CONFIRMING}:
            return moves.return_to(turn.session.came_from)
        if not turn.session.case.history:
            return moves.NOTHING_TO_UNDO
        state = turn.session.case.step_back()
        turn.reconsider()
        repair.went_back(turn)
        if state == START:
            return moves.ask_for(Slot.SITUATION)
        return moves.return_to(state) if state in self._states else onward(turn)


def _open_case(turn: Turn) -> None:
    """A new problem; the number moves on only when the old one held something."""
    session = turn.session
    if session.case.facts or session.case.told or session.case.closed:
        session.cases += 1
    session.case = Case(number=session.cases, opened_at=turn.timestamp)
    session.candidates = []
    turn.reconsider()


def _told_on_the_way(turn: Turn) -> dict[Slot, str]:
    """The facts of a typed message beyond a plain answer to the question on the table."""
    if turn.utterance.choice:
        return {}
    asked = turn.topic if turn.phase is Phase.ASKING else ""
    quiet = {Slot.OUTCOME, Slot.SITUATION, *((Slot(asked),) if asked in VALUES else ())}
    return {slot: value for slot, value in turn.utterance.slots.items() if slot not in quiet}
