"""Doing what turns want of WeChat's own desk. Each answer is a turn like any other, and so happens once."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Final

import orjson
import structlog

from bot.outbox.desk_watch import DeskWatch
from bot.outbox.dues import Due
from bot.staff.talks import LINES_A_TURN, incoming_of
from bot.store.port import Store
from bot.store.shared import Shared
from bot.turns import Turns
from bot.wechat.api_errors import WeChatApiError, WeChatUnreachableError
from bot.wechat.staff_desk import CANNOT_TAKE, NO_SESSION, OTHERS, Recorded, StaffDesk
from dialogs.errands import Errand, Wanted, wanted_of
from dialogs.session import Session

_log = structlog.get_logger()

#: An errand that cannot be done is tried again each minute, and given up after so long.
_AGAIN_S: Final = 60
GIVEN_UP_S: Final = {Errand.OPEN: 300, Errand.CLOSE: 600, Errand.SAID: 6 * 3600}
#: The newest messages of a talk that are kept.
LINES_KEPT: Final = 200


class Errands:
    """Without a desk to ask nothing is known, and nothing was said. Raises StoreDownError."""

    def __init__(
        self,
        desk: StaffDesk | None,
        watch: DeskWatch | None,
        store: Store,
        turns: Turns,
        shared: Shared,
        seconds: Callable[[], float],
    ) -> None:
        self._desk = desk
        self._watch = watch
        self._store = store
        self._turns = turns
        self._shared = shared
        self._seconds = seconds

    def do(self, due: Due, sender: str) -> bool:
        """Whether that was tried: once a minute, whichever worker is first."""
        slot = int(self._seconds() // _AGAIN_S)
        if not self._shared.add(f"desk:tried:{due.name}:{due.what}:{due.at}:{slot}", b"1", ttl_s=2 * _AGAIN_S):
            return False
        wanted = self._wanted(due, sender)
        if wanted is None:
            return False
        try:
            self._do(wanted, sender, due.name)
        except (WeChatApiError, WeChatUnreachableError) as error:
            if self._watch is not None:
                self._watch.note(error)
            self._give_up(wanted, sender, due.name)
        return True

    def _wanted(self, due: Due, sender: str) -> Wanted | None:
        stored = self._store.peek(sender).session
        session = Session.from_json(orjson.loads(stored)) if stored else Session()
        return next((each for each in wanted_of(session.errands) if (each.errand, each.at) == (due.what, due.at)), None)

    def _give_up(self, wanted: Wanted, sender: str, name: str) -> None:
        """When there is no such desk, or it could not be asked for too long; else it is tried again."""
        has_desk = self._watch is not None and self._watch.board.read().has_desk
        if not has_desk or self._seconds() - wanted.at >= GIVEN_UP_S[wanted.errand]:
            # Who has no desk has nobody there; of one that does not answer that is not known.
            self._tell(wanted, sender, name, is_known=self._watch is not None and not has_desk)

    def _do(self, wanted: Wanted, sender: str, name: str) -> None:
        if self._desk is None or self._watch is None or not self._watch.may_ask():
            self._give_up(wanted, sender, name)
        elif wanted.errand is Errand.OPEN:
            self._tell(wanted, sender, name, account=self._opened(self._desk, sender))
        elif wanted.errand is Errand.CLOSE:
            self._close(self._desk, sender)
            self._tell(wanted, sender, name)
        else:
            self._fetch(self._desk, wanted, sender, name)

    def _opened(self, desk: StaffDesk, sender: str) -> str:
        """Who has the user: whoever it is already, or the first who can take them; "" when nobody can."""
        held_by = desk.holder(sender)
        for account in () if held_by else desk.online():
            try:
                desk.open(account, sender)
            except WeChatApiError as error:
                if error.errcode == OTHERS:
                    # Somebody was quicker.
                    return desk.holder(sender)
                if error.errcode not in CANNOT_TAKE:
                    raise
            else:
                return account
        return held_by

    def _close(self, desk: StaffDesk, sender: str) -> None:
        """Whoever of staff has it: their time is over, by WeChat's own rule."""
        held_by = desk.holder(sender)
        try:
            if held_by:
                desk.close(held_by, sender)
        except WeChatApiError as error:
            if error.errcode not in {NO_SESSION, OTHERS}:
                raise

    def _fetch(self, desk: StaffDesk, wanted: Wanted, sender: str, name: str) -> None:
        """What was said with that user; of all others nothing is kept."""
        theirs = [each for each in desk.said(wanted.since, wanted.until) if each.openid == sender][-LINES_KEPT:]
        parts = list(_parts(theirs)) or [[]]
        for number, part in enumerate(parts):
            self._tell(wanted, sender, name, said=part, part=number, is_last=number == len(parts) - 1)

    def _tell(self, wanted: Wanted, sender: str, name: str, **answer: Any) -> None:
        now = datetime.fromtimestamp(self._seconds(), UTC)
        self._turns.take(incoming_of(wanted, sender, name, now, **answer))
        _log.info("errand", conversation=name, errand=wanted.errand)


def _parts(said: list[Recorded]) -> Iterator[list[Recorded]]:
    lines = iter(said)
    while part := list(islice(lines, LINES_A_TURN)):
        yield part
