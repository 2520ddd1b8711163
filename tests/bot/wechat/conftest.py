"""A webhook and what it hands on."""

import pytest
from flask.testing import FlaskClient

from tests.bot.wechat.doubles import RecordingTurns, client


@pytest.fixture
def turns() -> RecordingTurns:
    return RecordingTurns()


@pytest.fixture
def web(turns: RecordingTurns) -> FlaskClient:
    return client(turns)
