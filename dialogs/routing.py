"""From what was said to the trigger of the machine: which step do the facts call for now?"""

from dataclasses import replace

from dialogs import climbing, triggers
from dialogs.acts import Act, Cause
from dialogs.climbing import MADE_BY_A_STEP
from dialogs.diagnosis import rank
from dialogs.slots import Applied, MerchantResponse, Slot, StepOutcome
from dialogs.speaking import following_up, repair
from dialogs.states import START, Phase
from dialogs.turn import Turn
from dialogs.utterance import COST, FREIGHT, NOW, OWN_TIME, PRIVACY, TOO_LATE

#: Acts that tell us something, or decline to: they lead onward.
TELLING = frozenset({Act.REPORT, Act.INFORM, Act.DONT_KNOW, Act.SKIP, Act.REPORT_PROGRESS, Act.AFFIRM, Act.DENY})

_ACCOUNTS = frozenset({Act.REPORT, Act.INFORM})
#: Acts that tell nothing, and leave a question open.
DECLINING = frozenset({Act.DONT_KNOW, Act.SKIP, Act.DENY})
_LEAVING = frozenset({Act.AFFIRM, Act.SKIP, Act.DENY, Act.DONT_KNOW})

#: Below this probability an account is not clear enough to build on, when a rival is within reach.
CLEAR = 0.96
#: A cause this likely is worth naming, up to so many of them.
NAMED = 0.03
MOST_NAMED = 3
#: Less likely than this, no variant of a cause is worth being named.
RULED_OUT = 0.01
#: Where the facts make the cause so likely that the words point to, nothing is left to ask.
DECIDED = 0.99

#: What is told of where the goods went, and when.
_WAY_OF_GOODS = frozenset({Slot.DELIVERY, Slot.SENT_BACK_ON, Slot.RETURNED_ON})

_BY_OUTCOME = {
    StepOutcome.ARRIVED: triggers.SOLVED,
    StepOutcome.FAILED: triggers.CLIMB,
    StepOutcome.STILL_WAITING: triggers.STILL_WAITING,
    StepOutcome.FOUND: triggers.STILL_WAITING,
    StepOutcome.NOT_FOUND: triggers.STILL_WAITING,
    StepOutcome.REJECTED: triggers.CLIMB,
}

#: Questions that have an answer of their own within what their act asks.
_BY_TOPIC = {
    (Act.ASK_ESCALATION, NOW): triggers.WHAT_NOW,
    (Act.ASK_ESCALATION, COST): triggers.COST,
    (Act.ASK_ESCALATION, FREIGHT): triggers.FREIGHT,
    (Act.EXPORT_MY_DATA, PRIVACY): triggers.PRIVACY,
    (Act.ASK_DURATION, OWN_TIME): triggers.OWN_TIME,
    (Act.ASK_DURATION, TOO_LATE): triggers.OWN_TIME,
}


def trigger_of(turn: Turn) -> str:
    """The trigger that the present message fires, given where the conversation is. Never one that the state lacks."""
    said = turn.utterance
    if said.media:
        return triggers.MEDIA
    if said.stale:
        return triggers.STALE
    asked = _BY_TOPIC.get((said.act, (said.topic or "").partition(".")[0]))
    if asked is not None:
        return asked
    if _goes_on_reading(turn):
        return Act.MORE
    if _goes_on(turn):
        turn.hear(replace(said, act=Act.AFFIRM))
        return _by_phase(turn)
    if said.act is Act.CANCEL and turn.phase is Phase.WARNING:
        return resumed(turn)
    if said.act in TELLING or (said.act is Act.UNKNOWN and turn.phase is Phase.WARNING):
        return _by_phase(turn)
    return said.act


def _goes_on_reading(turn: Turn) -> bool:
    """ "Go on" while a page waits means the page; before a deletion it means nothing of the kind."""
    waits = turn.session.page + 1 < turn.session.pages
    return waits and turn.utterance.act is Act.AFFIRM and turn.chosen is None and turn.phase is not Phase.CONFIRMING


def _goes_on(turn: Turn) -> bool:
    """ "Continue" with no page to turn, after stopping or below a warning, means the talk itself."""
    waits = turn.session.page + 1 < turn.session.pages
    return turn.utterance.act is Act.MORE and not waits and turn.phase in {Phase.IDLE, Phase.WARNING}


def _by_phase(turn: Turn) -> str:
    match turn.phase:
        case Phase.ADVISING:
            return _while_advising(turn)
        case Phase.FOLLOWING_UP:
            return _while_following_up(turn)
        case Phase.WARNING:
            return _out_of_warning(turn)
        case Phase.ASKING | Phase.CLARIFYING:
            return _while_asking(turn)
        case Phase.CLOSED:
            return onward(turn) if turn.tells_something else Act.INFORM
        case _:
            return _out_of_idle(turn)


