"""Which trigger of the machine a message fires, and what is taken in from it before."""

from collections.abc import Callable, Container, Mapping

from dialogs import moves, reopening, righting, triggers
from dialogs.absorbing import absorb, pointed
from dialogs.acts import Act, Signal
from dialogs.case import Case
from dialogs.changes import Changes
from dialogs.moving_on import move_on
from dialogs.passing import pass_by
from dialogs.routing import TELLING, back_to, onward, resumed, trigger_of
from dialogs.several import came_for_another, exchange, is_present, place_of, put_aside, told_of_waiting
from dialogs.slots import VALUES, Slot, StepOutcome
from dialogs.speaking import (
    choices,
    doubting,
    mattering,
    my_data,
    noticing,
    own_time,
    proving,
    repair,
    restarting,
    returning,
    settling,
    trapping,
    welcome,
)
from dialogs.speaking.withdrawing import withdraw
from dialogs.states import ASIDE, START, Phase, phase_of
from dialogs.stepping import only_asks, step_in_words
from dialogs.things import CaseNamed
from dialogs.turn import Turn
from dialogs.warned import is_still_about_the_theft

#: Neighbours that are about money which was no payment for an order.
_OF_OTHER_MONEY = frozenset({"red_packet", "transfer_sent"})

#: These have answers of their own: they are not noted.
_SAID_OTHERWISE: frozenset[str] = frozenset({Slot.OUTCOME, Slot.SITUATION})

#: What is said when a wish is not confirmed, but for the one to be forgotten.
_DECLINED: Mapping[str, Callable[[Turn], None]] = {
    my_data.EXPORT: my_data.do_not_export,
    restarting.RESTART: restarting.do_not_restart,
}


