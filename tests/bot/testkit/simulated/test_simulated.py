"""Simulated users are true to their story and their kind, and a bot that does not help them is found out."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner

from bot.cli import simulate as command_module
from bot.errors import BotError
from bot.phrases import read_sources
from bot.testkit.in_process import bot_vocabulary, dialogue_of, open_in_process
from bot.testkit.reading import read_scripts
from bot.testkit.running import run
from bot.testkit.script import Send, Wait
from bot.testkit.simulated import words
from bot.testkit.simulated.floors import load_floors
from bot.testkit.simulated.goals import right_for, sampled
from bot.testkit.simulated.judging import Score, scores, shortfalls
from bot.testkit.simulated.manners import MANNERS, Manner, Opening, Wording
from bot.testkit.simulated.playing import Attempt, attempt
from bot.testkit.simulated.user import SimulatedUser
from bot.testkit.vignettes.answering import NOW, TODAY
from bot.testkit.vignettes.vignette import Vignette
from bot.testkit.walking.as_script import script_of
from bot.testkit.walking.invariants import Invariant
from bot.testkit.walking.moves import tap, typed
from bot.testkit.walking.player import Beat, Deed, Player, played
from dialogs.acts import Cause
from dialogs.slots import Slot

STORY = Vignette(
    id="silent-seller",
    story={
        "zh_Hans": "商家一直不理我，退款申请交了一个星期没人处理。是在小程序里买的普通商品。",
        "zh_Hant": "商家一直不理我，退款申請交了一個星期沒人處理。是在小程式裡買的普通商品。",
        "en": "The seller ignores me. I applied for a refund in the mini program a week ago and nobody has touched it.",
    },
    facts={
        Slot.SITUATION: "seller_silent",
        Slot.MERCHANT_RESPONSE: "none",
        Slot.SHOP_TYPE: "mini_program",
        Slot.PAID_WITH: "wechat_pay",
        Slot.APPLIED: "yes",
        Slot.APPLIED_ON: "2026-11-15",
        Slot.DELIVERY: "received",
        Slot.GOODS_KIND: "ordinary",
    },
    cause=Cause.UNRESPONSIVE_MERCHANT,
    variant="unresponsive_merchant.own_shop",
    first_step="seller",
    advice=(),
)
PLAIN = Manner(kind="plain", openings=(Opening.STORY,), wordings=(Wording.TAP,))


@pytest.fixture(scope="module")
def story() -> Vignette:
    return STORY


def texts(talked: Attempt) -> list[str]:
    return [dict(deed.members).get("text", "") for deed in talked.talk.deeds if not isinstance(deed, Wait)]  # type: ignore[union-attr]


def talks(story: Vignette, kind: str, locale: str = "zh_Hans", count: int = 12) -> list[Attempt]:
    return [attempt(story, MANNERS[kind], locale, run, seed=3) for run in range(count)]


@pytest.mark.parametrize("locale", ["zh_Hans", "zh_Hant", "en"])
def test_somebody_who_answers_plainly_is_helped(story: Vignette, locale: str) -> None:
    assert attempt(story, PLAIN, locale, 0, seed=3).why == ""


def test_the_same_seed_and_run_talk_the_same_way(story: Vignette) -> None:
    assert talks(story, "changing", count=3) == talks(story, "changing", count=3)
    assert len({each.talk.deeds for each in talks(story, "changing")}) > 1


def test_the_terse_write_little_and_the_chatty_much(story: Vignette) -> None:
    assert max(len(text) for each in talks(story, "terse") for text in texts(each)) < 20
    assert all(texts(each)[0] == story.story["zh_Hans"] for each in talks(story, "chatty"))


def test_the_silent_are_away_for_days(story: Vignette) -> None:
    waits = [deed for each in talks(story, "silent") for deed in each.talk.deeds if isinstance(deed, Wait)]
    assert waits
    assert all(deed.span.days >= 1 for deed in waits)


def test_the_switcher_goes_on_in_another_language(story: Vignette) -> None:
    player = Player(now=datetime.fromisoformat(NOW))
    switcher = replace(MANNERS["switcher"], switches=1.0, openings=(Opening.SITUATION,))
    user = SimulatedUser(story, switcher, "zh_Hans", Random(1), player.dialogue.knowledge.catalog)
    beat = player.play(user.opens())
    deed = user.writes(beat)
    assert deed is not None
    assert player.play(deed).session.locale == "en"
    assert user.locale == "en"


@pytest.mark.parametrize(
    "manner",
    [
        replace(MANNERS["changing"], openings=(Opening.SITUATION,), wordings=(Wording.TAP,), corrects=1.0),
        replace(MANNERS["liar"], openings=(Opening.SITUATION,), wordings=(Wording.TAP,), contradicts=1.0),
    ],
)
def test_the_changing_and_the_liar_say_two_things_and_end_with_what_is_so(story: Vignette, manner: Manner) -> None:
    player = Player(now=datetime.fromisoformat(NOW))
    user = SimulatedUser(story, manner, "zh_Hans", Random(2), player.dialogue.knowledge.catalog)
    beat = player.play(user.opens())
    slot = beat.session.state.removeprefix("asking.")
    wrong, right = user.writes(beat), user.writes(beat)
    assert wrong is not None
    assert right is not None
    assert dict(wrong.members)["choice"] != f"{slot}.{story.facts[Slot(slot)]}"  # type: ignore[union-attr]
    assert dict(right.members)["text"]  # type: ignore[union-attr]


def test_the_unsure_do_not_tell_what_they_know(story: Vignette) -> None:
    unsure = replace(MANNERS["unsure"], forgets=1.0, openings=(Opening.SITUATION,))
    talked = attempt(story, unsure, "zh_Hans", 0, seed=3)
    facts = played(talked.talk.deeds, (), talked.talk.now)[-1].session.case.facts
    assert talked.messages > 1
    assert Slot.SHOP_TYPE not in facts


def asked(user: SimulatedUser, opening: str, choice: str = "") -> tuple[Player, Beat]:
    """The user's bot after that message, and a tap."""
    player = Player(now=datetime.fromisoformat(NOW))
    beat = player.play(typed(opening))
    return player, player.play(tap(choice)) if choice else beat