def _out_of_idle(turn: Turn) -> str:
    """Whoever stopped may come back to say that the money is there."""
    if turn.outcome is StepOutcome.ARRIVED:
        return triggers.SOLVED
    return onward(turn) if turn.tells_something or turn.utterance.act is not Act.AFFIRM else resumed(turn)


def resumed(turn: Turn) -> str:
    """Back to where it was stopped, or interrupted by a warning or a "shall I"; onward, where it had not begun."""
    return back_to(turn, turn.session.came_from)


def back_to(turn: Turn, state: str) -> str:
    """To that state; onward from the beginning, and past a choice of causes that a newer account has made void."""
    is_over = state == Phase.CLARIFYING and not turn.session.case.candidates
    return onward(turn) if is_over or state in {"", START} else triggers.return_to(state)


def after_change(turn: Turn) -> str:
    """Where the talk goes on that was left to change an earlier answer."""
    match turn.phase:
        case Phase.ADVISING | Phase.FOLLOWING_UP:
            return _after_news(turn)
        case Phase.CLOSED:
            return triggers.return_to(turn.state)
        case _:
            return onward(turn)


def _while_asking(turn: Turn) -> str:
    act = turn.utterance.act
    if turn.outcome is StepOutcome.ARRIVED:
        return triggers.SOLVED
    if act is Act.AFFIRM or (act in _ACCOUNTS and turn.chosen is None and not turn.tells_something):
        # "Yes" to a question with several answers says nothing, and neither does a tale without a fact.
        return Act.UNKNOWN
    return onward(turn)


def _while_advising(turn: Turn) -> str:
    """Advice is on the table: the step is taken, does not help, or something new is told."""
    act = turn.utterance.act
    if turn.outcome is StepOutcome.RESTORED:
        return _after_mending(turn)
    outcome = _outcome_alone(turn)
    if outcome is not None:
        return _BY_OUTCOME[outcome]
    if _tells_of_step(turn) or _tells_of_claim(turn):
        return _refused_after_step(turn) if is_refused_now(turn) else _taken(turn)
    if act in {Act.AFFIRM, Act.DENY}:
        return _beside_advice(turn)
    return Act.SKIP if act is Act.SKIP else _after_news(turn)


def _beside_advice(turn: Turn) -> str:
    """ "Yes" and "no" below advice say nothing; a no to "all right, what would you like next?" is a farewell."""
    is_farewell = turn.utterance.act is Act.DENY and repair.has_said_nothing(turn)
    return Act.GOODBYE if is_farewell else Act.INFORM


def _while_following_up(turn: Turn) -> str:
    """A step was taken: "yes" and "no" say nothing about money, so they only end a wait that is over."""
    act = turn.utterance.act
    outcome = _outcome_alone(turn)
    if turn.outcome is StepOutcome.RESTORED:
        return triggers.STILL_WAITING
    if outcome is StepOutcome.FAILED and following_up.is_too_early(turn):
        return triggers.TOO_EARLY
    if outcome is StepOutcome.STILL_WAITING:
        return still_waiting(turn)
    if outcome is not None:
        return _BY_OUTCOME[outcome]
    if act is Act.DENY and not turn.session.case.due:
        return triggers.CLIMB
    if act is Act.AFFIRM:
        return Act.INFORM
    if act is Act.DENY or (act is Act.REPORT_PROGRESS and not turn.tells_something):
        return triggers.STILL_WAITING
    return Act.SKIP if act is Act.SKIP else _after_news(turn)


def still_waiting(turn: Turn) -> str:
    """Nothing has come of a step that was taken: until when to wait, or what comes next once its time is over."""
    return triggers.CLIMB if climbing.is_time_over(turn) else triggers.STILL_WAITING


def _outcome_alone(turn: Turn) -> StepOutcome | None:
    """What came of the step, where that decides the turn: "still waiting" gives way to anything else that was told."""
    is_final = turn.outcome in {StepOutcome.ARRIVED, StepOutcome.FAILED}
    return turn.outcome if is_final or not turn.tells_something else None


def _tells_of_step(turn: Turn) -> bool:
    """ "Done", or the day on which just this step was taken."""
    if _is_at_another_desk(turn):
        return False
    if turn.utterance.act is Act.REPORT_PROGRESS:
        # "Still waiting: it was the goods that came" is no step.
        return _is_first_step_without_answer(turn) or (turn.outcome is None and not _tells_of_goods_alone(turn))
    clock = turn.rung.clock if turn.rung is not None else None
    told = turn.utterance.slots.keys() & MADE_BY_A_STEP
    return clock is not None and not told.isdisjoint(clock.starts)


def _is_at_another_desk(turn: Turn) -> bool:
    """Whether a complaint is told of that is not the step on the table."""
    told = turn.utterance.slots.get(Slot.COMPLAINED_TO)
    return told is not None and turn.rung is not None and turn.rung.desk != told


