"""The real dialogue, a worker and WeChat's own desk, in memory, at one clock."""

import threading
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from itertools import count

import orjson

from bot.answers import Answer
from bot.building import build_dialogue
from bot.dialogue import RefundDialogue
from bot.incoming import Incoming, Kind
from bot.outbox.desk_watch import DeskWatch
from bot.outbox.dues import Due
from bot.outbox.errands import Errands
from bot.outbox.sending import Sender
from bot.outbox.ticking import Ticker
from bot.outbox.worker import Worker
from bot.sandbox.platform_calls import PlatformCalls
from bot.sandbox.platform_rules import Deed, Happened
from bot.settings import Settings
from bot.staff.presence import SeenPresence
from bot.store import MemoryShared, MemoryStore
from bot.turns import Turns
from bot.wechat.staff_desk import StaffDesk
from dialogs.knowledge import Presence
from dialogs.session import Session
from tests.bot.outbox.world import APP_ID, APP_SECRET, DirectApi, Phones, Seconds

LI, WU = "li@gh_1", "wu@gh_1"
#: A Friday noon in China.
NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC).timestamp()


class Asked:
    """Who is there, by whichever world asks now: a dialogue takes a second to build."""

    def __init__(self) -> None:
        self.of: SeenPresence | None = None

    def __call__(self) -> Presence:
        return Presence() if self.of is None else self.of()


@cache
def the_dialogue() -> tuple[RefundDialogue, Asked]:
    asked = Asked()
    return build_dialogue(Settings(REFUNDBOT_DESK="wechat"), asked), asked


@dataclass
class MemoryDues:
    """What is due for the users of that store, by bucket."""

    store: MemoryStore
    users: Sequence[str]

    def fallen(self, bucket: int, *, now: float) -> Sequence[Due]:
        mine = [user for user in self.users if int(self.store.name_of_user(user)[:3]) == bucket]
        found = [Due(self.store.name_of_user(user), *due) for user in mine for due in self.store.due(user).items()]
        return sorted((due for due in found if due.at <= now), key=lambda due: due.at)

    def drop(self, bucket: int, due: Due) -> None:
        raise AssertionError


@dataclass
class Counter:
    """Alice and bob, who write; the desk, whose staff the test plays; and the worker, when it is told to work."""

    seconds: Seconds = field(default_factory=lambda: Seconds(NOON))
    delivery: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self.store, self.shared = MemoryStore(seconds=self.seconds), MemoryShared(self.seconds)
        self.phones = Phones(self.seconds)
        self.platform = PlatformCalls(app_id=APP_ID, app_secret=APP_SECRET, audience=self.phones)
        self.dialogue, asked = the_dialogue()
        asked.of = SeenPresence(self.shared, self.seconds)
        self.turns = Turns(self.store, self.dialogue, lambda: datetime.fromtimestamp(self.seconds(), UTC))
        self.desk = self.platform.desk
        self.worker = self.new_worker()

    def new_worker(self, *, has_api: bool = True) -> "Working":
        return Working(self, has_api=has_api)

    def says(self, text: str, user: str = "alice") -> Answer:
        """As the platform does: to staff while they talk, else to the bot, whose answer may pass it on."""
        self.seconds.now += 5
        self.phones.happened[user].append(Happened(Deed.MESSAGE, self.seconds()))
        if self.desk.say(user, text):
            return Answer()
        answer = self._push(user, Kind.TEXT, text=text)
        if answer.transfer:
            self.desk.pass_on(user, answer.staff_account)
        return answer

    def post_events(self) -> None:
        """What the platform has to tell of its desk."""
        for pushed in self.desk.pushed:
            account = pushed.accounts.get("ToKfAccount") or pushed.accounts["KfAccount"]
            self._push(pushed.openid, Kind.EVENT, event=pushed.event, staff_account=account, answerable=False)
        self.desk.pushed.clear()

    def asks_for_staff(self, user: str = "alice") -> Answer:
        """And sends what is for them."""
        self.says("商家拒绝退款", user)
        self.says("转人工", user)
        return self.says("我要找人帮我看看", user)

    def talks(self, account: str = LI, user: str = "alice") -> None:
        """They are passed on, and taken."""
        self.asks_for_staff(user)
        self.desk.accept(account, user)
        self.post_events()

    def session(self, user: str = "alice") -> Session:
        stored = self.store.peek(user).session
        return Session.from_json(orjson.loads(stored)) if stored else Session()

    def works(self, *, after: float = 0.0) -> None:
        """So much later the worker has a round."""
        self.seconds.now += after
        self.worker.round()

    def asked(self, call: str) -> int:
        return self.platform.asked.count(call)

    def _push(self, user: str, kind: Kind, **told: object) -> Answer:
        at = datetime.fromtimestamp(self.seconds(), UTC)
        incoming = Incoming(sender=user, kind=kind, delivery=str(next(self.delivery)), created_at=at, **told)  # type: ignore[arg-type]
        return self.turns.take(incoming)


class Working:
    """The worker's parts on that world."""

    def __init__(self, world: Counter, *, has_api: bool) -> None:
        api = DirectApi(world.platform, world.platform.token)
        desk = StaffDesk(api) if has_api else None
        watch = None if desk is None else DeskWatch(desk, world.shared)
        turns = Turns(world.store, world.dialogue, lambda: datetime.fromtimestamp(world.seconds(), UTC), waiting_room=0)
        errands = Errands(desk, watch, world.store, turns, world.shared, world.seconds)
        ticker = Ticker(MemoryDues(world.store, ("alice", "bob")), world.store, turns, world.seconds, errands.do)
        sender = Sender(world.store, world.dialogue, world.shared, api=api, seconds=world.seconds)
        looks = () if watch is None else (watch.look,)
        self.round = Worker(ticker, sender, lambda: None, threading.Event(), each_round=looks).round
