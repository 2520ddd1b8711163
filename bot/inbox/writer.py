"""
Puts into the inbox what turns did not understand, after their answers.

A turn's own commit could carry it for nothing, but only to the server and the bucket of its user: with few users that
tells who wrote it. So it goes by itself, off the way of the answer, and what the store does not take is lost.
"""

import threading
from collections import deque

import structlog

from bot.inbox.unclear import Unclear
from bot.process_thread import ProcessThread
from bot.store.errors import StoreDownError
from bot.store.inbox import Inbox
from bot.turns.posts import Post

_log = structlog.get_logger()

#: While the store is slow, the newest.
_WAITING_KEPT = 200


class InboxWriter:
    """
    A `bot.turns.posts.Watch`. What it was told of is in the inbox a moment later, or after `flush`.

    `days` is how long a text is kept; with 0 nothing is.
    """

    def __init__(self, inbox: Inbox, *, days: int) -> None:
        self._inbox = inbox
        self._days = days
        self._waiting: deque[Unclear] = deque(maxlen=_WAITING_KEPT)
        self._writing = threading.Lock()
        self._has_some = threading.Event()
        self._thread = ProcessThread("inbox", self._run, at_exit=self.flush)

    def __call__(self, post: Post) -> None:
        if post.unclear is None or not self._days:
            return
        self._waiting.append(post.unclear)
        self._has_some.set()
        self._thread.ensure()

    def flush(self) -> None:
        """Write what is not written yet; when this returns nothing is on its way."""
        with self._writing:
            while self._waiting:
                self._write(self._waiting.popleft())

    def _write(self, unclear: Unclear) -> None:
        try:
            self._inbox.note(unclear, days=self._days)
        except StoreDownError as error:
            self._waiting.clear()
            _log.warning("inbox_not_written", error=type(error).__name__)
        except Exception as error:  # noqa: BLE001 - what is nice to have is no reason to lose the thread that writes it
            _log.warning("inbox_not_written", error=type(error).__name__)

    def _run(self) -> None:
        while True:
            self._has_some.wait()
            self._has_some.clear()
            self.flush()
