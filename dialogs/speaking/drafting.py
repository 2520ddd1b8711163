"""The words for the step on the table: what they say, in the user's language, then the words alone on their page."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from dialogs.catalog import Addressee, Clock, Draft, Facts, Figure, Rung, Tone, Variant
from dialogs.climbing import rungs_of
from dialogs.deadlines import CHINA, deadline
from dialogs.refunds import safety
from dialogs.refunds.drafts import tones
from dialogs.refunds.drafts.forms import FORMS
from dialogs.refunds.drafts.gaps import gap_of
from dialogs.refunds.drafts.writing import Writing, Written, write
from dialogs.refunds.figures.advice import SELLER_DECISION
from dialogs.refunds.ladder.public import SMALL_CLAIMS
from dialogs.replies import N_, Money, Passage, Say, Term, Terms
from dialogs.slots import ComplainedTo, Slot
from dialogs.speaking import choices
from dialogs.speaking.advising import likely_variant
from dialogs.states import Phase
from dialogs.turn import Turn

NO_DRAFT = Say(id="draft.none", text=N_("This step needs no words of yours: follow the path that I described."))
DRAFT_LATER = Say(
    id="draft.later",
    text=N_('Should it come to "%(step)s", a step further on, I can write the words for it: ask me again there.'),
)
NO_DRAFT_YET = Say(id="draft.not_yet", text=N_("I can write it once I know what went wrong."))
IF_SO = Say(
    id="draft.if_so",
    text=N_(
        'What is behind it is not certain yet. If it is "%(cause)s", the step is "%(step)s", and these are the words for it.'
    ),
)
NO_DRAFT_ANY_MORE = Say(
    id="draft.closed",
    text=N_(
        "This problem is closed, so there is nothing left to write. If it is not over after all, tell me what happened."
    ),
)
MODEL_COMPLAINT = Say(
    id="draft.model_complaint",
    text=N_(
        'For court there are official model complaints (起诉状示范文本) by kind of case: pick the one for your kind of contract and fill it in, rather than write freely. It needs: who you are, the seller\'s registered name, what you claim in money, what happened with its dates, and a list of your proof. Write "my case" to see the dates that I have.'
    ),
)
HEAD = Say(
    id="draft.head",
    text=N_(
        "Here are the words for %(place)s. They are in Chinese, as they go to mainland China, and alone on the next page: copy them with a long press."
    ),
)
TELLS = Say(id="draft.tells", text=N_("- They say: %(points)s"), tight=True)
DEMANDS = Say(id="draft.demands", text=N_("- They demand: %(demand)s (%(amount)s)"), tight=True)
DEMANDS_OPEN = Say(id="draft.demands.open", text=N_("- They demand: %(demand)s"), tight=True)
TONE = Say(id="draft.tone", text=N_("- Tone: %(tone)s"), tight=True)
ONE_TONE = Say(
    id="draft.one_tone",
    text=N_("- Tone: plain. Those who read it judge by facts and dates, so I keep to one version here."),
    tight=True,
)
FILL_IN = Say(id="draft.fill_in", text=N_("- Fill in what stands in 【】: %(gaps)s"), tight=True)
NO_GAPS = Say(id="draft.no_gaps", text=N_("- Nothing is left to fill in; read it once before you send it."), tight=True)

#: Complaints that were made with us tell the next desk what was tried.
_TRIED = {Addressee.BILL: ComplainedTo.WECHAT_PAY, Addressee.MINI_PROGRAM: ComplainedTo.MINI_PROGRAM}


@dataclass(frozen=True, slots=True)
class _Step:
    """The step that words are for, and the variant whose step it is."""

    variant: Variant
    rung: Rung


def write_draft(turn: Turn) -> None:
    """
    An explanation with what is left to fill in, then the words alone on their page.

    Before anything is concluded they are those of the likeliest cause, and it is said so.
    """
    step = _step(turn)
    if turn.phase is Phase.CLOSED:
        turn.say(NO_DRAFT_ANY_MORE)
    elif step is None:
        turn.say(NO_DRAFT_YET)
    elif step.rung.draft is None:
        turn.say(MODEL_COMPLAINT if step.rung.id == SMALL_CLAIMS.id else NO_DRAFT)
        _name_later_words(turn, step)
    else:
        if turn.variant is None:
            turn.say(IF_SO, cause=Term(turn.catalog.causes[step.variant.cause]), step=Term(step.rung.title))
        _write(turn, step, step.rung.draft)


def _step(turn: Turn) -> _Step | None:
    """The one on the table; else the first of the likeliest cause that has words, where one is likely enough to name."""
    if turn.rung is not None and turn.variant is not None:
        return _Step(turn.variant, turn.rung)
    likely = likely_variant(turn)
    rungs = rungs_of(turn, likely) if likely is not None else ()
    written = next((rung for rung in rungs if rung.draft is not None), None)
    return _Step(likely, written) if likely is not None and written is not None else None


def _write(turn: Turn, step: _Step, draft: Draft) -> None:
    tone = _tone(turn, step)
    written = write(_writing(turn, step, draft, tone))
    _explain(turn, step.rung, draft, written, tone)
    says = Passage(tuple(say.id for say in written.says))
    turn.say_filled(draft.statement, {**written.values, "says": says})


def _name_later_words(turn: Turn, step: _Step) -> None:
    rungs = rungs_of(turn, step.variant)
    later = next((each for each in rungs if each.id != step.rung.id and each.draft is not None), None)
    if later is not None:
        turn.say(DRAFT_LATER, step=Term(later.title))


def _explain(turn: Turn, rung: Rung, draft: Draft, written: Written, tone: Tone) -> None:
    turn.say(HEAD, place=Term(FORMS[draft.to].name))
    gists = tuple(dict.fromkeys(telling.gist for telling in written.told if telling.gist is not None))
    if gists:
        turn.say(TELLS, points=Terms(gists))
    _say_demand(turn, written)
    _say_tone(turn, draft, tone)
    if written.gaps:
        turn.say(FILL_IN, gaps=Terms(tuple(gap_of(gap).name for gap in written.gaps)))
    else:
        turn.say(NO_GAPS)
    turn.say(FORMS[draft.to].sending)
    if rung.meets_staff and all(reply.id != safety.NO_FEE_NO_CODE.id for reply in turn.replies):
        turn.say(safety.NO_FEE_NO_CODE)


def _say_demand(turn: Turn, written: Written) -> None:
    amount = turn.facts.get(Slot.AMOUNT)
    if amount is None:
        turn.say(DEMANDS_OPEN, demand=Term(written.wants))
    else:
        turn.say(DEMANDS, demand=Term(written.wants), amount=Money(Decimal(amount)))


def _say_tone(turn: Turn, draft: Draft, tone: Tone) -> None:
    if draft.to is Addressee.SELLER:
        others = tuple(choices.TONES[each].id for each in Tone if each is not tone)
        turn.say(TONE, choices=others, tone=Term(tones.NAMES[tone]))
    elif turn.utterance.topic is not None:
        turn.say(ONE_TONE)


def _tone(turn: Turn, step: _Step) -> Tone:
    """The tone that was asked for, else the one that the case calls for."""
    wanted = turn.utterance.topic
    if wanted is not None:
        return Tone(wanted)
    return tones.fitting(_known(turn, step), has_written=any(rung.draft is not None for rung in _taken(turn)))


def _writing(turn: Turn, step: _Step, draft: Draft, tone: Tone) -> Writing:
    before = [each for each in _taken(turn) if each.id != step.rung.id and each.draft is not None]
    return Writing(
        draft=draft,
        facts=_known(turn, step),
        grounds=turn.grounds,
        tone=tone,
        answer_by=_day_after(turn, draft.answer_within or SELLER_DECISION),
        next_to=_next_place(turn, step),
        asked_in_vain=any(each.draft is not None and each.draft.to is Addressee.SELLER for each in before),
    )


def _known(turn: Turn, step: _Step) -> Facts:
    """The facts, with what is so whenever the conclusion holds, and where it was complained of with us."""
    desks = (_TRIED.get(each.draft.to) for each in _taken(turn) if each.draft is not None and each is not step.rung)
    tried = [desk for desk in desks if desk is not None]
    complained = {Slot.COMPLAINED_TO: str(tried[-1])} if tried else {}
    return {**complained, **step.variant.implies, **turn.facts}


def _taken(turn: Turn) -> Iterator[Rung]:
    """The steps that were taken with us, in their order."""
    return (turn.catalog.rungs[rung] for rung, _ in turn.session.case.steps if rung in turn.catalog.rungs)


def _next_place(turn: Turn, step: _Step) -> Addressee:
    """Where the first later step goes that is not the seller's."""
    rungs = rungs_of(turn, step.variant)
    later = (each.draft.to for each in rungs if each.id != step.rung.id and each.draft is not None)
    return next((to for to in later if FORMS[to].threat is not None), Addressee.REGULATOR)


def _day_after(turn: Turn, figure: Figure) -> date:
    due = deadline(Clock(figure=figure), {}, turn.now, turn.knowledge.workdays)
    return due.latest.astimezone(CHINA).date()
