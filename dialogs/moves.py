"""
The table of moves: from which states, on which trigger, to which state, saying what.

A trigger is an act (`help`), or one of `dialogs.triggers`: above all the step that the facts call for once a message
has told us something (`ask.paid_with`, `conclude.system_outage`). Rows are tried in order; the last row of a group
has no condition.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from dialogs import states, triggers
from dialogs.acts import Act, Cause
from dialogs.catalog import Catalog
from dialogs.climbing import has_rung
from dialogs.ownership import Owner
from dialogs.slots import Slot
from dialogs.speaking import (
    advising,
    answers,
    asides,
    asking,
    calling,
    doubting,
    drafting,
    explaining,
    following_up,
    freight,
    mattering,
    my_data,
    noticing,
    own_time,
    privacy,
    proving,
    repair,
    restarting,
    settling,
    several_refunds,
    staff,
    trapping,
    waiting,
    welcome,
)
from dialogs.states import Phase
from dialogs.turn import Turn

Say = Callable[[Turn], None]
Condition = Callable[[Turn], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One row: `to` is None where the state stays."""

    trigger: str
    sources: tuple[str, ...]
    to: str | None
    say: tuple[Say, ...]
    when: Condition | None = None


#: What puts a state back on the table after a digression, by phase.
RESUME: dict[Phase, Say] = {
    Phase.IDLE: welcome.greet,
    Phase.ASKING: asking.ask,
    Phase.CLARIFYING: asking.clarify,
    Phase.CONFIRMING: settling.confirm_again,
    Phase.ADVISING: advising.resume,
    Phase.FOLLOWING_UP: following_up.ask_whether_it_helped,
    Phase.WARNING: noticing.offer_to_go_on,
    Phase.CLOSED: noticing.offer_new_case,
}

#: What is said to "what now?", where it is more than what puts the state back on the table.
NOW: dict[Phase, tuple[Say, ...]] = {
    Phase.ASKING: (explaining.explain_asking, asking.ask),
    Phase.CLARIFYING: (explaining.explain_asking, asking.clarify),
    Phase.ADVISING: (advising.show_again,),
    Phase.FOLLOWING_UP: (following_up.say_when_due,),
}

#: Acts that are answered where one stands: the answer, then back to what was on the table.
DIGRESSIONS: dict[str, Say] = {
    Act.HELP: welcome.help_out,
    Act.GREETING: welcome.greet,
    Act.THANKS: welcome.accept_thanks,
    Act.SMALLTALK: welcome.decline_smalltalk,
    Act.ABUSE: welcome.calm,
    Act.NEIGHBOUR: asides.answer_neighbour,
    Act.ASK_REASONS: explaining.explain_result,
    Act.ASK_SOURCE: explaining.name_sources,
    Act.ASK_DURATION: explaining.tell_duration,
    Act.ASK_DRAFT: drafting.write_draft,
    Act.ASK_WHY: explaining.explain_asking,
    Act.ASK_ESCALATION: explaining.list_next_steps,
    Act.SHOW_CASE: my_data.show_case,
    Act.CHANGE_LANGUAGE: repair.change_language,
    Act.TALK_TO_HUMAN: staff.call_staff,
    triggers.STALE: repair.refuse_stale,
    triggers.MEDIA: repair.receive_media,
    triggers.NO_OTHER_REFUND: noticing.no_other_refund,
    triggers.NO_SUCH_REFUND: several_refunds.no_such_refund,
    triggers.THIS_REFUND: several_refunds.this_refund,
    triggers.DOUBTED: doubting.give_example,
    triggers.TRAPPED: trapping.say_trap,
    triggers.MATTER: mattering.answer,
    triggers.OWN_TIME: own_time.tell,
    triggers.COST: calling.tell_cost,
    triggers.FREIGHT: freight.tell_who_pays,
}

#: Acts that are answered by pages of their own: these offer the way back instead of putting it below.
ASIDES: dict[str, Say] = {
    Act.PREVENTION_TIPS: asides.give_tips,
    Act.MERCHANT_HOWTO: asides.guide_merchant,
    Act.ASK_EVIDENCE: proving.list_evidence,
    triggers.WHICH_ANSWER: answers.offer_answers,
    triggers.WHICH_IS_RIGHT: answers.ask_which_is_meant,
    triggers.PRIVACY: privacy.tell,
}


