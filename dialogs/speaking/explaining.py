"""Answers about the advice: why, says who, with which proof, how long, what then."""

import re
from collections.abc import Iterable

from dialogs.catalog import Figure, Rung, Standing, Unit
from dialogs.climbing import open_rungs, rungs_of
from dialogs.diagnosis import NAMED_AT_ALL, reasons
from dialogs.refunds import guidance
from dialogs.replies import N_, Day, Param, Quantity, Say, Source, Term, Terms
from dialogs.replies_json import reply_from_json
from dialogs.speaking import settling
from dialogs.speaking.advising import likely_variant
from dialogs.speaking.asking import explain_clarifying, explain_question
from dialogs.speaking.clocks import say_time_of_step
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.speaking.sourcing import behind_replies, behind_step
from dialogs.states import Phase
from dialogs.turn import Turn

REASONS = Say(id="reasons.head", text=N_('I take it to be "%(cause)s". Here is why.'))
REASONS_SO_FAR = Say(id="reasons.so_far", text=N_('I am not sure yet. So far "%(cause)s" fits best.'))
FOR = Say(id="reasons.for", text=N_("Speaks for it: %(topic)s: %(answer)s"), tight=True)
AGAINST = Say(id="reasons.against", text=N_("Speaks against it: %(topic)s: %(answer)s"), tight=True)
OPEN = Say(id="reasons.open", text=N_("Still open: %(topics)s"), tight=True)
OWN_WORDS = Say(id="reasons.own_words", text=N_("Speaks for it: the way you told it"), tight=True)

SOURCES = Say(id="source.head", text=N_("What I told you rests on:"))
SOURCE = Say(
    id="source.line",
    text=N_("- %(rule)s: %(figure)s. Set by %(setter)s, checked on %(checked)s; see %(address)s"),
    tight=True,
)
RULE_SOURCE = Say(
    id="source.rule",
    text=N_("- %(rule)s. Set by %(setter)s, checked on %(checked)s; see %(address)s"),
    tight=True,
)
OWN_RULE = Say(
    id="source.own_rule",
    text=N_("- %(rule)s. My own advice, worked out from the rules of others."),
    tight=True,
)
OWN_SOURCE = Say(
    id="source.own",
    text=N_("- %(rule)s: %(figure)s. My own estimate, from the rules of others; nobody is bound by it."),
    tight=True,
)
SOURCE_NOTE = Say(
    id="source.note", text=N_("Rules and screens change. The countdown on your order page wins over anything I say.")
)
NO_SOURCE = Say(
    id="source.none", text=N_("I have not told you any rule yet. When I do, ask again and I will say who sets it.")
)

AFTERWARDS = Say(id="escalation.head", text=N_('If "%(step)s" does not help, these are the steps after it, in order:'))
AFTERWARDS_GENERAL = Say(
    id="escalation.general",
    text=N_(
        "There is always a next step, from the seller up to the authorities. Which ones fit depends on your case; let us first find that."
    ),
)
IF_SO = Say(id="escalation.if_so", text=N_('If it is "%(cause)s", these are the steps, in order:'))
NUMBERED = Say(id="escalation.step", text=N_("%(number)d) %(step)s"), tight=True)
LAST_STEP = Say(
    id="escalation.last", text=N_("This is the last step that I know of. If it fails, a person should look at it.")
)

OFFICE = Say(id="office.head", text=N_('You ask about "%(step)s":'))
OFFICE_NOTE = Say(
    id="office.note",
    text=N_("It is one step among several. Which one is next for you depends on your case."),
)
OFFICE_NOW = Say(id="office.now", text=N_("It is the step that is on the table for you now."))
OFFICE_LATER = Say(
    id="office.later", text=N_('For you it comes later: first "%(step)s", and if that does not help, on to this one.')
)

DURATION_GENERAL = Say(
    id="duration.general",
    text=N_(
        "Once a refund has started, money usually reaches the WeChat wallet within %(wallet_arrival)s and a bank "
        "card in %(card_arrival)s. When it starts is up to the seller."
    ),
)
WHY_CONFIRM = Say(id="why.confirm", text=N_("I ask so that nothing goes wrong: nothing is changed before you answer."))
WHY_NOTHING = Say(id="why.nothing", text=N_("I have not asked you anything just now."))


def explain_result(turn: Turn) -> None:
    """For, against and still open, of the concluded variant or of the likeliest so far."""
    variant = turn.variant or turn.likeliest
    name = Term(turn.catalog.causes[variant.cause])
    turn.say(REASONS if turn.variant is not None else REASONS_SO_FAR, cause=name)
    why = reasons(turn.catalog, variant.id, turn.facts, turn.told, turn.grounds, turn.closed)
    if turn.told.get(variant.cause, 0.0) >= NAMED_AT_ALL:
        turn.say(OWN_WORDS)
    for slot, value in why.speaks_for:
        turn.say(FOR, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))
    for slot, value in why.speaks_against:
        turn.say(AGAINST, topic=topic_of(turn.catalog, slot), answer=answer_of(turn.catalog, slot, value))
    if why.still_open:
        turn.say(OPEN, topics=Terms(tuple(topic_of(turn.catalog, slot).msgid for slot in why.still_open)))


