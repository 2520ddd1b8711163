"""The bot as staff see it: packs, actions and what they do to the conversation, over a store in memory."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import orjson
import pytest

from bot.building import build_dialogue
from bot.dialogue import RefundDialogue
from bot.incoming import Incoming, Kind
from bot.settings import Settings
from bot.staff.cards import unpack_card
from bot.staff.desk import BotDesk
from bot.staff.port import Action, Doing, Done, Line, Pack, Refusal
from bot.store import MemoryStore
from bot.store.errors import StoreDownError
from bot.turns import Turns
from dialogs.staffing import BEGIN_CASE, DOINGS, FOR_USER
from dialogs.states import Phase

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def dialogue() -> RefundDialogue:
    return build_dialogue(Settings(REFUNDBOT_DESK="console"))


@dataclass
class Office:
    """One user, any staff, and a clock that goes on by itself."""

    dialogue: RefundDialogue
    store: MemoryStore = field(init=False)
    desk: BotDesk = field(init=False)
    turns: Turns = field(init=False)
    now: datetime = NOON
    keys: "count[int]" = field(default_factory=count)

    def __post_init__(self) -> None:
        self.store = MemoryStore(seconds=lambda: self.now.timestamp())
        self.turns = Turns(self.store, self.dialogue, lambda: self.now)
        self.desk = BotDesk(self.turns, self.store, self.dialogue, lambda: self.now, sends_actively=True)

    @property
    def name(self) -> str:
        return self.store.name_of_user("ouser1")

    def says(self, text: str, kind: Kind = Kind.TEXT) -> str:
        self.now += timedelta(seconds=7)
        delivery = str(next(self.keys))
        incoming = Incoming(sender="ouser1", kind=kind, text=text, delivery=delivery, created_at=self.now)
        return self.turns.take(incoming).text

    def does(self, doing: Doing, account: str = "li", *, key: str = "", **changes: str | int) -> Done:
        self.now += timedelta(seconds=7)
        action = Action(doing=doing, name=self.name, account=account, key=key or str(next(self.keys)), **changes)  # type: ignore[arg-type]
        return self.desk.act(action)

    def pack(self, locale: str = "en") -> Pack:
        pack = self.desk.open(self.name, "li", locale)
        assert pack is not None
        return pack

    def waiting(self) -> list[str]:
        """What waits to be said to the user, as it will read."""
        return [self.dialogue.answer(item).text for item in self.store.peek("ouser1").outbox]

    def said(self) -> list[str]:
        """The ids of what waits."""
        return [reply[0] for item in self.store.peek("ouser1").outbox for reply in orjson.loads(item)["said"]]

    def sent(self) -> list[str]:
        """The same, sent now by somebody who may."""
        texts, bucket = [], int(self.name[:3])
        while sending := self.store.claim_send(bucket, now=self.now.timestamp()):
            texts.append(self.dialogue.answer(sending.item).text)
            self.store.sent(sending)
        return texts


@pytest.fixture
def office(dialogue: RefundDialogue) -> Office:
    return Office(dialogue)


def test_every_doing_of_the_port_is_known_to_the_conversation() -> None:
    assert set(Doing) | {BEGIN_CASE} == DOINGS


class TestThePack:
    def test_what_staff_see_is_complete_at_the_moment_of_take_over(self, office: Office) -> None:
        office.says("我用微信支付付了6000元，商家拒绝退款")
        office.says("转人工")
        office.does(Doing.TAKE)
        pack = office.pack()

        assert (pack.card.owner, pack.card.account, pack.card.reason) == ("staff", "li", "amount")
        assert "refused" in pack.summary.lower()
        assert {"amount", "paid_with", "merchant_response"} <= {row.slot for row in pack.facts}
        assert pack.causes[0].cause == "merchant_refused"
        assert pack.causes[0].speaks_for
        assert pack.causes[0].still_open
        assert {each.kind for each in pack.suggestions} >= {"question", "remedy", "draft", "canned"}
        assert pack.states[0][0] == pack.card.state
        assert pack.missing
        assert pack.can_send_now

    def test_what_the_user_wrote_is_called_theirs_and_not_the_readers(self, office: Office) -> None:
        office.says("商家拒绝退款")
        assert office.pack("en").causes[0].speaks_for[0] == "Their own words"
        assert office.pack("zh_Hans").causes[0].speaks_for[0] == "用户自己的话"

    def test_the_transcript_reads_in_both_languages(self, office: Office) -> None:
        office.says("商家拒绝退款")
        user, bot = office.pack("en").lines

        assert (user.who, user.text) == ("user", "商家拒绝退款")
        assert bot.who == "bot"
        assert "商家" in bot.text
        assert "seller" in bot.in_reader_language
        assert office.pack("zh_Hans").lines[1].in_reader_language == ""

    def test_what_staff_did_stands_in_the_transcript_in_the_readers_language(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)
        office.does(Doing.SET_FACT, slot="amount", value="99")
        office.does(Doing.REPLY, text="我看一下")
        office.does(Doing.NOTE, text="calls again")

        assert [(line.who, line.text) for line in office.pack().lines[2:]] == [
            ("event", "li took the conversation"),
            ("event", "li set a fact: Amount"),
            ("staff", "我看一下"),
            ("note", "calls again"),
        ]
        assert [line.text for line in office.pack().notes] == ["calls again"]

    def test_numbers_are_hidden_until_they_are_unmasked(self, office: Office) -> None:
        number = "4200001234202611201234567890"
        office.says(f"商家拒绝退款，订单号{number}，电话13812345678")
        pack = office.pack()

        assert number not in repr(pack)
        assert "13812345678" not in repr(pack)
        assert [row.value for row in pack.facts if row.is_masked] == ["••••7890"]
        assert office.desk.unmasked(office.name) == {"order_no": number}

    def test_suggestions_are_in_the_users_language_and_short_enough_to_send(self, office: Office) -> None:
        office.says("The seller refuses to refund me")
        office.does(Doing.TAKE)
        suggestions = office.pack("zh_Hans").suggestions

        assert all(office.does(Doing.REPLY, text=each.text).refusal is None for each in suggestions)
        canned = next(each for each in suggestions if each.kind == "canned")
        assert canned.text.isascii()
        assert not canned.in_reader_language.isascii()

    def test_every_state_of_a_conversation_has_a_pack(self, office: Office) -> None:
        office.says("你好")
        for text in (
            "退款没到账",
            "银行卡",
            "昨天",
            "客服让我先交钱",
            "我已经付了",
            "继续",
            "删除我的数据",
            "取消",
            "重新开始",
        ):
            office.says(text)
            for locale in ("en", "zh_Hans", "zh_Hant"):
                assert office.pack(locale).states

    def test_looking_changes_nothing(self, office: Office) -> None:
        office.says("商家拒绝退款")
        before = office.store.peek("ouser1")
        office.pack()

        assert office.store.peek("ouser1") == before

    def test_somebody_who_left_has_no_pack_and_no_card(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.store.erase("ouser1", at=office.now.timestamp() + 1)

        assert office.desk.open(office.name, "li", "en") is None
        assert list(office.desk.cards()) == []
        assert office.does(Doing.TAKE).refusal is Refusal.GONE
        assert office.desk.unmasked(office.name) == {}


class TestWhoSpeaks:
    def test_of_two_staff_one_gets_it_and_the_other_is_told_who_has_it(self, office: Office) -> None:
        office.says("转人工")

        assert office.does(Doing.TAKE, "li") == Done()
        assert office.does(Doing.TAKE, "wang") == Done(refusal=Refusal.TAKEN_BY_OTHER, by="li")
        assert office.does(Doing.TAKE, "li") == Done()

    @pytest.mark.parametrize(
        ("doing", "changes"),
        [
            (Doing.REPLY, {"text": "hello"}),
            (Doing.SET_FACT, {"slot": "amount", "value": "5"}),
            (Doing.HAND_OVER, {}),
            (Doing.CLOSE, {"to": "refunded"}),
            (Doing.TRANSFER, {"to": "wang"}),
            (Doing.REQUEUE, {}),
        ],
    )
    def test_who_does_not_have_it_changes_nothing(self, office: Office, doing: Doing, changes: dict[str, str]) -> None:
        office.says("商家拒绝退款")
        before = office.store.peek("ouser1")
        assert office.does(doing, **changes).refusal is Refusal.NOT_YOURS

        office.does(Doing.TAKE, "wang")
        assert office.does(doing, "li", **changes) == Done(refusal=Refusal.NOT_YOURS, by="wang")
        assert office.store.peek("ouser1").outbox == before.outbox

    def test_the_bot_is_silent_while_staff_have_it(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)

        assert [office.says(text) for text in ("在吗", "English please", "帮助", "客服让我先交钱", "2", "更多")] == [
            ""
        ] * 6
        assert office.pack().card.unseen == 6

    def test_messages_in_the_queue_are_acknowledged_once_and_kept_whole(self, office: Office) -> None:
        office.says("转人工")
        long = "我想说的是" * 100

        assert "客服" in office.says("在吗")
        assert office.says(long) == ""
        assert office.pack().lines[-1].text == long
        assert office.pack().card.unseen == 2

    def test_staffs_words_reach_the_user_whole_and_harmless(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        assert office.does(Doing.REPLY, text="第一行 <a href='x'>y</a>\n第二行").goes_out_now

        [sent] = office.sent()
        assert sent.endswith("第一行 ＜a href='x'＞y＜/a＞\n第二行")

    def test_words_that_cannot_go_out_wait_for_the_users_next_message_and_are_said_once(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        office.now += timedelta(days=3)

        assert not office.does(Doing.REPLY, text="您好").goes_out_now
        assert office.sent() == []
        assert "您好" in office.says("在")
        assert office.says("在") == ""

    def test_of_many_long_words_none_is_lost_on_the_way(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        office.now += timedelta(days=3)
        for number in range(4):
            assert office.does(Doing.REPLY, text=f"{number} " + "很长的话" * 120).refusal is None

        heard = [office.says("在") for _ in range(5)]
        assert [text[:7] for text in heard] == [f"人工客服：{number} " for number in range(4)] + [""]
        assert all("…" not in text for text in heard)

    @pytest.mark.parametrize("text", ["", "  ", "很" * 1000])
    def test_words_that_do_not_fit_are_refused(self, office: Office, text: str) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)

        assert office.does(Doing.REPLY, text=text).refusal is Refusal.BAD_VALUE

    def test_the_same_key_is_the_same_action(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        for _ in range(3):
            office.does(Doing.REPLY, key="once", text="您好")

        assert len(office.waiting()) == 1

    def test_who_takes_it_up_again_has_it_however_long_a_message_waited(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        office.says("在吗")
        office.now += timedelta(hours=1)
        office.does(Doing.TAKE)

        assert office.says("在吗") == ""
        office.now += timedelta(hours=1)
        assert "客服" in office.says("在吗")
        assert office.pack().card.owner == "bot"

    def test_what_the_bot_had_waiting_is_not_said_over_staff(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.store.append("ouser1", b'{"said":[["help"]],"page":0,"locale":"en","at":1}')
        office.does(Doing.TAKE)

        assert office.waiting() == []


class TestHandingOver:
    def test_the_bot_goes_on_where_it_was_and_asks_nothing_that_staff_filled_in(self, office: Office) -> None:
        office.says("退款没到账，微信支付付的")
        asked = office.pack().card.state
        office.says("转人工")
        office.does(Doing.TAKE)
        office.does(Doing.SET_FACT, slot=asked.partition(".")[2], value="success")
        office.does(Doing.SET_FACT, slot="funded_by", value="debit_card")
        office.does(Doing.HAND_OVER)

        assert office.said() == ["staff.back", "ask.refund_started_on"]
        assert office.pack().card.state == "asking.refund_started_on"
        office.sent()
        office.says("昨天")
        assert office.pack().card.state == "advising.refund_pending_arrival"

    def test_what_was_agreed_is_said_when_it_is_meant_for_the_user(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)
        office.does(Doing.HAND_OVER, text="周五前商家退款", value=FOR_USER)

        assert "周五前商家退款" in office.waiting()[0]
        assert [note.text for note in office.pack().notes] == ["周五前商家退款"]

    def test_a_note_for_staff_is_not_said(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)
        office.does(Doing.HAND_OVER, text="difficult")

        assert "difficult" not in office.waiting()[0]

    def test_every_state_that_is_offered_can_be_handed_over_to(self, office: Office) -> None:
        office.says("退款没到账")
        office.does(Doing.TAKE)
        states = [state for state, _ in office.pack().states]
        assert len(states) > 10
        for state in states:
            office.does(Doing.TAKE)
            assert office.does(Doing.HAND_OVER, state=state).refusal is None
            assert office.pack().card.state == state
            assert office.pack().card.owner == "bot"

    @pytest.mark.parametrize("state", ["nonsense", "asking.situation", "advising.nonsense", "warning"])
    def test_a_state_that_is_not_offered_is_refused(self, office: Office, state: str) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)

        assert office.does(Doing.HAND_OVER, state=state).refusal is Refusal.UNKNOWN_STATE
        assert office.pack().card.owner == "staff"

    def test_an_answer_to_the_line_that_was_sent_is_heard(self, office: Office) -> None:
        office.says("退款没到账")
        office.does(Doing.TAKE)
        chosen = next(state for state, _ in office.pack().states[1:] if state.startswith("asking."))
        office.does(Doing.HAND_OVER, state=chosen)
        assert "1." in office.sent()[0]

        office.says("1")
        assert chosen.partition(".")[2] in {row.slot for row in office.pack().facts}


class TestFacts:
    def test_an_edited_fact_moves_the_ranking(self, office: Office) -> None:
        office.says("退款没到账")
        office.does(Doing.TAKE)
        before = office.pack().causes
        office.does(Doing.SET_FACT, slot="situation", value="seller_refused")

        assert office.pack().causes[0].cause == "merchant_refused" != before[0].cause

    def test_a_fact_that_is_taken_out_is_open_again(self, office: Office) -> None:
        office.says("退款没到账，付了99元")
        office.does(Doing.TAKE)
        assert office.does(Doing.DROP_FACT, slot="amount") == Done()

        assert "amount" in {row.slot for row in office.pack().missing}
        assert office.does(Doing.DROP_FACT, slot="amount").refusal is Refusal.BAD_VALUE

    @pytest.mark.parametrize(
        ("slot", "value"),
        [
            ("nonsense", "1"),
            ("waited", "past_bank"),
            ("paid_with", "gold"),
            ("paid_on", "yesterday"),
            ("paid_on", "2027-01-01"),
            ("amount", "-5"),
            ("amount", "NaN"),
            ("days_waiting", "soon"),
            ("order_no", ""),
        ],
    )
    def test_a_value_that_cannot_be_is_refused(self, office: Office, slot: str, value: str) -> None:
        office.says("退款没到账")
        office.does(Doing.TAKE)

        assert office.does(Doing.SET_FACT, slot=slot, value=value).refusal is Refusal.BAD_VALUE

    def test_every_editable_slot_takes_a_value_of_its_own(self, office: Office) -> None:
        office.says("你好")
        office.does(Doing.TAKE)
        for row in office.pack().missing:
            value = row.choices[0][0] if row.choices else "2026-11-18" if row.slot.endswith("_on") else "42"
            assert office.does(Doing.SET_FACT, slot=row.slot, value=value) == Done()


class TestTheRest:
    def test_a_case_is_opened_for_somebody_whom_the_bot_never_met(self, office: Office) -> None:
        name = office.desk.begin_case("ouser1", "li", "en")
        assert name == office.name
        office.does(Doing.SET_FACT, slot="situation", value="seller_refused")
        done = office.does(Doing.HAND_OVER)

        assert (done.refusal, done.goes_out_now) == (None, False)
        heard = office.says("hello")
        assert "independent helper" in heard
        assert "Our staff have asked me" in heard
        assert office.pack().card.state == "asking.refusal_reason"

    def test_a_case_is_opened_for_no_openid(self, office: Office) -> None:
        assert office.desk.begin_case("你好", "li", "en") is None
        assert office.desk.begin_case("001.AAAAAAAAAAAAAAAA", "li", "en") is None

    def test_closing_says_so_and_a_new_message_opens_it_again(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)
        office.does(Doing.CLOSE, to="refunded")
        assert (office.pack().card.is_closed, office.pack().card.state) == (True, str(Phase.CLOSED))

        office.now += timedelta(days=8)
        assert list(office.desk.cards()) == []
        office.says("你好")
        assert not office.pack().card.is_closed

    def test_a_snooze_ends_at_its_time_or_with_the_users_message(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        assert office.does(Doing.SNOOZE, until=1).refusal is Refusal.BAD_VALUE
        office.does(Doing.SNOOZE, until=int(office.now.timestamp()) + 86400)
        assert office.pack().card.snoozed_until

        office.says("在吗")
        assert office.pack().card.snoozed_until == 0
        assert office.pack().card.owner == "staff"

    def test_passing_on_and_putting_back(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        office.does(Doing.TRANSFER, to="wang")
        assert office.pack().card.account == "wang"
        assert office.does(Doing.REQUEUE).by == "wang"
        office.does(Doing.REQUEUE, "wang")
        assert (office.pack().card.owner, office.pack().card.account) == ("queued", "")

    def test_a_lead_passes_on_and_puts_back_what_a_colleague_has(self, office: Office) -> None:
        office.says("转人工")
        office.does(Doing.TAKE)
        office.says("在吗")
        refused = office.does(Doing.TRANSFER, "agent", to="wang")
        assert (refused.refusal, refused.by) == (Refusal.NOT_YOURS, "li")

        assert office.does(Doing.TRANSFER, "lead", to="wang", over_others=True).refusal is None
        assert office.pack().card.account == "wang"
        # The lead has read nothing of it.
        assert office.pack().card.unseen == 1
        assert office.does(Doing.REQUEUE, "lead", over_others=True).refusal is None
        assert (office.pack().card.owner, office.pack().card.account) == ("queued", "")

    def test_a_lead_has_nobodys_conversation_either_before_taking_it(self, office: Office) -> None:
        office.says("转人工")
        assert office.does(Doing.TRANSFER, "lead", to="wang", over_others=True).refusal is Refusal.NOT_YOURS

    def test_whose_it_is_counts_at_the_commit(self, office: Office) -> None:
        """It was li's when the lead looked; by then it is the bot's again."""
        office.says("转人工")
        office.does(Doing.TAKE)
        office.does(Doing.HAND_OVER)
        assert office.does(Doing.TRANSFER, "lead", to="wang", over_others=True).refusal is Refusal.NOT_YOURS
        assert office.pack().card.owner == "bot"

    def test_the_days_of_the_case_are_there_to_snooze_until(self, office: Office) -> None:
        office.says("我11月18日付的款，商家拒绝退款")
        office.says("转人工")
        office.does(Doing.TAKE)
        session = office.store._users["ouser1"]
        stored = orjson.loads(session.session or b"{}")
        at, past = int(office.now.timestamp()) + 86400, int(office.now.timestamp()) - 60
        stored["case"]["due"] = [["bill_complaint", at], ["bill_complaint", past], ["gone.for.good", at]]
        session.session = orjson.dumps(stored)
        [(when, told)] = office.pack("en").due

        assert when == at
        assert "21 Nov" in told
        assert office.does(Doing.SNOOZE, until=when).refusal is None

    def test_that_staff_type_is_told_of_who_has_the_conversation(self, office: Office) -> None:
        typed: list[str] = []
        office.desk = BotDesk(
            office.turns, office.store, office.dialogue, lambda: office.now, sends_actively=True, typing=typed.append
        )
        office.desk.typing(office.name, "li")
        office.says("转人工")
        office.desk.typing(office.name, "li")
        office.does(Doing.TAKE)
        office.desk.typing(office.name, "wang")
        assert typed == []
        office.desk.typing(office.name, "li")
        assert typed == [office.name]

    def test_without_active_messages_nobody_is_told_that_staff_type(self, office: Office) -> None:
        typed: list[str] = []
        office.says("转人工")
        office.does(Doing.TAKE)
        desk = BotDesk(
            office.turns, office.store, office.dialogue, lambda: office.now, sends_actively=False, typing=typed.append
        )
        desk.typing(office.name, "li")
        assert typed == []

    def test_the_language_that_staff_set_is_the_users(self, office: Office) -> None:
        office.says("商家拒绝退款")
        office.does(Doing.TAKE)
        assert office.does(Doing.SET_LOCALE, value="tlh").refusal is Refusal.BAD_VALUE
        office.does(Doing.SET_LOCALE, value="en")
        office.does(Doing.HAND_OVER)

        assert office.sent()[0].startswith("Your chat with our staff has ended")

    def test_a_store_that_is_down_is_said_and_nothing_else(
        self, office: Office, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def down(_self: MemoryStore, _name: str) -> str:
            raise StoreDownError

        monkeypatch.setattr(MemoryStore, "sender_of", down)
        assert office.does(Doing.TAKE).refusal is Refusal.STORE_DOWN

    def test_cards_tell_queue_and_cause_and_nothing_of_the_user(self, office: Office) -> None:
        office.says("我叫王小明，商家拒绝退款")
        [card] = office.desk.cards()
        assert card == unpack_card(office.name, office.store.cards()[office.name])
        assert "王小明" not in repr(card)
        assert "ouser1" not in repr(card)

    def test_who_waits_for_news_gets_it(self, office: Office) -> None:
        office.desk.changes(0.01)
        office.says("商家拒绝退款")
        assert office.desk.changes(5)


def test_lines_of_other_releases_are_left_to_their_ids(office: Office) -> None:
    office.says("你好")
    user = office.store._users["ouser1"]
    user.transcript[:] = [b'{"at":1,"text":"hi","said":["gone.for.good","help"]}']
    lines = office.pack().lines
    assert lines[0] == Line(at=1, who="user", account="", text="hi", in_reader_language="")
    assert lines[1].text.startswith("[gone.for.good]")