def someone(story: Vignette, manner: Manner = PLAIN, locale: str = "zh_Hans") -> SimulatedUser:
    return SimulatedUser(story, manner, locale, Random(5), dialogue_of(()).knowledge.catalog)


def test_who_has_an_error_on_the_screen_types_it_off(story: Vignette) -> None:
    user = someone(replace(story, facts={Slot.SITUATION: "system_error", Slot.ERROR_CODE: "SIGN_ERROR"}))
    _, beat = asked(user, "你好", "situation.system_error")
    assert beat.session.state == "asking.error_code"
    assert user.writes(beat) == typed("SIGN_ERROR")


def test_who_was_away_counts_the_days_from_their_return(story: Vignette) -> None:
    refused = {Slot.SITUATION: "seller_refused", Slot.REFUSAL_REASON: "time_limit", Slot.RECEIVED_ON: "2026-11-20"}
    user = someone(replace(story, facts=refused), replace(PLAIN, leaves=1.0))
    player, beat = asked(user, "商家说超过退款期限了")
    assert beat.session.state == "asking.received_on"
    greetings = read_sources()["zh_Hans"]["phrases"]["greeting"]
    deed = user.writes(beat)
    while isinstance(deed, Wait) or (isinstance(deed, Send) and dict(deed.members).get("text") in greetings):
        player.play(deed)
        deed = user.writes(beat)
    assert deed is not None
    assert player.play(deed).session.case.facts[Slot.RECEIVED_ON] == "2026-11-20"