def _resumed(phase: Phase) -> Say:
    """Puts the state back on the table."""
    return _unless_called(RESUME[phase])


def _unless_called(say: Say) -> Say:
    """Says it, unless a person has been called meanwhile."""

    def said(turn: Turn) -> None:
        if turn.session.owner == Owner.BOT:
            say(turn)

    return said


#: Somebody who greets us here for the first time has got no further.
BEGINNINGS = (states.START, states.asking(Slot.SITUATION), str(Phase.WARNING), str(Phase.CLOSED))


class Table:
    """The rows, made from patterns over the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self.states = states.all_states(catalog)
        self.questions = tuple(states.asking(slot) for slot in catalog.questions)
        self.advice = tuple(states.advising(cause) for cause in Cause)
        self.follow_ups = tuple(states.following_up(cause) for cause in Cause)
        self.first_question = states.asking(Slot.SITUATION)
        self.rows = tuple(self._rows(catalog))

    def _rows(self, catalog: Catalog) -> Iterator[Move]:
        yield from self._walk(catalog)
        yield from self._advice()
        yield from self._returns()
        yield from self._pictures()
        yield from self._digressions()
        yield from self._repairs()
        yield from self._safety_and_data()

    def _walk(self, catalog: Catalog) -> Iterator[Move]:
        for slot in catalog.questions:
            yield Move(trigger=triggers.ask_for(slot), sources=self.states, to=states.asking(slot), say=(asking.ask,))
        for cause in Cause:
            yield Move(
                trigger=triggers.conclude(cause), sources=self.states, to=states.advising(cause), say=(advising.advise,)
            )
        yield Move(trigger=triggers.CLARIFY, sources=self.states, to=Phase.CLARIFYING, say=(asking.clarify,))
        yield Move(
            trigger=triggers.FOLLOWED, sources=BEGINNINGS, to=self.first_question, say=(welcome.welcome, asking.ask)
        )

    def _advice(self) -> Iterator[Move]:
        for advice, follow_up in zip(self.advice, self.follow_ups, strict=True):
            yield Move(
                trigger=triggers.STEP_TAKEN,
                sources=(advice,),
                to=follow_up,
                say=(following_up.take_step,),
                when=has_rung,
            )
            yield Move(trigger=triggers.CLIMB, sources=(advice, follow_up), to=advice, say=(advising.climb,))
            yield Move(
                trigger=triggers.STEP_NAMED, sources=(advice, follow_up), to=follow_up, say=(following_up.take_step,)
            )
        yield Move(trigger=triggers.STEP_TAKEN, sources=self.advice, to=None, say=(advising.use_up,))
        yield Move(trigger=triggers.STILL_WAITING, sources=self.follow_ups, to=None, say=(following_up.say_when_due,))
        yield Move(trigger=triggers.STILL_WAITING, sources=self.advice, to=None, say=(advising.confirm_advice,))
        yield Move(
            trigger=triggers.STILL_HOLDS,
            sources=(*self.advice, *self.follow_ups),
            to=None,
            say=(advising.confirm_advice,),
        )
        advised = (*self.advice, *self.follow_ups)
        yield Move(trigger=triggers.WHAT_CAME, sources=advised, to=None, say=(following_up.ask_what_came,))
        there = (*self.questions, str(Phase.CLARIFYING), *advised)
        yield Move(trigger=triggers.IS_IT_THERE, sources=there, to=None, say=(following_up.ask_whether_it_is_there,))
        yield Move(trigger=triggers.TOO_EARLY, sources=self.follow_ups, to=None, say=(following_up.say_too_early,))
        yield Move(
            trigger=triggers.ASKED, sources=self.advice, to=None, say=(advising.promise_nothing, advising.show_again)
        )
        yield Move(
            trigger=triggers.ASKED,
            sources=self.follow_ups,
            to=None,
            say=(advising.promise_nothing, following_up.say_when_due),
        )
        yield Move(trigger=triggers.WAITS_EARLY, sources=self.advice, to=None, say=(waiting.name_what_comes_first,))
        asked = (*self.questions, str(Phase.CLARIFYING))
        yield Move(trigger=triggers.WAITS_EARLY, sources=asked, to=None, say=(waiting.give_seller_time,))
        yield Move(trigger=triggers.DUE, sources=self.follow_ups, to=None, say=(following_up.ask_whether_it_helped,))
        open_case = tuple(state for state in self.states if state not in {Phase.WARNING, Phase.CLOSED})
        yield Move(trigger=triggers.SOLVED, sources=open_case, to=Phase.CLOSED, say=(advising.solve,))

    def _returns(self) -> Iterator[Move]:
        """To where "go back", a warning or a confirmation came from."""
        for state in self.states:
            phase = states.phase_of(state)
            put = advising.show_again if phase is Phase.ADVISING else RESUME[phase]
            # Nobody goes back to what stood in front of another state: it only stands again after a talk with staff.
            sources = (state,) if phase in states.ASIDE else self.states
            yield Move(trigger=triggers.return_to(state), sources=sources, to=state, say=(put,))

    def _pictures(self) -> Iterator[Move]:
        """A picture is proof: which one is asked once, but never in the middle of a warning or another confirmation."""
        aside = (Phase.CONFIRMING, Phase.WARNING)
        sources = tuple(state for state in self.states if state not in aside)
        asked = (proving.ask_kind,)
        yield Move(trigger=triggers.MEDIA, sources=sources, to=Phase.CONFIRMING, say=asked, when=proving.is_picture)
        for phase in aside:
            kept = (proving.keep_picture, RESUME[phase])
            yield Move(trigger=triggers.MEDIA, sources=(phase,), to=None, say=kept, when=proving.is_picture)

    def _digressions(self) -> Iterator[Move]:
        for trigger, answer in DIGRESSIONS.items():
            yield from self._in_place(trigger, answer)
        yield from self._what_now()
        yield from self._money_for_another()
        for trigger, answer in ASIDES.items():
            yield Move(trigger=trigger, sources=(states.START,), to=None, say=(answer,), when=repair.is_paused)
            yield Move(trigger=trigger, sources=(states.START,), to=self.first_question, say=(answer,))
            yield Move(trigger=trigger, sources=self.states[1:], to=None, say=(answer,))
        advised = (*self.advice, *self.follow_ups)
        yield from self._standing(Act.SKIP, advised, repair.nothing_to_skip)
        yield from self._standing(Act.INFORM, (*advised, str(Phase.CLOSED)), repair.acknowledge)
        yield from self._in_place(triggers.ANSWER_IN_WRITING, answers.ask_in_writing, among=self._but(Phase.WARNING))
        on_the_way = self._but(Phase.WARNING, Phase.CONFIRMING)
        yield from self._in_place(triggers.NOTHING_TO_UNDO, repair.nothing_to_undo, among=on_the_way)
        # Whoever takes leave is not asked anything: the way back is one tap away.
        yield Move(trigger=Act.GOODBYE, sources=self.states, to=None, say=(welcome.say_goodbye,))
        yield Move(trigger=triggers.TICKED, sources=self.states, to=None, say=(proving.tick,))
        yield Move(trigger=Act.REPEAT, sources=self.states, to=None, say=(repair.repeat,))

    def _what_now(self) -> Iterator[Move]:
        """What is on the table once more, in full: the step, or the question with its reason."""
        start, trigger = (states.START,), triggers.WHAT_NOW
        yield Move(trigger=trigger, sources=start, to=None, say=(repair.offer_to_take_up,), when=repair.is_paused)
        first = (asking.say_first_of_all, asking.ask)
        yield Move(trigger=trigger, sources=start, to=self.first_question, say=first)
        for phase, standing in groupby(self.states[1:], key=states.phase_of):
            say = NOW.get(phase, (_resumed(phase),))
            yield Move(trigger=trigger, sources=tuple(standing), to=None, say=say)

    def _money_for_another(self) -> Iterator[Move]:
        """Only where a refund was told can money come for another one."""
        stopped = (several_refunds.solve_other, repair.offer_to_take_up)
        yield Move(trigger=triggers.OTHER_SOLVED, sources=(states.START,), to=None, say=stopped)
        yield from self._standing(triggers.OTHER_SOLVED, self.states[1:], several_refunds.solve_other)
        yield Move(trigger=triggers.WHICH_CAME, sources=self.states, to=None, say=(several_refunds.ask_which_came,))

    def _but(self, *phases: Phase) -> tuple[str, ...]:
        """All states beyond `idle` that are in none of these phases."""
        return tuple(state for state in self.states[1:] if states.phase_of(state) not in phases)

    def _in_place(
        self,
        trigger: str,
        *answer: Say,
        when: Condition | None = None,
        has_paused: bool = True,
        among: tuple[str, ...] | None = None,
    ) -> Iterator[Move]:
        """
        Answered where one stands; from `idle` the first question follows, or the way back to what was stopped.

        `among` are the states beyond `idle` in which routing fires it: without it, all of them.
        """
        if when is None and has_paused:
            paused = (*answer, _unless_called(repair.offer_to_take_up))
            yield Move(trigger=trigger, sources=(states.START,), to=None, say=paused, when=repair.is_paused)
        begun = (*answer, _unless_called(asking.ask))
        yield Move(trigger=trigger, sources=(states.START,), to=self.first_question, say=begun, when=when)
        yield from self._standing(trigger, self.states[1:] if among is None else among, *answer, when=when)

    def _standing(
        self, trigger: str, among: tuple[str, ...], *answer: Say, when: Condition | None = None
    ) -> Iterator[Move]:
        """Answered where one stands, with what was on the table below it: a row for each phase."""
        for phase, standing in groupby(among, key=states.phase_of):
            yield Move(trigger=trigger, sources=tuple(standing), to=None, say=(*answer, _resumed(phase)), when=when)

    def _repairs(self) -> Iterator[Move]:
        paused = (repair.rephrase, repair.offer_to_take_up)
        yield Move(trigger=Act.UNKNOWN, sources=(states.START,), to=None, say=paused, when=repair.is_paused)
        # A warning stands until a clear word leads out of it.
        among = self._but(Phase.WARNING)
        yield from self._in_place(Act.UNKNOWN, repair.rephrase, when=repair.is_first_miss, among=among)
        yield from self._standing(Act.UNKNOWN, among, repair.point_to_choices, when=repair.is_second_miss)
        yield from self._in_place(Act.UNKNOWN, repair.offer_human, has_paused=False, among=among)
        # Stopped, or below a warning, it means the talk itself where no page waits: routing sees to that.
        turned, among = (repair.turn_page,), self._but(Phase.WARNING)
        yield Move(trigger=Act.MORE, sources=(states.START, str(Phase.WARNING)), to=None, say=turned)
        yield Move(trigger=Act.MORE, sources=among, to=None, say=turned, when=repair.has_another_page)
        yield from self._standing(Act.MORE, among, repair.end_of_pages)
        yield Move(
            trigger=Act.RESTART, sources=self.states, to=self.first_question, say=(repair.started_over, asking.ask)
        )
        yield Move(
            trigger=triggers.CONFIRM_RESTART,
            sources=self.states,
            to=Phase.CONFIRMING,
            say=(restarting.confirm_restart,),
        )
        yield Move(trigger=Act.CANCEL, sources=self.states, to=states.START, say=(repair.cancel,))

    def _safety_and_data(self) -> Iterator[Move]:
        yield Move(trigger=triggers.STILL_WARNED, sources=(Phase.WARNING,), to=None, say=(noticing.warn_again,))
        yield Move(trigger=Act.SCAM_SIGNAL, sources=self.states, to=Phase.WARNING, say=(noticing.warn,))
        yield Move(trigger=Act.EXPORT_MY_DATA, sources=self.states, to=Phase.CONFIRMING, say=(my_data.confirm_export,))
        yield Move(trigger=Act.FORGET_ME, sources=self.states, to=Phase.CONFIRMING, say=(my_data.confirm_forgetting,))
        yield Move(trigger=Act.AFFIRM, sources=(Phase.CONFIRMING,), to=states.START, say=(my_data.forget,))
        yield Move(
            trigger=triggers.CONTRADICTED, sources=self.states, to=Phase.CONFIRMING, say=(settling.ask_which_holds,)
        )
