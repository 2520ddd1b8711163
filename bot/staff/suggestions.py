"""What staff may send with one key: the next question, the step, the words to send, and what fits the cause."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from bot.rendering import Renderer
from bot.staff.port import Suggestion
from dialogs import climbing
from dialogs.refunds import guidance, safety
from dialogs.replies import Reply, Say
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.speaking import clocks, drafting
from dialogs.staffing import WORDS_BYTES
from dialogs.turn import Turn

#: Left as gaps for the user to fill: staff need not have seen them.
_NOT_SENT = (Slot.ORDER_NO, Slot.REFUND_NO)
#: In which kind comes what a turn would say.
_Told = tuple[str, str, Sequence[Reply]]


class Suggestions:
    """Written in the user's language, with the reader's beside it."""

    def __init__(self, renderer: Renderer, reader_locale: str, today: date) -> None:
        self._renderer = renderer
        self._reader_locale = reader_locale
        self._today = today

    def of(self, new_turn: Callable[[], Turn], locale: str) -> tuple[Suggestion, ...]:
        """All that fit one page; `new_turn` makes a turn on a session that may be spoilt."""
        return tuple(found for told in _told(new_turn) if (found := self._written(*told, locale)) is not None)

    def _written(self, kind: str, name: str, replies: Sequence[Reply], locale: str) -> Suggestion | None:
        if not replies:
            return None
        text, read = (self._renderer.said(replies, each, self._today) for each in (locale, self._reader_locale))
        if len(text.encode()) > WORDS_BYTES:
            return None
        return Suggestion(kind=kind, id=name, text=text, in_reader_language="" if text == read else read)


def spoilable(session: Session) -> Session:
    """A copy that knows no number which staff have not unmasked."""
    copy = Session.from_json(session.as_json())
    copy.case.facts = {slot: value for slot, value in copy.case.facts.items() if slot not in _NOT_SENT}
    return copy


def _told(new_turn: Callable[[], Turn]) -> Iterator[_Told]:
    turn = new_turn()
    if turn.question is not None:
        yield "question", str(turn.question.slot), [Reply(id=turn.question.prompt.id)]
    yield from _about_step(new_turn)
    yield from _canned(new_turn())


def _about_step(new_turn: Callable[[], Turn]) -> Iterator[_Told]:
    """The step on the table, or the first of the likeliest cause; and the words for it."""
    turn = _concluded(new_turn())
    rung = turn.rung
    if rung is None:
        return
    turn.say(rung.action)
    if rung.clock is not None:
        clocks.say_clock(turn, rung.clock)
    yield "remedy", rung.id, turn.replies
    if rung.draft is not None:
        writer = _concluded(new_turn())
        drafting.write_draft(writer)
        yield "draft", rung.id, [reply for reply in writer.replies if reply.id == rung.draft.statement.id]


def _concluded(turn: Turn) -> Turn:
    case = turn.session.case
    if turn.variant is None:
        case.variant = turn.likeliest.id
    if turn.rung is None:
        first = climbing.first_rung(turn)
        case.rung = "" if first is None else first.id
    return turn


def _canned(turn: Turn) -> Iterator[_Told]:
    """What belongs to the cause, in the order in which it is usually needed."""
    turn = _concluded(turn)
    variant, rung = turn.variant, turn.rung
    if variant is None:
        return
    says: list[Say] = [variant.explanation, guidance.DURATION[variant.cause]]
    if rung is not None:
        says.append(rung.outlook)
    for say in (*says, guidance.EVIDENCE_NOTE, safety.NO_FEE_NO_CODE):
        yield "canned", say.id, [Reply(id=say.id)]
