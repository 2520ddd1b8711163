"""Several refunds of one user: one is talked about, the others wait with all that is known of them."""

from collections.abc import Mapping
from typing import Any

from dialogs.acts import Act
from dialogs.case import Case
from dialogs.slots import StepOutcome
from dialogs.states import ASIDE, START, Phase
from dialogs.things import CaseNamed
from dialogs.turn import Turn
from dialogs.utterance import Utterance

_ACCOUNTS = frozenset({Act.REPORT, Act.INFORM})
#: More than so many waiting refunds are no chat any more.
MOST_WAITING = 3


def put_aside(turn: Turn, account: Utterance, told: Mapping[str, float]) -> None:
    """A refund that was told beside the present one waits as a case of its own."""
    session = turn.session
    if len(session.others) >= MOST_WAITING:
        return
    session.cases += 1
    case = Case(
        number=session.cases,
        opened_at=turn.timestamp,
        facts={str(slot): str(value) for slot, value in account.slots.items()},
        grounds=[str(ground) for ground in account.grounds],
        told=dict(told),
        thing=account.thing.id if account.thing is not None else "",
        called=account.thing.word if account.thing is not None else "",
    )
    session.others.append(_waiting(START, case))


def exchange(turn: Turn, place: int = 0) -> str:
    """Takes up a refund that waits, puts the present one last, and gives the state that it was left in."""
    session, left_in = turn.session, _left_in(turn)
    taken = session.others.pop(place)
    if left_in != Phase.CLOSED:
        session.others.append(_waiting(left_in, session.case))
    session.case = Case.from_json(taken["case"])
    session.confirming, session.reopened_from = "", ""
    turn.reconsider()
    return str(taken["state"])


def _left_in(turn: Turn) -> str:
    """The state that the present refund is to be taken up in; an answer that is open stays as it was."""
    before = turn.session.came_from or START
    return turn.session.reopened_from or (before if turn.phase in ASIDE else turn.state)


def _waiting(state: str, case: Case) -> dict[str, Any]:
    return {"state": state, "case": case.as_json()}


def place_of(turn: Turn, wanted: CaseNamed) -> int | None:
    """The place among those that wait of the refund that is meant; None where none of them is."""
    return next((place for place, case in enumerate(waiting(turn)) if is_meant(case, wanted)), None)


def is_present(turn: Turn, wanted: CaseNamed) -> bool:
    """Whether the refund on the table is meant: the only one is, where it was not said what it is about."""
    session = turn.session
    is_only = not session.others and not session.case.thing and wanted.thing is not None
    return is_only or is_meant(session.case, wanted)


def is_meant(case: Case, wanted: CaseNamed) -> bool:
    if wanted.thing is not None:
        return case.thing == wanted.thing.id
    return case.number == wanted.number


def waiting(turn: Turn) -> tuple[Case, ...]:
    """The refunds that wait their turn."""
    return tuple(Case.from_json(other["case"]) for other in turn.session.others)


def close(turn: Turn, place: int) -> Case:
    """A refund that waited is settled: it waits no more."""
    return Case.from_json(turn.session.others.pop(place)["case"])


def came_for_another(turn: Turn) -> bool:
    """Whether money has come for a thing that the present refund is not about."""
    thing, case = turn.utterance.thing, turn.session.case
    if turn.outcome is not StepOutcome.ARRIVED or thing is None or thing.id == case.thing:
        return False
    return bool(case.thing) or place_of(turn, CaseNamed(thing=thing)) is not None


def told_of_waiting(turn: Turn) -> int | None:
    """The place of the refund that waits of which the message tells, by the thing that it names; None for all else."""
    said, case = turn.utterance, turn.session.case
    is_told = turn.tells_something and said.act in _ACCOUNTS and not said.choice and not said.is_question
    if not is_told or said.thing is None or not case.thing or said.thing.id == case.thing:
        return None
    return place_of(turn, CaseNamed(thing=said.thing))
