"""The same with WeChat's own desk: its events, its half hour, and the worker that fetches what was said there."""

from collections import Counter
from typing import Any

import orjson

from bot.outbox.errands import LINES_KEPT
from dialogs.errands import Errand, Wanted, wanted_of
from dialogs.session import Session
from tests.bot.staff.interleaving.chaos import Chaos, Op, User

ACCOUNTS = ("li@gh_1", "wu@gh_1")
_EVENTS = ("kf_create_session", "kf_close_session", "kf_switch_session")
#: What staff and the user say in one talk; two turns take it in.
_LINES = 24
assert _LINES < LINES_KEPT


class Talks(Chaos):
    """Staff are WeChat's: what they do comes as events, what they said by errands that two workers do at once."""

    #: What is wanted is wanted a minute later.
    STEP_S = 25

    def __init__(self, *told: Any) -> None:
        super().__init__(*told)
        #: Lines that were fetched, by user.
        self.fetched: dict[str, set[str]] = {}

    def _some(self, user: User) -> list[Op]:
        match self.dice.choices(("says", "event", "errand"), (8, 4, 6)):
            case ["says"]:
                return self._says(user)
            case ["event"]:
                told = {"event": self.dice.choice(_EVENTS), "account": self.dice.choice(ACCOUNTS)}
                delivery = self._token("e")
                posts = self.dice.choice((1, 1, 2))
                return [self._op(user, what="event", delivery=delivery, **told) for _ in range(posts)]
        return [op for wanted in self._wanted(user) for op in self._errand(user, wanted)]

    def _wanted(self, user: User) -> tuple[Wanted, ...]:
        stored = self.store.peek(user.name).session
        session = Session.from_json(orjson.loads(stored)) if stored else Session()
        return tuple(each for each in wanted_of(session.errands) if each.at <= user.now)

    def _errand(self, user: User, wanted: Wanted) -> list[Op]:
        """Done by both workers, in the same words: one of them may die over it."""
        told: dict[str, Any] = {"errand": str(wanted.errand), "at": wanted.at, "lines": [], "account": ""}
        if wanted.errand is Errand.SAID:
            told["lines"] = [[wanted.since, ACCOUNTS[0] if n % 2 else "", f"k{wanted.at}n{n}x"] for n in range(_LINES)]
            self.fetched.setdefault(user.name, set()).update(text for _, _, text in told["lines"])
        elif wanted.errand is Errand.OPEN:
            told["account"] = self.dice.choice(("", *ACCOUNTS))
        ops = [self._op(user, what="errand", **told) for _ in range(2)]
        for number, op in enumerate(ops):
            op.which = number
        return ops

    def judged(self, user: User) -> list[str]:
        entries = [orjson.loads(entry) for entry in self.store.transcript(user.name)]
        faults = [*_lost_or_doubled(user, entries), *_spoken_over(entries), *self._talk(user, entries)]
        session = orjson.loads(self.store.peek(user.name).session or b"{}")
        owner, account = session.get("owner", "bot"), session.get("staff_account", "")
        if owner not in {"bot", "queued", "staff"} or bool(account) != (owner == "staff"):
            faults.append(f"owner {owner!r} with account {account!r}")
        return [f"{user.name}: {fault}" for fault in faults]

    def _talk(self, user: User, entries: list[dict[str, Any]]) -> list[str]:
        seen = Counter(text for entry in entries for _, _, text in entry.get("talk", ()))
        doubled = {text: times for text, times in seen.items() if times > 1}
        due = {f"k{wanted.at}n" for wanted in self._wanted(user)}
        lost = {
            text
            for text in self.fetched.get(user.name, ())
            if not seen[text] and not any(text.startswith(each) for each in due)
        }
        found = {"doubled": sorted(doubled)[:3], "lost": sorted(lost)[:3]}
        return [f"lines of staff's talk {how}: {which}" for how, which in found.items() if which]


def _lost_or_doubled(user: User, entries: list[dict[str, Any]]) -> list[str]:
    seen = Counter(entry.get("text", "").rsplit(" ", 1)[-1] for entry in entries if not entry.get("who"))
    return [f"message {token} is in the transcript {seen[token]} times" for token in user.answers if seen[token] != 1]


def _spoken_over(entries: list[dict[str, Any]]) -> list[str]:
    over = [entry for entry in entries if entry.get("owner") == "staff" and entry.get("said")]
    return [f"the bot spoke over staff: {entry['said']}" for entry in over]
