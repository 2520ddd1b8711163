"""WeChat's own desk and the worker: who is named, who is told what, and what becomes of what was said there."""

import orjson
import pytest

from bot.sandbox.platform_calls import Fault
from bot.staff.cards import pack_card, unpack_card
from bot.staff.pack import Opened, PackWriter
from bot.staff.port import Pack
from bot.staff.presence import SeenPresence
from bot.store import MemoryShared, StoreDownError
from bot.transcript import read_entry
from bot.wechat.staff_desk import CLOSE, CREATE, GET, ONLINE, PAGE, RECORDS, StaffDesk
from dialogs.knowledge import Presence
from tests.bot.outbox.desk_world import LI, WU, Counter
from tests.bot.outbox.world import DirectApi

HALF_AN_HOUR = 30 * 60


@pytest.fixture
def world() -> Counter:
    world = Counter()
    world.desk.online = {LI: 1}
    world.works()
    return world


def pack_of(world: Counter) -> Pack:
    session = world.session()
    opened = Opened(
        card=unpack_card("x", pack_card(session)),
        session=session,
        entries=tuple(world.store.transcript("alice")),
        can_send_now=True,
    )
    return PackWriter(world.dialogue, "zh_Hans", world.turns._clock()).write(opened)


class TestWhoIsThere:
    def test_a_message_is_for_somebody_who_is_online(self, world: Counter) -> None:
        answer = world.asks_for_staff()
        assert (answer.transfer, answer.staff_account) == (True, LI)

    def test_of_several_one_of_the_less_busy_is_named(self, world: Counter) -> None:
        world.desk.online = {LI: 1, WU: 2}
        world.talks(LI, "bob")
        world.works(after=60)
        assert world.asks_for_staff().staff_account == WU

    def test_nobody_is_named_as_long_as_nobody_was_asked(self) -> None:
        answer = Counter().asks_for_staff()
        assert (answer.transfer, answer.staff_account) == (True, "")

    def test_what_is_known_grows_old(self, world: Counter) -> None:
        world.seconds.now += 181
        assert world.asks_for_staff().staff_account == ""

    def test_that_nobody_is_there_is_said_at_once_and_the_bot_goes_on(self, world: Counter) -> None:
        world.desk.online = {}
        world.works(after=60)
        world.says("商家拒绝退款")
        answer = world.says("转人工")

        assert not answer.transfer
        assert "没有人工客服在线" in answer.text
        assert "95017" in answer.text
        assert world.session().owner == "bot"
        assert world.says("超过时间了").text

    @pytest.mark.parametrize(
        ("says", "asks", "expected"),
        [
            ("商家拒绝退款", "转人工", "现在没有人工客服在线"),
            ("賣家拒絕退款，請用繁體中文", "轉人工", "現在沒有人工客服在線上"),
            ("The seller refuses to refund me", "talk to a person", "None of our staff is at the desk right now"),
        ],
    )
    def test_that_is_said_in_the_users_language(self, world: Counter, says: str, asks: str, expected: str) -> None:
        world.desk.online = {}
        world.works(after=60)
        world.says(says)
        assert expected in world.says(asks).text

    def test_with_the_store_away_nothing_is_known(self) -> None:
        class Away(MemoryShared):
            def get(self, name: str) -> bytes | None:
                raise StoreDownError(name)

        assert SeenPresence(Away(), lambda: 0.0)() == Presence()

    def test_who_goes_away_meanwhile_leaves_the_user_to_the_bot(self, world: Counter) -> None:
        world.says("商家拒绝退款")
        world.says("转人工")
        world.desk.online = {}
        world.works(after=60)
        answer = world.says("我要找人")

        assert (answer.transfer, world.session().owner) == (False, "bot")
        assert "没有人工客服在线" in answer.text

    def test_it_is_asked_once_a_minute_by_all_workers_together(self, world: Counter) -> None:
        other = world.new_worker()
        for _ in range(60):
            world.works(after=1)
            other.round()
        assert world.asked(ONLINE) == 2

    def test_nothing_is_asked_on_the_way_of_a_reply(self, world: Counter) -> None:
        before = len(world.platform.asked)
        world.asks_for_staff()
        assert len(world.platform.asked) == before


