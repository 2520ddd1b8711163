"""What we keep of the user: shown, and deleted after one confirmation."""

from dialogs.outcome import Effect
from dialogs.refunds.ladder.evidence import EVIDENCE_BY_ID
from dialogs.replies import N_, Say, Term, Terms
from dialogs.slots import Slot
from dialogs.speaking import answers, choices
from dialogs.speaking.facts_in_words import answer_of, topic_of
from dialogs.turn import Turn

CASE = Say(id="case.head", text=N_("Case %(number)d, as I have it:"))
NOTHING_KNOWN = Say(id="case.nothing", text=N_("You have not told me anything about your refund yet."))
LINE = Say(id="case.line", text=N_("%(topic)s: %(answer)s"), tight=True)
UNKNOWN_LINE = Say(id="case.unknown_line", text=N_("%(topic)s: you don't know or don't want to say"), tight=True)
CONCLUSION = Say(id="case.conclusion", text=N_("My view: %(cause)s"), tight=True)
STEP = Say(id="case.step", text=N_("Step taken: %(step)s"), tight=True)
PROOF = Say(id="case.proof", text=N_("Proof you have: %(items)s"), tight=True)
PICTURES = Say(
    id="case.pictures", text=N_("Other pictures that you sent (I keep only that they came): %(count)d"), tight=True
)
KEPT = Say(
    id="my_data.kept",
    text=N_(
        "Besides this I keep your WeChat id for this account, the language, and our messages with codes and card "
        "numbers taken out. Nothing goes to anyone outside this account."
    ),
)
CONFIRM_FORGETTING = Say(
    id="my_data.confirm",
    text=N_("Shall I delete everything that I keep about you, this case too? It cannot be undone."),
)
FORGOTTEN = Say(id="my_data.forgotten", text=N_("Done: everything that I kept about you is deleted."))
KEPT_AFTER_ALL = Say(id="my_data.kept_after_all", text=N_("All right, nothing is deleted."))


def show_case(turn: Turn) -> None:
    """All that is known of the case: the answers by number, what follows from them, the steps and the proof."""
    case = turn.session.case
    turn.say(CASE, number=case.number)
    if not case.facts and not case.closed:
        turn.say(NOTHING_KNOWN)
    show_progress(turn)
    answers.list_answers(turn)


def show_progress(turn: Turn) -> None:
    case = turn.session.case
    if turn.variant is not None:
        turn.say(CONCLUSION, cause=Term(turn.catalog.causes[turn.variant.cause]))
    for rung, _ in case.steps:
        if rung in turn.catalog.rungs:
            turn.say(STEP, step=Term(turn.catalog.rungs[rung].title))
    named = [EVIDENCE_BY_ID[item].name for item in case.evidence if item in EVIDENCE_BY_ID]
    if named:
        turn.say(PROOF, items=Terms(tuple(named)))
    if len(case.evidence) > len(named):
        turn.say(PICTURES, count=len(case.evidence) - len(named))


def export(turn: Turn) -> None:
    show_case(turn)
    turn.say(KEPT)


def confirm_forgetting(turn: Turn) -> None:
    turn.say(CONFIRM_FORGETTING, choices=(choices.YES.id, choices.NO.id))


def forget(turn: Turn) -> None:
    turn.effects.add(Effect.FORGET)
    turn.say(FORGOTTEN)


def keep(turn: Turn) -> None:
    turn.say(KEPT_AFTER_ALL)
