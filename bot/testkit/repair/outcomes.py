"""What a repair act is for, as small predicates on a trail: each gives "" where it holds, else what is missing."""

from collections.abc import Callable

from bot.testkit.repair.trail import Trail
from dialogs.ownership import Owner
from dialogs.slots import Slot
from dialogs.speaking import choices
from dialogs.speaking.proving import PICTURE
from dialogs.states import START, Phase, asking, phase_of, topic_of

#: "" where it is as it should be, else the reason why not.
Judge = Callable[[Trail], str]

FIRST_QUESTION = asking(Slot.SITUATION)

#: What puts a phase on the table again, by the id of its reply; a question has its own.
_PUTS = {
    Phase.CLARIFYING: frozenset({"clarify.which"}),
    Phase.CONFIRMING: frozenset({"my_data.confirm", "my_data.confirm_export", "repair.confirm_restart"})
    | frozenset({"contradiction.which_holds", "evidence.what_is_it"}),
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
    """A reply whose id begins so was given, or stands right above: the same is not said twice running."""

    def judge(trail: Trail) -> str:
        above = tuple(str(reply[0]) for reply in trail.start.said) if "repair.said_already" in trail.ids else ()
        given = any(id_.startswith(starts) for id_ in (*trail.ids, *above))
        return "" if given else f"no reply {' or '.join(starts)}"

    return judge


def state_is(state: str) -> Judge:
    def judge(trail: Trail) -> str:
        return "" if trail.end.state == state else f"ends in {trail.end.state}, not in {state}"

    return judge


def stood_in(trail: Trail) -> str:
    """The place behind a warning, a confirmation or a talk that was stopped; else the place itself."""
    is_between = trail.phase in {Phase.WARNING, Phase.CONFIRMING, Phase.IDLE}
    return trail.start.came_from or trail.start.state if is_between else trail.start.state


def place_kept(trail: Trail) -> str:
    """
    The same state with the same facts.

    From a fresh start the first question follows. Which proof a picture is, is asked once: whatever else is said then
    is heard where the picture came in.
    """
    kept = {trail.start.state}
    if trail.start.state == START and not trail.start.came_from:
        kept.add(FIRST_QUESTION)
    if trail.phase is Phase.CONFIRMING and trail.start.confirming == PICTURE:
        kept.add(trail.start.came_from)
    if trail.end.state not in kept:
        return f"the place is lost: {trail.end.state}"
    return "" if trail.end.case.facts == trail.start.case.facts else "facts are lost or made up"


def put_again(trail: Trail) -> str:
    """What is on the table there is put again, or the way back to it is one tap away."""
    end, phase = trail.end, phase_of(trail.end.state)
    if end.owner != Owner.BOT or choices.BACK.id in end.offered:
        return ""
    if phase is Phase.IDLE:
        return "" if end.offered else "nothing leads on"
    if "repair.said_already" in trail.last.ids:
        return "" if set(trail.start.offered) <= set(end.offered) else "what was offered is gone"
    prompt = trail.talk.catalog.questions[Slot(topic_of(end.state))].prompt.id if phase is Phase.ASKING else ""
    if not ({prompt} if prompt else _PUTS[phase]) & set(trail.last.ids):
        return f"{end.state} is not put on the table again"
    # A question that simply comes again looks as if nothing had been heard.
    return (
        "" if len(trail.last.ids) > 1 or end.state != trail.start.state else "it comes again without a word before it"
    )


#: A digression: answered, then back to the very place.
kept_and_put_again = both(place_kept, put_again)


def returned(trail: Trail) -> str:
    """Back where a warning or a confirmation came in."""
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
