"""From the start that a script names to the session that the store keeps: by turns of the bot, and by nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush

import orjson

from bot.dialogue import RefundDialogue
from bot.lines import incoming_of
from bot.staff.deeds import STAFF
from bot.staff.port import Doing
from bot.testkit.desk_steps import ACCOUNT
from bot.testkit.onward import onward
from bot.testkit.start import ImpossibleStartError, Start
from bot.turn_port import Stored
from dialogs.acts import Act, Ground
from dialogs.conversation import Conversation
from dialogs.knowledge import DeskKind
from dialogs.ownership import Owner
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.states import Phase
from dialogs.utterance import Utterance

#: After so many taps the search gives up, which takes some seconds.
MOST_TAPS = 4_000
_ASKING = f"{Phase.ASKING}."
#: No tap leads to these.
_BY_WORDS = frozenset({Phase.IDLE, Phase.CLARIFYING, Phase.CONFIRMING, Phase.WARNING})
_WORDS_CURE = "leave `start:` out and let the first steps lead there"


@dataclass(frozen=True)
class Search:
    """For starts in one dialogue at one moment. Most pass the same places, so it remembers where each tap led."""

    dialogue: RefundDialogue
    now: datetime
    _tapped: dict[bytes, tuple[Session, ...]] = field(default_factory=dict)

    def stand(self, start: Start, locale: str) -> bytes:
        """
        The session of somebody who stands there, as the store keeps it.

        Raises `ImpossibleStartError` when nobody can.
        """
        spoken = start.locale or locale
        if start.is_fresh:
            return _packed(Session(locale=spoken, has_shown_locale=True))
        told = self.told(start, spoken)
        _demand_kept(start, told)
        return self.handed(_found(self, start, told), start.owner)

    def told(self, start: Start, locale: str) -> Session:
        """After one message with all the facts in it, or after a greeting."""
        session = Session()
        conversation = Conversation(self.dialogue.machine, self.dialogue.knowledge, session)
        told = Utterance(
            act=Act.REPORT if start.facts or start.grounds else Act.GREETING,
            slots={Slot(slot): value for slot, value in start.facts},
            grounds=tuple(Ground(each) for each in start.grounds),
            locale=locale,
        )
        local = self.now.astimezone(self.dialogue.zone)
        said = conversation.take(told, local).replies
        session.pages = len(self.dialogue.renderer.pages(said, session.locale, local.date()))
        return session

    def after(self, stored: bytes, **line: str) -> Session:
        """The turn of a line of `refundbot chat --json`."""
        incoming = incoming_of({"user": "somebody", "msg_id": "1", **line}, self.now, 0)
        taken = self.dialogue.take(Stored(session=stored), incoming, self.now)
        return Session.from_json(orjson.loads(taken.session or stored))

    def tapped(self, session: Session) -> tuple[Session, ...]:
        """After a tap on each choice that leads on. They are shared: to be read only."""
        stored = _packed(session)
        if stored not in self._tapped:
            choices = onward(session.offered, self.dialogue.knowledge.catalog)
            self._tapped[stored] = tuple(self.after(stored, type="tap", choice=choice) for choice in choices)
        return self._tapped[stored]

    def handed(self, session: Session, owner: str) -> bytes:
        """With staff, or waiting for them."""
        if owner == Owner.BOT:
            return _packed(session)
        called = self.after(_packed(session), type="tap", choice="act.talk_to_human")
        if called.owner != Owner.QUEUED:
            cure = "set `desk` and `staff_hours` under `settings:`, or another hour with `now:`"
            raise ImpossibleStartError(f"`owner: {owner}` cannot be: whoever asks for a person is not queued; {cure}")
        return _packed(called if owner == Owner.QUEUED else self._taken_up(called))

    def _taken_up(self, session: Session) -> Session:
        if self.dialogue.knowledge.desk.kind is DeskKind.CONSOLE:
            return self.after(_packed(session), event=STAFF, event_key=str(Doing.TAKE), staff_account=ACCOUNT)
        return self.after(_packed(session), event="kf_create_session", staff_account=ACCOUNT)


def _demand_kept(start: Start, session: Session) -> None:
    if session.state == Phase.CONFIRMING != start.state:
        what = "these facts contradict each other: the bot asks which of them hold"
        raise ImpossibleStartError(f"{what}; change or take out one, or say `state: {Phase.CONFIRMING}`")
    kept = session.case.facts
    if start.state.startswith(_ASKING) and start.state.removeprefix(_ASKING) in kept:
        slot = start.state.removeprefix(_ASKING)
        raise ImpossibleStartError(f"nobody is asked for `{slot}` who has told it: take it out of the facts")
    lost = [slot for slot, value in start.facts if kept.get(slot) != value]
    if lost:
        held = ", ".join(f"{slot}: {kept.get(slot, 'nothing')}" for slot in lost)
        cure = "take that out; what came of a step is said by `taken` and `rung`"
        raise ImpossibleStartError(f"of one who tells these facts at once the bot keeps {held}; {cure}")


def _found(walk: Search, start: Start, told: Session) -> Session:
    """By the shortest way of taps; who has taken some of the steps is followed before the others."""
    if start.state in _BY_WORDS - {told.state}:
        raise ImpossibleStartError(f"no taps lead to `state: {start.state}`, only words do; {_WORDS_CURE}")
    ahead, seen = [(0, 0, told)], {_key(told)}
    tapped = 0
    while ahead and tapped < MOST_TAPS:
        *_, session = heappop(ahead)
        if _is_there(session, start):
            return session
        for after in walk.tapped(session):
            tapped += 1
            if _key(after) not in seen and _may_lead_there(after, start):
                seen.add(_key(after))
                heappush(ahead, (-len(_steps(after)) if start.taken else 0, tapped, after))
    raise ImpossibleStartError(_why(start, told))


def _is_there(session: Session, start: Start) -> bool:
    case = session.case
    wanted = ((start.state, session.state), (start.variant, case.variant), (start.rung, case.rung))
    return start.taken in {(), _steps(session)} and all(is_so in {"", has} for is_so, has in wanted)


def _may_lead_there(session: Session, start: Start) -> bool:
    """Steps that were taken stay taken."""
    steps = _steps(session)
    return not start.taken or steps == start.taken[: len(steps)]


def _steps(session: Session) -> tuple[str, ...]:
    return tuple(str(rung) for rung, _ in session.case.steps)


def _key(session: Session) -> object:
    """Two conversations alike in this go on alike."""
    case = session.case
    told = frozenset(case.facts.items()), frozenset(case.closed)
    return session.state, told, case.rung, _steps(session), tuple(session.offered)


def _why(start: Start, told: Session) -> str:
    goal = ", ".join(f"`{name}: {value}`" for name, value in _goals(start))
    begin = "they lead to" if start.facts or start.grounds else "the walk begins at"
    facts = "from these facts" if start.facts or start.grounds else "from the first question"
    cure = "tell other or more `facts`, or name the steps `taken`"
    return f"no taps lead {facts} to {goal}; {begin} `{told.state}`; {cure}"


def _goals(start: Start) -> Iterator[tuple[str, str]]:
    for name in ("state", "variant", "rung"):
        if getattr(start, name):
            yield name, getattr(start, name)
    if start.taken:
        yield "taken", f"[{', '.join(start.taken)}]"


def _packed(session: Session) -> bytes:
    return orjson.dumps(session.as_json())
