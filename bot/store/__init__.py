"""The store: sessions, deliveries, claims, outboxes and transcripts, on Redis or in memory."""

from collections.abc import Callable

from bot.store.address import open_wire
from bot.store.errors import (
    LostClaimError,
    StoreDownError,
    StoreError,
    StoreLockedError,
    StoreStartError,
    StoreUrlError,
)
from bot.store.inbox import Inbox, WireInbox
from bot.store.keys import Keys
from bot.store.memory import MemoryStore
from bot.store.memory_inbox import MemoryInbox
from bot.store.port import SESSION_TTL_S, Store
from bot.store.records import MemoryRecords, Records, WireRecords
from bot.store.redis_store import RedisStore
from bot.store.shared import MemoryShared, Shared, WireShared
from bot.store.trail import Bound, MemoryTrail, Trail, WireTrail
from bot.store.watched import WatchedWire

__all__ = [
    "SESSION_TTL_S",
    "Bound",
    "Inbox",
    "Keys",
    "LostClaimError",
    "MemoryInbox",
    "MemoryRecords",
    "MemoryShared",
    "MemoryStore",
    "MemoryTrail",
    "Records",
    "RedisStore",
    "Shared",
    "Store",
    "StoreDownError",
    "StoreError",
    "StoreLockedError",
    "StoreStartError",
    "StoreUrlError",
    "Trail",
    "WireInbox",
    "WireRecords",
    "WireShared",
    "WireTrail",
    "open_store",
    "open_wire",
]


def open_store(
    url: str,
    secret: bytes,
    *,
    session_ttl_s: int = SESSION_TTL_S,
    failed: Callable[[str], None] | None = None,
) -> RedisStore:
    """
    The store at that REDIS_URL. It connects when it is used. Raises StoreUrlError.

    `failed` is told the kind of each call that the store did not answer.
    """
    wire = open_wire(url)
    watched = wire if failed is None else WatchedWire(wire, failed)
    return RedisStore(watched, Keys(secret), session_ttl_s=session_ttl_s)
