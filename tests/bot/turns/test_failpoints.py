"""The places between the steps of a turn, and a message on its way through the line."""

import pytest

from bot.incoming import Incoming, Kind
from bot.turns.failpoints import FailpointError, Step, failpoints_from
from bot.turns.parcels import pack, unpack
from tests.bot.turns.conftest import NOON, World, message


class TestFailpoints:
    def test_each_is_passed_once_in_order(self, world: World) -> None:
        passed: list[Step] = []
        world.turns(failpoints=passed.append).take(message("hello"))

        assert passed == list(Step)

    @pytest.mark.parametrize("step", [step for step in Step if step is not Step.AFTER_COMMIT])
    def test_what_fails_before_the_commit_has_not_happened(self, world: World, step: Step) -> None:
        failing = world.turns(failpoints=failpoints_from({"REFUNDBOT_FAILPOINT": f"{step}:raise"}))
        with pytest.raises(FailpointError):
            failing.take(message("hello", "m1"))

        assert world.steps() == []
        assert world.turns().take(message("hello", "m1")).text == "1: hello"

    def test_what_fails_after_it_has(self, world: World) -> None:
        failing = world.turns(failpoints=failpoints_from({"REFUNDBOT_FAILPOINT": "after_commit:raise"}))
        with pytest.raises(FailpointError):
            failing.take(message("hello", "m1"))

        assert world.turns().take(message("hello", "m1")).text == "1: hello"
        assert world.steps() == ["m1"]

    @pytest.mark.parametrize("wanted", ["nowhere:kill", "after_begin", "after_begin:explode", "after_begin:sleep:x"])
    def test_a_failpoint_that_cannot_be_read_is_refused(self, wanted: str) -> None:
        with pytest.raises(ValueError):  # noqa: PT011 - three kinds of text, none of them ours
            failpoints_from({"REFUNDBOT_FAILPOINT": wanted})


@pytest.mark.parametrize("text", ["退款没到账", "", "half \ud83d a character", "a\u0000b"])
def test_a_message_is_the_same_after_its_way_through_the_line(text: str) -> None:
    incoming = Incoming(sender="o1", kind=Kind.VOICE, text=text, delivery="d", created_at=NOON, answerable=False)

    assert unpack(pack(incoming)) == incoming