@pytest.mark.parametrize("code", [48001, 40200, 65400])
class TestWithoutTheRight:
    @pytest.fixture
    def world(self, code: int) -> Counter:
        world = Counter()
        world.platform.order(Fault(errcode=code), call=ONLINE, times=100)
        world.works()
        return world

    def test_the_bot_says_what_there_is_instead(self, world: Counter) -> None:
        world.says("商家拒绝退款")
        answer = world.says("转人工")
        assert (answer.transfer, world.session().owner) == (False, "bot")
        assert "95017" in answer.text

    def test_it_is_not_asked_again_for_a_day(self, world: Counter) -> None:
        for _ in range(23):
            world.works(after=3600)
        assert world.asked(ONLINE) == 1
        world.works(after=3600)
        assert world.asked(ONLINE) == 2

    def test_no_person_is_offered(self, world: Counter) -> None:
        assert "转人工" not in world.says("我付了8000元，商家拒绝退款，我要起诉").text


class TestTakingUp:
    def test_whom_nobody_took_up_is_given_to_somebody_who_is_online(self, world: Counter) -> None:
        world.asks_for_staff()
        world.works(after=61)
        assert world.asked(CREATE) == 1
        assert (world.session().owner, world.session().staff_account) == ("staff", LI)

        world.post_events()
        world.works(after=61)
        assert (world.asked(CREATE), world.session().owner) == (1, "staff")

    def test_who_cannot_take_anybody_is_passed_by(self, world: Counter) -> None:
        world.desk.online = {LI: 1, WU: 1}
        world.asks_for_staff()
        world.platform.order(Fault(errcode=65415), call=CREATE)
        world.works(after=61)
        assert (world.asked(CREATE), world.session().staff_account) == (2, WU)

    def test_whom_somebody_took_meanwhile_is_theirs(self, world: Counter) -> None:
        world.asks_for_staff()
        world.desk.accept(LI, "alice")
        world.desk.pushed.clear()
        world.works(after=61)
        assert (world.asked(CREATE), world.session().owner) == (0, "staff")

    def test_who_was_quicker_has_them(self, world: Counter) -> None:
        world.asks_for_staff()
        world.platform.order(Fault(errcode=65414), call=CREATE)
        world.works(after=61)
        assert world.session().owner == "bot"
        assert world.asked(GET) == 2

    def test_when_nobody_can_the_bot_is_back_and_says_so(self, world: Counter) -> None:
        world.asks_for_staff()
        world.desk.online = {}
        world.works(after=61)
        assert world.session().owner == "bot"
        assert "一直没有客服接入" in "".join(world.phones.texts())
        assert "95017" in "".join(world.phones.texts())

    def test_who_has_left_the_queue_is_given_to_nobody(self, world: Counter) -> None:
        world.asks_for_staff()
        world.says("取消")
        world.works(after=61)
        assert (world.asked(CREATE), world.session().owner) == (0, "bot")

    def test_a_platform_that_is_busy_is_asked_again_and_then_no_more(self, world: Counter) -> None:
        world.asks_for_staff()
        world.platform.order(Fault(errcode=-1), call=GET, times=100)
        world.works(after=61)
        world.works(after=1)
        assert (world.asked(GET), world.session().owner) == (1, "queued")
        for _ in range(10):
            world.works(after=60)
        assert 5 <= world.asked(GET) <= 6
        # Nobody knows better: they may be taken up yet.
        assert (world.session().owner, world.session().errands) == ("queued", {})

    def test_a_worker_without_the_api_leaves_it_to_time(self, world: Counter) -> None:
        world.worker = world.new_worker(has_api=False)
        world.asks_for_staff()
        world.works(after=61)
        assert (world.session().owner, world.session().errands) == ("queued", {})


