"""A chat on the phone page becomes a script that the test kit reads as what was done."""

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli._phone_recorder import exchanges_of, phone_recorder
from bot.sandbox.phone.chats import Entry, What
from bot.settings import Settings
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import read_scripts
from bot.testkit.recording.recorder import NothingToRecordError, Recorder
from bot.testkit.script import Script, Send, Until, Wait

NOW = 1795327813
RECORDER = Recorder(zone=ZoneInfo("Asia/Shanghai"), settings={})
TURN: dict[str, Any] = {
    "replies": [{"id": "welcome"}, {"id": "ask.situation"}],
    "state": "asking.situation",
    "cause": None,
    "locale": "en",
}


def entry(what: What, after_s: int = 0, *, turn: dict[str, Any] | None = TURN, **said: Any) -> Entry:
    return Entry(id=1, what=what, at=NOW + after_s, said=said, outcome={"turn": turn, "posts": 1})


def written(*entries: Entry, recorder: Recorder = RECORDER) -> str:
    return recorder.script_of(exchanges_of(entries), "Somebody tries it: it works.")


def read(text: str, folder: Path) -> Script:
    path = folder / "chat.yaml"
    path.write_text(text, encoding="utf-8")
    (script,) = read_scripts(path, bot_vocabulary())
    return script


def test_everything_that_can_be_done_is_a_step(tmp_path: Path) -> None:
    doings = [
        entry(What.FOLLOW),
        entry(What.TEXT, text="hello"),
        entry(What.TAP, text="Situation:A", choice="situation.not_arrived", label="A"),
        entry(What.MENU, key="MENU_HELP", label="Help"),
        *(entry(each) for each in (What.PICTURE, What.VOICE, What.STICKER, What.LOCATION, What.UNFOLLOW)),
    ]
    script = read(written(*doings), tmp_path)
    assert [dict(step.action.members) for step in script.steps if isinstance(step.action, Send)] == [
        {"type": "event", "event": "subscribe"},
        {"text": "hello"},
        {"type": "tap", "choice": "situation.not_arrived"},
        {"type": "event", "event": "click", "event_key": "MENU_HELP"},
        {"type": "image"},
        {"type": "voice"},
        {"type": "sticker"},
        {"type": "location"},
        {"type": "event", "event": "unsubscribe"},
    ]
    assert script.locale == "en"
    assert int(script.now.timestamp()) == NOW
    assert len(script.expectations) == 2 * len(doings)


@given(text=st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda text: text.strip()))
def test_any_text_is_read_back_as_it_was_typed(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    script = read(written(entry(What.TEXT, text=text)), tmp_path_factory.mktemp("any"))
    assert script.steps[0].action == Send(word=script.steps[0].action.word, members=(("text", text),))  # type: ignore[union-attr]


@pytest.mark.parametrize(
    "text", ["no", "08", "~", "nothing", "- a", "a: b", "# c", "'", '"', "<x>", "2026-11-22", "😀\n第二行"]
)
def test_texts_that_yaml_would_trip_over_are_kept(text: str, tmp_path: Path) -> None:
    (step,) = read(written(entry(What.TEXT, text=text)), tmp_path).steps
    assert isinstance(step.action, Send)
    assert dict(step.action.members) == {"text": text}


def test_time_that_passed_passes_in_the_script(tmp_path: Path) -> None:
    due = {**TURN, "replies": [{"id": "follow_up.due"}], "state": "following_up.unresponsive_merchant"}
    script = read(
        written(
            entry(What.TEXT, text="a"),
            entry(What.TEXT, 4, text="b"),
            entry(What.TEXT, 7200, text="c"),
            entry(What.CLOCK, 7210, forward_s=49 * 3600, turn=None),
            entry(What.ACTIVE, 7210 + 49 * 3600, turn=due),
            entry(What.ACTIVE, 200 * 3600, turn=due),
        ),
        tmp_path,
    )
    kinds = [type(step.action) for step in script.steps]
    assert kinds == [Send, Send, Until, Send, Wait, Until]
    assert [str(each.word) for step in (script.steps[4], script.steps[5]) for each in step.expectations] == [
        "active"
    ] * 2


def test_what_was_late_or_refused_is_done_again_but_not_expected(tmp_path: Path) -> None:
    late = Entry(id=2, what=What.TEXT, at=NOW, said={"text": "b"}, outcome={"turn": TURN, "posts": 3})
    refused = Entry(id=3, what=What.TEXT, at=NOW, said={"text": "c"}, outcome={"turn": TURN, "notice": "x", "posts": 1})
    on_its_way = Entry(id=4, what=What.TEXT, at=NOW, said={"text": "d"}, outcome=None)
    script = read(written(entry(What.TEXT, text="a"), late, refused, on_its_way), tmp_path)
    assert [len(step.expectations) for step in script.steps] == [2, 0, 0, 0]


def test_what_the_operator_set_stands_on_top(tmp_path: Path) -> None:
    write_script = phone_recorder(Settings(REFUNDBOT_DESK="wechat", REFUNDBOT_OPERATOR_NAME="林: 帮忙"))
    text = write_script([entry(What.TEXT, text="a")], "It works.")
    assert text is not None
    assert read(text, tmp_path).settings == (("desk", "wechat"), ("operator_name", "林: 帮忙"))


def test_a_chat_without_an_answer_is_no_script() -> None:
    unanswered = [entry(What.TEXT, text="a", turn=None)]
    assert phone_recorder(Settings())(unanswered, "It works.") is None
    with pytest.raises(NothingToRecordError):
        written(*unanswered)
