"""Keeps the claims of running turns alive: one thread a process, however many turns run."""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Protocol

import structlog

from bot.store.errors import StoreDownError
from bot.store.port import Claim, Store

_log = structlog.get_logger()

#: A claim is first renewed in the first half of its life and then after every third, so a renewal may fail.
_PARTS = 3


class Keeping(Protocol):
    """Whoever sees to it that a claim lasts as long as its turn."""

    def keeping(self, claim: Claim) -> AbstractContextManager[None]:
        """The claim does not lapse while the block runs, unless the process dies or the turn hangs."""


class Unrenewed:
    """Where one user is served, one message after the other: nobody is there to take a turn over."""

    def keeping(self, claim: Claim) -> AbstractContextManager[None]:  # noqa: ARG002 - as `Keeping` has it
        return nullcontext()


class Renewal:
    """Renews what is being kept; the thread starts with the first turn, in the process that takes it."""

    def __init__(self, store: Store, *, longest_turn_s: float) -> None:
        self._store = store
        self._longest_turn_s = longest_turn_s
        self._interval_s = store.claim_ttl_s / _PARTS
        self._lock = threading.Lock()
        self._since: dict[Claim, float] = {}
        self._pid = 0

    @contextmanager
    def keeping(self, claim: Claim) -> Iterator[None]:
        """The claim does not lapse while the block runs, unless the process dies or the turn hangs."""
        self._start()
        self._since[claim] = time.monotonic()
        try:
            yield
        finally:
            self._since.pop(claim, None)

    def _start(self) -> None:
        # A thread does not survive a fork.
        if self._pid == os.getpid():
            return
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._since.clear()
                threading.Thread(target=self._run, name="claims", daemon=True).start()

    def _run(self) -> None:
        while True:
            time.sleep(self._interval_s)
            self.renew_old()

    def renew_old(self) -> None:
        """Renew each claim that has been kept for a while."""
        now = time.monotonic()
        for claim, since in list(self._since.items()):
            if self._interval_s / 2 < now - since < self._longest_turn_s:
                self._renew(claim)

    def _renew(self, claim: Claim) -> None:
        try:
            if not self._store.renew(claim):
                self._since.pop(claim, None)
        except StoreDownError:
            _log.warning("claim_not_renewed", delivery=claim.delivery)
