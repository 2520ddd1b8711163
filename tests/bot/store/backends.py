"""The stores that the contract is tested on, and how a test makes time pass in each."""

from dataclasses import dataclass, field
from typing import Protocol

from bot.store import Keys, MemoryStore, RedisStore, open_wire
from bot.store.keys import due_key
from bot.store.port import Claim, Store
from bot.store.wire import Wire


class Backend(Protocol):
    """A store, and what no caller of a store can do."""

    @property
    def store(self) -> Store: ...

    def let_claim_lapse(self, sender: str) -> None: ...

    def let_reply_expire(self, claim: Claim) -> None: ...

    def due(self, sender: str) -> dict[str, int]: ...


@dataclass(slots=True)
class Seconds:
    """A clock that stands still until it is moved."""

    now: float = 1_000_000.0

    def __call__(self) -> float:
        return self.now


@dataclass(slots=True)
class MemoryBackend:
    """The clock is ours."""

    seconds: Seconds = field(default_factory=Seconds)
    store: MemoryStore = field(init=False)

    def __post_init__(self) -> None:
        self.store = MemoryStore(seconds=self.seconds)

    def let_claim_lapse(self, sender: str) -> None:
        self.seconds.now += self.store.claim_ttl_s

    def let_reply_expire(self, claim: Claim) -> None:
        self.seconds.now += 601

    def due(self, sender: str) -> dict[str, int]:
        return self.store.due(sender)


class RedisBackend:
    """The server's clock is its own, so what should have expired is taken away."""

    def __init__(self, url: str, secret: bytes) -> None:
        self.wire: Wire = open_wire(url)
        self.keys = Keys(secret)
        self.store = RedisStore(self.wire, self.keys)

    def let_claim_lapse(self, sender: str) -> None:
        self.wire.call("DEL", self.keys.user(sender).claim)

    def let_reply_expire(self, claim: Claim) -> None:
        key = self.keys.user(claim.sender).deliveries
        answered: bytes = self.wire.call("HGET", key, claim.delivery)
        long_ago = int(answered[2:12]) - 601
        self.wire.call("HSET", key, claim.delivery, answered[:2] + b"%010d" % long_ago + answered[12:])
        for number in range(15 - int(self.wire.call("HLEN", key))):
            self.wire.call("HSET", key, f"filler{number:06d}", b"E0%010d" % (long_ago + 601))

    def due(self, sender: str) -> dict[str, int]:
        user = self.keys.user(sender)
        pairs = self.wire.call("ZRANGE", due_key(user.bucket), 0, -1, "WITHSCORES")
        names = [(pairs[i].decode(), int(pairs[i + 1])) for i in range(0, len(pairs), 2)]
        return {member.partition(":")[2]: at for member, at in names if member.startswith(f"{user.name}:")}
