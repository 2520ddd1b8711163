"""The console on the real desk, real accounts and a real audit; only the store is in memory."""

from dataclasses import dataclass, field
from datetime import datetime

from flask import Flask

from bot.building import build_languages, the_catalog
from bot.dialogue import RefundDialogue
from bot.settings import Settings
from bot.staff.accounts.rights import Role
from bot.staff.audit.desk import AuditedDesk
from bot.staff.audit.entry import Audited, Entry
from bot.staff.console import console
from bot.staff.console_accounts import ConsoleAccounts
from bot.staff.port import Action, Doing
from tests.bot.staff.accounts.crew import PASSWORD, Crew
from tests.bot.staff.console.conftest import Person
from tests.bot.staff.test_desk import Office


@dataclass
class RealSite:
    """One user of the office, whom `office.says`; anybody of the crew at the console."""

    dialogue: RefundDialogue
    office: Office = field(init=False)
    crew: Crew = field(init=False)
    app: Flask = field(init=False)

    def __post_init__(self) -> None:
        self.office, self.crew = Office(self.dialogue), Crew()
        for name, role in (("chen", Role.AGENT), ("li", Role.AGENT), ("wu", Role.LEAD), ("an", Role.AUDITOR)):
            self.crew.add(name, role)
        people = self.crew.people
        desk = AuditedDesk(desk=self.office.desk, accounts=people.accounts, audit=people.audit)
        self.app = Flask("console", static_folder=None)
        self.app.testing = True
        languages = build_languages(Settings(_env_file=None))
        pages = console(desk, ConsoleAccounts(people), people.audit, languages, the_catalog(), now=self.now)
        self.app.register_blueprint(pages)

    def now(self) -> datetime:
        return self.office.now

    @property
    def page(self) -> str:
        return f"conversations/{self.office.name}"

    def stranger(self, language: str = "en") -> Person:
        return Person(self.app.test_client(), language)

    def enter(self, account: str = "chen", language: str = "en") -> Person:
        person = self.stranger(language)
        assert person.sign_in(account, PASSWORD).status_code == 303
        return person

    def does(self, doing: Doing, account: str = "chen", **told: str) -> None:
        """By the desk itself, and not by a page."""
        done = self.office.desk.act(
            Action(doing=doing, name=self.office.name, account=account, key=f"{doing}{told}", **told)  # type: ignore[arg-type]
        )
        assert done.refusal is None

    def audited(self, what: Audited) -> list[Entry]:
        return [entry for entry in self.crew.people.audit.newest() if entry.what is what]