@pytest.mark.parametrize(("value", "has_year"), [("2026-11-20", False), ("2025-11-23", False), ("2025-10-20", True)])
def test_a_day_of_another_year_is_written_with_it(value: str, has_year: bool) -> None:
    for locale in ("zh_Hans", "zh_Hant", "en"):
        assert (value[:4] in words.day(Random(1), value, locale, TODAY)) is has_year


def test_of_two_statements_the_one_that_is_so_is_picked(story: Vignette) -> None:
    facts = {Slot.SITUATION: "not_applied", Slot.APPLIED: "not_yet"}
    user = someone(replace(story, facts=facts))
    _, beat = asked(user, "我11月15号申请了退款，但是我还没申请退款")
    assert beat.session.confirming
    first, _, _ = beat.session.confirming.partition(":")
    holds = "act.first_holds" if first == Slot.APPLIED else "act.second_holds"
    assert user.writes(beat) == tap(holds)


def test_who_is_not_sure_says_so_beside_the_answer(story: Vignette) -> None:
    hedging = replace(PLAIN, hedges=1.0)
    talked = attempt(story, hedging, "en", 0, seed=3)
    assert any("not sure" in text or "maybe" in text or "probably" in text or "?" in text for text in texts(talked)[1:])
    assert talked.why == ""


def test_stories_are_taken_from_every_cause_in_turn(story: Vignette) -> None:
    stories = [replace(story, id=f"{cause}-{number}", cause=cause) for cause in Cause for number in range(3)]
    assert {each.cause for each in sampled(stories, len(Cause), seed=1)} == set(Cause)
    assert sampled(stories, 5, seed=1) == sampled(stories, 5, seed=1)
    assert len(sampled(stories, 999, seed=1)) == len(stories)


def test_what_is_right_follows_from_the_story_and_from_its_facts(story: Vignette) -> None:
    right = right_for(story, dialogue_of(()).knowledge, datetime.fromisoformat(NOW))
    assert "unresponsive_merchant" in right.causes
    assert {rung.id for rung in dialogue_of(()).knowledge.catalog.variants[story.variant].ladder} <= right.rungs
    assert "appeal_failed" not in right.causes


def test_of_what_was_kept_back_nobody_can_know_more_than_follows_from_the_rest(story: Vignette) -> None:
    knowledge, now = dialogue_of(()).knowledge, datetime.fromisoformat(NOW)
    error = {Slot.SITUATION: "system_error", Slot.ERROR_CODE: "SIGN_ERROR", Slot.MERCHANT_RESPONSE: "agreed"}
    broken = replace(story, facts=error, cause=Cause.SYSTEM_OUTAGE, variant="system_outage.seller_setup")
    assert "ask_retry" not in right_for(broken, knowledge, now).rungs
    kept_back = right_for(broken, knowledge, now, {Slot.ERROR_CODE})
    assert {"ask_retry", "have_seller_fix_setup"} <= kept_back.rungs
    assert kept_back.causes == {"system_outage"}


# Planted faults


def test_advice_on_another_cause_is_no_help(story: Vignette) -> None:
    lost = {**story.facts, Slot.SITUATION: "complaint_lost", Slot.COMPLAINED_TO: "wechat_pay"}
    elsewhere = replace(story, facts={**lost, Slot.MERCHANT_RESPONSE: "refused"}, cause=Cause.APPEAL_FAILED)
    other = replace(elsewhere, variant="appeal_failed.bill_complaint")
    assert "unresponsive_merchant, not" in attempt(other, PLAIN, "zh_Hans", 0, seed=3).why


def test_a_wall_is_no_help(story: Vignette) -> None:
    def always(beats: object, dialogue: object) -> str:
        return "the same page again"

    wall = [Invariant(name="a wall", check=always)]
    assert attempt(story, PLAIN, "zh_Hans", 0, 3, wall).why == "stuck: the same page again"


