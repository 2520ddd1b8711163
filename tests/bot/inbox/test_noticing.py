"""What of a real turn goes to the inbox, and what must not."""

from datetime import UTC, datetime, timedelta

import orjson
import pytest

from bot.building import build_dialogue
from bot.dialogue import RefundDialogue
from bot.inbox.noticing import SURE, is_unclear
from bot.incoming import Incoming, Kind
from bot.settings import Settings
from bot.turn_port import Stored, Taken
from dialogs.acts import Act
from dialogs.utterance import Utterance

#: Late in the day by UTC: in Shanghai it is the 23rd.
NOW = datetime(2026, 11, 22, 20, 30, 15, tzinfo=UTC)
UNHEARD_OF = "量子蝴蝶跳绳唱火锅"


@pytest.fixture(scope="module")
def dialogue() -> RefundDialogue:
    return build_dialogue(Settings())


class User:
    def __init__(self, dialogue: RefundDialogue) -> None:
        self.dialogue = dialogue
        self.session: bytes | None = None
        self.now = NOW

    def sends(self, text: str, kind: Kind = Kind.TEXT, event: str = "") -> Taken:
        self.now += timedelta(seconds=5)
        incoming = Incoming(
            sender="oSomebody", kind=kind, delivery=str(self.now), created_at=self.now, text=text, event=event
        )
        taken = self.dialogue.take(Stored(session=self.session), incoming, self.now)
        self.session = taken.session
        return taken

    @property
    def state(self) -> str:
        assert self.session is not None
        state: str = orjson.loads(self.session)["state"]
        return state


@pytest.fixture
def user(dialogue: RefundDialogue) -> User:
    return User(dialogue)


def test_a_message_that_is_not_understood_is_kept_with_the_day_and_what_was_on_the_table(user: User) -> None:
    user.sends("商家拒绝退款")
    asked = user.state
    unclear = user.sends(f"{UNHEARD_OF} 13800138000").unclear
    assert unclear is not None
    assert (unclear.text, unclear.state, unclear.locale) == (f"{UNHEARD_OF} ***", asked, "zh_Hans")
    assert unclear.day.isoformat() == "2026-11-23"
    assert len(unclear.best) == 2
    assert unclear.best[0][1] >= unclear.best[1][1]


def test_nothing_in_it_leads_to_the_user(user: User) -> None:
    unclear = user.sends(UNHEARD_OF).unclear
    assert unclear is not None
    assert "oSomebody" not in repr(unclear)
    assert not any(isinstance(getattr(unclear, name), datetime) for name in unclear.__slots__)


@pytest.mark.parametrize("other", ["  量子蝴蝶，跳绳唱火锅！！", "量子蝴蝶跳繩唱火鍋", "量子蝴蝶跳绳唱火锅。"])
def test_texts_that_say_the_same_have_one_name(user: User, other: str) -> None:
    first, second = user.sends(UNHEARD_OF).unclear, user.sends(other).unclear
    assert first is not None
    assert second is not None
    assert first.id == second.id


@pytest.mark.parametrize("said", ["商家拒绝退款", "转人工", "你好", "？？？", "13800138000", ""])
def test_what_is_understood_or_says_nothing_is_not_kept(user: User, said: str) -> None:
    assert user.sends(said).unclear is None


def test_only_what_is_typed_is_kept(user: User) -> None:
    assert user.sends(UNHEARD_OF, kind=Kind.IMAGE).unclear is None
    assert user.sends(UNHEARD_OF, kind=Kind.VOICE).unclear is None
    assert user.sends(UNHEARD_OF).unclear is not None


def test_what_is_typed_to_staff_is_not_kept(user: User) -> None:
    user.sends("商家拒绝退款")
    user.sends("", kind=Kind.EVENT, event="kf_create_session")
    assert user.sends(UNHEARD_OF).unclear is None


def test_of_somebody_who_is_being_forgotten_nothing_is_kept(user: User) -> None:
    user.sends("商家拒绝退款")
    user.sends("删除我的数据")
    assert user.state.startswith("confirming")
    assert user.sends(UNHEARD_OF).unclear is None
    assert user.sends("", kind=Kind.EVENT, event="unsubscribe").unclear is None


def utterance(act: Act, label: str, probability: float, **changes: object) -> Utterance:
    return Utterance(act=act, ranking=((label, probability), ("unknown", 0.1)), **changes)  # type: ignore[arg-type]


def test_a_label_that_is_hardly_likely_is_as_good_as_none() -> None:
    assert is_unclear(utterance(Act.REPORT, "system_outage", SURE - 0.01))
    assert is_unclear(utterance(Act.THANKS, "thanks", SURE - 0.01))
    assert not is_unclear(utterance(Act.REPORT, "system_outage", SURE))


def test_facts_choices_and_other_things_than_words_are_understood() -> None:
    assert not is_unclear(utterance(Act.INFORM, "system_outage", 0.1))
    assert not is_unclear(utterance(Act.SCAM_SIGNAL, "system_outage", 0.1))
    assert not is_unclear(utterance(Act.DENY, "deny", 0.1, choice="no"))
    assert not is_unclear(Utterance(act=Act.UNKNOWN, media="image"))