class TestTheHalfHour:
    def test_a_talk_that_wechat_has_ended_is_closed_and_the_user_told(self, world: Counter) -> None:
        world.talks()
        world.works(after=HALF_AN_HOUR)
        assert world.asked(CLOSE) == 0
        assert world.session().owner == "bot"
        assert "和客服的对话已经结束" in "".join(world.phones.texts())

    def test_staff_who_still_have_it_are_not_written_into_again(self, world: Counter) -> None:
        world.talks()
        # For the platform it began later than for us.
        world.seconds.now += 60
        world.desk.switch("alice", LI)
        world.desk.pushed.clear()
        world.works(after=HALF_AN_HOUR - 60)
        assert (world.asked(CLOSE), world.session().owner) == (1, "bot")

    def test_a_talk_that_was_taken_up_anew_has_its_own_half_hour(self, world: Counter) -> None:
        world.talks()
        world.seconds.now += 1200
        world.desk.switch("alice", WU)
        world.post_events()
        world.works(after=700)
        assert (world.session().owner, world.session().staff_account) == ("staff", WU)


class TestWhatWasSaidThere:
    def talk(self, world: Counter) -> None:
        world.talks()
        world.says("我是用微信支付付的，付了88元")
        world.desk.say("alice", "您好，已经帮您催商家了", by_staff=True)
        world.says("好的")
        world.desk.say("alice", "商家答应三天内处理，验证码 123456 不要给别人", by_staff=True)
        world.desk.end("alice")
        world.post_events()

    def test_it_is_in_the_pack_in_its_place(self, world: Counter) -> None:
        self.talk(world)
        world.says("在吗")
        world.works(after=61)
        lines = [(line.who, line.account, line.text) for line in pack_of(world).lines]
        first = lines.index(("user", "", "我是用微信支付付的，付了88元"))

        assert lines[first + 1][:2] == ("staff", LI)
        assert lines[first + 1][2] == "您好，已经帮您催商家了"
        assert "123456" not in repr(lines)
        assert ("user", "", "在吗") in lines[first + 4 :]

    def test_nothing_that_was_told_there_is_asked_again(self, world: Counter) -> None:
        self.talk(world)
        world.works(after=61)
        facts = world.session().case.facts
        assert (facts["paid_with"], facts["amount"]) == ("wechat_pay", "88")

    def test_the_question_on_the_table_is_not_put_again_when_it_was_answered_there(self, world: Counter) -> None:
        world.says("退款没到账")
        asked = world.session().state
        world.says("转人工")
        world.says("找人")
        world.desk.accept(LI, "alice")
        world.post_events()
        world.says("状态是退款成功")
        world.desk.end("alice")
        world.post_events()
        world.works(after=61)
        world.says("在吗")
        assert world.session().state != asked

    def test_what_staff_said_last_is_repeated_once(self, world: Counter) -> None:
        self.talk(world)
        world.works(after=61)
        first, second = world.says("在吗").text, world.says("帮助").text
        assert "商家答应三天内处理" in first
        assert "商家答应三天内处理" not in second

    def test_of_nobody_else_anything_is_kept(self, world: Counter) -> None:
        world.talks(LI, "bob")
        world.says("我是鲍勃", "bob")
        self.talk(world)
        world.works(after=61)
        assert "鲍勃" not in repr(world.store.transcript("alice"))
        assert world.store.sender_of(world.store.name_of_user("carol")) is None

    def test_it_is_there_once_however_often_it_is_fetched(self, world: Counter) -> None:
        self.talk(world)
        world.platform.order(Fault(errcode=-1, arrives=True), call=RECORDS, times=2)
        other = world.new_worker()
        for _ in range(6):
            world.works(after=60)
            other.round()
        talks = [entry for entry in map(read_entry, world.store.transcript("alice")) if entry.get("who") == "talk"]
        assert (len(talks), len(talks[0]["talk"]), world.asked(RECORDS)) == (1, 4, 3)
        assert world.session().errands == {}

    def test_a_long_talk_comes_in_parts_and_in_order(self, world: Counter) -> None:
        world.talks()
        for number in range(45):
            world.says(f"第{number}句")
        world.desk.end("alice")
        world.post_events()
        world.works(after=61)
        talks = [
            entry["talk"] for entry in map(read_entry, world.store.transcript("alice")) if entry.get("who") == "talk"
        ]
        assert [len(talk) for talk in talks] == [20, 20, 5]
        assert [text for talk in talks for _, _, text in talk] == [f"第{number}句" for number in range(45)]
        assert world.session().errands == {}

    def test_a_talk_of_which_nothing_is_on_record_is_done_with(self, world: Counter) -> None:
        world.talks()
        world.desk.end("alice")
        world.post_events()
        world.works(after=61)
        assert (world.session().errands, world.asked(RECORDS)) == ({}, 1)

    def test_a_picture_is_shown_as_one_and_repeated_as_nothing(self, world: Counter) -> None:
        world.talks()
        world.desk.say("alice", "[image]", by_staff=True)
        world.desk.end("alice")
        world.post_events()
        world.works(after=61)
        assert world.session().last_words == ""

    def test_used_up_calls_rest_and_nothing_is_lost(self, world: Counter) -> None:
        self.talk(world)
        world.platform.order(Fault(errcode=45009), call=RECORDS)
        world.works(after=61)
        world.works(after=120)
        assert world.asked(RECORDS) == 1
        world.works(after=600)
        assert world.asked(RECORDS) == 2
        assert any(read_entry(entry).get("who") == "talk" for entry in world.store.transcript("alice"))


