"""WeChat's own desk as the sandbox plays it: who is online, who has whom, what was said; with its codes and limits."""

import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple

Result = dict[str, Any]
Answer = Callable[[Mapping[str, Any]], Result]

#: A talk ends by itself after so long: then messages come to the bot again.
SESSION_S: Final = 30 * 60
PAGE, LONGEST_S = 10_000, 24 * 3600
BY_STAFF, BY_USER = 2002, 2003
#: The codes of these calls.
NO_DESK, NO_SUCH_STAFF, NOT_BOUND, NO_SESSION, OTHERS, NOT_ONLINE, BAD_QUERY, TOO_LONG = (
    65400, 65401, 65402, 65413, 65414, 65415, 65416, 65417,
)  # fmt: skip
_CREATE, _CLOSE, _SWITCH = "kf_create_session", "kf_close_session", "kf_switch_session"


class Pushed(NamedTuple):
    """An event that the platform posts to the account: whose, which, and what it comes with."""

    openid: str
    event: str
    accounts: Mapping[str, str]


class Talk(NamedTuple):
    """Who has a user, and since when: unix seconds."""

    account: str
    since: float


class Record(NamedTuple):
    """One message of a talk, or something that happened in it."""

    openid: str
    account: str
    at: int
    opercode: int
    text: str


