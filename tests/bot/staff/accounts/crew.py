"""People in memory, with a clock that is ours."""

from dataclasses import dataclass, field

from bot.staff.accounts.account import Account
from bot.staff.accounts.rights import Role
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.people import People, people_of
from bot.store import Bound, MemoryRecords, MemoryShared, MemoryTrail

PASSWORD = "correct horse battery"
ADDRESS = "203.0.113.7"


@dataclass(slots=True)
class Clock:
    """It stands still until it is moved."""

    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def forward(self, *, hours: float = 0, minutes: float = 0, seconds: float = 0) -> None:
        self.now += hours * 3600 + minutes * 60 + seconds


@dataclass(slots=True)
class Crew:
    """People, and what a test wants of them."""

    clock: Clock = field(default_factory=Clock)
    records: MemoryRecords = field(default_factory=MemoryRecords)
    people: People = field(init=False)

    def __post_init__(self) -> None:
        shared = MemoryShared(self.clock)
        trail = MemoryTrail(Bound(entries=1000, days=365), self.clock)
        self.people = people_of(self.records, shared, trail, b"key", self.clock)

    def add(self, name: str = "lin", role: Role = Role.AGENT) -> Account:
        return self.people.accounts.add(name, password=PASSWORD, role=role, locale="zh_Hans")

    def sign_in(self, name: str = "lin", password: str = PASSWORD, address: str = ADDRESS) -> object:
        return self.people.signing_in.check(name, password, address)

    def written(self) -> list[tuple[str, Audited, Outcome]]:
        """Oldest first."""
        return [(each.account, each.what, each.outcome) for each in self.people.audit.newest()][::-1]
