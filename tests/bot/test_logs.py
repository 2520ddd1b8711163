"""What a log line may hold, and what never."""

import io
import json
import logging
import sys
from collections.abc import Iterator

import pytest
import structlog

from bot.logs import PRIVATE_KEYS, configure_logs

SECRET = "我的订单4200"


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Iterator[io.StringIO]:
    """What came out on stderr since the logs were configured."""
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    root = logging.getLogger()
    before = list(root.handlers), root.level
    configure_logs(console=False)
    yield stream
    root.handlers, root.level = before
    structlog.reset_defaults()


def test_a_line_is_one_json_object(written: io.StringIO) -> None:
    structlog.get_logger().info("turn", delivery="d1", ms=3)
    line = json.loads(written.getvalue())
    assert (line["event"], line["delivery"], line["ms"], line["level"]) == ("turn", "d1", 3, "info")


@pytest.mark.parametrize("key", sorted(PRIVATE_KEYS))
def test_a_private_field_is_dropped_whoever_logs_it(key: str, written: io.StringIO) -> None:
    structlog.get_logger().info("turn", **{key: SECRET})
    assert SECRET not in written.getvalue()
    assert "turn" in written.getvalue()


def test_a_traceback_says_where_and_what_kind_but_not_the_message(written: io.StringIO) -> None:
    try:
        try:
            dict[str, str]()[SECRET]
        except KeyError as error:
            raise ValueError(SECRET) from error
    except ValueError:
        structlog.get_logger().exception("turn_failed")
    trace = json.loads(written.getvalue())["exception"]
    assert SECRET not in trace
    assert trace.index("KeyError") < trace.index("ValueError")
    assert "test_logs.py" in trace


def test_libraries_log_no_query_and_no_message(written: io.StringIO) -> None:
    try:
        raise RuntimeError(SECRET)
    except RuntimeError:
        logging.getLogger("gunicorn.error").exception("Error handling request /wechat?openid=oABC&x=1")
    assert "oABC" not in written.getvalue()
    assert SECRET not in written.getvalue()
    assert "RuntimeError" in json.loads(written.getvalue())["exception"]


def test_the_machine_does_not_tell_every_step_of_a_turn(written: io.StringIO) -> None:
    logging.getLogger("transitions.core").info("Executed callback")
    assert written.getvalue() == ""


def test_a_line_with_half_a_character_is_written_all_the_same(written: io.StringIO) -> None:
    structlog.get_logger().info("turn", act="\ud83d")
    assert json.loads(written.getvalue())["act"] == "\ud83d"
