"""A worker is killed in the middle of a turn, or all are started anew: nothing is lost, doubled or stuck."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import ExitStack

import pytest

from bot.store.local import LocalStore
from bot.turns.failpoints import VARIABLE, Step
from tests.bot.concurrency.stage import Stage, Worker
from tests.bot.staff.interleaving.processes import Worker as Process

pytestmark = pytest.mark.server

StartDoomed = Callable[[Step], Process]
#: A claim lapses so soon after its worker's death.
CLAIM_TTL_S = 0.3


@pytest.fixture
def start_doomed(valkey: LocalStore, stage: Stage) -> Iterator[StartDoomed]:
    """Starts a worker process on the test's store that is killed when a turn of it comes to that step."""
    with ExitStack() as stack:

        def start(step: Step) -> Process:
            options = {"url": valkey.url, "secret": stage.secret.decode(), "claim_ttl_s": CLAIM_TTL_S, "fault": ""}
            process = Process({**options, VARIABLE: f"{step}:kill"})
            stack.callback(process.close)
            return process

        yield start


def asks(process: Process, stage: Stage, text: str, delivery: str) -> "Future[object]":
    now = stage.clock.now.timestamp()
    return process.ask({"what": "says", "user": "alice", "text": text, "delivery": delivery, "now": now})


@pytest.mark.parametrize("step", list(Step))
def test_what_a_worker_died_over_is_done_once_by_the_retry(stage: Stage, start_doomed: StartDoomed, step: Step) -> None:
    doomed = start_doomed(step)
    with pytest.raises(EOFError):
        asks(doomed, stage, "商家一直不理我", "m1").result(20)
    retry = stage.message("商家一直不理我", delivery="m1")
    survivor = stage.worker(CLAIM_TTL_S)

    assert stage.pushes(retry, to=survivor).text
    assert stage.texts == ["商家一直不理我"]
    assert stage.facts == {"merchant_response": "none"}


def test_a_user_whose_worker_died_is_not_locked_out(stage: Stage, start_doomed: StartDoomed) -> None:
    doomed = start_doomed(Step.AFTER_TAKE)
    with pytest.raises(EOFError):
        asks(doomed, stage, "商家一直不理我", "m1").result(20)
    # WeChat has given the first one up: nothing but the next message frees the user.
    answer = stage.sends("微信付的", to=stage.worker(CLAIM_TTL_S)).text

    assert answer
    assert stage.texts == ["微信付的"]


def test_what_was_waiting_behind_it_has_its_turn(stage: Stage, start_doomed: StartDoomed) -> None:
    stage.hears("退款没到账")
    doomed = start_doomed(Step.AFTER_ANSWER)
    with pytest.raises(EOFError):
        asks(doomed, stage, "处理中", "m1").result(20)
    survivor = stage.worker(CLAIM_TTL_S)
    waiting = stage.sends("微信付的", to=survivor)
    retry = stage.pushes(stage.message("处理中", delivery="m1"), to=survivor)

    assert waiting.text
    assert retry.text
    assert stage.facts == {"refund_status": "processing", "paid_with": "wechat_pay"}
    assert sorted(stage.texts) == sorted(["退款没到账", "处理中", "微信付的"])


def test_what_is_due_falls_due_though_every_worker_was_started_anew(stage: Stage) -> None:
    advised(stage)
    stage.clock.forward(days=3)
    restarted: Worker = stage.worker()
    stage.tick(to=restarted).text  # noqa: B018 - it waits for the turn

    assert "follow_up.due" in stage.said[-1].replies
    assert len(stage.store.peek("alice").outbox) == 1


def test_what_fell_due_when_its_worker_died_is_said_once_by_the_next(stage: Stage, start_doomed: StartDoomed) -> None:
    advised(stage)
    stage.clock.forward(days=3)
    doomed = start_doomed(Step.AFTER_TAKE)
    tick = {"what": "tick", "user": "alice", "delivery": "t1", "now": stage.clock.now.timestamp()}
    with pytest.raises(EOFError):
        doomed.ask(tick).result(20)
    survivor = stage.worker(CLAIM_TTL_S)
    for _ in range(2):
        stage.tick(to=survivor).text  # noqa: B018 - it waits for the turn

    assert sum("follow_up.due" in said.replies for said in stage.said) == 1
    assert len(stage.store.peek("alice").outbox) == 1


def advised(stage: Stage) -> None:
    """The user has a step to try, and it is written down when its time is over."""
    stage.hears("商家一直不理我的退款申请")
    stage.hears("已经收到货了")
    stage.hears("小程序")
    stage.hears("照做了")
    assert stage.session["state"] == "following_up.unresponsive_merchant"
    assert stage.session["case"]["due"]
