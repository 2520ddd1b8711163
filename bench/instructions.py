"""
Instructions a turn: whole conversations through the WSGI application under `valgrind --tool=callgrind`.

They repeat within a per cent on a shared machine, where times do not: the figure to steer by. The store is a process
of its own and is not in them.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.account import environment
from bench.counter import CALLGRIND, counts_in
from bench.results import Row, Table, finish
from bench.traffic import (
    Conversation,
    Way,
    many,
    posts_of,
    sentences,
    tapped_conversations,
    typed_conversations,
)
from bot.errors import BotError
from bot.store.local import local_store

ROOT = Path(__file__).parent.parent
#: Users whose turns are not counted: caches fill, connections are made, code is specialised.
WARM_UP = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Scenario:
    """What is counted, and what may be said of it."""

    name: str
    app: str
    steps: list[dict[str, Any]]
    #: At most so many millions of instructions a step.
    aim: float | None = None
    #: Count only what goes on inside this function, named like `bot.wechat.door:Door.open`.
    inside: str = ""

    @property
    def counted(self) -> int:
        return sum(step["is_counted"] for step in self.steps)


def measured(users: int = 60) -> Table:
    """Raises BotError without valgrind."""
    return measure(scenarios(users))


def scenarios(users: int) -> list[Scenario]:
    """With so many users each, after a warm-up."""
    return [
        nothing(users),
        Scenario(name="tapped or numbered answer", app="bot", steps=list(tapped(users)), aim=2.0),
        Scenario(name="free text of about 25 characters", app="bot", steps=list(typed(users)), aim=2.8),
        Scenario(name="retry of an answered message", app="bot", steps=list(_retried(users))),
        Scenario(name="understanding alone", app="understanding", steps=list(_understood(users)), aim=0.8),
        Scenario(name="bare Flask view that echoes (the floor)", app="echo", steps=list(typed(users))),
    ]


def nothing(steps: int) -> Scenario:
    """What the counting itself takes."""
    return Scenario(name="nothing", app="nothing", steps=[{"is_counted": True}] * steps)


def measure(wanted: Sequence[Scenario]) -> Table:
    """All scenarios in one process under the counter. The first must be `nothing`: the others are told without it."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder, local_store(Path(folder) / "store") as store:
        plan = Path(folder) / "plan.json"
        plan.write_text(
            json.dumps([{"app": each.app, "inside": each.inside, "steps": each.steps} for each in wanted]), "utf-8"
        )
        _run(Path(folder), plan, store.url)
        counts = counts_in(Path(folder))
    own = counts[0] / wanted[0].counted
    rows = [
        Row(name=each.name, value=(count / each.counted - own) / 1e6, unit="M instructions", aim=each.aim)
        for each, count in list(zip(wanted, counts, strict=True))[1:]
    ]
    return Table(name="instructions", title="Instructions a turn", rows=rows)


def _run(folder: Path, plan: Path, store_url: str) -> None:
    if shutil.which(CALLGRIND[0]) is None:
        raise BotError("valgrind is missing; on Debian and Ubuntu: apt-get install valgrind")
    counting = [*CALLGRIND, f"--callgrind-out-file={folder}/counts"]
    command = [*counting, sys.executable, "-m", "bench.counted", str(plan)]
    # Without a seed for hashes two runs differ by the order in which sets are walked.
    fixed = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin", "HOME": str(folder)}
    done = subprocess.run(
        command, cwd=ROOT, env={**environment(store_url), **fixed}, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise BotError(f"The counted process failed:\n{done.stderr[-3000:]}")


def _steps(
    conversations: Sequence[Conversation], users: int, ways: frozenset[Way], warm_up: int
) -> Iterator[dict[str, Any]]:
    """The conversations of so many users; the messages made in these ways are counted."""
    for number, (openid, conversation) in enumerate(many(conversations, warm_up + users)):
        posts = posts_of(conversation, openid, 1000 * (number + 1))
        for message, post in zip(conversation, posts, strict=True):
            is_counted = number >= warm_up and message.way in ways
            yield {"query": post.query, "body": post.body.decode(), "is_counted": is_counted}


def tapped(users: int, warm_up: int = WARM_UP) -> Iterator[dict[str, Any]]:
    """Answers by tap and by number, in cases of eight turns."""
    return _steps(tapped_conversations(), users, frozenset({Way.TAPPED, Way.NUMBERED}), warm_up)


def typed(users: int, warm_up: int = WARM_UP) -> Iterator[dict[str, Any]]:
    """Whole sentences."""
    return _steps(typed_conversations(), users, frozenset({Way.TYPED}), warm_up)


def _retried(users: int) -> Iterator[dict[str, Any]]:
    """Every message comes twice, and the second time is counted."""
    for step in tapped(users):
        yield {**step, "is_counted": False}
        yield step


def _understood(users: int) -> Iterator[dict[str, Any]]:
    texts = sentences()
    for number in range(WARM_UP + 4 * users):
        yield {"text": texts[number % len(texts)], "is_counted": number >= WARM_UP}


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
