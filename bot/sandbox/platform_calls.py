"""WeChat's API as the sandbox plays it: tokens, messages on the account's own, typing, and the desk's."""

import secrets
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

from bot.sandbox.platform_desk import PlatformDesk
from bot.sandbox.platform_rules import OUTSIDE_WINDOW, TYPING_GRANT_S, TYPING_S, Deed, Happened, refusal_of

Result = dict[str, Any]

SEND, TYPING, TOKEN = "cgi-bin/message/custom/send", "cgi-bin/message/custom/typing", "cgi-bin/stable_token"
TEXT_BYTES: Final = 2048


class Audience(Protocol):
    """The users of the account, as the platform knows them."""

    def now(self, openid: str) -> float:
        """The clock by which that user's windows are judged."""
        ...

    def history(self, openid: str) -> Sequence[Happened] | None:
        """What they did and were sent, oldest first; None for nobody, or somebody who does not follow."""
        ...

    def show(self, openid: str, text: str, account: str) -> None:
        """Their phone shows a message, of that staff account if there is one."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """How a call is to fail."""

    errcode: int
    message: str = "refused, rid: 1"
    #: It happens all the same: the answer is lost, or lies.
    arrives: bool = False
    #: No answer comes.
    is_silent: bool = False


class SilenceError(Exception):
    """The call is not to be answered."""


@dataclass(kw_only=True)
class PlatformCalls:
    """One account's API. Threads may share it. Talks, typing, tokens and ordered faults are in this process only."""

    app_id: str
    #: Without one any is taken.
    app_secret: str = ""
    audience: Audience
    token: str = field(default_factory=lambda: f"sandbox-{secrets.token_hex(8)}", repr=False)
    #: What is told outside of a user's window.
    outside_window: int = OUTSIDE_WINDOW
    #: The account's staff, their talks and what was said in them.
    desk: PlatformDesk = field(init=False)
    #: Calls in the order in which they came.
    asked: deque[str] = field(default_factory=lambda: deque(maxlen=1000))
    _faults: dict[str, deque[Fault]] = field(default_factory=dict)
    _typing: dict[str, float] = field(default_factory=dict)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def __post_init__(self) -> None:
        self.desk = PlatformDesk(now=self.audience.now)

    def order(self, fault: Fault, *, call: str = SEND, times: int = 1) -> None:
        """The next calls of that name fail so."""
        self._faults.setdefault(call, deque()).extend([fault] * times)

    def answer(self, call: str, body: Mapping[str, Any], token: str = "") -> Result:
        """What the platform answers. Raises SilenceError when it is to say nothing."""
        with self._lock:
            self.asked.append(call)
            waiting = self._faults.get(call)
            if not waiting:
                return self._answer(call, body, token)
            fault = waiting.popleft()
            if fault.arrives:
                self._answer(call, body, token)
            if fault.is_silent:
                raise SilenceError
            return _code(fault.errcode, fault.message)

    def _answer(self, call: str, body: Mapping[str, Any], token: str) -> Result:
        if call == TOKEN:
            return self._give_token(body)
        if token != self.token:
            return _code(40001)
        answers = {SEND: self._send, TYPING: self._show_typing, **self.desk.answers()}
        return answers[call](body) if call in answers else _code(40066)

    def _give_token(self, body: Mapping[str, Any]) -> Result:
        if body.get("appid") != self.app_id:
            return _code(40013)
        if self.app_secret and body.get("secret") != self.app_secret:
            return _code(40125)
        if body.get("force_refresh"):
            self.token = f"sandbox-{secrets.token_hex(8)}"
        return {"access_token": self.token, "expires_in": 7200}

    def _send(self, body: Mapping[str, Any]) -> Result:
        openid, text = str(body.get("touser")), str(body.get("text", {}).get("content", ""))
        history = self.audience.history(openid)
        if history is None:
            return _code(40003)
        if body.get("msgtype") != "text" or not text:
            return _code(40008)
        if len(text.encode()) > TEXT_BYTES:
            return _code(45002)
        refusal = refusal_of(history, self.audience.now(openid))
        if not refusal:
            self._typing.pop(openid, None)
            self.audience.show(openid, text, str(body.get("customservice", {}).get("kf_account", "")))
        return _code(self.outside_window if refusal == OUTSIDE_WINDOW else refusal)

    def _show_typing(self, body: Mapping[str, Any]) -> Result:
        openid, command = str(body.get("touser")), body.get("command")
        if command not in {"Typing", "CancelTyping"}:
            return _code(45072)
        history, now = self.audience.history(openid) or (), self.audience.now(openid)
        is_recent = any(deed is not Deed.SENT and now - at <= TYPING_GRANT_S for deed, at in history)
        if not is_recent or refusal_of(history, now):
            return _code(45080)
        if command == "CancelTyping":
            self._typing.pop(openid, None)
            return _code(0)
        if now < self._typing.get(openid, 0.0):
            return _code(45081)
        self._typing[openid] = now + TYPING_S
        return _code(0)


def _code(errcode: int, message: str = "") -> Result:
    return {"errcode": errcode, "errmsg": message or ("ok" if not errcode else "refused, rid: 1")}
