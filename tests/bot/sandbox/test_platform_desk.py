"""WeChat's own desk as the sandbox plays it: its codes, its limits, its half hour."""

from typing import Any

import pytest

from bot.sandbox.platform_desk import LONGEST_S, PAGE, SESSION_S, Pushed
from bot.wechat.api_errors import WeChatApiError
from bot.wechat.staff_desk import CLOSE, CREATE, GET, ONLINE, RECORDS, StaffDesk
from tests.bot.outbox.world import World, api_of

LI, WU, GONE, NEW = "li@gh_1", "wu@gh_1", "gone@gh_1", "new@gh_1"


@pytest.fixture
def world() -> World:
    world = World()
    world.turn()
    world.platform.desk.online = {LI: 1, WU: 3}
    world.platform.desk.away, world.platform.desk.unbound = {GONE}, {NEW}
    return world


def told(world: World, call: str, **asked: Any) -> dict[str, Any]:
    return world.platform.answer(call, asked, world.platform.token)


def code(world: World, call: str, **asked: Any) -> int:
    return int(told(world, call, **asked).get("errcode", 0))


@pytest.mark.parametrize(("account", "expected"), [("x@gh_1", 65401), (NEW, 65402), (GONE, 65415), (LI, 0)])
def test_a_talk_is_opened_by_who_is_there(world: World, account: str, expected: int) -> None:
    assert code(world, CREATE, openid="alice", kf_account=account) == expected


def test_a_talk_is_one_persons(world: World) -> None:
    assert [code(world, CREATE, openid="alice", kf_account=LI) for _ in range(2)] == [0, 0]
    assert code(world, CREATE, openid="alice", kf_account=WU) == 65414
    assert code(world, CLOSE, openid="alice", kf_account=WU) == 65414
    assert code(world, CLOSE, openid="alice", kf_account=LI) == 0
    assert code(world, CLOSE, openid="alice", kf_account=LI) == 65413
    assert [pushed.event for pushed in world.platform.desk.pushed] == ["kf_create_session", "kf_close_session"]


@pytest.mark.parametrize("call", [CREATE, CLOSE, GET, ONLINE, RECORDS])
def test_an_account_without_a_desk_is_told_so(world: World, call: str) -> None:
    world.platform.desk.is_open = False
    assert code(world, call, openid="alice", kf_account=LI) == 65400


def test_a_talk_ends_by_itself_after_half_an_hour_and_tells_nobody(world: World) -> None:
    code(world, CREATE, openid="alice", kf_account=LI)
    world.seconds.now += SESSION_S - 1
    assert told(world, GET, openid="alice")["kf_account"] == LI
    assert world.platform.desk.say("alice", "在吗")
    world.seconds.now += 1
    assert told(world, GET, openid="alice")["kf_account"] == ""
    assert not world.platform.desk.say("alice", "在吗")
    assert [pushed.event for pushed in world.platform.desk.pushed] == ["kf_create_session"]
    # Staff see it until somebody closes it.
    assert code(world, CLOSE, openid="alice", kf_account=LI) == 0


def test_who_is_online_is_told_with_how_many_they_have(world: World) -> None:
    code(world, CREATE, openid="alice", kf_account=LI)
    assert told(world, ONLINE)["kf_online_list"] == [
        {"kf_account": LI, "status": 1, "accepted_case": 1},
        {"kf_account": WU, "status": 3, "accepted_case": 0},
    ]


def test_who_is_bound_to_somebody_is_taken_by_nobody_else(world: World) -> None:
    desk = world.platform.desk
    desk.pass_on("alice", GONE)
    desk.accept(LI, "alice")
    assert told(world, GET, openid="alice")["kf_account"] == ""
    assert told(world, "customservice/kfsession/getwaitcase")["count"] == 1

    desk.pass_on("alice", "")
    desk.accept(LI, "alice")
    assert told(world, "customservice/kfsession/getsessionlist", kf_account=LI)["sessionlist"][0]["openid"] == "alice"


def test_a_talk_is_passed_on_to_a_colleague(world: World) -> None:
    code(world, CREATE, openid="alice", kf_account=LI)
    world.platform.desk.switch("alice", WU)
    assert told(world, GET, openid="alice")["kf_account"] == WU
    switched = Pushed("alice", "kf_switch_session", {"FromKfAccount": LI, "ToKfAccount": WU})
    assert world.platform.desk.pushed[-1] == switched


class TestRecords:
    def asked(self, world: World, **changes: Any) -> dict[str, Any]:
        now = int(world.seconds())
        return {"starttime": now - 60, "endtime": now, "msgid": 1, "number": PAGE, **changes}

    @pytest.mark.parametrize("changes", [{"number": PAGE + 1}, {"number": 0}, {"msgid": 0}, {"starttime": "x"}])
    def test_a_bad_question_is_refused(self, world: World, changes: dict[str, Any]) -> None:
        assert code(world, RECORDS, **self.asked(world, **changes)) == 65416

    def test_more_than_a_day_is_refused(self, world: World) -> None:
        now = int(world.seconds())
        assert code(world, RECORDS, **self.asked(world, starttime=now - LONGEST_S - 1)) == 65417
        assert code(world, RECORDS, **self.asked(world, starttime=now - LONGEST_S)) == 0

    def test_pages_follow_each_other_by_the_number_of_the_last_message(self, world: World) -> None:
        code(world, CREATE, openid="alice", kf_account=LI)
        for number in range(5):
            world.platform.desk.say("alice", str(number), by_staff=number % 2 == 1)
        first = told(world, RECORDS, **self.asked(world, number=3))
        second = told(world, RECORDS, **self.asked(world, number=3, msgid=first["msgid"]))

        assert [each["text"] for each in (*first["recordlist"], *second["recordlist"])] == ["0", "1", "2", "3", "4"]
        assert [each["opercode"] for each in first["recordlist"]] == [2003, 2002, 2003]
        assert (first["number"], second["number"]) == (3, 2)


def test_the_bots_own_client_is_understood_over_http(world: World) -> None:
    with api_of(world) as api:
        desk = StaffDesk(api)
        assert desk.online() == (LI, WU)
        assert desk.holder("alice") == ""
        desk.open(LI, "alice")
        assert desk.holder("alice") == LI
        world.platform.desk.say("alice", "在吗")
        assert [each.text for each in desk.said(int(world.seconds()) - 60, int(world.seconds()))] == ["在吗"]
        desk.close(LI, "alice")
        with pytest.raises(WeChatApiError) as refused:
            desk.open(GONE, "alice")
    assert refused.value.errcode == 65415
