"""Several refunds of one user: one is talked about, the others wait with all that is known of them."""

from collections.abc import Mapping
from typing import Any

from dialogs.case import Case
from dialogs.states import ASIDE, START, Phase
from dialogs.turn import Turn
from dialogs.utterance import Utterance

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
    )
    session.others.append(_waiting(START, case))


def exchange(turn: Turn) -> str:
    """Takes up the refund that has waited longest, puts the present one last, and gives the state that it was in."""
    session, left_in = turn.session, _left_in(turn)
    taken = session.others.pop(0)
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
