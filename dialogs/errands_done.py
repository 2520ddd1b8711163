"""What came of an errand to WeChat's own desk: who has the user, that a talk is over, what was said there."""

from dialogs import staffing
from dialogs.acts import Act
from dialogs.errands import Errand, drop
from dialogs.knowledge import DeskKind
from dialogs.ownership import Owner, OwnerChange, change_owner
from dialogs.speaking import staff
from dialogs.turn import Turn
from dialogs.utterance import Utterance
from dialogs.values import value


@value(frozen=True, slots=True, kw_only=True)
class ErrandDone:
    """An answer to the errand that was wanted for `at`; to another one it is none, and nothing happens."""

    errand: Errand
    at: int
    #: Who has the user now; "" for nobody. Without an answer of the desk's it is not known.
    account: str = ""
    is_known: bool = True
    #: What the user said there, in order, and what staff said last.
    heard: tuple[Utterance, ...] = ()
    last_words: str = ""
    #: Of SAID: nothing more comes.
    is_last: bool = True


def take_in(turn: Turn, done: ErrandDone) -> None:
    """Changes the session, and says what the user should know of it."""
    told = turn.session.errands.get(done.errand)
    if told is None or told[0] != done.at:
        return
    if done.errand is Errand.SAID:
        _learn(turn, done)
    else:
        drop(turn.session, done.errand)
        # Of a talk that is as old as it can be WeChat's own rule says that it is over.
        if done.is_known or done.errand is Errand.CLOSE:
            _settle(turn, done.account)


def _settle(turn: Turn, account: str) -> None:
    session = turn.session
    if account:
        join(turn, account)
    elif session.owner == Owner.STAFF:
        staff.take_back(turn)
        # It is over there, too.
        drop(session, Errand.CLOSE)
    elif session.owner == Owner.QUEUED:
        staff.take_back(turn)
        staff.name_contacts(turn)


def join(turn: Turn, account: str) -> None:
    """Staff of WeChat's own desk have the user from now on."""
    session = turn.session
    change_owner(session, OwnerChange.STAFF_JOIN)
    session.owned_since, session.staff_account = turn.timestamp, account
    if turn.knowledge.desk.kind is DeskKind.WECHAT:
        staff.begin_talk(session, turn.timestamp)


def _learn(turn: Turn, done: ErrandDone) -> None:
    """Facts that the user told staff are not asked for again."""
    session = turn.session
    for utterance in done.heard:
        if utterance.slots:
            staffing.take_in(turn, Utterance(act=Act.INFORM, slots=utterance.slots))
    session.last_words = done.last_words or session.last_words
    if done.is_last:
        drop(session, Errand.SAID)
    turn.replies = []


def has_moved_on(turn: Turn, facts_before: dict[str, str]) -> bool:
    """Whether the question on the table may be answered by now, and the user has not written since."""
    return turn.session.is_back and turn.session.owner == Owner.BOT and turn.session.case.facts != facts_before
