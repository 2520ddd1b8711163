"""Random walks find what is planted, make it short, and write it as a script that runs."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import orjson
import pytest
from click.testing import CliRunner

from bot.cli import walk as command_module
from bot.dialogue import RefundDialogue
from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.running import run
from bot.testkit.script import Retry, Wait
from bot.testkit.walking.as_script import script_of
from bot.testkit.walking.invariants import INVARIANTS, MOST_QUESTIONS, Invariant
from bot.testkit.walking.moves import MOVES, deed_of_staff, tap, typed
from bot.testkit.walking.player import Beat, Player, played
from bot.testkit.walking.walk import Broken, first_broken, shortest, still_broken, walks
from dialogs.session import Session

BY_NAME = {each.name: each for each in INVARIANTS}


def judged(name: str, beats: Sequence[Beat]) -> str:
    return BY_NAME[name].check(beats, Player().dialogue)


def talk(*deeds: object) -> list[Beat]:
    return played(tuple(typed(each) if isinstance(each, str) else each for each in deeds), ())  # type: ignore[misc]


def changed(beat: Beat, **session: object) -> Beat:
    """The same with something else in the store."""
    stored = Session.from_json(orjson.loads(beat.stored or b"{}"))
    for name, value in session.items():
        setattr(stored, name, value)
    return replace(beat, stored=orjson.dumps(stored.as_json()))


def test_nothing_breaks_on_a_short_walk() -> None:
    broken = [walk.broken for walk in walks(20261122, 600) if walk.broken]
    assert not broken, script_of(shortest(broken[0]))


def test_the_same_seed_walks_the_same_way() -> None:
    first, again = (list(walks(7, 80)) for _ in range(2))
    assert [walk.beats for walk in first] == [walk.beats for walk in again]
    assert first != list(walks(8, 80))


def test_every_kind_of_move_is_made() -> None:
    beats = [beat for walk in walks(3, 1500) for beat in walk.beats]
    words = {getattr(beat.deed, "word", type(beat.deed)) for beat in beats}
    assert {"tap", "user", "picture", "voice", "event", "staff", Retry, Wait} <= words
    assert len(MOVES) == 13


@pytest.mark.parametrize(
    ("name", "plant"),
    [
        ("the bot does not break", {"crash": "RuntimeError: no such move"}),
        ("whoever writes is answered", {"page": ""}),
        ("a page fits", {"page": "How long? " * 300}),
        ("no id or placeholder is shown", {"page": "You have waited %(days)d days"}),
        ("no id or placeholder is shown", {"page": "Tap refund_status.success"}),
        ("the language is kept", {"page": "请问退款状态是什么？"}),
    ],
)
def test_a_fault_on_the_page_is_found(name: str, plant: dict[str, str]) -> None:
    beats = talk("no money yet, the seller says it was refunded")
    assert not judged(name, beats)
    assert judged(name, [replace(beats[-1], **plant)])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "plant"),
    [
        ("the owner is known", {"owner": "nobody"}),
        ("the state is known", {"state": "asking.moon"}),
        ("every choice is known", {"offered": ["moon.full"]}),
    ],
)
def test_a_fault_in_the_store_is_found(name: str, plant: dict[str, object]) -> None:
    beats = talk("no money yet, the seller says it was refunded")
    assert not judged(name, beats)
    assert judged(name, [changed(beats[-1], **plant)])


def test_a_person_out_of_reach_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    beats = talk("no money yet, the seller says it was refunded")
    assert not judged("a person is near", beats)
    monkeypatch.setattr(RefundDialogue, "take", lambda self, stored, incoming, now: _Silent())
    assert "no way to a person" in judged("a person is near", beats)


class _Silent:
    reply = b"{}"


def test_too_many_questions_are_found() -> None:
    [beat] = talk("hello")
    asked = [
        replace(changed(beat, state=f"asking.{number}", case=_told(number)), got={"phase": "asking"})
        for number in range(MOST_QUESTIONS + 1)
    ]
    name = f"at most {MOST_QUESTIONS} questions"
    assert not judged(name, asked[:-1])
    assert "no conclusion" in judged(name, asked)


def _told(number: int) -> object:
    case = Session().case
    case.facts = {"amount": f"{number}.00"}
    return case


def test_a_page_that_comes_three_times_is_a_wall() -> None:
    beats = talk("hello", "no money yet", "the seller says it was refunded")
    assert not judged("the same page is no wall", beats)
    assert judged("the same page is no wall", [replace(beat, page="What?") for beat in beats])


def test_something_due_in_the_past_is_found() -> None:
    [beat] = talk("hello")
    due = {"what": "seller_in_writing", "at": (beat.at - timedelta(days=1)).isoformat()}
    assert judged("what is due lies ahead", [replace(beat, got={**beat.got, "due": [due]})])
    later = {**due, "at": (beat.at + timedelta(days=1)).isoformat()}
    assert not judged("what is due lies ahead", [replace(beat, got={**beat.got, "due": [later]})])


def test_a_language_that_was_asked_for_and_is_not_spoken_is_found() -> None:
    beats = talk("商家说退款了但是没到账", "English")
    assert not judged("the language is kept", beats)
    assert "asked for en" in judged("the language is kept", [beats[0], changed(beats[1], locale="zh_Hans")])


def test_a_language_that_changes_by_a_tap_is_found() -> None:
    beats = talk("商家说退款了但是没到账", tap("refund_status.success"))
    assert not judged("the language is kept", beats)
    assert "by itself" in judged("the language is kept", [beats[0], changed(beats[1], locale="en")])


def test_a_retry_that_moves_is_found() -> None:
    beats = talk("商家说退款了但是没到账", Retry(times=1))
    assert not judged("a retry changes nothing", beats)
    assert judged("a retry changes nothing", [beats[0], replace(beats[1], page="Again?")])
    assert judged("a retry changes nothing", [beats[0], changed(beats[1], misses=3)])


def _no_alipay(beats: Sequence[Beat], _: RefundDialogue) -> str:
    return "Alipay was told" if beats[-1].session.case.facts.get("paid_with") == "alipay" else ""


NO_ALIPAY = Invariant(name="nobody pays with Alipay", check=_no_alipay)


def broken_by(*deeds: object) -> Broken:
    player = Player()
    for each in deeds:
        player.play(typed(each) if isinstance(each, str) else each)  # type: ignore[arg-type]
    found = first_broken(player, "zh_Hans", [NO_ALIPAY])
    assert found is not None
    return found


def test_a_broken_walk_is_made_short() -> None:
    long = broken_by(
        "你好", "商家说退款了但是没到账", "谢谢", Wait(span=timedelta(hours=2)), "帮助", "我是用支付宝付的"
    )
    assert [dict(deed.members)["text"] for deed in shortest(long, [NO_ALIPAY]).deeds] == ["我是用支付宝付的"]  # type: ignore[union-attr]


def test_what_staff_may_not_do_is_no_shorter_way() -> None:
    deeds = (typed("我是用支付宝付的"), deed_of_staff("reply", text="您好"))
    broken = Broken(
        invariant=NO_ALIPAY.name,
        what="",
        locale="zh_Hans",
        settings=(("desk", "console"),),
        now=Player().began,
        deeds=deeds,
    )
    assert still_broken(broken, deeds[1:], [NO_ALIPAY]) is None


def test_a_broken_walk_is_written_as_a_script_that_runs(tmp_path: Path) -> None:
    wait = Wait(span=timedelta(hours=2))
    broken = broken_by("你好", wait, Retry(times=1), "我是用支付宝付的")
    path = tmp_path / "broken.yaml"
    path.write_text(script_of(broken), encoding="utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    assert script.draft
    assert "Nobody pays with Alipay" in script.proves
    result = run(script, open_in_process)
    assert result.passed, result.failures
    assert len(result.turns) == 4


def test_the_command_prints_its_seed_and_ends_well() -> None:
    result = CliRunner().invoke(command_module.command, ["--turns", "60", "--seed", "11"])
    assert result.exit_code == 0, result.output
    assert result.output.startswith("seed 11\n")
    assert f"{len(INVARIANTS)} invariants held" in result.output


def test_the_command_fails_with_the_script_of_what_broke(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command_module, "_walked", lambda *_: broken_by("你好", "我是用支付宝付的"))
    monkeypatch.setattr(command_module, "shortest", lambda broken: shortest(broken, [NO_ALIPAY]))
    out = tmp_path / "broken.yaml"
    result = CliRunner().invoke(command_module.command, ["--seed", "11", "--out", str(out)])
    assert result.exit_code == 1
    assert "draft: yes" in result.output
    assert out.read_text("utf-8") in result.output
