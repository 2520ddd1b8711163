"""The way to the server: a connection of the thread's own, short timeouts, one retry."""

import os
import threading
from collections.abc import Callable
from typing import Any, Protocol, runtime_checkable

from hiredis import pack_command
from redis import exceptions
from redis.cluster import RedisCluster
from redis.connection import AbstractConnection

from bot.store.changes import Subscription
from bot.store.errors import StoreDownError

#: Two tries, each with a connect and a read at most: a store that is down is noticed well inside 2 s.
TIMEOUT_S = 0.45

#: The store is not there, or is there and cannot write. No fault of ours, and it may be over the next moment.
_DOWN = (
    exceptions.ConnectionError,
    exceptions.TimeoutError,
    exceptions.InvalidResponse,
    exceptions.ReadOnlyError,
    exceptions.ClusterError,
    exceptions.TryAgainError,
    exceptions.OutOfMemoryError,
    exceptions.RedisClusterException,
    OSError,
)
#: The same, for which redis-py has no class: a full disk, too few replicas, a script of somebody else that hangs.
_CANNOT_NOW = ("MISCONF", "NOREPLICAS", "BUSY ")

_ERRORS = (exceptions.RedisError, exceptions.RedisClusterException, OSError)


class Wire(Protocol):
    """Something that carries one command to the server which has its keys."""

    def call(self, *command: str | bytes | int) -> Any:
        """The server's answer. Raises StoreDownError; what the server itself refuses is a redis ResponseError."""
        ...


@runtime_checkable
class Listening(Protocol):
    """A wire that can be listened to."""

    def subscribe(self, channel: str) -> Subscription:
        """Listens to a channel on a connection of its own. Raises StoreDownError."""
        ...


def subscribe(wire: Wire, channel: str) -> Subscription:
    """Listens to a channel of that wire's server. Raises StoreDownError, and TypeError for a wire that cannot."""
    if not isinstance(wire, Listening):
        raise TypeError(f"{type(wire).__name__} carries commands only; listening wants a wire with `subscribe`.")
    return wire.subscribe(channel)


class ThreadWire:
    """
    One server, and for each thread a connection of its own: half of what a pool costs.

    `connect` makes a connection to the server that is the right one at that moment; it is asked
    again after every failure. A command may reach the server twice: what it runs is idempotent.
    """

    def __init__(self, connect: Callable[[], AbstractConnection]) -> None:
        self._connect = connect
        self._local = threading.local()

    def call(self, *command: str | bytes | int) -> Any:
        try:
            return self._try(command)
        except _ERRORS as error:
            self._drop(error)
        try:
            return self._try(command)
        except _ERRORS as error:
            self._drop(error)
            raise _down(error) from error

    def subscribe(self, channel: str) -> Subscription:
        try:
            return ThreadSubscription(self._connect(), channel)
        except _ERRORS as error:
            raise _down(error) from error

    def _try(self, command: tuple[str | bytes | int, ...]) -> Any:
        connection = getattr(self._local, "connection", None)
        # After a fork the parent's socket is no place to talk.
        if connection is None or connection.pid != os.getpid():
            connection = self._local.connection = self._connect()
        # What `send_command` does, less its look at the type of every word.
        connection.send_packed_command((pack_command(command),))  # type: ignore[arg-type]  # the stub knows one word only
        return connection.read_response()

    def _drop(self, error: Exception) -> None:
        if not _is_down(error):
            raise error
        connection, self._local.connection = getattr(self._local, "connection", None), None
        if connection is not None:
            connection.disconnect()


class ThreadSubscription:
    """A connection that does nothing but listen. A server that is gone is noticed by its silence."""

    def __init__(self, connection: AbstractConnection, channel: str) -> None:
        self._connection = connection
        self._send("SUBSCRIBE", channel)
        connection.read_response()

    def wait(self, timeout_s: float) -> bool:
        try:
            if self._connection.can_read(timeout_s):
                return self._is_message()
            self._send("PING")
            return self._is_message()
        except _ERRORS as error:
            self._connection.disconnect()  # type: ignore[no-untyped-call]
            raise _down(error) from error

    def _send(self, *command: str) -> None:
        self._connection.send_packed_command((pack_command(command),))  # type: ignore[arg-type, no-untyped-call]

    def _is_message(self) -> bool:
        told = self._connection.read_response()
        return isinstance(told, list) and bytes(told[0]) == b"message"


class ClusterSubscription:
    """The same through redis-py: a cluster tells all its servers what one was told."""

    def __init__(self, cluster: RedisCluster, channel: str) -> None:
        self._pubsub = cluster.pubsub(ignore_subscribe_messages=True)  # type: ignore[no-untyped-call]
        self._pubsub.subscribe(channel)
        self._pubsub.get_message(timeout=TIMEOUT_S)

    def wait(self, timeout_s: float) -> bool:
        try:
            return self._pubsub.get_message(timeout=timeout_s) is not None
        except _ERRORS as error:
            self._pubsub.close()
            raise _down(error) from error


class ClusterWire:
    """A cluster: redis-py keeps the map of its slots, from the first command on: a start needs no store."""

    def __init__(self, connect: Callable[[], RedisCluster]) -> None:
        self._connect = connect
        self._lock = threading.Lock()
        self._cluster: RedisCluster | None = None

    def call(self, *command: str | bytes | int) -> Any:
        try:
            return self._found().execute_command(*command)  # type: ignore[no-untyped-call]
        except _ERRORS as error:
            if not _is_down(error):
                raise
            raise _down(error) from error

    def subscribe(self, channel: str) -> Subscription:
        try:
            return ClusterSubscription(self._found(), channel)
        except _ERRORS as error:
            raise _down(error) from error

    def _found(self) -> RedisCluster:
        with self._lock:
            if self._cluster is None:
                self._cluster = self._connect()
            return self._cluster


def _is_down(error: Exception) -> bool:
    return isinstance(error, _DOWN) or str(error).startswith(_CANNOT_NOW)


def _down(error: Exception) -> StoreDownError:
    return StoreDownError(f"The store does not answer ({type(error).__name__}). See REDIS_URL, and whether it runs.")
