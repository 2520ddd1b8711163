"""A file gives a script for each locale and row; steps can be shared."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.testkit.problems import BadScriptError
from bot.testkit.reading import find_files
from bot.testkit.running import run
from bot.testkit.script import Send
from bot.testkit.selection import load_scripts, select
from bot.testkit.times import span_from
from tests.bot.testkit.doubles import FULL_ANSWER, VOCABULARY, Playback, opening, scripts_in

ONE = "proves: It works.\nlocale: zh_Hans\nsteps:\n- user: hi\n  expect: {state: idle}\n"


def texts(script: object) -> list[str]:
    actions = [step.action for step in getattr(script, "steps")]  # noqa: B009
    return [dict(action.members)["text"] for action in actions if isinstance(action, Send)]


def test_a_script_in_chinese_words_reads_as_one_in_english(tmp_path: Path) -> None:
    [chinese] = scripts_in(
        tmp_path,
        """
        证明: 认得出银行卡。
        语言: zh_Hans
        现在: 2026-11-22T10:00+08:00
        步骤:
          - 用户: 退款没到账
            期望:
              状态: asking.paid_with
              原因: 没有
              事实: {refunded_to: bank_card}
        """,
        "chinese.yaml",
    )
    [english] = scripts_in(
        tmp_path,
        """
        proves: 认得出银行卡。
        locale: zh_Hans
        now: 2026-11-22T10:00+08:00
        steps:
          - user: 退款没到账
            expect:
              state: asking.paid_with
              cause: nothing
              facts: {refunded_to: bank_card}
        """,
        "english.yaml",
    )
    assert [(each.word, each.line, each.expected) for each in chinese.expectations] == [
        (each.word, each.line, each.expected) for each in english.expectations
    ]
    assert chinese.steps[0].action == english.steps[0].action
    assert chinese.now == english.now


def test_a_script_in_several_locales_is_one_for_each_with_what_is_said_only_there(tmp_path: Path) -> None:
    chinese, english = scripts_in(
        tmp_path,
        """
        proves: Both languages come to the same question.
        locale: [zh_Hans, en]
        steps:
          - user: {zh_Hans: 退款没到账, en: My refund has not arrived.}
            expect:
              state: asking.paid_with
              said: {zh_Hans: 您}
        """,
    )
    assert (chinese.variant, english.variant) == ("zh_Hans", "en")
    assert texts(chinese) + texts(english) == ["退款没到账", "My refund has not arrived."]
    assert (len(chinese.expectations), len(english.expectations)) == (2, 1)


def test_a_table_of_rows_is_a_script_a_row(tmp_path: Path) -> None:
    scripts = scripts_in(
        tmp_path,
        """
        proves: <word> is understood.
        locale: zh_Hans
        rows:
          - {word: 微信, channel: wechat_pay}
          - {word: 支付宝, channel: alipay}
        steps:
          - user: 我用<word>付的，<3
            expect:
              facts: {paid_with: <channel>}
        """,
    )
    assert [script.variant for script in scripts] == ["row1", "row2"]
    assert [script.proves for script in scripts] == ["微信 is understood.", "支付宝 is understood."]
    assert [texts(script) for script in scripts] == [["我用微信付的，<3"], ["我用支付宝付的，<3"]]
    assert [script.expectations[0].expected for script in scripts] == [
        (("paid_with", v),) for v in ("wechat_pay", "alipay")
    ]


def test_a_wrong_cell_is_an_error_where_it_is_used(tmp_path: Path) -> None:
    with pytest.raises(BadScriptError, match=r"script\.yaml:7: `alipayy` is no value of `paid_with`"):
        scripts_in(
            tmp_path,
            "proves: x\nlocale: en\nrows: [{v: alipay}, {v: alipayy}]\nsteps:\n- user: a\n  expect:\n"
            "    facts: {paid_with: <v>}\n",
        )


def test_included_steps_stand_where_they_are_included_and_keep_their_lines(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    part = tmp_path / "parts" / "_asked.yaml"
    part.write_text("- user: one\n- user: two\n  expect: {state: idle}\n", encoding="utf-8")
    [script] = scripts_in(
        tmp_path,
        "proves: x\nlocale: en\nsteps:\n- include: parts/_asked.yaml\n- user: three\n- include: parts/_asked.yaml\n",
    )
    assert texts(script) == ["one", "two", "three", "one", "two"]
    assert [(step.path.name, step.line) for step in script.steps[:3]] == [
        ("_asked.yaml", 1),
        ("_asked.yaml", 2),
        ("script.yaml", 5),
    ]
    failures = run(script, opening(Playback(FULL_ANSWER))).failures
    assert (failures[0].path, failures[0].line) == (part, 3)


def test_folders_give_their_scripts_in_order_and_not_the_parts(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    for name in ("b/two.yaml", "one.yml", "_part.yaml", "notes.txt"):
        (tmp_path / name).write_text(ONE, encoding="utf-8")
    assert [path.name for path in find_files([tmp_path, tmp_path / "one.yml"])] == ["two.yaml", "one.yml"]


def test_a_place_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(BadScriptError, match="does not exist"):
        find_files([tmp_path / "nowhere"])


def test_the_mistakes_of_all_files_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "good.yaml").write_text(ONE, encoding="utf-8")
    for name in ("a.yaml", "b.yaml"):
        (tmp_path / name).write_text(ONE.replace("idle", "lost"), encoding="utf-8")
    with pytest.raises(BadScriptError) as caught:
        load_scripts([tmp_path], VOCABULARY)
    assert [problem.path.name for problem in caught.value.problems] == ["a.yaml", "b.yaml"]


def test_scripts_are_selected_by_name_sentence_and_locale(tmp_path: Path) -> None:
    (tmp_path / "first.yaml").write_text(ONE, encoding="utf-8")
    (tmp_path / "second.yaml").write_text(
        ONE.replace("It works", "Banks answer").replace("zh_Hans", "en"), encoding="utf-8"
    )
    scripts = load_scripts([tmp_path], VOCABULARY)
    names = [[script.path.stem for script in select(scripts, **which)] for which in ({}, {"keyword": "BANKS"})]
    assert names == [["first", "second"], ["second"]]
    assert [script.path.stem for script in select(scripts, locale="zh_Hans")] == ["first"]
    assert select(scripts, keyword="first", locale="en") == ()


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("49h", timedelta(hours=49)),
        ("3d 2h", timedelta(days=3, hours=2)),
        ("1.5h", timedelta(minutes=90)),
        ("30分钟", timedelta(minutes=30)),
        ("3天", timedelta(days=3)),
        ("2w", timedelta(weeks=2)),
        ("10 s", timedelta(seconds=10)),
        ("h", None),
        ("-3h", None),
        ("3 days of rain", None),
    ],
)
def test_spans_read_as_people_write_them(text: str, span: timedelta | None) -> None:
    assert span_from(text) == span
