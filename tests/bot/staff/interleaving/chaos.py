"""Random talks of users, staff and the clock at once, and the judge who reads afterwards what was committed."""

import random
import threading
from collections import Counter
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import orjson

from bot.outgoing import BOT, by_of
from bot.store import RedisStore
from bot.store.port import Sending
from tests.bot.staff.interleaving.names import LEAD, STAFF
from tests.bot.staff.interleaving.processes import Workers

#: How staff's words read to the user.
LABELS = ("人工客服：", "Our staff: ")
#: Nothing but this may be said where the bot said nothing of its own.
STILL_WORKING = "还在处理"
_TEXTS = (
    "商家拒绝退款",
    "在吗",
    "转人工",
    "微信支付付的",
    "取消",
    "帮助",
    "2",
    "为什么",
    "English please 谢谢",
    "更多",
)
_LATE_S = 31 * 60
_RELEASING = frozenset({"hand_over", "close", "requeue"})
#: A case that staff open for somebody, known or not, is theirs.
_TAKING = frozenset({"take", "begin_case"})


@dataclass(slots=True)
class User:
    """One user, and what is known from outside of who speaks."""

    name: str
    now: float
    #: Tokens of what was sent, and what each was answered.
    answers: dict[str, list[str]] = field(default_factory=dict)
    #: Tokens of staff's words that were taken.
    replied: set[str] = field(default_factory=set)
    #: What was sent on our own: whose, and the text.
    sent: list[tuple[str, dict[str, Any]]] = field(default_factory=list)
    #: Whether staff surely have it: a take was answered, and nothing was asked since that could end it.
    is_surely_staffs: bool = False


@dataclass(slots=True)
class Op:
    """One thing asked of the bot, again and again until it is answered."""

    user: User
    asked: dict[str, Any]
    which: int
    answer: "Future[Any] | None" = None
    #: Whether staff surely had it when this was asked.
    was_staffs: bool = False


