"""What a store says about itself, for whoever looks after it."""

import time
from dataclasses import dataclass
from typing import Any

from redis.exceptions import ResponseError

from bot.store.keys import fence_key
from bot.store.wire import Wire

#: In a script, because a cluster then knows which server is meant: the one that has this key.
_ASK = "return {redis.call('TIME'), redis.call('INFO')}"
_TIMES_ASKED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Inspection:
    """One server. Of a cluster, that of the first bucket."""

    product: str
    version: str
    role: str
    #: The server's clock minus ours, in seconds.
    clock_ahead_s: float
    #: The middle one of several round trips.
    latency_s: float
    maxmemory: int
    maxmemory_policy: str
    has_append_only_file: bool
    #: The schedule of snapshots; empty for none, None when the server does not tell.
    snapshots: str | None
    #: Whether the last write to the disk went well.
    is_disk_well: bool
    used_memory: str


def inspect(wire: Wire) -> Inspection | None:
    """What the server tells; None when it does not let us ask. Raises StoreDownError."""
    try:
        (seconds, micros), info = wire.call("EVAL", _ASK, 1, fence_key(0))
    except ResponseError:
        return None
    now = time.time()
    told = _fields(info)
    return Inspection(
        product="Valkey" if "valkey_version" in told else "Redis",
        version=told.get("valkey_version") or told.get("redis_version", ""),
        role=told.get("role", ""),
        clock_ahead_s=int(seconds) + int(micros) / 1e6 - now,
        latency_s=_latency(wire),
        maxmemory=int(told.get("maxmemory", "0")),
        maxmemory_policy=told.get("maxmemory_policy", ""),
        has_append_only_file=told.get("aof_enabled") == "1",
        snapshots=_snapshots(wire),
        is_disk_well=told.get("aof_last_write_status", "ok") == told.get("rdb_last_bgsave_status", "ok") == "ok",
        used_memory=told.get("used_memory_human", ""),
    )


def can_write(wire: Wire) -> bool:
    """Whether the store takes what it is given. Raises StoreDownError, as a read-only or full one does."""
    try:
        return bool(wire.call("SET", "refundbot:doctor", b"1", "EX", 5))
    except ResponseError:
        return False


def _latency(wire: Wire) -> float:
    took = []
    for _ in range(_TIMES_ASKED):
        start = time.perf_counter()
        wire.call("EXISTS", fence_key(0))
        took.append(time.perf_counter() - start)
    return sorted(took)[_TIMES_ASKED // 2]


def _snapshots(wire: Wire) -> str | None:
    try:
        told: Any = wire.call("CONFIG", "GET", "save")
    except ResponseError:
        # Rented servers keep their settings to themselves.
        return None
    value = told.get("save", "") if isinstance(told, dict) else told[1]
    return value.decode() if isinstance(value, bytes) else str(value)


def _fields(info: bytes | str) -> dict[str, str]:
    text = info.decode(errors="replace") if isinstance(info, bytes) else info
    pairs = (line.partition(":") for line in text.splitlines())
    return {name: value for name, separator, value in pairs if separator}
