"""The store goes away and comes back, and the platform refuses or says nothing: what is said is true, and said once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bot.outbox.sending import Sender
from bot.sandbox.platform_calls import TYPING, Fault, PlatformCalls
from bot.sandbox.platform_rules import Deed, Happened
from bot.store import MemoryShared
from bot.store.local import LocalStore, local_store
from bot.turns.failpoints import Step
from tests.bot.concurrency.conftest import SetStage
from tests.bot.concurrency.stage import Stage
from tests.bot.concurrency.test_deaths import advised
from tests.bot.outbox.world import APP_ID, APP_SECRET, DirectApi, Phones, Seconds
from tests.bot.store.test_wire import server_of

pytestmark = pytest.mark.server

UNAVAILABLE = "没有记下来"


@contextmanager
def away(store: LocalStore) -> Iterator[None]:
    """The server answers nobody while the block runs, and then does what it was asked meanwhile."""
    server = server_of(store)
    os.kill(server, signal.SIGSTOP)
    try:
        yield
    finally:
        os.kill(server, signal.SIGCONT)


class TestTheStore:
    @pytest.fixture
    def own(self, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStore]:
        """A server that a test may hold up without holding up the others."""
        data_dir: Path = tmp_path_factory.mktemp("own")
        with local_store(data_dir) as store:
            yield store

    @pytest.fixture
    def stage(self, own: LocalStore) -> Iterator[Stage]:
        stage = Stage(url=own.url, secret=b"the store goes away")
        # What a worker claimed that never heard so lapses soon.
        stage.first, stage.second = stage.worker(claim_ttl_s=0.3), stage.worker(claim_ttl_s=0.3)
        yield stage
        stage.threads.shutdown()

    @pytest.mark.parametrize("step", [Step.BEFORE_BEGIN, Step.AFTER_BEGIN, Step.AFTER_ANSWER])
    def test_one_that_goes_away_in_mid_turn_is_told_and_the_retry_has_the_turn_once(
        self, stage: Stage, own: LocalStore, step: Step
    ) -> None:
        stage.hears("退款没到账")
        message = stage.message("微信付的")
        with stage.first.stops(step) as gate:
            post = stage.pushes(message)
            gate.wait_for_turn()
            with away(own):
                gate.open()
                assert UNAVAILABLE in post.text

        assert stage.pushes(message, to=stage.second).text
        assert stage.texts == ["退款没到账", "微信付的"]
        assert stage.facts == {"paid_with": "wechat_pay"}


class Platform:
    """WeChat's sending before one user, who has just written."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self.seconds = Seconds(stage.clock.now.timestamp())
        self.phones = Phones(self.seconds)
        self.calls = PlatformCalls(app_id=APP_ID, app_secret=APP_SECRET, audience=self.phones)
        self._api = DirectApi(self.calls)
        self._sender = Sender(
            stage.store, stage.dialogue, MemoryShared(self.seconds), api=self._api, seconds=self.seconds
        )

    def user_wrote(self) -> None:
        self.seconds.now = self._stage.clock.now.timestamp()
        self.phones.happened["alice"].append(Happened(Deed.MESSAGE, self.seconds.now))
        # Shown while the bot answers; it has a token from then on.
        self._api.post(TYPING, {"touser": "alice", "command": "Typing"})

    def sends_all(self) -> None:
        """As a worker does, again and again for an hour."""
        bucket = int(self._stage.store.name_of_user("alice")[:3])
        for _ in range(12):
            self.seconds.now = self._stage.clock.now.timestamp()
            self._sender.send_next(bucket)
            self._stage.clock.forward(minutes=5)


#: What the platform does to a reminder, and how often; whether it is sent, and whether the next reply says it.
FAULTS = {
    "nothing": (Fault(errcode=0), 0, True, False),
    "it is busy once": (Fault(errcode=-1), 1, True, False),
    "it is busy all the time": (Fault(errcode=-1), 99, False, True),
    "the token is refused once": (Fault(errcode=40001), 1, True, False),
    "the token stays refused": (Fault(errcode=40001), 99, False, True),
    "the quota is used up": (Fault(errcode=45047), 99, False, True),
    "it says nothing, and it did not arrive": (Fault(errcode=0, arrives=False, is_silent=True), 1, False, True),
    # Nobody can know; it is not sent again, and rather said twice than never.
    "it says nothing, and it arrived": (Fault(errcode=0, arrives=True, is_silent=True), 1, True, True),
}
REMINDER = "follow_up.due"


class TestThePlatform:
    @pytest.mark.parametrize("fault", FAULTS)
    def test_a_reminder_is_heard_whatever_the_platform_does_and_sent_once_at_most(
        self, set_stage: SetStage, fault: str
    ) -> None:
        stage, platform = self.reminded(set_stage)
        what, times, is_sent, is_said = FAULTS[fault]
        platform.calls.order(what, times=times)
        platform.sends_all()

        assert len(platform.phones.texts()) == is_sent
        assert stage.hears("你好")
        assert (REMINDER in stage.said[-1].replies) is is_said
        assert stage.hears("嗯")
        assert REMINDER not in stage.said[-1].replies

    def test_a_window_that_the_platform_says_is_shut_loses_the_reminder_and_nothing_of_the_case(
        self, set_stage: SetStage
    ) -> None:
        stage, platform = self.reminded(set_stage)
        platform.calls.order(Fault(errcode=45015), times=99)
        platform.sends_all()

        assert platform.phones.texts() == []
        assert platform.calls.asked.count("/cgi-bin/message/custom/send") <= 1
        assert stage.hears("你好")
        assert stage.session["case"]["variant"].startswith("unresponsive_merchant")

    def reminded(self, set_stage: SetStage) -> tuple[Stage, Platform]:
        """A reminder has fallen due within the time in which it may be sent."""
        stage = set_stage()
        advised(stage)
        ((_, due),) = stage.session["case"]["due"]
        platform = Platform(stage)
        stage.clock.now = datetime.fromtimestamp(due - 3600, stage.clock.now.tzinfo)
        platform.user_wrote()
        stage.hears("谢谢")
        stage.clock.forward(hours=1)
        stage.tick().text  # noqa: B018 - it waits for the turn
        assert len(stage.store.peek("alice").outbox) == 1
        return stage, platform
