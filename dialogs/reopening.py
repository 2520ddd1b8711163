"""An earlier answer is opened again: which question puts it, and where the talk goes on afterwards."""

from dialogs import triggers
from dialogs.acts import Act
from dialogs.routing import DECLINING, after_change, onward, resumed
from dialogs.speaking import answers, choices
from dialogs.states import Phase
from dialogs.turn import Turn


def is_wanted(turn: Turn) -> bool:
    """Whether the message asks for it; out of a warning only a clear word leads."""
    return answers.is_wanted(turn) and turn.phase is not Phase.WARNING


def open_answer(turn: Turn) -> str:
    """The question that the answer belongs to; where no such answer is meant, what there is to choose from."""
    slot = answers.meant(turn)
    if slot is None:
        return triggers.WHICH_ANSWER
    question = answers.question_about(turn, slot)
    if question is None:
        return triggers.ANSWER_IN_WRITING
    answers.open_again(turn, slot)
    return triggers.ask_for(question.slot)


def is_left(turn: Turn) -> bool:
    """Whether the answer that is open is to stay as it is."""
    said = turn.utterance
    leaves = said.act in {Act.GO_BACK, Act.CANCEL} or said.choice in choices.RETURNING
    return _is_open(turn) and leaves


def leave(turn: Turn) -> str:
    answers.leave(turn)
    _go_where_it_was(turn)
    return to_the_table(turn)


def after_answer(turn: Turn) -> str:
    """Once the open answer is settled, on with the talk where it was; "" while none is open, or none came."""
    is_settled = turn.tells_something or turn.utterance.act in DECLINING
    if not _is_open(turn) or not is_settled:
        return ""
    _go_where_it_was(turn)
    return after_change(turn)


def after_settling(turn: Turn) -> str:
    """The same once a contradiction is settled, which a new answer may have brought about."""
    if not turn.session.reopened_from:
        return onward(turn)
    _go_where_it_was(turn)
    return after_change(turn)


def to_the_table(turn: Turn) -> str:
    """What was on the table, once more; whoever stopped goes on where they stopped."""
    return resumed(turn) if turn.phase is Phase.IDLE else triggers.return_to(turn.state)


def _is_open(turn: Turn) -> bool:
    return bool(turn.session.reopened_from) and turn.phase is Phase.ASKING


def _go_where_it_was(turn: Turn) -> None:
    turn.state, turn.session.reopened_from = turn.session.reopened_from, ""
