"""
A worker process: takes what users send and what staff do, as JSON lines on standard input, in threads.

Every line says what time it is for it. Standard input ends, and so does the worker. A planted fault is named on start,
and so may be where it dies: REFUNDBOT_FAILPOINT among its options does what it does.
"""

import json
import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

import orjson
import structlog

from bot.answers import Answer
from bot.building import build_dialogue
from bot.dialogue import TICK, RefundDialogue
from bot.incoming import Incoming, Kind
from bot.settings import Settings
from bot.staff.desk import BotDesk
from bot.staff.port import Action, Doing
from bot.staff.talks import LINES_A_TURN, incoming_of
from bot.store import Keys, RedisStore, open_wire
from bot.turn_port import Stored, Taken
from bot.turns import UNANSWERED, Pace, Turns, failpoints_from
from bot.wechat.staff_desk import Recorded
from dialogs.errands import Errand, Wanted
from tests.bot.staff.interleaving.names import LEAD

THREADS = 24


class Planted:
    """The dialogue with a fault that no bot should have."""

    def __init__(self, dialogue: RefundDialogue, fault: str) -> None:
        self._dialogue = dialogue
        self._fault = fault
        self._serial = count()

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        is_hit = bool(self._fault) and incoming.kind is Kind.TEXT and next(self._serial) % 5 == 0
        if is_hit and self._fault == "speaks_over" and stored.session:
            session = orjson.loads(stored.session)
            session.pop("owner", None)
            stored = replace(stored, session=orjson.dumps(session))
        taken = self._dialogue.take(stored, incoming, now)
        return replace(taken, transcript=None) if is_hit and self._fault == "loses" else taken

    def answer(self, reply: bytes) -> Answer:
        return self._dialogue.answer(reply)

    def still_working(self) -> Answer:
        return self._dialogue.still_working()

    def unavailable(self) -> Answer:
        return self._dialogue.unavailable()


class Desk:
    """Both ways into the bot, at the time that the line says."""

    def __init__(self, options: dict[str, Any]) -> None:
        self._now = threading.local()
        self._fault = options["fault"]
        store = RedisStore(
            open_wire(options["url"]), Keys(options["secret"].encode()), claim_ttl_s=options["claim_ttl_s"]
        )
        dialogue = build_dialogue(Settings(REFUNDBOT_DESK=options.get("desk", "console")))
        planted = Planted(dialogue, self._fault)
        self._turns = Turns(
            store,
            planted,
            self._clock,
            waiting_room=THREADS,
            pace=Pace(longest_look_s=0.02),
            failpoints=failpoints_from(options),
        )
        self._desk = BotDesk(self._turns, store, dialogue, self._clock, sends_actively=True)
        self._serial = count()

    def answer(self, asked: dict[str, Any]) -> object:
        self._now.at = datetime.fromtimestamp(asked["now"], UTC)
        if asked["what"] == "does":
            by = {"account": "wang"} if self._fault == "anybody_leads" and asked["action"]["account"] == LEAD else {}
            done = self._desk.act(Action(**{**asked["action"], **by, "doing": Doing(asked["action"]["doing"])}))
            return {"refused": done.refusal, "by": done.by}
        if asked["what"] == "begins":
            return self._desk.begin_case(asked["user"], asked["account"], "zh_Hans")
        if asked["what"] == "errand":
            return self._run_errand(asked)
        said = self._turns.take(self._incoming(asked))
        return None if said is UNANSWERED else said.text

    def _run_errand(self, asked: dict[str, Any]) -> str:
        """As `bot.outbox.errands` tells of it: what was said in parts, each a turn."""
        wanted = Wanted(errand=Errand(asked["errand"]), at=asked["at"])
        lines = [
            Recorded(openid=asked["user"], at=at, account=account, is_by_staff=bool(account), text=text)
            for at, account, text in asked["lines"]
        ]
        parts = [lines[start : start + LINES_A_TURN] for start in range(0, len(lines), LINES_A_TURN)] or [[]]
        if self._fault == "loses_lines":
            parts[0] = parts[0][1:]
        for number, part in enumerate(parts):
            is_last = number == len(parts) - 1
            self._turns.take(self._part(wanted, asked, said=part, part=number, is_last=is_last))
        return "done"

    def _part(self, wanted: Wanted, asked: dict[str, Any], **told: Any) -> Incoming:
        # A store that does not know deliveries again would take every part for a new one.
        name = f"{asked['user']} {next(self._serial)}" if self._fault == "doubles_lines" else asked["user"]
        return incoming_of(wanted, asked["user"], name, self._clock(), account=asked["account"], **told)

    def _clock(self) -> datetime:
        at: datetime = self._now.at
        return at

    def _incoming(self, asked: dict[str, Any]) -> Incoming:
        event = TICK if asked["what"] == "tick" else asked.get("event", "")
        # A store that does not know deliveries again would take every retry for a message.
        doubled = f" {next(self._serial)}" if self._fault == "doubles" else ""
        return Incoming(
            sender=asked["user"],
            kind=Kind.EVENT if event else Kind.TEXT,
            event=event,
            staff_account=asked.get("account", ""),
            text=asked.get("text", ""),
            delivery=asked["delivery"] + doubled,
            created_at=self._clock(),
            answerable=not event,
        )


WRITING = threading.Lock()


def answer(ask: Callable[[dict[str, Any]], object], asked: dict[str, Any]) -> None:
    try:
        said = ask(asked)
    except Exception as error:  # noqa: BLE001 - the test is told
        said = {"error": f"{type(error).__name__}: {error}"}
    with WRITING:
        sys.stdout.write(json.dumps({"id": asked["id"], "said": said}) + "\n")
        sys.stdout.flush()


def main(options: dict[str, Any]) -> None:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))
    desk = Desk(options)
    with ThreadPoolExecutor(THREADS) as threads:
        for line in sys.stdin:
            threads.submit(answer, desk.answer, json.loads(line))


if __name__ == "__main__":
    main(json.loads(sys.argv[1]))
