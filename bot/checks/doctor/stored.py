"""The store: is it there, does it keep what it is given, and is it fast enough."""

from collections.abc import Iterator

from bot.checks.doctor.findings import Area, Finding
from bot.store import StoreDownError, StoreError, open_wire
from bot.store.inspection import Inspection, can_write, inspect

AREA = Area("store")

_OLDEST = (7, 0)
#: A turn makes two round trips.
_SLOW_S = 0.01
_KINDS = {
    "redis": "one server",
    "rediss": "one server, encrypted",
    "unix": "one server on this machine",
    "redis+sentinel": "a primary that Sentinels know",
    "redis+cluster": "a cluster",
}


def store_findings(url: str) -> tuple[list[Finding], Inspection | None]:
    """How it stands with the store at that address, and what its server told."""
    kind = AREA.ok("kind", _KINDS.get(url.partition(":")[0], "unknown"))
    try:
        wire = open_wire(url)
        is_writable = can_write(wire)
        told = inspect(wire)
    except StoreDownError as error:
        down = AREA.fault(
            "answers", str(error), "start it, or put REDIS_URL right; a full or read-only one is down too"
        )
        return [kind, down], None
    except StoreError as error:
        return [AREA.fault("address", str(error), "put REDIS_URL right")], None
    writes = (
        AREA.ok("writes", "it takes what it is given")
        if is_writable
        else AREA.fault("writes", "it refuses a write", "let the user of REDIS_URL write keys and run scripts")
    )
    if told is None:
        why = AREA.unchecked("server", "it does not let this user ask (INFO)", "allow INFO and TIME, or look there")
        return [kind, writes, why], None
    return [kind, writes, *_told(told)], told


def no_store(to_do: str) -> Finding:
    """No address to look at."""
    return AREA.unchecked("answers", "no store runs that the settings name", to_do)


def _told(told: Inspection) -> Iterator[Finding]:
    yield _version(told)
    yield _latency(told)
    yield from _persistence(told)
    yield _eviction(told)
    if told.role not in ("master", ""):
        yield AREA.fault("role", f"it is a {told.role}", "let REDIS_URL lead to the primary")


def _version(told: Inspection) -> Finding:
    what = f"{told.product} {told.version}, {told.used_memory} in use"
    parts = tuple(int(each) for each in told.version.split(".")[:2] if each.isdigit())
    if parts >= _OLDEST:
        return AREA.ok("version", what)
    return AREA.fault("version", what, "the bot needs Redis 7.0 or newer, or any Valkey")


def _latency(told: Inspection) -> Finding:
    what = f"{told.latency_s * 1000:.2f} ms a round trip; a turn makes two"
    if told.latency_s < _SLOW_S:
        return AREA.ok("latency", what)
    return AREA.warning("latency", what, "move the bot and its store closer together")


def _persistence(told: Inspection) -> Iterator[Finding]:
    if told.has_append_only_file:
        yield AREA.ok("persistence", "it writes an append-only file")
    elif told.snapshots:
        yield AREA.warning(
            "persistence",
            f"snapshots only ({told.snapshots}): a crash loses what came after the last one",
            "set appendonly yes and appendfsync everysec",
        )
    elif told.snapshots is None:
        yield AREA.unchecked("persistence", "the server does not tell", "see that it has an append-only file")
    else:
        yield AREA.fault(
            "persistence", "nothing is written to a disk: a restart forgets every user", "set appendonly yes"
        )
    if not told.is_disk_well:
        yield AREA.fault("disk", "its last write failed", "look at the server's log and at its disk")


def _eviction(told: Inspection) -> Finding:
    policy, limit = told.maxmemory_policy, told.maxmemory
    if policy == "noeviction":
        return AREA.ok("eviction", "noeviction: nothing is thrown away")
    # Nearly every key of ours has a time to live, so the volatile policies take sessions as well.
    what = f"{policy}: when memory is full, conversations are thrown away"
    if limit:
        return AREA.fault("eviction", what, "set maxmemory-policy noeviction, and an alarm on its memory")
    return AREA.warning("eviction", f"{what}; no maxmemory is set yet", "set maxmemory-policy noeviction")