def name_sources(turn: Turn) -> None:
    figures = sources_of(turn)
    if not figures:
        turn.say(NO_SOURCE)
        return
    turn.say(SOURCES)
    for figure in figures:
        name_source(turn, figure)
    turn.say(SOURCE_NOTE)


def name_source(turn: Turn, figure: Figure) -> None:
    """One figure or rule: what it is, who sets it, when that was read, and where."""
    has_number = figure.unit is not Unit.RULE
    said: dict[str, Param] = {"rule": Term(figure.rule)}
    if has_number:
        said["figure"] = Quantity(figure.id)
    if figure.standing is Standing.DERIVED:
        turn.say_filled(OWN_SOURCE if has_number else OWN_RULE, said)
        return
    said |= {"setter": Term(figure.setter), "checked": Day(figure.checked), "address": address_of(figure)}
    turn.say_filled(SOURCE if has_number else RULE_SOURCE, said)


def address_of(figure: Figure) -> Source:
    """Where the rule stands, without the ids of our own notes and as short as a browser takes it."""
    return Source(_NOTES.sub("", figure.source).replace("https://", ""))


_NOTES = re.compile(r"^(?:F\d+(?:\.\d+)?,? )+")


def sources_of(turn: Turn) -> tuple[Figure, ...]:
    """
    What is behind that which was said last, then behind the step on the table and its cause, each once.

    An answer beside the advice (a time, a tip, the way for a merchant) is so asked after like the advice itself.
    """
    said = behind_replies(turn.catalog, map(reply_from_json, turn.session.said))
    step = () if turn.rung is None else behind_step(turn.catalog, turn.rung)
    cause = () if turn.variant is None else turn.variant.sources
    return tuple({figure.id: figure for figure in (*said, *step, *cause)}.values())


def list_next_steps(turn: Turn) -> None:
    office = _office_asked_after(turn)
    if office is not None:
        turn.say(OFFICE, step=Term(office.title))
        turn.say(office.action)
        turn.say(office.outlook)
        _place(turn, office)
        return
    if turn.variant is None or turn.rung is None:
        turn.say(AFTERWARDS_GENERAL)
        _list_steps_if_so(turn)
        return
    later = [rung for rung in open_rungs(turn) if rung.id != turn.rung.id]
    if not later:
        turn.say(LAST_STEP)
        return
    turn.say(AFTERWARDS, step=Term(turn.rung.title))
    _number(turn, later)
    turn.say(guidance.ESCALATION_NOTE)


def _list_steps_if_so(turn: Turn) -> None:
    """The steps of the likeliest cause, where one is likely enough to be named."""
    likely = likely_variant(turn)
    if likely is not None:
        turn.say(IF_SO, cause=Term(turn.catalog.causes[likely.cause]))
        _number(turn, rungs_of(turn, likely))


def _number(turn: Turn, rungs: Iterable[Rung]) -> None:
    for number, rung in enumerate(rungs, 1):
        turn.say(NUMBERED, number=number, step=Term(rung.title))


def tell_duration(turn: Turn) -> None:
    """The clocks of the concluded cause, and the user's own date where the step on the table has one."""
    office = _office_asked_after(turn)
    if office is not None:
        turn.say(OFFICE, step=Term(office.title))
        turn.say(office.outlook)
        return
    turn.say(DURATION_GENERAL if turn.variant is None else guidance.DURATION[turn.variant.cause])
    if turn.variant is not None and turn.rung is not None and not turn.has_moved_on:
        say_time_of_step(turn, turn.rung)


def _place(turn: Turn, office: Rung) -> None:
    """Where it stands among the steps that are open to the user."""
    present = turn.rung
    if turn.variant is None or present is None or office.id not in _ids(open_rungs(turn)):
        turn.say(OFFICE_NOTE)
    elif office.id == present.id:
        turn.say(OFFICE_NOW)
    else:
        turn.say(OFFICE_LATER, step=Term(present.title))


def _office_asked_after(turn: Turn) -> Rung | None:
    """The step that says how an office named in the question is reached; one that is open to the user before others."""
    ids = guidance.OFFICES.get(turn.utterance.topic or "", ())
    if not ids:
        return None
    variant = turn.variant or turn.likeliest
    own = (_ids(rungs_of(turn, variant)), _ids(variant.ladder))
    chosen = next((id_ for known in own for id_ in ids if id_ in known), ids[0])
    return turn.catalog.rungs.get(chosen)


def _ids(rungs: Iterable[Rung]) -> frozenset[str]:
    return frozenset(rung.id for rung in rungs)


def explain_asking(turn: Turn) -> None:
    """Why the question on the table is asked; why this advice, when none is."""
    if turn.phase is Phase.ASKING:
        explain_question(turn)
    elif turn.phase is Phase.CLARIFYING:
        explain_clarifying(turn)
    elif turn.phase is Phase.CONFIRMING and settling.is_about_facts(turn):
        turn.say(settling.WHY_ASKED)
    elif turn.phase is Phase.CONFIRMING:
        turn.say(WHY_CONFIRM)
    elif turn.variant is not None:
        explain_result(turn)
    else:
        turn.say(WHY_NOTHING)