class TestTheCalls:
    def test_pages_are_joined_and_overlap_in_nothing(self, world: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("bot.wechat.staff_desk.PAGE", 3)
        world.talks()
        for number in range(7):
            world.says(str(number))
        found = StaffDesk(DirectApi(world.platform, world.platform.token)).said(
            int(world.seconds()) - 600, int(world.seconds())
        )
        assert [each.text for each in found] == [str(number) for number in range(7)]
        assert world.asked(RECORDS) == 3

    def test_more_than_a_day_is_asked_in_days(self, world: Counter) -> None:
        world.talks()
        world.says("甲")
        now = int(world.seconds())
        found = list(StaffDesk(DirectApi(world.platform, world.platform.token)).said(now - 3 * 86400, now))
        assert [each.text for each in found] == ["甲"]
        assert world.asked(RECORDS) == 4

    def test_a_page_that_begins_with_the_last_of_the_one_before_doubles_nothing(self) -> None:
        records = [{"openid": "a", "opercode": 2003, "text": str(n), "time": n, "worker": "w"} for n in range(3)]

        class Overlapping:
            def get(self, call: str, **params: str | int) -> dict[str, object]:
                raise AssertionError

            def post(self, call: str, data: dict[str, object]) -> dict[str, object]:
                if data["msgid"] == 1:
                    return {"recordlist": records[:2], "number": PAGE, "msgid": 7}
                return {"recordlist": records[1:], "number": 2, "msgid": 8}

        assert [each.text for each in StaffDesk(Overlapping()).said(0, 9)] == ["0", "1", "2"]


def test_a_stranger_whose_talk_ends_there_is_taken_up_and_what_they_said_is_known() -> None:
    world = Counter()
    world.desk.online = {LI: 1}
    world.desk.pass_on("alice", "")
    world.desk.accept(LI, "alice")
    world.desk.pushed.clear()
    world.says("我用微信支付付的，商家拒绝退款")
    world.desk.end("alice")
    world.post_events()
    world.works(after=61)
    facts = world.session().case.facts
    assert facts["paid_with"] == "wechat_pay"
    assert orjson.loads(world.store.peek("alice").session or b"{}")