class Chaos:
    """Waves of simultaneous doings over many users."""

    #: From one wave to the next, most times.
    STEP_S = 1

    def __init__(self, workers: Workers, store: RedisStore, seed: int) -> None:
        self.dice = random.Random(seed)
        self.workers = workers
        self.store = store
        self.users: list[User] = []
        self.faults: list[str] = []
        self.kills = 0
        #: All that staff did, and that was committed.
        self.doings: set[str] = set()
        self._serial = 0

    def run(self, rounds: int, *, at_once: int = 20, rounds_a_user: int = 20, kill_every: int = 5) -> None:
        """So many rounds: in each, one user has several things happen at once."""
        done = 0
        while done < rounds:
            batch = [User(f"user{len(self.users) + number:05d}", 1_790_000_000.0) for number in range(at_once)]
            self.users += batch
            for _ in range(min(rounds_a_user, -(-(rounds - done) // at_once))):
                self._wave(batch, kills=self.dice.randrange(kill_every) == 0)
                done += at_once
            for user in batch:
                self.faults += self.judged(user)
                entries = map(orjson.loads, self.store.transcript(user.name))
                self.doings |= {str(entry.get("doing", "")) for entry in entries}

    def judged(self, user: User) -> list[str]:
        """Every way in which what was committed for that user is wrong."""
        return judged(user, self.store)

    def _wave(self, users: list[User], *, kills: bool) -> None:
        ops = [op for user in users for op in self._ops(user)]
        self.dice.shuffle(ops)
        for op in ops:
            op.answer = self.workers.ask(op.which, op.asked)
        killer = threading.Timer(self.dice.random() * 0.05, self._kill) if kills else None
        if killer is not None:
            killer.start()
        for op in ops:
            self._settle(op)
        if killer is not None:
            killer.join()
        for user in users:
            self._learn(user, [op for op in ops if op.user is user])
            self._send(user)

    def _kill(self) -> None:
        self.kills += 1
        self.workers.kill(self.dice.randrange(2))

    # What happens

    def _ops(self, user: User) -> list[Op]:
        is_late = self.dice.random() < 0.07
        user.now += _LATE_S if is_late else self.STEP_S
        ops = [op for _ in range(self.dice.randint(1, 4)) for op in self._some(user)]
        if is_late or any(_may_end(op) for op in ops):
            user.is_surely_staffs = False
        for op in ops:
            op.was_staffs = user.is_surely_staffs
        return ops

    def _some(self, user: User) -> list[Op]:
        match self.dice.choices(
            ("says", "take", "reply", "hand_over", "close", "requeue", "tick", "begins", "leads"),
            (8, 3, 5, 2, 1, 1, 1, 1, 2),
        ):
            case ["says"]:
                return self._says(user)
            case ["tick"]:
                return [self._op(user, what="tick", delivery=self._token("t"))]
            case ["begins"]:
                account = self.dice.choice(STAFF)
                return [self._op(user, what="begins", account=account) for _ in range(self.dice.choice((1, 2)))]
            case ["leads"]:
                return self._doing(user, self.dice.choice(("transfer", "requeue")), account=LEAD, over_others=True)
            case [doing]:
                return self._doing(user, doing)
        raise AssertionError

    def _says(self, user: User) -> list[Op]:
        token = self._token("m")
        text = f"{self.dice.choice(_TEXTS)} {token}"
        posts = self.dice.choice((1, 1, 2, 3))
        return [self._op(user, what="says", text=text, token=token, delivery=token) for _ in range(posts)]

    def _doing(self, user: User, doing: str, **by: object) -> list[Op]:
        token = self._token("r")
        name = self.store.name_of_user(user.name)
        action = {"doing": doing, "name": name, "account": self.dice.choice(STAFF), "key": token, **by}
        told = {"reply": {"text": f"您好 {token}"}, "close": {"to": "advised"}, "transfer": {"to": STAFF[0]}}
        extra = told.get(doing, {})
        posts = self.dice.choice((1, 1, 2))
        return [self._op(user, what="does", action={**action, **extra}, token=token) for _ in range(posts)]

    def _op(self, user: User, **asked: object) -> Op:
        return Op(user, {**asked, "user": user.name, "now": user.now}, self.dice.randrange(2))

    def _token(self, kind: str) -> str:
        self._serial += 1
        return f"{kind}{self._serial:07d}x"

    def _settle(self, op: Op) -> None:
        """As the platform and the console do: what was not answered is asked again, of the other worker."""
        for _ in range(12):
            assert op.answer is not None
            try:
                said = op.answer.result(30)
            except EOFError:
                said = None
            if said is not None and not (isinstance(said, dict) and said.get("refused") == "store_down"):
                break
            op.which += 1
            op.answer = self.workers.ask(op.which, op.asked)
        if isinstance(said, dict) and "error" in said:
            self.faults.append(f"{op.user.name}: {said['error']}")

    # What is learnt of it from outside

    def _learn(self, user: User, ops: list[Op]) -> None:
        for op in ops:
            said = op.answer.result(30) if op.answer is not None else None
            if op.asked["what"] == "says":
                user.answers.setdefault(op.asked["token"], []).append(said or "")
                if op.was_staffs and _is_bots(said or ""):
                    self.faults.append(f"{user.name}: the bot spoke after the take-over: {said!r}")
            if _doing_of(op) == "reply" and said == {"refused": None, "by": ""}:
                user.replied.add(op.asked["token"])
        took = [op for op in ops if _doing_of(op) == "take"]
        if any(op.answer and op.answer.result(0)["refused"] is None for op in took):
            user.is_surely_staffs = not any(_may_end(op) for op in ops)

    def _send(self, user: User) -> None:
        """The outbox, emptied by somebody who is never killed, and who sends nothing while a turn may run."""
        if self.dice.random() < 0.5:
            return
        bucket = int(self.store.name_of_user(user.name)[:3])
        while (sending := self.store.claim_send(bucket, now=user.now)) is not None:
            self._sent(sending)

    def _sent(self, sending: Sending) -> None:
        to = next((user for user in self.users if user.name == sending.sender), None)
        self.store.sent(sending)
        if to is not None:
            by = by_of(sending.item)
            to.sent.append((by, orjson.loads(sending.item)))
            if by == BOT and to.is_surely_staffs:
                self.faults.append(f"{to.name}: a line of the bot was sent after the take-over")


def _may_end(op: Op) -> bool:
    """Whether it can end the staff's part: as an action of theirs, or because they let a message wait too long."""
    return _doing_of(op) in {*_RELEASING, "tick"}


def _doing_of(op: Op) -> str:
    return str(op.asked["action"]["doing"] if op.asked["what"] == "does" else op.asked["what"])


def _is_bots(text: str) -> bool:
    return bool(text) and not text.startswith(LABELS) and STILL_WORKING not in text


# The judge


def judged(user: User, store: RedisStore) -> list[str]:
    """Every way in which what was committed for that user is wrong."""
    entries = [orjson.loads(entry) for entry in store.transcript(user.name)]
    faults = [*_lost_or_doubled(user, entries), *_spoken_over(entries), *_wrong_answers(user, entries)]
    faults += [*_words_lost_or_doubled(user, entries, store), *_owner(user, store)]
    return [f"{user.name}: {fault}" for fault in faults]


def _lost_or_doubled(user: User, entries: list[dict[str, Any]]) -> list[str]:
    seen = Counter(entry.get("text", "").rsplit(" ", 1)[-1] for entry in entries if not entry.get("who"))
    wrong = {token: seen[token] for token in user.answers if seen[token] != 1}
    faults = [f"message {token} is in the transcript {times} times" for token, times in wrong.items()]
    return faults if len(entries) < 200 else ["the transcript is full: fewer rounds a user, please"]


def _spoken_over(entries: list[dict[str, Any]]) -> list[str]:
    """By the order of commits: who has it, and who spoke."""
    holder, faults = "", []
    for number, entry in enumerate(entries):
        doing, account = entry.get("doing", ""), entry.get("account", "")
        fault = _misdone(doing, account, holder) if doing else _missaid(entry, holder)
        if fault:
            faults.append(f"entry {number}: {fault}")
        if doing in _TAKING:
            holder = account
        elif doing == "transfer":
            holder = entry["text"]
        elif doing in _RELEASING or (not doing and entry.get("owner") != "staff"):
            holder = ""
    return faults


def _misdone(doing: str, account: str, holder: str) -> str:
    if account == LEAD:
        return "" if holder else f"the lead did {doing}, and nobody has it"
    may = {"", account} if doing in _TAKING else {account}
    return "" if holder in may else f"{account} did {doing}, and {holder or 'nobody'} has it"


def _missaid(entry: dict[str, Any], holder: str) -> str:
    said = str(entry.get("said", ""))
    if not holder or not said or ("staff.back" in said and entry.get("owner") != "staff"):
        return ""
    return f"the bot spoke over {holder}, from whom nobody had taken it: {said}"


def _wrong_answers(user: User, entries: list[dict[str, Any]]) -> list[str]:
    """Each POST of a message hears the same; and what it hears is what was committed."""
    faults = []
    owners = {entry.get("text", "").rsplit(" ", 1)[-1]: entry.get("owner") for entry in entries if not entry.get("who")}
    for token, heard in user.answers.items():
        told = {text for text in heard if STILL_WORKING not in text}
        if len(told) > 1:
            faults.append(f"message {token} was answered in {len(told)} ways")
        if owners.get(token) == "staff" and any(_is_bots(text) for text in told):
            faults.append(f"message {token} came to staff and was answered by the bot")
    return faults


def _words_lost_or_doubled(user: User, entries: list[dict[str, Any]], store: RedisStore) -> list[str]:
    written = Counter(entry["text"].rsplit(" ", 1)[-1] for entry in entries if entry.get("who") == "staff")
    waiting = [str(orjson.loads(item)["said"]) for item in store.peek(user.name).outbox]
    heard = [next(iter(texts)) for texts in map(set, user.answers.values()) if texts]
    everywhere = [*waiting, *heard, *(str(record["said"]) for _, record in user.sent)]
    faults = []
    for token in user.replied | set(written):
        reached = sum(token in text for text in everywhere)
        if (written[token], reached) != (1, 1):
            faults.append(f"words {token}: written {written[token]} times, reached the user {reached} times")
    return faults


def _owner(user: User, store: RedisStore) -> list[str]:
    stored = store.peek(user.name).session
    if stored is None:
        return []
    session = orjson.loads(stored)
    owner, account = session.get("owner", "bot"), session.get("staff_account", "")
    is_defined = owner in {"bot", "queued", "staff"} and bool(account) == (owner == "staff")
    return [] if is_defined else [f"owner {owner!r} with account {account!r}"]