def _is_first_step_without_answer(turn: Turn) -> bool:
    """ "Sent it, no reply yet": where no step was taken before, it is this one."""
    clock = turn.rung.clock if turn.rung is not None else None
    is_dated = clock is not None and not turn.utterance.slots.keys().isdisjoint(clock.starts)
    is_first = (turn.utterance.has_acted or is_dated) and not turn.session.case.steps
    return is_first and turn.outcome is StepOutcome.STILL_WAITING


def _tells_of_claim(turn: Turn) -> bool:
    """Whether the step is a claim on the order page, and it is told that one was made."""
    clock = turn.rung.clock if turn.rung is not None else None
    is_claim = clock is not None and Slot.APPLIED_ON in clock.starts
    return is_claim and turn.utterance.slots.get(Slot.APPLIED) == Applied.YES and not turn.utterance.is_question


def is_refused_now(turn: Turn) -> bool:
    """Whether the seller's no is told in the same breath: the step has had its answer."""
    return turn.utterance.slots.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED


def _after_mending(turn: Turn) -> str:
    """What was the user's own to mend works again: on to the next step, where that was the step on the table."""
    return triggers.CLIMB if turn.rung is not None and turn.rung.leads_on else Act.INFORM


def _taken(turn: Turn) -> str:
    """The clock of the step starts; or the next one follows, where there is nothing to wait for."""
    return triggers.CLIMB if turn.rung is not None and turn.rung.leads_on else triggers.STEP_TAKEN


def _refused_after_step(turn: Turn) -> str:
    """On to the next step, or to what is to be done about the refusal."""
    news = _after_news(turn)
    return triggers.CLIMB if news == triggers.STILL_HOLDS else news


def _tells_of_goods_alone(turn: Turn) -> bool:
    """Whether what was done is said of the goods, and the step on the table has nothing to do with them."""
    rung = turn.rung
    if rung is None or not turn.utterance.slots.keys() & _WAY_OF_GOODS:
        return False
    if turn.utterance.slots.get(Slot.DELIVERY) in rung.unless.get(Slot.DELIVERY, ()):
        # The goods are where the step has no sense any more.
        return True
    starts = rung.clock.starts if rung.clock is not None else ()
    return not _WAY_OF_GOODS & {*rung.needs, *rung.unless, *starts}


def _after_news(turn: Turn) -> str:
    """While advice is on the table: another view, one more question, or the same advice."""
    same = turn.variant is not None and turn.likeliest.id == turn.variant.id
    if not turn.tells_something:
        # Nothing was told, but time may have run out meanwhile.
        return Act.INFORM if same else triggers.conclude(turn.likeliest.cause)
    if turn.question is not None:
        return triggers.ask_for(turn.question.slot)
    return triggers.STILL_HOLDS if same else triggers.conclude(turn.likeliest.cause)


def _out_of_warning(turn: Turn) -> str:
    """Only a clear word, or the story going on, leads out: "I have already paid" must not."""
    if turn.tells_something:
        return onward(turn)
    return resumed(turn) if turn.utterance.act in _LEAVING else triggers.STILL_WARNED


def onward(turn: Turn) -> str:
    """The next question, or the conclusion."""
    question = turn.question
    # What is seen has a narrower answer where two or three causes are named: that stays on the table.
    is_open = question is not None and question.slot is Slot.SITUATION
    if turn.session.case.candidates and (is_open or turn.phase is not Phase.CLARIFYING):
        return triggers.CLARIFY
    if question is not None:
        return triggers.ask_for(question.slot)
    return triggers.conclude(turn.likeliest.cause)


def rivals(turn: Turn) -> list[str]:
    """
    The two or three causes that an account may mean; none when it is clear.

    It is not, when its words point to several and the facts in it do not decide between them, or when the words point
    to one cause and the facts to another.
    """
    ranked = sorted(turn.utterance.causes.items(), key=lambda item: -item[1])
    if not ranked:
        return []
    first, concluded = ranked[0][0], turn.likeliest.cause
    likely = [cause for cause, share in ranked if share >= NAMED][:MOST_NAMED]
    if ranked[0][1] >= CLEAR or (concluded is first and _is_decided(turn, first)):
        likely = list(dict.fromkeys((first, concluded)))
    return [str(cause) for cause in likely] if len(likely) > 1 else []


def still_possible(turn: Turn) -> list[str]:
    """Of the causes that are named, those that the facts told now do not rule out, whatever else is known."""
    ranked = rank(turn.catalog, turn.utterance.slots, {}, ())
    likely = {str(each.cause) for each in ranked if each.probability >= RULED_OUT}
    return [cause for cause in turn.session.case.candidates if cause in likely]


def _is_decided(turn: Turn, cause: Cause) -> bool:
    return sum([each.probability for each in turn.ranking if each.cause is cause]) >= DECIDED