class Steering:
    """Knows the states of the machine; everything else it is told by the turn."""

    def __init__(self, states: Container[str]) -> None:
        self._states = states

    def trigger(self, turn: Turn) -> str:
        """The trigger; the message is taken in on the way, where it tells something."""
        return (
            self._at_once(turn)
            or self._trapped(turn)
            or _answered(turn)
            or _taken_up(turn)
            or _asked_which(turn)
            or self._aside(turn)
            or self._by_what_was_told(turn)
        )

    def _at_once(self, turn: Turn) -> str:
        """What goes before anything that is on the table; "" for all else."""
        said = turn.utterance
        if is_still_about_the_theft(turn):
            return triggers.STILL_WARNED
        if Signal.SCAM in said.signals or said.act is Act.SCAM_SIGNAL:
            absorb(turn)
            return Act.SCAM_SIGNAL
        if said.act is Act.GREETING and not turn.session.welcomed and turn.state in moves.BEGINNINGS:
            return triggers.FOLLOWED
        if reopening.is_left(turn):
            return reopening.leave(turn)
        if turn.is_recapped and returning.is_only_a_nudge(turn):
            return reopening.to_the_table(turn)
        if said.act is Act.GO_BACK:
            return self._step_back(turn)
        if said.act is Act.RESTART:
            return triggers.CONFIRM_RESTART if restarting.is_to_be_confirmed(turn) else _start_over(turn)
        return ""

    def _trapped(self, turn: Turn) -> str:
        """The answer to a demand that robs people comes first; "" where more was told than that."""
        if trapping.is_all_there_is(turn):
            return triggers.TRAPPED
        trapping.say_trap(turn)
        return ""

    def _aside(self, turn: Turn) -> str:
        """What tells nothing of the refund itself; "" for all else."""
        said = turn.utterance
        if said.choice in choices.RETURNING or repair.has_nothing_to_repeat(turn):
            return reopening.to_the_table(turn)
        if said.stale or said.media:
            return trigger_of(turn)
        if reopening.is_wanted(turn):
            return reopening.open_answer(turn)
        if doubting.is_all_there_is(turn):
            return triggers.DOUBTED
        if turn.phase is Phase.CONFIRMING and turn.session.confirming == proving.PICTURE:
            return self._name_picture(turn)
        if turn.chosen is not None and turn.chosen.evidence:
            return triggers.TICKED
        return self._of_several(turn) or self._of_the_advice(turn)

    def _of_several(self, turn: Turn) -> str:
        """Another refund is wanted, or the money for another one has come."""
        said = turn.utterance
        if said.choice == choices.OTHER_CASE.id or said.wanted_case is not None:
            return self._to_another_refund(turn, said.wanted_case or CaseNamed())
        if came_for_another(turn):
            return triggers.WHICH_CAME if place_of(turn, CaseNamed(thing=said.thing)) is None else triggers.OTHER_SOLVED
        place = told_of_waiting(turn)
        return "" if place is None else self._take_up(turn, place)

    def _take_up(self, turn: Turn, place: int) -> str:
        """News of a refund that waits is heard where that was left."""
        state = exchange(turn, place)
        turn.state = state if state in self._states and phase_of(state) not in ASIDE else START
        noticing.other_refund(turn)
        return self._by_what_was_told(turn)

    def _by_what_was_told(self, turn: Turn) -> str:
        if turn.phase is Phase.CONFIRMING:
            return self._confirm(turn)
        changes = self._take_in(turn)
        trigger = (
            self._contradicted(turn) or reopening.after_answer(turn) or move_on(turn, pass_by(turn, trigger_of(turn)))
        )
        if changes.is_correction and trigger.startswith(triggers.ask_for("")) and _overturns(turn):
            withdraw(turn)
        return trigger

    def _name_picture(self, turn: Turn) -> str:
        """Says which proof a picture is and goes back; any other message is heard where the picture came in."""
        proving.name_picture(turn)
        turn.state = turn.session.came_from
        if not proving.is_named(turn):
            return self.trigger(turn)
        return onward(turn) if turn.state == START else triggers.return_to(turn.state)

    def _confirm(self, turn: Turn) -> str:
        """The answer to what `confirming` asks."""
        if turn.utterance.act not in TELLING and turn.utterance.act is not Act.CANCEL:
            return trigger_of(turn)
        if not settling.is_about_facts(turn):
            return self._decide(turn)
        if turn.outcome is StepOutcome.ARRIVED:
            # Then it no longer matters which of the two is right.
            turn.session.confirming = ""
            return triggers.SOLVED
        return self._settle(turn)

    def _settle(self, turn: Turn) -> str:
        """Which of two statements is right."""
        noticing.note(turn, _told_on_the_way(turn), absorb(turn))
        settling.settle(turn)
        return self._contradicted(turn) or reopening.after_settling(turn)

    def _decide(self, turn: Turn) -> str:
        """ "Shall I?": done on a yes alone; anything told is heard where the question came in."""
        session, wish = turn.session, turn.session.confirming
        is_yes = turn.utterance.act is Act.AFFIRM
        if is_yes and wish == restarting.RESTART:
            return _start_over(turn)
        if is_yes and wish != my_data.EXPORT:
            return Act.AFFIRM
        session.confirming = ""
        turn.state = str(Phase.WARNING) if session.is_warned else session.came_from or START
        (my_data.export if is_yes else _DECLINED.get(wish, my_data.keep))(turn)
        is_heard = turn.tells_something or turn.outcome is StepOutcome.ARRIVED
        if session.is_warned and not is_heard:
            # A warning is said again in full: the way on would read as if nothing were the matter.
            return Act.SCAM_SIGNAL
        return self.trigger(turn) if is_heard else reopening.to_the_table(turn)

    def _contradicted(self, turn: Turn) -> str:
        found = settling.find(turn) if turn.utterance.act in TELLING else None
        if found is None:
            return ""
        turn.session.confirming = f"{found.first}:{found.second}"
        return triggers.CONTRADICTED

    def _take_in(self, turn: Turn) -> Changes:
        if turn.utterance.act is Act.NEIGHBOUR and turn.utterance.topic in _OF_OTHER_MONEY:
            # Where that money went says nothing of the refund.
            return Changes({}, {}, {})
        if turn.phase is Phase.CLOSED and turn.tells_something:
            _open_case(turn)
        counted_from, known = own_time.return_at_issue(turn), dict(turn.session.case.facts)
        changes = absorb(turn)
        if own_time.return_at_issue(turn) not in {"", counted_from}:
            own_time.say_return_term(turn)
        fresh = {slot: value for slot, value in _told_on_the_way(turn).items() if known.get(slot) != value}
        noticing.note(turn, fresh, changes)
        if turn.utterance.another is not None:
            put_aside(turn, turn.utterance.another, pointed(turn.utterance.another.causes))
            noticing.two_refunds(turn)
        return changes

    def _of_the_advice(self, turn: Turn) -> str:
        """A question below the advice, or word of a step; a step may come with a day, which is taken in."""
        if only_asks(turn):
            return triggers.ASKED
        step = step_in_words(turn)
        if step == triggers.STEP_NAMED:
            self._take_in(turn)
        return step

    def _to_another_refund(self, turn: Turn, wanted: CaseNamed) -> str:
        is_any = wanted == CaseNamed()
        if is_any and not turn.session.others:
            return triggers.NO_OTHER_REFUND
        if not is_any and is_present(turn, wanted):
            return triggers.THIS_REFUND
        place = 0 if is_any else place_of(turn, wanted)
        if place is None:
            return triggers.NO_SUCH_REFUND
        state = exchange(turn, place)
        noticing.other_refund(turn)
        return self._on_from(turn, state)

    def _on_from(self, turn: Turn, state: str) -> str:
        """Back to that state; onward, where it is none that a refund can be left in."""
        is_on_the_way = state in self._states and phase_of(state) not in ASIDE
        return back_to(turn, state) if is_on_the_way else onward(turn)

    def _step_back(self, turn: Turn) -> str:
        if turn.phase is Phase.CONFIRMING and turn.session.confirming in {"", *_DECLINED}:
            return self._decide(turn)
        if turn.phase is Phase.WARNING or (turn.phase is Phase.CONFIRMING and not settling.is_about_facts(turn)):
            return resumed(turn)
        if not turn.session.case.history:
            # A contradiction that a new case begins with: neither statement is kept.
            return self._settle(turn) if turn.phase is Phase.CONFIRMING else triggers.NOTHING_TO_UNDO
        wanted = int(turn.utterance.topic or 1)
        done = min(wanted, len(turn.session.case.history))
        case = turn.session.case
        state = [case.step_back() for _ in range(done)][-1]
        # What came back with a step that was taken back, and whose time is over by now, reminds nobody any more.
        case.due = [[what, at] for what, at in case.due if at > turn.now.timestamp()]
        turn.reconsider()
        repair.went_back(turn, wanted, done)
        is_begun = state != START or not turn.session.case.is_empty
        return self._on_from(turn, state) if is_begun else triggers.ask_for(Slot.SITUATION)


