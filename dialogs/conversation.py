"""The conversation: one message in, replies and effects out. Nothing here happens in the world."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from transitions import Machine

from dialogs import errands_done, handing_off, righting, rough_days, staffing, triggers
from dialogs.acts import Act, Signal
from dialogs.catalog import Catalog
from dialogs.climbing import MADE_BY_A_STEP
from dialogs.errands_done import ErrandDone
from dialogs.knowledge import DeskKind, Knowledge
from dialogs.machine import machine_of
from dialogs.outcome import Effect, Outcome, Page
from dialogs.ownership import Owner
from dialogs.replies import Reply
from dialogs.replies_json import reply_as_json, reply_from_json
from dialogs.routing import TELLING
from dialogs.session import Session
from dialogs.slots import EVENT_SLOTS, SLOTS, Delivery, Slot
from dialogs.speaking import (
    choices,
    circling,
    doubting,
    following_up,
    noticing,
    repair,
    returning,
    staff,
    staffed,
    welcome,
)
from dialogs.speaking.lines import every_choice, every_say
from dialogs.staffing import Deed, Refused
from dialogs.states import ADVISED, START, Phase, asking, phase_of, topic_of
from dialogs.steering import Steering
from dialogs.turn import Turn
from dialogs.utterance import NOTHING_EXPECTED, Expected, Utterance

#: Before these nothing is said: they are answered with a welcome of their own, or at once.
_URGENT = frozenset({Act.GREETING, Act.TALK_TO_HUMAN, Act.SCAM_SIGNAL})

#: What may be answered before anything was asked.
_OPENING = asking(Slot.SITUATION)

#: They stand in front of another state, and lead back to it.
_ASIDE = frozenset({Phase.WARNING, Phase.CONFIRMING})
#: Here a step is on the table.
#: Here an answer that was opened again may still be open.
_OPENED_IN = frozenset({*_ASIDE, Phase.ASKING})

#: Messages that only ask where the answer is.
_NUDGES = frozenset({Act.UNKNOWN, Act.GREETING, Act.REPEAT, Act.AFFIRM, Act.SMALLTALK, Act.HELP, Act.MORE})


class Conversation:
    """One user's conversation, for the time of a turn. The machine and the knowledge are the process's."""

    def __init__(self, machine: Machine, knowledge: Knowledge, session: Session) -> None:
        self._machine = machine
        self._steering = Steering(machine.states)
        self._knowledge = knowledge
        self.session = session
        self._resume_at_safe_place()

    def expected(self, created_at: datetime) -> Expected:
        """
        What is on the table for a message that was sent then.

        A message sent before the question was put is no answer to it.
        """
        session = self.session
        if int(created_at.timestamp()) < session.shown_at:
            return NOTHING_EXPECTED
        phase, _, topic = session.state.partition(".")
        slot = SLOTS[topic] if phase == Phase.ASKING else None
        more = (choices.MORE.id,) if session.page + 1 < session.pages else ()
        other = (choices.OTHER_CASE.id,) if session.others else ()
        offered = tuple(dict.fromkeys((*session.offered, *more, *other)))
        beside = tuple(self._beside_the_table(slot))
        return Expected(slot=slot, counted=self._day_wanted(Phase(phase)), choices=offered, earlier=beside)

    def _day_wanted(self, phase: Phase) -> Slot | None:
        """The day that we said to wait for: what the step on the table counts from, or when a return arrived."""
        case = self.session.case
        rung = self._knowledge.catalog.rungs.get(case.rung)
        clock = rung.clock if rung is not None and phase in ADVISED else None
        wanted = clock.starts[0] if clock is not None and clock.starts else None
        if wanted is None and case.facts.get(Slot.DELIVERY) == Delivery.RETURNED:
            wanted = Slot.RETURNED_ON
        return None if wanted in case.facts or wanted in MADE_BY_A_STEP else wanted

    def _beside_the_table(self, asked: Slot | None) -> list[tuple[str, ...]]:
        """
        What could be chosen at each question that was answered, the latest first; before any, at the opening question.

        Behind them stands what was told before it was asked. Days are set right as days.
        """
        states = [state for state, _ in reversed(self.session.case.history)] or [_OPENING]
        # Something else was done since: only a word for it that an answer was wrong leads back to one.
        beside: list[tuple[str, ...]] = [] if phase_of(states[0]) is Phase.ASKING else [()]
        seen = {asked}
        answered = [SLOTS.get(topic_of(state)) for state in states if phase_of(state) is Phase.ASKING]
        for slot in (*answered, *map(SLOTS.get, reversed(self.session.case.facts))):
            if slot is None or slot in seen:
                continue
            seen.add(slot)
            question = self._knowledge.catalog.questions.get(slot)
            if question is not None and slot not in EVENT_SLOTS:
                beside.append(question.choice_ids)
        return beside

    def take(self, utterance: Utterance, now: datetime, waiting: Sequence[Reply] = ()) -> Outcome:
        """
        One turn. Changes the session; gives what is to be said and done.

        `waiting` could not be said before and goes first; a message that tells nothing new gets only that.
        """
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=utterance, now=now)
        righting.read(turn)
        if utterance.roughly:
            rough_days.read(turn)
        outcome = self._answer(turn, waiting)
        self.session.seen_at = turn.timestamp
        return outcome

    def _answer(self, turn: Turn, waiting: Sequence[Reply]) -> Outcome:
        self.session.outcome = ""
        if self.session.owner == Owner.STAFF and not staff.is_out_of_patience(turn):
            return self._leave_to_staff(turn, waiting)
        _choose_locale(turn)
        if waiting and not turn.tells_something and turn.utterance.act in _NUDGES:
            return self._deliver(turn, waiting)
        repair.say_belatedly(turn, waiting)
        if self.session.owner != Owner.BOT and self._staff_keep_it(turn):
            return self._finish(turn)
        self._open(turn, is_back=not waiting and returning.is_back(turn))
        self._move(turn)
        handing_off.offer(turn)
        return self._finish(turn)

    def _leave_to_staff(self, turn: Turn, waiting: Sequence[Reply]) -> Outcome:
        """The bot says nothing of its own; what staff said and could not send goes along."""
        if turn.utterance.wanted_locale is not None:
            self.session.locale = turn.knowledge.nearest_locale(turn.utterance.wanted_locale)
        staff.receive(turn)
        self._pass_on(turn)
        turn.replies = list(waiting)
        if waiting and not turn.effects:
            self.session.said, self.session.page, self.session.pages = [reply_as_json(each) for each in waiting], 0, 1
        return Outcome(replies=tuple(turn.replies), effects=frozenset(turn.effects), account=staff.account_for(turn))

    def _pass_on(self, turn: Turn) -> None:
        if turn.knowledge.desk.kind is not DeskKind.CONSOLE:
            # Even where no desk is set: staff are there, or WeChat would not have told us of them.
            turn.effects.add(Effect.TRANSFER)
        if turn.knowledge.desk.kind is DeskKind.WECHAT:
            staff.call_desk(self.session, turn.timestamp)

    def _staff_keep_it(self, turn: Turn) -> bool:
        """Whether the message belongs to the staff and not to the bot; staff that were away too long lose it."""
        if staff.is_out_of_patience(turn):
            staff.take_back(turn)
            return False
        if self.session.owner == Owner.QUEUED and turn.utterance.act in {Act.CANCEL, Act.GO_BACK, Act.RESTART}:
            staff.leave_queue(turn)
            self._fire(turn, triggers.return_to(turn.state))
            return True
        if self.session.owner == Owner.QUEUED and staff.is_nobody_there(turn.knowledge.desk):
            staff.give_to_bot(self.session, turn.timestamp)
            staff.say_nobody_is_there(turn)
            return False
        if turn.knowledge.desk.kind is DeskKind.CONSOLE:
            staff.receive(turn)
        self._pass_on(turn)
        return True

    def staff_acts(self, deed: Deed, now: datetime) -> Refused | Outcome:
        """What a member of staff does, done; or why it is not, and then nothing has changed."""
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=Utterance(act=Act.UNKNOWN), now=now)
        refused = staffing.act(turn, deed)
        if refused is not None:
            return refused
        if deed.doing == staffing.REPLY:
            # No choices on the table change, and the same words may be said twice.
            return Outcome(replies=tuple(turn.replies))
        if deed.doing == staffing.HAND_OVER:
            self._fire(turn, staffing.way_on(turn, deed.state))
        return self._finish(turn)

    def hand_over_stranger(self, now: datetime) -> Outcome:
        """WeChat's own desk ends a talk with somebody whom the bot has never met: it takes them up."""
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=Utterance(act=Act.UNKNOWN), now=now)
        if turn.knowledge.desk.kind is DeskKind.WECHAT:
            staff.end_talk(self.session, turn.timestamp)
        staffed.take_up(turn, "")
        self._fire(turn, staffing.way_on(turn, ""))
        return self._finish(turn)

    def staff_due(self) -> tuple[str, int] | None:
        """What falls due next with staff, and when."""
        return staff.due(self.session, self._knowledge.desk)

    def fall_due(self, now: datetime) -> Outcome:
        """What has fallen due by now, said by the bot on its own."""
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=Utterance(act=Act.UNKNOWN), now=now)
        if self.session.owner != Owner.BOT or self.session.snoozed_until:
            staff.fall_due(turn)
            if self.session.owner == Owner.BOT and turn.replies:
                self._fire(turn, triggers.return_to(turn.state))
            return self._finish(turn)
        if phase_of(turn.state) is Phase.FOLLOWING_UP and _say_what_is_due(turn):
            self._fire(turn, triggers.DUE)
            self.session.seen_at = turn.timestamp
        return self._finish(turn)

    def staff_joined(self, account: str, now: datetime) -> None:
        """WeChat's own desk has the user; told twice, it is the other account's."""
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=Utterance(act=Act.UNKNOWN), now=now)
        errands_done.join(turn, account)

    def staff_left(self, now: datetime) -> None:
        self.session.is_back = self.session.is_back or self.session.owner == Owner.STAFF
        if self._knowledge.desk.kind is DeskKind.WECHAT and self.session.owner == Owner.STAFF:
            staff.end_talk(self.session, int(now.timestamp()))
        staff.give_to_bot(self.session, int(now.timestamp()))

    def errand_done(self, done: ErrandDone, now: datetime) -> Outcome:
        """What the worker found out at WeChat's own desk. The bot says what has changed by it, and only then."""
        turn = Turn(knowledge=self._knowledge, session=self.session, utterance=Utterance(act=Act.UNKNOWN), now=now)
        owner, facts = self.session.owner, dict(self.session.case.facts)
        errands_done.take_in(turn, done)
        if owner != Owner.BOT and self.session.owner == Owner.BOT:
            self._fire(turn, triggers.return_to(turn.state))
            return self._finish(turn)
        if errands_done.has_moved_on(turn, facts):
            # In silence: what the user still sees on the table can be answered all the same.
            self._fire(turn, staffing.way_on(turn, ""))
        return Outcome()

    def _resume_at_safe_place(self) -> None:
        """A state of another release that this one lacks: the facts are kept, the walk begins anew."""
        if self.session.state not in self._machine.states:
            self.session.state = START
        if self.session.came_from not in self._machine.states:
            self.session.came_from = START

    def _open(self, turn: Turn, *, is_back: bool) -> None:
        """What comes before anything else on the page: a clock that ran out says itself where we stood."""
        staff.say_back(turn)
        if turn.utterance.act not in _URGENT and not self.session.welcomed:
            welcome.introduce(turn)
        welcome.sympathise(turn)
        if Signal.SECRET_SENT in turn.utterance.signals:
            noticing.warn_of_secret(turn)
        if not _say_what_is_due(turn) and is_back:
            returning.recap(turn)
        doubting.name_doubts(turn)

    def _move(self, turn: Turn) -> None:
        case, before = self.session.case, self.session.case.snapshot()
        trigger = self._steering.trigger(turn)
        if trigger == Act.UNKNOWN:
            repair.count_miss(turn)
        self._fire(turn, trigger)
        if trigger == Act.UNKNOWN:
            # From `idle` it led to the first question: the miss is that question's.
            self.session.missed_in = turn.state
        elif self.session.missed_in != turn.state:
            self.session.misses, self.session.missed_in = 0, ""
        is_step = turn.utterance.act in TELLING or turn.has_moved_on
        if is_step and not trigger.startswith("return.") and case is self.session.case:
            # Nobody steps back into a warning or a "shall I": one goes back to what it stood in front of.
            was = self.session.came_from if phase_of(turn.was) in _ASIDE else turn.was
            case.remember(was, before, has_moved=turn.state != turn.was)

    def _fire(self, turn: Turn, trigger: str) -> None:
        if trigger == Act.FORGET_ME:
            self.session.confirming = ""
        self._machine.events[str(trigger)].trigger(turn)
        if turn.phase in _ASIDE and phase_of(turn.was) not in _ASIDE:
            self.session.came_from = turn.was
        if turn.phase is Phase.CONFIRMING and phase_of(turn.was) is not Phase.CONFIRMING:
            self.session.is_warned = phase_of(turn.was) is Phase.WARNING
        if turn.phase not in _OPENED_IN:
            self.session.reopened_from = ""

    def _deliver(self, turn: Turn, waiting: Sequence[Reply]) -> Outcome:
        """Only what waited, with its choices on the table again."""
        turn.replies = list(waiting)
        self.session.circling = []
        return self._finish(turn)

    def _finish(self, turn: Turn) -> Outcome:
        session = self.session
        if turn.page is not Page.FIRST:
            said = tuple(reply_from_json(each) for each in session.said)
            return Outcome(replies=said, effects=frozenset(turn.effects), page=turn.page)
        _offer_whom_there_is(turn)
        said_now = [reply_as_json(reply) for reply in turn.replies]
        if said_now and circling.is_said_again(turn, said_now):
            circling.say_otherwise(turn)
            _offer_whom_there_is(turn)
            said_now = [reply_as_json(reply) for reply in turn.replies]
        if said_now:
            _put_on_table(turn, said_now)
        account = staff.account_for(turn) if Effect.TRANSFER in turn.effects else ""
        return Outcome(replies=tuple(turn.replies), effects=frozenset(turn.effects), account=account)


