"""One turn of the real dialogue as the engine sees it: bytes in, bytes out."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from bot.answers import SILENCE
from bot.building import build_dialogue
from bot.dialogue import TICK, RefundDialogue
from bot.incoming import Incoming, Kind
from bot.outgoing import mark_unsure
from bot.settings import Settings
from bot.turn_port import Stored, Taken

NOW = datetime(2026, 11, 22, 2, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def dialogue() -> RefundDialogue:
    return build_dialogue(Settings())


class User:
    """Somebody whose turns are taken one after the other, with what is stored in between."""

    def __init__(self, dialogue: RefundDialogue) -> None:
        self.dialogue = dialogue
        self.stored = Stored(session=None)
        self.now = NOW

    def sends(self, kind: Kind = Kind.TEXT, *, text: str = "", event: str = "") -> Taken:
        self.now += timedelta(seconds=5)
        incoming = Incoming(sender="u", kind=kind, delivery=str(self.now), created_at=self.now, text=text, event=event)
        taken = self.dialogue.take(self.stored, incoming, self.now)
        self.stored = Stored(session=taken.session)
        return taken

    def says(self, text: str) -> str:
        return self.dialogue.answer(self.sends(text=text).reply).text


@pytest.fixture
def user(dialogue: RefundDialogue) -> User:
    return User(dialogue)


def test_the_same_record_gives_the_same_text_again(user: User) -> None:
    taken = user.sends(text="商家拒绝退款")
    assert user.dialogue.answer(taken.reply) == user.dialogue.answer(taken.reply)
    assert "商家" in user.dialogue.answer(taken.reply).text


@pytest.mark.parametrize(
    "said",
    [
        ("商家拒绝退款", "不知道", "1", "2", "为什么", "更多", "重复"),
        ("我11月18日付了199.90元，钱没到账", "零钱", "依据是什么", "我的情况", "帮我写好要发的话", "更多", "更多"),
        ("The seller does not answer", "yesterday", "I paid 20 yuan by card", "my case", "repeat", "repeat", "help"),
        ("客服让我先交解冻费再退款", "验证码 123456", "转人工", "<a href='x'>y</a> %s %(x)s", "退" * 2500),
    ],
)
def test_an_answer_at_hand_is_the_very_one_that_its_record_gives(user: User, said: tuple[str, ...]) -> None:
    taken = [user.sends(text=text) for text in said]
    at_hand = [(each.answer, user.dialogue.answer(each.reply)) for each in taken if each.answer is not None]
    assert len(at_hand) > len(said) // 2
    assert all(answer == from_record for answer, from_record in at_hand)


def test_what_was_owed_answers_a_nudge_and_is_taken_from_the_outbox(user: User) -> None:
    owed = user.sends(text="商家拒绝退款")
    user.stored = Stored(session=owed.session, outbox=(owed.reply,))
    taken = user.sends(text="在吗")
    assert taken.drained == 1
    assert user.dialogue.answer(taken.reply).text == user.dialogue.answer(owed.reply).text


def test_what_was_owed_is_said_first_when_the_next_message_tells_something(user: User) -> None:
    user.says("你好")
    owed = user.sends(text="帮助")
    user.stored = Stored(session=owed.session, outbox=(owed.reply,))
    taken = user.sends(text="商家拒绝退款")
    said = [reply[0] for reply in orjson.loads(taken.reply)["said"]]
    assert said[:2] == ["repair.belated", "help"]
    assert taken.drained == 1


def test_what_may_have_arrived_is_said_with_word_of_that(user: User) -> None:
    user.says("你好")
    owed, other = user.sends(text="谢谢"), user.sends(text="帮助")
    unsure = mark_unsure(owed.reply)
    for text, waiting, expected in (
        ("商家拒绝退款", (unsure,), ["repair.may_have", "smalltalk.thanks"]),
        ("在吗", (unsure,), ["repair.may_have", "smalltalk.thanks"]),
        ("等了3天", (unsure, mark_unsure(other.reply)), ["repair.may_have", "smalltalk.thanks", "help"]),
        ("等了3天", (unsure, other.reply), ["repair.may_have", "smalltalk.thanks", "repair.belated", "help"]),
        ("等了4天", (other.reply, unsure), ["repair.belated", "help", "repair.may_have", "smalltalk.thanks"]),
    ):
        user.stored = Stored(session=owed.session, outbox=waiting)
        taken = user.sends(text=text)
        said = [reply[0] for reply in orjson.loads(taken.reply)["said"]]
        told = [name for name in said if name in {"repair.may_have", "repair.belated", "smalltalk.thanks", "help"}]
        assert (told, taken.drained) == (expected, len(waiting))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("卖家拒绝退款", "您可能已经收到过："),
        ("賣家拒絕退款，請用繁體中文", "您可能已經收到過："),
        ("The seller refuses", "You may have this already:"),
    ],
)
def test_word_of_that_is_in_the_users_language(user: User, text: str, expected: str) -> None:
    user.says(text)
    owed = user.sends(text=text)
    user.stored = Stored(session=owed.session, outbox=(mark_unsure(owed.reply),))
    assert user.says(text).startswith(expected)


def test_a_number_does_not_answer_a_question_that_has_not_been_seen(user: User) -> None:
    owed = user.sends(text="你好")
    user.stored = Stored(session=owed.session, outbox=(owed.reply,))
    taken = user.sends(text="2")
    assert taken.session is not None
    assert "facts" not in orjson.loads(taken.session)["case"]


def test_a_tick_before_anything_is_due_says_nothing_and_knows_nobody(user: User) -> None:
    taken = user.sends(Kind.EVENT, event=TICK)
    assert taken.session is None
    assert user.dialogue.answer(taken.reply) == SILENCE


def test_an_unfollow_erases_and_says_nothing(user: User) -> None:
    user.says("商家拒绝退款")
    taken = user.sends(Kind.EVENT, event="unsubscribe")
    assert taken.erase
    assert user.dialogue.answer(taken.reply) == SILENCE


@pytest.mark.parametrize("event", ["view", "location", "news_of_tomorrow"])
def test_events_that_nobody_means_to_be_answered_change_nothing(user: User, event: str) -> None:
    before = user.stored.session
    taken = user.sends(Kind.EVENT, event=event)
    assert taken.session is None
    assert before is None
    assert user.dialogue.answer(taken.reply) == SILENCE


def test_neither_transcript_nor_session_keeps_a_code_or_a_card_number(user: User) -> None:
    taken = user.sends(text="我的卡号 6222021234567890128 验证码 482913")
    kept = (taken.transcript or b"") + (taken.session or b"")
    assert b"482913" not in kept
    assert b"6222021234567890128" not in kept


def test_a_transcript_entry_stays_small_however_long_the_message(user: User) -> None:
    taken = user.sends(text="退款" * 5000)
    assert taken.transcript is not None
    assert len(taken.transcript) < 1000


def test_the_log_holds_no_words_of_the_user(user: User) -> None:
    taken = user.sends(text="商家拒绝退款")
    assert set(taken.log) >= {"act", "was", "state", "cause", "owner"}
    assert "商家拒绝退款" not in str(dict(taken.log))
