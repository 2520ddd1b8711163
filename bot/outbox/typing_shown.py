"""Showing a user that somebody types: asked for by the desk, done by the worker."""

from collections.abc import Callable
from typing import Final

import structlog

from bot.outbox.sending import Api
from bot.store.errors import StoreDownError
from bot.store.port import Store
from bot.store.records import Records
from bot.store.shared import Shared
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError

_log = structlog.get_logger()

TYPING: Final = "cgi-bin/message/custom/typing"
#: It shows for 15 s; asked for again before that, nothing is done.
_SHOWN_S: Final = 12
#: What was asked for so long ago is not true any more.
_STALE_S: Final = 8.0
_OFF, _OFF_S = "typing:off", 24 * 3600


class TypingWanted:
    """For whoever sees staff type: leaves word of it, and waits for nobody."""

    def __init__(self, records: Records, shared: Shared, seconds: Callable[[], float]) -> None:
        self._records = records
        self._shared = shared
        self._seconds = seconds

    def ask(self, name: str) -> None:
        """Somebody types to that user. A courtesy: a store that is down is no fault."""
        try:
            if self._shared.add(f"typing:{name}", b"1", ttl_s=_SHOWN_S):
                self._records.change(name, self._records.get(name), repr(self._seconds()).encode())
        except StoreDownError:
            _log.warning("typing_not_asked")


class TypingShown:
    """For the worker."""

    def __init__(
        self, records: Records, shared: Shared, store: Store, api: Api | None, seconds: Callable[[], float]
    ) -> None:
        self._records = records
        self._shared = shared
        self._store = store
        self._api = api
        self._seconds = seconds

    def round(self) -> int:
        """How many phones show it now. Where two workers meet, WeChat tells the second. Raises StoreDownError."""
        return sum(self._take(name, asked) for name, asked in self._records.all().items())

    def _take(self, name: str, asked: bytes) -> bool:
        if not self._records.change(name, asked, None):
            return False
        if self._api is None or self._seconds() - float(asked) > _STALE_S or self._shared.get(_OFF) is not None:
            return False
        openid = self._store.sender_of(name)
        return openid is not None and self._show(self._api, openid)

    def _show(self, api: Api, openid: str) -> bool:
        """Whatever speaks against it is no fault; without the right to it nothing is tried for a day."""
        try:
            api.post(TYPING, {"touser": openid, "command": "Typing"})
        except WeChatApiError as error:
            if error.reaction is Reaction.DO_WITHOUT:
                self._shared.put(_OFF, b"1", ttl_s=_OFF_S)
            return False
        except WeChatUnreachableError:
            return False
        return True
