"""What tests of the conversation share: a calendar without holidays, and a user who talks in values."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import pytest
from transitions import Machine

from dialogs.acts import Act
from dialogs.catalog import Catalog
from dialogs.conversation import Conversation, full_catalog
from dialogs.deadlines import CHINA
from dialogs.knowledge import Knowledge
from dialogs.machine import machine_of
from dialogs.outcome import Outcome
from dialogs.refunds import refund_catalog
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.states import START, advising, asking, following_up
from dialogs.utterance import Utterance

A_SUNDAY = datetime(2026, 11, 22, 10, 0, tzinfo=CHINA)


class WeekdaysOnly:
    """A calendar that knows no holidays."""

    def is_working_day(self, day: date) -> bool | None:
        return day.weekday() < 5


@dataclass(kw_only=True)
class User:
    """Somebody who talks to the bot, one value at a time, on a clock that the test moves."""

    machine: Machine
    knowledge: Knowledge
    session: Session = field(default_factory=Session)
    now: datetime = A_SUNDAY
    last: Outcome = field(default_factory=Outcome)

    def says(self, act: Act = Act.REPORT, **said: object) -> list[str]:
        """The ids of what is answered."""
        self.now += timedelta(seconds=5)
        self.last = self.conversation.take(Utterance(act=act, **said), self.now)  # type: ignore[arg-type]
        return self.answered

    def taps(self, choice: str) -> list[str]:
        known = self.knowledge.catalog.choices[choice]
        return self.says(known.act, choice=choice, slots=dict(known.facts))

    def tells(self, **facts: str) -> list[str]:
        return self.says(Act.INFORM, slots={Slot(slot): value for slot, value in facts.items()})

    @property
    def answered(self) -> list[str]:
        return [reply.id for reply in self.last.replies]

    @property
    def offered(self) -> list[str]:
        return self.session.offered

    @property
    def conversation(self) -> Conversation:
        # The store keeps JSON: what JSON loses is lost here as well.
        self.session = Session.from_json(self.session.as_json())
        return Conversation(self.machine, self.knowledge, self.session)


@pytest.fixture(scope="session")
def catalog() -> Catalog:
    return full_catalog(refund_catalog())


@pytest.fixture(scope="session")
def machine(catalog: Catalog) -> Machine:
    return machine_of(catalog)


@pytest.fixture
def knowledge(catalog: Catalog) -> Knowledge:
    return Knowledge(catalog=catalog, workdays=WeekdaysOnly())


@pytest.fixture
def user(machine: Machine, knowledge: Knowledge) -> User:
    return User(machine=machine, knowledge=knowledge)


@pytest.fixture
def user_in(machine: Machine, knowledge: Knowledge, catalog: Catalog) -> Callable[[str], User]:
    """A user whose conversation stands in the given state, with all that such a state needs."""

    def make(state: str) -> User:
        user = User(machine=machine, knowledge=knowledge)
        user.session.welcomed = True
        _furnish(user.session, state, catalog)
        return user

    return make


def _furnish(session: Session, state: str, catalog: Catalog) -> None:
    session.state = state
    cause = state.partition(".")[2]
    if state in {advising(cause), following_up(cause)}:
        variant = next(each for each in catalog.variants.values() if each.cause == cause)
        session.case.variant, session.case.rung = variant.id, variant.ladder[0].id
    if state == "clarifying":
        session.case.candidates = ["system_outage", "merchant_refused"]
    if state in {"confirming", "warning"}:
        session.came_from = asking(Slot.SITUATION)
    if state != START:
        session.offered = ["act.restart"]
