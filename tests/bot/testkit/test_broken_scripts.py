"""Whatever is wrong with a script is told with its line and the cure."""

from pathlib import Path
from textwrap import dedent

import pytest

from bot.testkit.problems import BadScriptError
from bot.testkit.words import CHINESE, Word, names
from tests.bot.testkit.doubles import scripts_in

HEAD = "proves: It works.\nlocale: zh_Hans\n"

START = HEAD + "steps:\n- user: hi\n  expect: {state: idle}\nstart: "


def steps(*lines: str) -> str:
    """A script whose steps begin on line 4."""
    return HEAD + "steps:\n" + "".join(f"  {line}\n" for line in lines)


GOOD_END = ("- expect:", "    state: idle")

BROKEN = {
    # The file.
    "empty": ("", 0, "is empty; a script begins with `proves:`"),
    "not yaml": ("proves: [\n", 2, "is not YAML"),
    "a colon in plain text": ("proves: a: b\n", 1, "put text that holds `: ` or begins with a sign in quotes"),
    "a list": ("- user: hi\n", 1, "name a list of steps `_...` and include it"),
    "a key twice": (HEAD + "locale: en\n", 3, "`locale` stands here twice (first on line 2)"),
    "an alias": ("proves: &a It works.\nlocale: *a\n", 1, "is used again by an alias"),
    "a tag": ("proves: !!binary x\nlocale: en\n", 1, "has the tag `tag:yaml.org,2002:binary`"),
    "a list as key": ("? [a]\n: b\n", 1, "a key must be one word"),
    # On top.
    "an unknown key": (steps("- user: hi", *GOOD_END) + "step: x\n", 7, "`step` is no key of a script; did you mean"),
    "a Chinese slip": (steps("- user: hi", *GOOD_END) + "现再: x\n", 7, "did you mean `现在`?"),
    "no sentence": ("locale: en\nsteps: []\n", 1, "`proves` (证明) is missing: begin with a sentence"),
    "no locale": ("proves: x\nsteps: []\n", 1, "`locale` (语言) is missing"),
    "no steps": (HEAD, 1, "`steps` (步骤) is missing"),
    "an unknown locale": ("proves: x\nlocale: zh_Hant_TW\nsteps:\n- user: hi\n", 2, "did you mean `zh_Hant`?"),
    "a locale that is a mapping": ("proves: x\nlocale: {a: b}\nsteps:\n- user: hi\n", 2, "`locale` wants `all`, or one"),
    "a clock without offset": (HEAD + "now: 2026-11-22T10:00\nsteps:\n- user: hi\n", 3, "wants a time with its offset"),
    "settings that are text": (HEAD + "settings: x\nsteps:\n- user: hi\n", 3, "such as `desk: wechat`"),
    "an unknown setting": (HEAD + "settings: {desks: none}\nsteps:\n- user: hi\n", 3, "did you mean `desk`?"),
    "an unknown desk": (HEAD + "settings: {desk: phone}\nsteps:\n- user: hi\n", 3, "`desk` wants none, wechat or console"),
    "hours that are none": (HEAD + "settings: {staff_hours: soon}\nsteps:\n- user: hi\n", 3, "wants days and times"),
    "a setting that is a list": (HEAD + "settings: {desk: [none]}\nsteps:\n- user: hi\n", 3, "`desk` wants text"),
    "an unknown due": (steps("- user: hi", "  expect: {due: seller}"), 5, "`seller` is no rung that the bot knows"),
    "rows that are no list": (HEAD + "rows: x\nsteps:\n- user: hi\n", 3, "`rows` wants a list of mappings"),
    "rows of other columns": (
        HEAD + "rows:\n- {a: x}\n- {b: y}\nsteps:\n- user: <a>\n  expect: {state: idle}\n",
        5,
        "row 2 has not the columns of row 1: a, b",
    ),
    "a cell that is a list": (HEAD + "rows:\n- {a: [x]}\nsteps:\n- user: hi\n", 4, "the cell `a` wants text"),
    "an unused column": (
        HEAD + "rows:\n- {a: x}\nsteps:\n- user: hi\n  expect: {state: idle}\n",
        3,
        "no step uses the column `a`: write `<a>` where it goes",
    ),
    "an unknown column": (
        HEAD + "rows:\n- {word: x}\nsteps:\n- user: <wrod>\n  expect: {state: idle}\n",
        6,
        "`<wrod>` is no column of `rows`; did you mean `word`?",
    ),
    # Where it starts.
    "a start that is empty": (START + "\n", 6, "wants a mapping, such as `state: asking.delivery`"),
    "a start that is a list": (START + "[idle]\n", 6, "or the name of a fixture"),
    "an unknown word for a start": (START + "{stat: idle}\n", 6, "`stat` is no word for a start; did you mean `state`?"),
    "a fact that nobody told": (START + "{facts: {amount: nothing}}\n", 6, "take `amount` out"),
    "a fixture that is not there": (START + "silent\n", 6, "`silent` is no fixture in `_fixtures.yaml` here or above; write"),
    "a start by locale": (START + "{en: {state: idle}}\n", 6, "`en` is no word for a start"),
    # The steps.
    "steps that are no list": (HEAD + "steps: hi\n", 3, "`steps` wants a list"),
    "an empty list of steps": (HEAD + "steps: []\n", 3, "`steps` wants a list"),
    "a step that is text": (steps("- hi"), 4, "a step begins with a word and a colon"),
    "an unknown word": (steps("- usr: hi", *GOOD_END), 4, "`usr` is no word for a step; did you mean `user`?"),
    "two things in one step": (steps("- user: hi", "  tap: act.go_back"), 4, "a step does one thing"),
    "nothing expected": (steps("- user: hi"), 4, "the script expects nothing, so it cannot fail: add an `expect`"),
    "expected before it began": (steps(*GOOD_END), 4, "something is expected before anything was done"),
    "an empty message": (steps("- user:", *GOOD_END), 4, '`user` is empty; write what it should be, or ""'),
    "a message that is a list": (steps("- user: [hi]", *GOOD_END), 4, "`user` wants one text, not a list"),
    "an unknown choice": (
        steps("- tap: paid_with.wechatpay", *GOOD_END),
        4,
        "`paid_with.wechatpay` is no choice that the bot knows; did you mean `paid_with.wechat_pay`?",
    ),
    "a picture with parts": (steps("- picture: [a]", *GOOD_END), 4, "`picture` takes a remark or nothing"),
    "a misspelt event": (steps("- event: subcribe", *GOOD_END), 4, "did you mean `subscribe`?"),
    "an event with two keys": (steps("- event: {click: A, view: B}", *GOOD_END), 4, "wants one event with its key"),
    "a wait without unit": (steps("- user: hi", "- wait: 49", *GOOD_END), 5, "`49` is no span of time; write `30m`"),
    "a wait for nothing": (steps("- user: hi", "- wait: 0h", *GOOD_END), 5, "`0h` is no span of time"),
    "a day for an instant": (steps("- user: hi", "- until: 2026-11-25", *GOOD_END), 5, "is no time with its offset"),
    "back in time": (
        steps("- user: hi", "- until: 2026-11-21T10:00+08:00", *GOOD_END),
        5,
        "the time lies before the start of the script",
    ),
    "too many retries": (steps("- user: hi", "- retry: 10", *GOOD_END), 5, "`retry` wants how many times, 1 to 9"),
    "a retry of nothing": (steps("- retry: 2", *GOOD_END), 4, "nothing was sent yet that could come again"),
    "text by an unknown locale": (
        steps("- user: {zh_Hans: hi, zh_Hnat: ho}", *GOOD_END),
        4,
        "`zh_Hnat` is no locale; did you mean `zh_Hant`?",
    ),
    "text for a locale that is not run": (
        steps("- user: {zh_Hans: hi, en: ho}", *GOOD_END),
        4,
        "the script does not run in `en`: add it to `locale:` on top, or take this out",
    ),
    "no text for a locale that is run": (
        "proves: x\nlocale: [zh_Hans, en]\nsteps:\n- user: {zh_Hans: hi}\n  expect: {state: idle}\n",
        4,
        "`user` has no text for `en`, which the script runs in: add it",
    ),
    "nothing expected in one locale": (
        "proves: x\nlocale: [zh_Hans, en]\nsteps:\n- user: hi\n  expect: {state: {en: idle}}\n",
        4,
        "the script expects nothing in `zh_Hans`",
    ),
    "an include that is not there": (steps("- include: _no.yaml", *GOOD_END), 4, "there is no file `_no.yaml`"),
    "an include with company": (steps("- include: _no.yaml", "  expect: {state: idle}"), 4, "stands alone in its step"),
    # What is expected.
    "an expectation that is text": (steps("- user: hi", "  expect: idle"), 5, "`expect` wants a mapping"),
    "an expectation that is a list": (steps("- user: hi", "  expect: [idle]"), 5, "not a list"),
    "an empty expectation": (steps("- user: hi", "  expect:"), 5, "`expect` wants a mapping"),
    "an unknown expectation": (steps("- user: hi", "  expect: {stat: idle}"), 5, "did you mean `state`?"),
    "an unknown reply": (steps("- user: hi", "  expect: {reply: ask.payed_with}"), 5, "did you mean `ask.paid_with`?"),
    "an unknown reply in a list": (
        steps("- user: hi", "  expect:", "    replies:", "      - bridge.back", "      - ask.it"),
        8,
        "`ask.it` is no reply that the bot knows",
    ),
    "no id at all": (steps("- user: hi", "  expect: {choices: []}"), 5, "write `nothing` when nothing is expected"),
    "nothing where ids are wanted": (
        steps("- user: hi", "  expect: {no_reply: nothing}"),
        5,
        "`no_reply` wants ids here, and `nothing` is none",
    ),
    "an unknown state": (steps("- user: hi", "  expect: {state: asking.payed}"), 5, "did you mean `asking.paid_with`?"),
    "an unknown cause": (steps("- user: hi", "  expect: {cause: refused}"), 5, "did you mean `merchant_refused`?"),
    "none for nothing": (steps("- user: hi", "  expect: {cause: none}"), 5, "that the bot knows; write `nothing`"),
    "an unknown fact": (steps("- user: hi", "  expect: {facts: {payed_with: x}}"), 5, "did you mean `paid_with`?"),
    "an unknown value": (
        steps("- user: hi", "  expect: {facts: {paid_with: wechat}}"),
        5,
        "`wechat` is no value of `paid_with` that the bot knows; did you mean `wechat_pay`?",
    ),
    "facts that are a list": (steps("- user: hi", "  expect: {facts: [paid_with]}"), 5, "`facts` wants a mapping"),
    "an empty text that is said": (steps("- user: hi", '  expect: {said: ""}'), 5, "which every reply contains"),
    "a flag that is neither": (steps("- user: hi", "  expect: {more: true}"), 5, "`more` is `yes` or `no`, not `true`"),
    "a count that is none": (steps("- user: hi", "  expect: {asked_at_most: few}"), 5, "wants a number, not `few`"),
    "an unknown draft": (steps("- user: hi", "  expect: {draft: ask_bnk}"), 5, "`ask_bnk` is no draft that the bot knows; did"),
    "an unknown kind of evidence": (steps("- user: hi", "  expect: {evidence: chats}"), 5, "did you mean `chat`?"),
    "an empty text on a choice": (steps("- user: hi", '  expect: {choice_texts: ""}'), 5, "which no choice has"),
    "a due time that is none": (
        steps("- user: hi", "  expect: {due: {seller_in_writing: soon}}"),
        5,
        "`soon` is no time; write `2026-11-25`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_script_names_line_and_cure(name: str, tmp_path: Path) -> None:
    content, line, message = BROKEN[name]
    with pytest.raises(BadScriptError) as caught:
        scripts_in(tmp_path, content)
    [problem] = caught.value.problems
    assert problem.line == line
    assert message in problem.text
    where = tmp_path / "script.yaml"
    assert str(caught.value).startswith(f"{where}:{line}: " if line else f"{where}: ")


def expecting(value: str) -> tuple[str, int]:
    """A script that expects nonsense behind the word, and the line of that."""
    return steps("- user: hi", "  expect:", f"    WORD: {value}"), 6


#: One broken script for every word: `WORD` stands for each of its names.
EVERY_WORD: dict[Word, tuple[str, int, str]] = {
    Word.PROVES: ("WORD:\nlocale: en\nsteps: [{user: hi, expect: {state: idle}}]\n", 1, "`proves` is empty; write what"),
    Word.LOCALE: ("proves: x\nWORD: eng\nsteps: [{user: hi}]\n", 2, "`eng` is no locale; did you mean `en`?"),
    Word.NOW: (HEAD + "WORD: noon\nsteps: [{user: hi}]\n", 3, "`now` wants a time with its offset, such as"),
    Word.SETTINGS: (HEAD + "WORD: {desk: phone}\nsteps: [{user: hi}]\n", 3, "`desk` wants none, wechat or console"),
    Word.START: (HEAD + "WORD: {state: asking.it}\nsteps: [{user: hi}]\n", 3, "`asking.it` is no state that the bot knows"),
    Word.FIXTURE: (HEAD + "start: {WORD: silent}\nsteps: [{user: hi}]\n", 3, "`silent` is no fixture in `_fixtures.yaml`"),
    Word.ROWS: (HEAD + "WORD: alipay\nsteps: [{user: hi}]\n", 3, "`rows` wants a list of mappings, such as"),
    Word.STEPS: (HEAD + "WORD: {user: hi}\n", 3, "`steps` wants a list, each item beginning with `- `"),
    Word.USER: (steps("- WORD:", *GOOD_END), 4, '`WORD` is empty; write what it should be, or ""'),
    Word.TAP: (steps("- WORD: act.go_bak", *GOOD_END), 4, "did you mean `act.go_back`?"),
    Word.PICTURE: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.VOICE: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` wants one text, not a list"),
    Word.VIDEO: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.SHORT_VIDEO: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.LOCATION: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.LINK: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.STICKER: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.FOLLOW: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.UNFOLLOW: (steps("- WORD: [a]", *GOOD_END), 4, "`WORD` takes a remark or nothing after its colon"),
    Word.EVENT: (steps("- WORD: subscrib", *GOOD_END), 4, "is no event of WeChat's; did you mean `subscribe`?"),
    Word.STAFF: (steps("- user: hi", "- WORD: taek", *GOOD_END), 5, "is nothing that staff do; did you mean `take`?"),
    Word.RETRY: (steps("- user: hi", "- WORD: twice", *GOOD_END), 5, "`WORD` wants how many times, 1 to 9, not `twice`"),
    Word.WAIT: (steps("- user: hi", "- WORD: soon", *GOOD_END), 5, "`soon` is no span of time; write `30m`"),
    Word.UNTIL: (steps("- user: hi", "- WORD: soon", *GOOD_END), 5, "`soon` is no time with its offset; write"),
    Word.INCLUDE: (steps("- WORD: _no.yaml", *GOOD_END), 4, "there is no file `_no.yaml` beside this one"),
    Word.EXPECT: (steps("- user: hi", "  WORD: idle"), 5, "`expect` wants a mapping, such as"),
    Word.REPLY: (*expecting("ask.payed_with"), "did you mean `ask.paid_with`?"),
    Word.REPLIES: (*expecting("ask.payed_with"), "did you mean `ask.paid_with`?"),
    Word.NO_REPLY: (*expecting("nothing"), "`WORD` wants ids here, and `nothing` is none"),
    Word.CHOICES: (*expecting("[]"), "`WORD` is an empty list; write `nothing` when nothing is expected"),
    Word.CHOICE_TEXTS: (*expecting("{a: b}"), "`WORD` wants one text, not a mapping"),
    Word.OFFERS: (*expecting("act.go_bak"), "did you mean `act.go_back`?"),
    Word.OFFERS_NOT: (*expecting("nothing"), "`WORD` wants ids here, and `nothing` is none"),
    Word.SAID: (*expecting('""'), "`WORD` holds an empty text, which every reply contains"),
    Word.NOT_SAID: (*expecting('""'), "`WORD` holds an empty text, which every reply contains"),
    Word.MORE: (*expecting("true"), "`WORD` is `yes` or `no`, not `true`"),
    Word.STATE: (*expecting("asking.payed"), "did you mean `asking.paid_with`?"),
    Word.PHASE: (*expecting("askin"), "did you mean `asking`?"),
    Word.OWNER: (*expecting("bott"), "did you mean `bot`?"),
    Word.ACT: (*expecting("reports"), "did you mean `report`?"),
    Word.SIGNALS: (*expecting("distres"), "did you mean `distress`?"),
    Word.FACTS: (*expecting("{paid_with: wechat}"), "did you mean `wechat_pay`?"),
    Word.GROUNDS: (*expecting("goods_damage"), "did you mean `goods_damaged`?"),
    Word.TOP: (*expecting("merchant_refusal"), "did you mean `merchant_refused`?"),
    Word.CAUSE: (*expecting("none"), "`none` is no cause that the bot knows; write `nothing`"),
    Word.VARIANT: (*expecting("refund_pending_arrival.bank"), "did you mean `refund_pending_arrival.bank_overdue`?"),
    Word.REMEDY: (*expecting("advise.bank"), "did you mean `advise.bank_overdue`?"),
    Word.RUNG: (*expecting("ask_bnk"), "did you mean `ask_bank`?"),
    Word.TAKEN: (*expecting("ask_bnk"), "did you mean `ask_bank`?"),
    Word.EVIDENCE: (*expecting("chats"), "did you mean `chat`?"),
    Word.DRAFT: (*expecting("ask_bnk"), "did you mean `ask_bank`?"),
    Word.DRAFT_SAYS: (*expecting('""'), "`WORD` holds an empty text"),
    Word.DRAFT_SAYS_NOT: (*expecting('""'), "`WORD` holds an empty text"),
    Word.DUE: (*expecting("{ask_bank: soon}"), "`soon` is no time; write `2026-11-25`"),
    Word.ACTIVE: (*expecting("remind.seler"), "did you mean `remind.seller`?"),
    Word.SAME_REPLY: (*expecting("maybe"), "`WORD` is `yes` or `no`, not `maybe`"),
    Word.ASKED_AT_MOST: (*expecting("few"), "`WORD` wants a number, not `few`"),
}  # fmt: skip


@pytest.mark.parametrize(("word", "name"), [(word, name) for word in EVERY_WORD for name in names(word)])
def test_a_mistake_behind_any_word_names_line_and_cure(word: Word, name: str, tmp_path: Path) -> None:
    content, line, message = EVERY_WORD[word]
    with pytest.raises(BadScriptError) as caught:
        scripts_in(tmp_path, content.replace("WORD", name))
    [problem] = caught.value.problems
    assert problem.line == line
    assert message.replace("WORD", name) in problem.text


@pytest.mark.parametrize(("word", "name"), [(word, name) for word in EVERY_WORD for name in names(word)])
def test_a_misspelt_word_is_told_with_the_right_one(word: Word, name: str, tmp_path: Path) -> None:
    content, _, _ = EVERY_WORD[word]
    with pytest.raises(BadScriptError) as caught:
        scripts_in(tmp_path, content.replace("WORD", f"{name}~", 1))
    assert any(f"did you mean `{name}`?" in problem.text for problem in caught.value.problems)


def test_every_word_of_the_format_has_a_broken_script() -> None:
    assert set(EVERY_WORD) == set(Word) == set(CHINESE)


def test_all_mistakes_are_told_at_once_in_the_order_of_their_lines(tmp_path: Path) -> None:
    with pytest.raises(BadScriptError) as caught:
        scripts_in(tmp_path, steps("- usr: hi", "- tap: nowhere", "- expect: {state: lost, cause: none}"))
    assert [problem.line for problem in caught.value.problems] == [4, 5, 6, 6]


def test_a_mistake_in_an_included_file_names_that_file(tmp_path: Path) -> None:
    (tmp_path / "_part.yaml").write_text("- user: hi\n- usr: ho\n", encoding="utf-8")
    with pytest.raises(BadScriptError, match=r"_part\.yaml:2: `usr` is no word"):
        scripts_in(tmp_path, steps("- include: _part.yaml", *GOOD_END))


def test_files_that_include_each_other_are_refused(tmp_path: Path) -> None:
    (tmp_path / "_a.yaml").write_text("- include: _b.yaml\n", encoding="utf-8")
    (tmp_path / "_b.yaml").write_text("- include: _a.yaml\n", encoding="utf-8")
    with pytest.raises(BadScriptError, match="includes itself by way of this file"):
        scripts_in(tmp_path, steps("- include: _a.yaml", *GOOD_END))


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "script.yaml"
    path.write_bytes(b"proves: \xff\n")
    from bot.testkit.loading import load

    with pytest.raises(BadScriptError, match="cannot be read as UTF-8"):
        load(path)


def test_no_is_not_false_and_08_is_not_a_number(tmp_path: Path) -> None:
    [script] = scripts_in(tmp_path, dedent(steps("- user: no", "- user: 08", "- user: 2026-11-22", *GOOD_END)))
    texts = [
        dict(step.action.members)["text"] for step in script.steps if step.action and hasattr(step.action, "members")
    ]
    assert texts == ["no", "08", "2026-11-22"]
