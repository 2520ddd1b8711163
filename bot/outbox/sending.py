"""Sending what waits to be said: claimed, rendered, given to WeChat, and ended as WeChat's answer wants it."""

import hashlib
from collections.abc import Callable
from typing import Any, Protocol

import structlog

from bot.outbox.courses import OFF_S, RETRY_AFTER_S, Course, Fate, course_after
from bot.outbox.message import SEND, message_of
from bot.outbox.rests import Mood, Rests
from bot.store.port import MESSAGE_GRANT, Sending, Store, Unsent
from bot.store.shared import Shared
from bot.turn_port import Dialogue
from bot.wechat.api_errors import WeChatApiError, WeChatUnreachableError

_log = structlog.get_logger()

#: Longer than any message waits for its second try.
_TRIED_TTL_S = 24 * 3600
_ENDS = {Fate.DROPPED: Unsent.DROP, Fate.UNREACHABLE: Unsent.UNREACHABLE, Fate.UNSURE: Unsent.UNSURE}
#: As long as anything can be sent to a user after what they did last: till then a turn may have said it.
_TILL_THEN_S = MESSAGE_GRANT[1]
_OFF = Course(fate=Fate.KEPT, is_spent=True)


class Api(Protocol):
    """`bot.wechat.api.WeChatApi`, as far as sending needs it."""

    def post(self, call: str, data: dict[str, Any]) -> dict[str, Any]: ...


def uncounted(_fate: str) -> None:
    """Nobody counts."""


class Sender:
    """
    Sends what the store gives out: each record once at most, and none is lost but those that cannot reach their user.

    Without an API, or while the account may not send, what waits is kept for the user's next message.
    """

    def __init__(
        self,
        store: Store,
        dialogue: Dialogue,
        shared: Shared,
        *,
        api: Api | None,
        seconds: Callable[[], float],
        count: Callable[[str], None] = uncounted,
    ) -> None:
        self._store = store
        self._dialogue = dialogue
        self._shared = shared
        self._api = api
        self._seconds = seconds
        self._count = count
        self._rests = Rests(shared, seconds)

    def send_next(self, bucket: int) -> Fate | None:
        """What became of the next record of that bucket; None when nothing is to be sent. Raises StoreDownError."""
        if self._mood() is Mood.RESTING:
            return None
        sending = self._store.claim_send(bucket, now=self._seconds())
        if sending is None:
            return None
        fate = self._end(sending, self._course(sending))
        self._count(fate)
        _log.info("sending", conversation=sending.name, fate=fate)
        return fate

    def _mood(self) -> Mood:
        return Mood.OFF if self._api is None else self._rests.mood()

    def _course(self, sending: Sending) -> Course:
        if self._api is None or self._mood() is Mood.OFF:
            return _OFF
        return self._given(self._api, sending)

    def _given(self, api: Api, sending: Sending) -> Course:
        """Gives it to WeChat, and says what is to be done now."""
        try:
            message = message_of(self._dialogue, sending.item, sending.sender)
        except Exception as error:  # noqa: BLE001 - one record that cannot be rendered must not stop all others
            _log.error("sending_alarm", error=type(error).__name__)
            return Course(fate=Fate.KEPT)
        if message is None:
            return Course(fate=Fate.DROPPED)
        try:
            api.post(SEND, message)
        except (WeChatApiError, WeChatUnreachableError) as error:
            course = course_after(error)
            _tell(error, course)
            return course
        return Course(fate=Fate.SENT)

    def _end(self, sending: Sending, course: Course) -> Fate:
        if course.is_off:
            self._rests.switch_off(OFF_S)
        if course.rest_s:
            self._rests.rest(course.rest_s)
        fate = self._once(sending) if course.fate is Fate.RETRIED else course.fate
        if not self._is_ended(sending, fate, course):
            _log.warning("sending_lost", conversation=sending.name)
        return fate

    def _once(self, sending: Sending) -> Fate:
        """A second try, and no third."""
        digest = hashlib.sha256(sending.name.encode() + sending.item).hexdigest()[:24]
        is_first = self._shared.add(f"sending:tried:{digest}", b"1", ttl_s=_TRIED_TTL_S)
        return Fate.RETRIED if is_first else Fate.KEPT

    def _is_ended(self, sending: Sending, fate: Fate, course: Course) -> bool:
        """Tells the store; False when it took too long, and is taken for unsure."""
        match fate:
            case Fate.SENT:
                return self._store.sent(sending)
            case Fate.RETRIED:
                return self._wait(sending, max(RETRY_AFTER_S, course.rest_s))
            case Fate.KEPT if course.is_spent:
                return self._store.unsent(sending, Unsent.KEEP)
            case Fate.KEPT:
                return self._wait(sending, _TILL_THEN_S)
        return self._store.unsent(sending, _ENDS[fate])

    def _wait(self, sending: Sending, for_s: float) -> bool:
        """It, and what comes after it, goes out after so long; or is said by a reply, or tried after a turn, before."""
        return self._store.unsent(sending, Unsent.KEEP, not_before=self._seconds() + for_s)


def _tell(error: WeChatApiError | WeChatUnreachableError, course: Course) -> None:
    known = {"errcode": error.errcode} if isinstance(error, WeChatApiError) else {"error": error.kind}
    if course.is_alarm:
        address = {"caller_ip": error.caller_ip} if isinstance(error, WeChatApiError) and error.caller_ip else {}
        _log.error("sending_alarm", call=error.call, **known, **address)
    else:
        _log.warning("not_sent", call=error.call, **known)