def test_a_talk_without_end_is_no_help(story: Vignette, monkeypatch: pytest.MonkeyPatch) -> None:
    def greets(self: SimulatedUser, beat: Beat) -> Deed:
        return self.opens()

    monkeypatch.setattr(SimulatedUser, "writes", greets)
    assert attempt(story, PLAIN, "zh_Hans", 0, 3, []).why.startswith("stuck: no advice after 25 messages")


def test_who_is_not_helped_is_written_as_a_script_that_runs(story: Vignette, tmp_path: Path) -> None:
    talked = attempt(story, MANNERS["silent"], "zh_Hans", 1, seed=3)
    path = tmp_path / "broken.yaml"
    path.write_text(script_of(talked.talk), encoding="utf-8")
    [script] = read_scripts(path, bot_vocabulary())
    assert run(script, open_in_process).passed


# Judging


def one(story: str, why: str = "", kind: str = "terse", locale: str = "en") -> Attempt:
    talked = attempt(STORY, PLAIN, "en", 0, 3, []).talk
    return Attempt(story=story, kind=kind, locale=locale, run=0, why=why, messages=3, talk=talked)


def test_a_goal_counts_where_every_run_reached_it() -> None:
    [score] = scores([one("a"), one("a"), one("b"), one("b", "stuck")])
    assert (score.goals, score.pass_all, score.pass_one) == (2, 0.5, 0.75)


def test_each_kind_and_locale_is_scored_apart() -> None:
    found = list(scores([one("a"), one("a", locale="zh_Hans"), one("a", "stuck", kind="liar")]))
    assert [(each.kind, each.locale, each.pass_all) for each in found] == [
        ("terse", "en", 1.0),
        ("terse", "zh_Hans", 1.0),
        ("liar", "en", 0.0),
    ]


def test_a_kind_under_its_floor_is_named() -> None:
    found = [Score(kind="terse", locale="en", goals=10, pass_all=0.5, pass_one=0.9)]
    assert not list(shortfalls(found, {"terse": {"en": 0.5}}, 8))
    [missed] = shortfalls(found, {"terse": {"en": 0.6}}, 8)
    assert "terse, en: pass^8 50.0% is under its floor of 60.0%" in missed


def test_floors_name_kinds_and_locales_that_there_are(tmp_path: Path) -> None:
    path = tmp_path / "pyproject.toml"
    with pytest.raises(BotError, match="run this in a checkout"):
        load_floors(path)
    head = "[tool.refundbot.simulate.floors.{}]\n{} = {}\n"
    path.write_text(head.format("polite", "en", 0.5))
    with pytest.raises(BotError, match="no kind of user 'polite'"):
        load_floors(path)
    path.write_text(head.format("terse", "en", 5))
    with pytest.raises(BotError, match="a share from 0 to 1"):
        load_floors(path)
    path.write_text(head.format("terse", "en", 0.5))
    assert load_floors(path) == {"terse": {"en": 0.5}}


def test_the_command_shows_a_table_and_who_was_not_helped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(command_module, "attempt", lambda *_: one("a-story", "stuck: for good", kind="liar"))
    out = tmp_path / "broken.yaml"
    words = ["--kind", "liar", "--locale", "en", "--goals", "1", "--users", "1", "--failed", "--script", str(out)]
    result = CliRunner().invoke(command_module.command, words)
    assert result.exit_code == 0, result.output
    assert "liar en a-story #0: stuck: for good" in result.output
    assert out.exists()


def test_the_command_fails_under_a_floor(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(command_module, "attempt", lambda *_: one("a-story", "stuck: for good"))
    monkeypatch.setattr(command_module, "load_floors", lambda _: {"terse": {"en": 0.1}})
    result = CliRunner().invoke(command_module.command, ["--kind", "terse", "--locale", "en"])
    assert result.exit_code == 1
    assert "is under its floor" in result.output
