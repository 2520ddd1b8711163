"""What a repair act is for, as small predicates on a trail: each gives "" where it holds, else what is missing."""

from collections.abc import Callable

from bot.testkit.repair.trail import Trail
from dialogs.ownership import Owner
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.states import START, Phase, asking

#: "" where it is as it should be, else the reason why not.
Judge = Callable[[Trail], str]

FIRST_QUESTION = asking(Slot.SITUATION)

#: What puts a phase on the table again, by the id of its reply; a question has its own.
_PUTS = {
    Phase.CLARIFYING: frozenset({"clarify.which"}),
    Phase.CONFIRMING: frozenset({"my_data.confirm", "my_data.confirm_export", "evidence.what_is_it"})
    | frozenset({"contradiction.which_holds"}),
    Phase.ADVISING: frozenset({"advice.what_next", "advice.used_up"}),
    Phase.FOLLOWING_UP: frozenset({"follow_up.did_it_help"}),
    Phase.WARNING: frozenset({"warning.go_on", "warning.scam", "warning.already_paid"}),
    Phase.CLOSED: frozenset({"closed.again"}),
}


def both(*judges: Judge) -> Judge:
    """All of them hold; the first that does not is named."""

    def judge(trail: Trail) -> str:
        return next((missing for each in judges if (missing := each(trail))), "")

    return judge


def either(*judges: Judge) -> Judge:
    """One of them holds; of all that do not, the last is named."""

    def judge(trail: Trail) -> str:
        missing = [each(trail) for each in judges]
        return "" if "" in missing else missing[-1]

    return judge


def answered(*starts: str) -> Judge:
    """A reply whose id begins with one of these was given."""

    def judge(trail: Trail) -> str:
        given = any(id_.startswith(starts) for id_ in trail.ids)
        return "" if given else f"no reply {' or '.join(starts)}"

    return judge


def taken_for(*acts: str) -> Judge:
    """The message was taken for what it is."""

    def judge(trail: Trail) -> str:
        return "" if trail.first.act in acts else f"taken for {trail.first.act}"

    return judge


def state_is(state: str) -> Judge:
    def judge(trail: Trail) -> str:
        return "" if trail.end.state == state else f"ends in {trail.end.state}, not in {state}"

    return judge


def place_kept(trail: Trail) -> str:
    """The same state with the same facts; from `idle` the first question follows, unless the talk was stopped."""
    kept = {trail.start.state, FIRST_QUESTION} if _is_fresh(trail) else {trail.start.state}
    if trail.end.state not in kept:
        return f"the place is lost: {trail.end.state}"
    return "" if trail.end.case.facts == trail.start.case.facts else "facts are lost or made up"


def _is_fresh(trail: Trail) -> bool:
    return trail.start.state == START and not trail.start.came_from


def put_again(trail: Trail) -> str:
    """What was on the table is there again, or one tap away."""
    on_the_table = trail.end.offered
    if trail.end.owner != Owner.BOT or choices.BACK.id in on_the_table:
        return ""
    if trail.phase is Phase.IDLE:
        return "" if trail.end.state != START or choices.RESTART.id in on_the_table else "nothing leads on"
    return _question_again(trail) if trail.question else _phase_again(trail)


def _question_again(trail: Trail) -> str:
    assert trail.question is not None
    if trail.question.prompt.id not in trail.last.ids:
        return "the question is not put again"
    has_bridge = len(trail.last.ids) > 1
    return "" if has_bridge else "the question comes again without a word before it"


def _phase_again(trail: Trail) -> str:
    return "" if _PUTS[trail.phase] & set(trail.last.ids) else f"{trail.phase} is not put on the table again"


#: A digression: answered, then back to the very place.
kept_and_put_again = both(place_kept, put_again)


def returned(trail: Trail) -> str:
    """Back where a warning or a confirmation came in; that is put on the table again."""
    came_from = trail.start.came_from
    return "" if trail.end.state in {came_from, FIRST_QUESTION} else f"not back in {came_from} but in {trail.end.state}"


def moved_on(trail: Trail) -> str:
    """The question is not asked again: another one, advice, or (if it came in between) what was there before."""
    if trail.end.state == trail.start.state:
        return "the same is asked again"
    return "" if trail.end.offered else "nothing is offered"


def only_in(*phases: Phase) -> Callable[[Judge], Judge]:
    """Holds in these phases only."""

    def narrow(judge: Judge) -> Judge:
        return lambda trail: judge(trail) if trail.phase in phases else f"not in {trail.phase}"

    return narrow
