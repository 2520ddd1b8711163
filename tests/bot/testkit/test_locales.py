"""Every script in every locale in which it can run; the others are named."""

from pathlib import Path
from textwrap import dedent

import pytest

from bot.testkit.in_process import bot_vocabulary, open_in_process
from bot.testkit.locales import LeftOut, Spread, in_every_locale
from bot.testkit.reading import read_scripts
from bot.testkit.report import conversation
from bot.testkit.running import run

TAPPED = """
proves: A choice of the menu of situations is kept.
locale: zh_Hans
steps:
  - follow:
    expect: {reply: welcome, said: 您好}
  - tap: situation.not_arrived
    expect: {facts: {situation: not_arrived}, choice_texts: 不清楚, state: asking.refund_status}
"""


def spread_of(folder: Path, content: str) -> Spread:
    path = folder / "script.yaml"
    path.write_text(dedent(content), encoding="utf-8")
    return in_every_locale(read_scripts(path, bot_vocabulary()), bot_vocabulary())


def test_a_script_of_taps_runs_in_every_locale_by_its_ids(tmp_path: Path) -> None:
    spread = spread_of(tmp_path, TAPPED)
    assert [script.locale for script in spread.scripts] == ["zh_Hans", "en", "zh_Hant"]
    assert not spread.left_out
    for script in spread.scripts:
        result = run(script, open_in_process)
        assert result.passed, conversation(result).plain
        assert {turn.one("locale") for turn in result.turns} == {script.locale}


def test_a_wrong_id_fails_in_the_other_locales_too(tmp_path: Path) -> None:
    spread = spread_of(tmp_path, TAPPED.replace("asking.refund_status", "asking.delivery"))
    assert [run(script, open_in_process).passed for script in spread.scripts] == [False] * 3


def test_what_is_typed_for_each_locale_runs_in_each_that_it_is_typed_for(tmp_path: Path) -> None:
    typed = TAPPED.replace("  - follow:", "  - user: {zh_Hans: 你好, en: hello}").replace(
        "reply: welcome, said: 您好", "owner: bot"
    )
    spread = spread_of(tmp_path, typed.replace("locale: zh_Hans", "locale: [zh_Hans, en]"))
    assert [script.locale for script in spread.scripts] == ["zh_Hans", "en"]
    assert spread.left_out == (
        LeftOut(path=tmp_path / "script.yaml", locale="zh_Hant", why="`user` has no text for `zh_Hant` (line 5)"),
    )


def test_every_row_of_a_table_runs_in_every_locale(tmp_path: Path) -> None:
    rows = TAPPED.replace("steps:", "rows:\n  - {seen: not_arrived, asked: refund_status}\nsteps:")
    rows = rows.replace("situation.not_arrived", "situation.<seen>").replace("asking.refund_status", "asking.<asked>")
    assert [script.variant for script in spread_of(tmp_path, rows).scripts] == ["row1", "en-row1", "zh_Hant-row1"]


@pytest.mark.parametrize(
    ("right", "wrong", "why"),
    [
        ("tap: situation.not_arrived", "user: 钱没到账", "typed in zh_Hans only (line 7)"),
        ("tap: situation.not_arrived", "voice: 钱没到账", "typed in zh_Hans only (line 7)"),
        ("reply: welcome", "locale: zh_Hans", "is about a language (line 6)"),
        ("- tap: situation", "- unfollow:\n  - tap: situation", "the language is forgotten with the user (line 7)"),
        (
            "{facts: {situation: not_arrived}, choice_texts: 不清楚, state: asking.refund_status}",
            "{said: 退款}",
            "expects wording only",
        ),
    ],
)
def test_what_says_nothing_in_another_locale_is_left_out_with_the_reason(
    right: str, wrong: str, why: str, tmp_path: Path
) -> None:
    content = TAPPED.replace(right, wrong)
    if why.startswith("expects"):
        content = content.replace("reply: welcome, ", "")
    spread = spread_of(tmp_path, content)
    assert [script.locale for script in spread.scripts] == ["zh_Hans"]
    assert [(each.locale, each.why) for each in spread.left_out] == [("en", why), ("zh_Hant", why)]


def test_a_number_is_typed_in_no_language(tmp_path: Path) -> None:
    numbered = TAPPED.replace("tap: situation.not_arrived", "user: 3")
    assert len(spread_of(tmp_path, numbered).scripts) == 3
