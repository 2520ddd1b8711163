"""REDIS_URL, read: which server, or which of many, a wire leads to."""

import threading
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

from redis.backoff import NoBackoff
from redis.cluster import ClusterNode, RedisCluster
from redis.connection import AbstractConnection, Connection, SSLConnection, parse_url
from redis.retry import Retry
from redis.sentinel import Sentinel

from bot.store.errors import StoreUrlError
from bot.store.wire import TIMEOUT_S, ClusterWire, ThreadWire, Wire

#: Sentinels, and the nodes of a cluster, are asked one after the other, so each gets less time.
_EACH_TIMEOUT_S = 0.25

_EXPECTED = (
    "expected redis://host:port/0, rediss://host:port/0, unix:///path,"
    " redis+sentinel://host:port,host:port/service or redis+cluster://host:port,host:port"
)


def open_wire(url: str) -> Wire:
    """
    The wire to that address. Connects when it is used.

    `?protocol=3` speaks RESP3. For Sentinel and Cluster `?ssl=true` encrypts, and user and password
    stand before the first host; `?sentinel_password=` is for the Sentinels themselves.
    Raises StoreUrlError.
    """
    try:
        return _open_wire(url)
    except ValueError as error:
        # The message of the error may hold the address, and that may hold a password.
        raise StoreUrlError(f"REDIS_URL: {_EXPECTED}.") from error


def _open_wire(url: str) -> Wire:
    parts = urlsplit(url)
    match parts.scheme:
        case "redis+sentinel":
            return ThreadWire(_connect_to_primary(parts))
        case "redis+cluster":
            return ClusterWire(_connect_to_cluster(parts))
        case _:
            return ThreadWire(_connect_to_server(url))


def _connect_to_server(url: str) -> Callable[[], AbstractConnection]:
    given: dict[str, Any] = parse_url(url)  # type: ignore[no-untyped-call]
    options = {**_OPTIONS, **given}
    connection_class = options.pop("connection_class", Connection)
    return partial(connection_class, **options)


def _connect_to_primary(parts: SplitResult) -> Callable[[], AbstractConnection]:
    service, _, database = parts.path.strip("/").partition("/")
    if not service:
        raise ValueError
    query = dict(parse_qsl(parts.query))
    sentinel_options = {
        **_OPTIONS,
        **_EACH,
        "retry": Retry(NoBackoff(), 0),
        "password": query.get("sentinel_password"),
    }
    sentinel = Sentinel(_hosts(parts, 26379), sentinel_kwargs=sentinel_options)  # type: ignore[no-untyped-call]
    # It reorders its list of Sentinels while it asks.
    lock = threading.Lock()
    connection_class = SSLConnection if _is_encrypted(query) else Connection
    options = {**_OPTIONS, **_credentials(parts), "db": int(database or 0)}

    def connect() -> AbstractConnection:
        with lock:
            host, port = sentinel.discover_master(service)  # type: ignore[no-untyped-call]
        return connection_class(host=host, port=port, **options)

    return connect


def _connect_to_cluster(parts: SplitResult) -> Callable[[], RedisCluster]:
    nodes = [ClusterNode(*host) for host in _hosts(parts, 6379)]  # type: ignore[no-untyped-call]
    options = {**_OPTIONS, **_EACH, **_credentials(parts), "ssl": _is_encrypted(dict(parse_qsl(parts.query)))}
    return lambda: RedisCluster(startup_nodes=list(nodes), retry=Retry(NoBackoff(), 1), **options)


def _hosts(parts: SplitResult, default_port: int) -> list[tuple[str, int]]:
    hosts = parts.netloc.rpartition("@")[2]
    return [_host(host, default_port) for host in hosts.split(",")]


def _host(text: str, default_port: int) -> tuple[str, int]:
    split = urlsplit(f"//{text}")
    if not split.hostname:
        raise ValueError
    return split.hostname, split.port or default_port


def _credentials(parts: SplitResult) -> dict[str, str]:
    user, _, password = parts.netloc.rpartition("@")[0].partition(":")
    given = {"username": unquote(user), "password": unquote(password)}
    return {name: value for name, value in given.items() if value}


def _is_encrypted(query: dict[str, str]) -> bool:
    return query.get("ssl", "").lower() in {"1", "true", "yes"}


#: RESP2 needs no greeting; a name for CLIENT LIST would cost two round trips a connection.
_OPTIONS: dict[str, Any] = {
    "protocol": 2,
    "driver_info": None,
    "socket_timeout": TIMEOUT_S,
    "socket_connect_timeout": TIMEOUT_S,
}
_EACH: dict[str, Any] = {"socket_timeout": _EACH_TIMEOUT_S, "socket_connect_timeout": _EACH_TIMEOUT_S}