@dataclass(kw_only=True)
class PlatformDesk:
    """One account's staff. `now` is the clock by which a user's time is judged."""

    now: Callable[[str], float]
    #: Whether the account has the new customer service at all.
    is_open: bool = True
    #: Staff who are there (1 on a computer, 2 on a phone, 3 both), and who are bound but away, or not bound yet.
    online: dict[str, int] = field(default_factory=dict)
    away: set[str] = field(default_factory=set)
    unbound: set[str] = field(default_factory=set)
    #: As the platform keeps them: of all users, oldest first.
    records: list[Record] = field(default_factory=list)
    #: What was posted to the account; whoever plays the webhook's side takes it from here.
    pushed: list[Pushed] = field(default_factory=list)
    #: Who was passed on and has nobody yet, and for whom: "" for whoever is free.
    waiting: dict[str, str] = field(default_factory=dict)
    _talks: dict[str, Talk] = field(default_factory=dict)
    _lock: threading.RLock = field(default_factory=threading.RLock)

    # What people do

    def pass_on(self, openid: str, account: str) -> None:
        """The bot answered `transfer_customer_service`. Bound to somebody who is away, nobody else is told."""
        with self._lock:
            if not self.talk(openid).account:
                self.waiting[openid] = account

    def accept(self, account: str, openid: str) -> None:
        """A member of staff takes a user who waits for them, or for anybody."""
        with self._lock:
            if self.waiting.get(openid) in {"", account}:
                self._begin(openid, account)

    def switch(self, openid: str, account: str) -> None:
        """Whoever has the user passes them on to a colleague."""
        with self._lock:
            before = self.talk(openid).account
            self._talks[openid] = Talk(account, self.now(openid))
            self.pushed.append(Pushed(openid, _SWITCH, {"FromKfAccount": before, "ToKfAccount": account}))

    def say(self, openid: str, text: str, *, by_staff: bool = False) -> bool:
        """Whether it stays between the two: else it goes to the bot, and staff have nobody to write to."""
        with self._lock:
            account = self.talk(openid).account
            if account:
                opercode = BY_STAFF if by_staff else BY_USER
                self.records.append(Record(openid, account, int(self.now(openid)), opercode, text))
            return bool(account)

    def end(self, openid: str) -> None:
        """Whoever has the user closes the talk."""
        with self._lock:
            talk = self._talks.pop(openid)
            self.pushed.append(Pushed(openid, _CLOSE, {"KfAccount": talk.account}))

    def talk(self, openid: str) -> Talk:
        """Who talks with that user; nobody after half an hour."""
        found = self._talks.get(openid, Talk("", 0.0))
        return found if self.now(openid) - found.since < SESSION_S else Talk("", 0.0)

    # What the account asks

    def answers(self) -> Mapping[str, Answer]:
        """Every call, and what answers it."""
        session, service = "customservice/kfsession", "cgi-bin/customservice"
        return {
            f"{session}/create": self._guarded(self._create),
            f"{session}/close": self._guarded(self._close),
            f"{session}/getsession": self._guarded(self._tell_session),
            f"{session}/getsessionlist": self._guarded(self._tell_sessions),
            f"{session}/getwaitcase": self._guarded(self._tell_waiting),
            f"{service}/getkflist": self._guarded(self._tell_staff),
            f"{service}/getonlinekflist": self._guarded(self._tell_online),
            "customservice/msgrecord/getmsglist": self._guarded(self._tell_records),
        }

    def _guarded(self, answer: Answer) -> Answer:
        def guarded(body: Mapping[str, Any]) -> Result:
            with self._lock:
                return answer(body) if self.is_open else _code(NO_DESK)

        return guarded

    def _create(self, body: Mapping[str, Any]) -> Result:
        openid, account = str(body.get("openid")), str(body.get("kf_account"))
        if account not in {*self.online, *self.away, *self.unbound}:
            return _code(NO_SUCH_STAFF)
        if account in self.unbound:
            return _code(NOT_BOUND)
        if account not in self.online:
            return _code(NOT_ONLINE)
        held_by = self.talk(openid).account
        if held_by not in {"", account}:
            return _code(OTHERS)
        if not held_by:
            self._begin(openid, account)
        return _code(0)

    def _close(self, body: Mapping[str, Any]) -> Result:
        openid = str(body.get("openid"))
        # Staff see an old talk until it is closed.
        account = self._talks.get(openid, Talk("", 0.0)).account
        if not account:
            return _code(NO_SESSION)
        if account != body.get("kf_account"):
            return _code(OTHERS)
        self.end(openid)
        return _code(0)

    def _tell_session(self, body: Mapping[str, Any]) -> Result:
        talk = self.talk(str(body.get("openid")))
        return {**_code(0), "kf_account": talk.account, "createtime": int(talk.since)}

    def _tell_sessions(self, body: Mapping[str, Any]) -> Result:
        theirs = [openid for openid in self._talks if self.talk(openid).account == body.get("kf_account")]
        return {"sessionlist": [{"openid": each, "createtime": int(self._talks[each].since)} for each in theirs]}

    def _tell_waiting(self, _body: Mapping[str, Any]) -> Result:
        each = [{"openid": openid, "latest_time": int(self.now(openid))} for openid in self.waiting]
        return {"count": len(each), "waitcaselist": each[:100]}

    def _tell_staff(self, _body: Mapping[str, Any]) -> Result:
        return {"kf_list": [{"kf_account": each} for each in sorted({*self.online, *self.away, *self.unbound})]}

    def _tell_online(self, _body: Mapping[str, Any]) -> Result:
        held = [self.talk(openid).account for openid in self._talks]
        each = [
            {"kf_account": account, "status": status, "accepted_case": held.count(account)}
            for account, status in sorted(self.online.items())
        ]
        return {"kf_online_list": each}

    def _tell_records(self, body: Mapping[str, Any]) -> Result:
        asked = [body.get(name) for name in ("starttime", "endtime", "msgid", "number")]
        if not all(isinstance(each, int) for each in asked):
            return _code(BAD_QUERY)
        start, end, msgid, number = (int(each) for each in asked if each is not None)
        if msgid < 1 or not 1 <= number <= PAGE or end < start:
            return _code(BAD_QUERY)
        if end - start > LONGEST_S:
            return _code(TOO_LONG)
        # The number of a message is its place among all of the account.
        numbered = enumerate(self.records, start=2)
        found = [(place, each) for place, each in numbered if place > msgid and start <= each.at <= end][:number]
        told = [
            {
                "openid": each.openid,
                "opercode": each.opercode,
                "text": each.text,
                "time": each.at,
                "worker": each.account,
            }
            for _, each in found
        ]
        return {"recordlist": told, "number": len(told), "msgid": found[-1][0] if found else msgid}

    def _begin(self, openid: str, account: str) -> None:
        self.waiting.pop(openid, None)
        self._talks[openid] = Talk(account, self.now(openid))
        self.pushed.append(Pushed(openid, _CREATE, {"KfAccount": account}))


def _code(errcode: int) -> Result:
    return {"errcode": errcode, "errmsg": "refused, rid: 1" if errcode else "ok"}
