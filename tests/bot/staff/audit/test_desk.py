"""A desk that judges by role, and writes down."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.staff.accounts.rights import Role
from bot.staff.audit.desk import AuditedDesk
from bot.staff.audit.entry import Audited, Entry, Outcome
from bot.staff.port import Action, Card, Desk, Doing, Done, Pack, Refusal
from tests.bot.staff.accounts.crew import Crew


@dataclass
class RecordingDesk:
    """Does nothing, and remembers what it was asked to do."""

    answer: Done = field(default_factory=Done)
    acted: list[Action] = field(default_factory=list)
    begun: list[str] = field(default_factory=list)

    def cards(self) -> Sequence[Card]:
        return ()

    def open(self, name: str, account: str, reader_locale: str) -> Pack | None:
        return None

    def unmasked(self, name: str) -> dict[str, str]:
        return {"order_no": "10000123456789012345"}

    def act(self, action: Action) -> Done:
        self.acted.append(action)
        return self.answer

    def begin_case(self, name_or_openid: str, account: str, locale: str) -> str | None:
        self.begun.append(name_or_openid)
        return "new name" if name_or_openid.startswith("o") else None

    def typing(self, name: str, account: str) -> None:
        """Nobody sees it."""

    def changes(self, timeout_s: float) -> bool:
        return True


@pytest.fixture
def crew() -> Crew:
    crew = Crew()
    for role in Role:
        crew.add(f"the-{role}", role)
    return crew


@pytest.fixture
def behind() -> RecordingDesk:
    return RecordingDesk()


@pytest.fixture
def desk(crew: Crew, behind: RecordingDesk) -> Desk:
    return AuditedDesk(desk=behind, accounts=crew.people.accounts, audit=crew.people.audit)


def action(doing: Doing = Doing.REPLY, account: str = "the-agent", **more: Any) -> Action:
    return Action(doing=doing, name="name", account=account, key="key", **more)


def the_entry(crew: Crew) -> Entry:
    (entry,) = crew.people.audit.newest()
    return entry


@pytest.mark.parametrize("doing", Doing)
def test_every_action_is_done_and_written_down(crew: Crew, desk: Desk, behind: RecordingDesk, doing: Doing) -> None:
    asked = action(doing, to="the-lead")
    assert desk.act(asked) == behind.answer
    assert behind.acted == [asked]
    entry = the_entry(crew)
    assert (entry.account, entry.what, entry.outcome) == ("the-agent", Audited(doing), Outcome.DONE)
    assert entry.conversation == crew.people.audit.pseudonym("name")


@pytest.mark.parametrize("refusal", Refusal)
def test_what_the_desk_refused_is_written_down_as_that(
    crew: Crew, desk: Desk, behind: RecordingDesk, refusal: Refusal
) -> None:
    behind.answer = Done(refusal=refusal, by="wang")
    assert desk.act(action()) == behind.answer
    assert the_entry(crew).outcome == Outcome(refusal)


@pytest.mark.parametrize("doing", Doing)
def test_an_auditor_changes_nothing_and_the_try_is_written_down(
    crew: Crew, desk: Desk, behind: RecordingDesk, doing: Doing
) -> None:
    assert desk.act(action(doing, "the-auditor")).refusal is Refusal.NOT_YOURS
    assert behind.acted == []
    assert the_entry(crew).outcome is Outcome.FORBIDDEN


def test_a_disabled_account_does_nothing_though_its_page_is_open(crew: Crew, desk: Desk, behind: RecordingDesk) -> None:
    crew.people.accounts.disable("the-agent")
    assert desk.act(action()).refusal is Refusal.NOT_YOURS
    assert behind.acted == []


def test_of_what_was_written_nothing_is_in_the_audit(crew: Crew, desk: Desk) -> None:
    desk.act(action(Doing.CLOSE, text="the refund came", slot="order_no", value="10000123", to="solved"))
    entry = the_entry(crew)
    assert entry.about == ""
    assert not any(each in repr(entry) for each in ("refund", "10000123", "order_no", "solved"))


def test_to_whom_a_conversation_was_transferred_is_written_down(crew: Crew, desk: Desk) -> None:
    desk.act(action(Doing.TRANSFER, to="the-lead"))
    assert the_entry(crew).about == "the-lead"


@pytest.mark.parametrize("to", ["nobody", "my card is 6222", ""])
def test_a_name_that_nobody_has_is_not(crew: Crew, desk: Desk, to: str) -> None:
    desk.act(action(Doing.TRANSFER, to=to))
    assert the_entry(crew).about == ""


@pytest.mark.parametrize("to", ["nobody", "", "the-auditor", "the-disabled"])
def test_nothing_is_given_to_somebody_who_could_not_answer(
    crew: Crew, desk: Desk, behind: RecordingDesk, to: str
) -> None:
    crew.add("the-disabled")
    crew.people.accounts.disable("the-disabled")
    assert desk.act(action(Doing.TRANSFER, to=to)).refusal is Refusal.BAD_VALUE
    assert behind.acted == []
    assert the_entry(crew).outcome is Outcome.BAD_VALUE


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD])
@pytest.mark.parametrize("doing", Doing)
def test_only_a_lead_does_something_in_a_colleagues_and_only_gives_it_away(
    desk: Desk, behind: RecordingDesk, role: Role, doing: Doing
) -> None:
    # Whatever a page claims.
    desk.act(action(doing, f"the-{role}", to="the-agent", over_others=True))
    (acted,) = behind.acted
    assert acted.over_others is (role is Role.LEAD and doing in {Doing.TRANSFER, Doing.REQUEUE})


@pytest.mark.parametrize(
    ("account", "whom", "name", "outcome"),
    [
        ("the-agent", "oABC", "new name", Outcome.DONE),
        ("the-agent", "abc", None, Outcome.BAD_VALUE),
        ("the-auditor", "oABC", None, Outcome.FORBIDDEN),
    ],
)
def test_a_case_that_is_begun_is_written_down_without_the_openid(
    crew: Crew, desk: Desk, account: str, whom: str, name: str | None, outcome: Outcome
) -> None:
    assert desk.begin_case(whom, account, "en") == name
    entry = the_entry(crew)
    assert (entry.account, entry.what, entry.outcome) == (account, Audited.BEGIN_CASE, outcome)
    assert entry.conversation == (crew.people.audit.pseudonym(name) if name else "")


def test_an_auditor_begins_no_case(desk: Desk, behind: RecordingDesk) -> None:
    desk.begin_case("oABC", "the-auditor", "en")
    assert behind.begun == []


def test_what_only_looks_goes_through(desk: Desk) -> None:
    assert (list(desk.cards()), desk.open("name", "lin", "en"), desk.changes(1.0)) == ([], None, True)
    assert desk.unmasked("name") == {"order_no": "10000123456789012345"}
