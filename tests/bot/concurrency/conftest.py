"""A stage of its own for each test, before the one Valkey of the session."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest

from bot.store.local import LocalStore
from bot.turns import Pace
from tests.bot.concurrency.stage import ATTENTIVE, Stage

SetStage = Callable[..., Stage]


@pytest.fixture
def set_stage(valkey: LocalStore, request: pytest.FixtureRequest) -> Iterator[SetStage]:
    """Sets a stage at that pace, with the operator's settings in a script's words, such as `desk="console"`."""
    with ExitStack() as stack:

        def set_stage(pace: Pace | None = None, **settings: Any) -> Stage:
            chosen = tuple(settings.items())
            stage = Stage(url=valkey.url, secret=request.node.nodeid.encode(), settings=chosen, pace=pace or ATTENTIVE)
            stack.callback(stage.threads.shutdown)
            return stage

        yield set_stage


@pytest.fixture
def stage(set_stage: SetStage) -> Stage:
    return set_stage()