def _offer_whom_there_is(turn: Turn) -> None:
    """No page offers a person where there is none."""
    if turn.knowledge.desk.has_somebody:
        return
    for place, reply in enumerate(turn.replies):
        if choices.HUMAN.id in reply.choices:
            offered = dict.fromkeys([choices.LINES.id if each == choices.HUMAN.id else each for each in reply.choices])
            turn.replies[place] = Reply(id=reply.id, params=reply.params, choices=tuple(offered))


def _put_on_table(turn: Turn, said: list[Any]) -> None:
    session = turn.session
    session.said, session.page, session.pages = said, 0, 1
    if session.owner != Owner.BOT:
        # The question stays open behind the talk with staff.
        return
    # The last reply's choices come first: a question keeps its numbers, whatever stands before it.
    offered = [choice for reply in reversed(turn.replies) for choice in reply.choices]
    session.offered = list(dict.fromkeys(offered))
    session.shown_at = turn.timestamp


def _choose_locale(turn: Turn) -> None:
    """
    The language that was asked for; else that of whole messages, until the user has chosen one outright.

    A tap sends our words, not theirs.
    """
    asked = turn.utterance.wanted_locale
    if asked is not None and turn.utterance.act is not Act.CHANGE_LANGUAGE:
        repair.change_language(turn)
        return
    shown = turn.utterance.locale
    if shown is not None and not turn.session.sticky and not turn.utterance.choice and not turn.utterance.stale:
        turn.session.locale = turn.knowledge.nearest_locale(shown)
        turn.session.has_shown_locale = True


def _say_what_is_due(turn: Turn) -> bool:
    """Names the clocks that have run out, each once."""
    case = turn.session.case
    over = [entry for entry in case.due if entry[1] <= turn.timestamp]
    case.due = [entry for entry in case.due if entry[1] > turn.timestamp]
    for name, at in over:
        following_up.say_due(turn, name, at)
    return bool(over)


def full_catalog(refunds: Catalog) -> Catalog:
    """The refund catalog with the copy and the choices of the conversation itself."""
    return replace(
        refunds,
        says={**refunds.says, **every_say()},
        choices={**refunds.choices, **every_choice(refunds.causes, refunds.questions)},
    )


__all__ = ["Conversation", "full_catalog", "machine_of"]
