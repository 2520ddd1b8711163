"""The platform's API as the sandbox plays it."""

from typing import Any

import pytest

from bot.sandbox.platform_calls import SEND, TOKEN, Fault, SilenceError
from tests.bot.outbox.world import APP_ID, APP_SECRET, World


@pytest.fixture
def world() -> World:
    world = World()
    world.turn()
    return world


def code(world: World, call: str, **told: Any) -> int:
    return int(world.platform.answer(call, told, world.platform.token)["errcode"])


def test_a_token_is_given_for_the_right_secret_and_is_another_one_when_forced(world: World) -> None:
    asked = {"appid": APP_ID, "secret": APP_SECRET, "force_refresh": False}
    given = [world.platform.answer(TOKEN, {**asked, "force_refresh": each})["access_token"] for each in (0, 0, 1)]
    assert given[0] == given[1] != given[2]
    assert world.platform.answer(TOKEN, {**asked, "secret": "other"})["errcode"] == 40125
    assert world.platform.answer(TOKEN, {**asked, "appid": "other"})["errcode"] == 40013
    assert world.platform.answer(SEND, {}, given[0])["errcode"] == 40001


def test_what_it_cannot_deliver_it_refuses(world: World) -> None:
    long = {"content": "退" * 683}
    assert code(world, SEND, touser="alice", msgtype="text", text=long) == 45002
    assert code(world, SEND, touser="alice", msgtype="text", text={"content": ""}) == 40008
    assert code(world, "cgi-bin/nothing") == 40066


def test_faults_come_to_order_and_end(world: World) -> None:
    told = {"touser": "alice", "msgtype": "text", "text": {"content": "x"}}
    world.platform.order(Fault(errcode=-1, arrives=True))
    world.platform.order(Fault(errcode=0, is_silent=True))
    assert code(world, SEND, **told) == -1
    with pytest.raises(SilenceError):
        code(world, SEND, **told)
    assert code(world, SEND, **told) == 0
    assert len(world.phones.shown) == 2