def _answered(turn: Turn) -> str:
    """The answer to a question that has one of its own comes first; "" where more was told than that."""
    if mattering.is_all_there_is(turn):
        return triggers.MATTER
    mattering.answer(turn)
    return ""


def _taken_up(turn: Turn) -> str:
    """ "My refund!" as an opening is no riddle: it leads to the first question, and counts as no miss."""
    is_opening = turn.phase is Phase.IDLE or (turn.topic == Slot.SITUATION and welcome.has_only_greeted(turn))
    if not turn.utterance.is_vague or not is_opening:
        return ""
    welcome.take_up(turn)
    return triggers.ask_for(Slot.SITUATION)


def _asked_which(turn: Turn) -> str:
    return triggers.WHICH_IS_RIGHT if righting.is_open(turn) else ""


def _start_over(turn: Turn) -> str:
    turn.session.confirming = ""
    _open_case(turn)
    return Act.RESTART


def _open_case(turn: Turn) -> None:
    """A new problem; the number moves on only when the old one held something."""
    session = turn.session
    if session.case.facts or session.case.told or session.case.closed:
        session.cases += 1
    session.case = Case(number=session.cases, opened_at=turn.timestamp)
    session.reopened_from, session.missed = "", 0
    turn.reconsider()


def _overturns(turn: Turn) -> bool:
    """Whether the advice on the table is no longer the likeliest, though a question comes before the next one."""
    return turn.variant is not None and turn.likeliest.cause is not turn.variant.cause


def _told_on_the_way(turn: Turn) -> dict[Slot, str]:
    """The facts of a typed message beyond a plain answer to the question on the table."""
    if turn.utterance.choice:
        return {}
    asked = turn.topic if turn.phase is Phase.ASKING else ""
    quiet = _SAID_OTHERWISE | {asked} if asked in VALUES else _SAID_OTHERWISE
    return {slot: value for slot, value in turn.utterance.slots.items() if slot not in quiet}
