"""Looking who is at WeChat's own desk: once a minute, by whichever worker is first."""

from typing import Final

import structlog

from bot.staff.presence import PresenceBoard
from bot.store.shared import Shared
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError
from bot.wechat.staff_desk import StaffDesk

_log = structlog.get_logger()

_LOOKED: Final = "desk:looked"
EVERY_S: Final = 60
_REST: Final = "desk:rest"
#: After too many calls, or a fault that only the operator can mend.
_REST_S: Final = 600


class DeskWatch:
    """Raises StoreDownError."""

    def __init__(self, desk: StaffDesk, shared: Shared) -> None:
        self._desk = desk
        self._shared = shared
        self.board = PresenceBoard(shared)

    def look(self) -> None:
        """Writes down who is online, if that is due. What speaks against it is no fault: then nothing is known."""
        if self.may_ask() and self._shared.add(_LOOKED, b"1", ttl_s=EVERY_S):
            try:
                self.board.show(self._desk.online())
            except (WeChatApiError, WeChatUnreachableError) as error:
                self.note(error)

    def may_ask(self) -> bool:
        """Whether the desk may be asked anything now."""
        return self.board.read().has_desk and self._shared.get(_REST) is None

    def note(self, error: WeChatApiError | WeChatUnreachableError) -> None:
        """Keeps to what the error wants: for a day nothing is asked without the right to, else nothing for a while."""
        reaction = error.reaction if isinstance(error, WeChatApiError) else Reaction.RETRY_LATER
        code = {"errcode": error.errcode} if isinstance(error, WeChatApiError) else {}
        if reaction is Reaction.DO_WITHOUT:
            self.board.switch_off()
            _log.error("desk_alarm", call=error.call, **code)
        elif reaction is not Reaction.RETRY_LATER:
            self._shared.put(_REST, b"1", ttl_s=_REST_S)
            _log.error("desk_alarm", call=error.call, **code)
