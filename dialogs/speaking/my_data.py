"""What we keep of the user: shown, handed out and deleted, each of the last two after one confirmation."""

from dialogs.case import Case
from dialogs.outcome import Effect
from dialogs.refunds.ladder.evidence import EVIDENCE_BY_ID
from dialogs.replies import N_, Day, Say, Term, Terms
from dialogs.slots import SLOTS
from dialogs.speaking import answers, choices
from dialogs.speaking.facts_in_words import answer_of, day_of, topic_of
from dialogs.turn import Turn

#: What `confirming` is about while it is open whether the data are to be listed.
EXPORT = "export"

CASE = Say(id="case.head", text=N_("Case %(number)d, as I have it:"))
NOTHING_KNOWN = Say(id="case.nothing", text=N_("You have not told me anything about your refund yet."))
LINE = Say(id="case.line", text=N_("%(topic)s: %(answer)s"), tight=True)
CONCLUSION = Say(id="case.conclusion", text=N_("My view: %(cause)s"), tight=True)
STEP = Say(id="case.step", text=N_("Step taken: %(step)s"), tight=True)
PROOF = Say(id="case.proof", text=N_("Proof you have: %(items)s"), tight=True)
PICTURES = Say(
    id="case.pictures", text=N_("Other pictures that you sent (I keep only that they came): %(count)d"), tight=True
)
CONFIRM_EXPORT = Say(
    id="my_data.confirm_export",
    text=N_("Shall I list here all that I keep about you? Anyone who looks at this chat can read it then."),
)
NOT_LISTED = Say(id="my_data.not_listed", text=N_("All right, I list nothing."))
LISTED = Say(id="my_data.listed", text=N_("This is all that I keep about you."))
WAITING_CASE = Say(id="my_data.waiting_case", text=N_("Case %(number)d, which waits its turn:"))
STEP_ON = Say(id="my_data.step", text=N_("Step taken on %(day)s: %(step)s"), tight=True)
LANGUAGE = Say(id="my_data.language", text=N_("Language: English"))
KEPT = Say(
    id="my_data.kept",
    text=N_(
        "Besides this I keep your WeChat id for this account, the language, and our messages with codes and card numbers taken out. Nothing goes to anyone outside this account."
    ),
)
KEPT_FOR = Say(
    id="my_data.kept_for",
    text=N_(
        'Of our messages I keep the last %(messages)d. All of it is deleted by itself %(days)d days after your last message, or at once when you write "delete my data".'
    ),
)
KEPT_APART = Say(
    id="my_data.kept_apart",
    text=N_(
        "Sentences that I did not understand may be kept apart for a while, so that people can teach me. Names and numbers are taken out as far as possible, and nothing says that they are yours, so I cannot find them to list or delete them."
    ),
)
NOTES = Say(
    id="my_data.notes",
    text=N_(
        "Our staff have written notes on your case: %(count)d. Ask for a person, and they tell you what these say."
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
    answers.list_answers(turn)
    _say_view(turn, case)
    for rung, _ in case.steps:
        if rung in turn.catalog.rungs:
            turn.say(STEP, step=Term(turn.catalog.rungs[rung].title))
    _say_proof(turn, case)
    answers.offer_to_change(turn)


def _say_view(turn: Turn, case: Case) -> None:
    variant = turn.catalog.variants.get(case.variant)
    if variant is not None:
        turn.say(CONCLUSION, cause=Term(turn.catalog.causes[variant.cause]))


def _say_proof(turn: Turn, case: Case) -> None:
    named = [EVIDENCE_BY_ID[item].name for item in case.evidence if item in EVIDENCE_BY_ID]
    if named:
        turn.say(PROOF, items=Terms(tuple(named)))
    if len(case.evidence) > len(named):
        turn.say(PICTURES, count=len(case.evidence) - len(named))


def confirm_export(turn: Turn) -> None:
    turn.session.confirming = EXPORT
    turn.say(CONFIRM_EXPORT, choices=(choices.YES.id, choices.NO.id))


def export(turn: Turn) -> None:
    """Everything: the present case and those that wait, the language, what else is kept, and for how long."""
    turn.say(LISTED)
    turn.say(CASE, number=turn.session.case.number)
    _list_case(turn, turn.session.case)
    for waiting in turn.session.others:
        case = Case.from_json(waiting["case"])
        turn.say(WAITING_CASE, number=case.number)
        _list_case(turn, case)
    turn.say(LANGUAGE)
    turn.say(KEPT)
    turn.say(KEPT_FOR, days=turn.knowledge.kept_days, messages=turn.knowledge.kept_messages)
    turn.say(KEPT_APART)
    if turn.session.notes:
        turn.say(NOTES, count=len(turn.session.notes))


def _list_case(turn: Turn, case: Case) -> None:
    """One case, with the day of each step."""
    if not case.facts and not case.told:
        turn.say(NOTHING_KNOWN)
    for slot, value in case.facts.items():
        topic, answer = topic_of(turn.catalog, SLOTS[slot]), answer_of(turn.catalog, SLOTS[slot], value)
        turn.say(LINE, topic=topic, answer=answer)
    _say_view(turn, case)
    for rung, at in case.steps:
        if rung in turn.catalog.rungs:
            turn.say(STEP_ON, day=Day(day_of(at)), step=Term(turn.catalog.rungs[rung].title))
    _say_proof(turn, case)


def do_not_export(turn: Turn) -> None:
    turn.say(NOT_LISTED)


def confirm_forgetting(turn: Turn) -> None:
    turn.say(CONFIRM_FORGETTING, choices=(choices.YES.id, choices.NO.id))


def forget(turn: Turn) -> None:
    turn.effects.add(Effect.FORGET)
    turn.say(FORGOTTEN)


def keep(turn: Turn) -> None:
    turn.say(KEPT_AFTER_ALL)
