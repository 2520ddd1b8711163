"""A script that fell behind gets the values that came, and not a letter else."""

import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.testkit.in_process import open_in_process
from bot.testkit.reading import find_files
from bot.testkit.recording.revising import Revision, Revisions, revise
from bot.testkit.running import OpenChannel
from bot.testkit.script import Script
from tests.bot.testkit.recording.conftest import WriteScript, scripts_in

#: With comments, blank lines, quotes, Chinese words and odd spacing: all of it is somebody's.
BEHIND = """\
# Who wrote this had a reason.
证明:   "Somebody whose refund has not arrived is first asked what the payment page says."

locale: zh_Hans
steps:
  - user: 退款没到账    # as people say it
    expect:
      reply: ask.situation     # changed with the last release
      state:   "asking.situation"
      phase: asking

  - {tap: refund_status.processing, 期望: {facts: {refund_status: closed, paid_with: alipay}, state: idle}}
"""
NOW = """\
# Who wrote this had a reason.
证明:   "Somebody whose refund has not arrived is first asked what the payment page says."

locale: zh_Hans
steps:
  - user: 退款没到账    # as people say it
    expect:
      reply: [welcome.independent, ask.refund_status]     # changed with the last release
      state:   asking.refund_status
      phase: asking

  - {tap: refund_status.processing, 期望: {facts: {refund_status: processing, paid_with: nothing}, state: asking.funded_by}}
"""


def revised(*paths: Path, open_channel: OpenChannel = open_in_process) -> Revisions:
    return revise(scripts_in(*paths), open_channel)


def one(path: Path) -> Revision:
    (revision,) = revised(path).files
    return revision


def test_what_came_stands_in_place_of_what_was_expected_and_all_else_stays(write_script: WriteScript) -> None:
    revision = one(write_script(BEHIND))
    assert revision.after == NOW
    assert revision.left == []


def test_nothing_is_written_until_somebody_says_so(write_script: WriteScript) -> None:
    path = write_script(BEHIND)
    revision = one(path)
    assert path.read_text(encoding="utf-8") == BEHIND

    revision.write()
    assert path.read_text(encoding="utf-8") == NOW
    assert revised(path).all_hold


def test_the_diff_shows_expected_against_actual(write_script: WriteScript) -> None:
    diff = one(write_script(BEHIND)).diff
    assert '\n-      state:   "asking.situation"\n' in diff
    assert "\n+      state:   asking.refund_status\n" in diff
    assert diff.startswith("--- expected\n+++ actual\n")


def test_the_ends_of_lines_stay_what_they_are(write_script: WriteScript) -> None:
    path = write_script("")
    path.write_bytes(BEHIND.replace("\n", "\r\n").encode())
    one(path).write()
    assert path.read_bytes() == NOW.replace("\n", "\r\n").encode()


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("reply: help", "reply: [welcome.independent, ask.refund_status]"),
        ("replies: nothing", "replies: [welcome.independent, ask.refund_status]"),
        ("more: yes", "more: no"),
        ("owner: staff", "owner: bot"),
        ("act: help", "act: report"),
        ("top: channel_mismatch", "top: refund_pending_arrival"),
        ("cause: channel_mismatch", "cause: nothing"),
        ("locale: en", "locale: zh_Hans"),
        ("due: write_demand", "due: nothing"),
        ("active: help", "active: nothing"),
        ("facts: {amount: 99}", "facts: {amount: nothing}"),
    ],
)  # fmt: skip
def test_each_expectation_that_tells_what_came_is_rewritten(write_script: WriteScript, wrong: str, right: str) -> None:
    text = BEHIND.partition("    expect:")[0] + "    expect:\n      "
    path = write_script(f"{text}{wrong}  # why\n")
    revision = one(path)
    assert revision.after == f"{text}{right}  # why\n"
    revision.write()
    assert revised(path).all_hold


@pytest.mark.parametrize(
    "promise",
    [
        "no_reply: ask.refund_status",
        "offers_not: refund_status.processing",
        "said: 早上好",
        "not_said: 退款",
        "same_reply: yes",
        "asked_at_most: 0",
    ],
)
def test_what_forbids_or_limits_is_left_to_people(write_script: WriteScript, promise: str) -> None:
    text = BEHIND.partition("    expect:")[0]
    revision = one(write_script(f"{text}    expect:\n      {promise}\n"))
    assert not revision.changes
    assert [(left.line, left.what) for left in revision.left] == [(8, promise.partition(":")[0])]


def test_a_value_of_a_table_of_rows_is_left_to_people(write_script: WriteScript) -> None:
    revision = one(
        write_script("""\
proves: It asks.
locale: zh_Hans
rows:
  - {words: 退款没到账, state: idle}
  - {words: 商家不肯退款, state: idle}
steps:
  - user: <words>
    expect: {state: <state>}
""")
    )
    assert not revision.changes
    assert "`rows`" in revision.left[0].why


def test_what_would_have_to_be_two_things_at_once_is_left_to_people(write_script: WriteScript) -> None:
    revision = one(
        write_script("""\
proves: It asks.
locale: zh_Hans
rows:
  - {words: 退款没到账}
  - {words: 商家不肯退款}
steps:
  - user: <words>
    expect: {state: idle}
""")
    )
    assert not revision.changes
    assert "one thing here and another there" in revision.left[0].why


def test_where_it_is_written_by_locale_each_has_its_own(write_script: WriteScript) -> None:
    revision = one(
        write_script("""\
proves: It asks.
locale: [zh_Hans, en]
steps:
  - user: {zh_Hans: 退款没到账, en: The seller refuses to refund me}
    expect:
      state: {zh_Hans: idle, en: idle}
""")
    )
    assert "state: {zh_Hans: asking.refund_status, en: asking.refusal_reason}" in revision.after


def test_lines_of_a_block_stay_lines(write_script: WriteScript) -> None:
    revision = one(
        write_script("""\
proves: It asks.
locale: zh_Hans
steps:
  - user: 退款没到账
    expect:
      replies:
        - ask.situation
        - help

      # Whatever it asks.
      state: asking.refund_status
""")
    )
    assert (
        """\
      replies:
        - welcome.independent
        - ask.refund_status

      # Whatever it asks.
      state: asking.refund_status
"""
        in revision.after
    )


def test_a_part_that_scripts_include_is_rewritten_in_its_own_file(write_script: WriteScript) -> None:
    part = write_script("- user: 退款没到账\n  expect: {state: idle}\n", "_asked.yaml")
    path = write_script("proves: It asks.\nlocale: zh_Hans\nsteps:\n  - include: _asked.yaml\n")
    (revision,) = revised(path).files
    assert revision.path == part
    assert revision.after == "- user: 退款没到账\n  expect: {state: asking.refund_status}\n"


class BrokenBot:
    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        raise RuntimeError("the bot is broken")


@contextmanager
def open_broken(script: Script) -> Iterator[BrokenBot]:
    yield BrokenBot()


def test_a_script_that_crashes_is_never_written(write_script: WriteScript) -> None:
    (revision,) = revised(write_script(BEHIND), open_channel=open_broken).files
    assert not revision.changes
    assert "did not come to its end" in revision.left[0].why


def test_a_time_that_lies_behind_keeps_the_file_as_it_is(write_script: WriteScript) -> None:
    revision = one(write_script(BEHIND + "  - until: 2026-11-22T10:00:01+08:00\n"))
    assert not revision.changes


@pytest.mark.parametrize("folder", ["format", "repair", "causes", "media"])
def test_what_is_broken_in_the_scripts_of_people_is_restored_to_the_letter(folder: str, tmp_path: Path) -> None:
    kept = tmp_path / folder
    shutil.copytree(Path("tests/conversations") / folder, kept)
    files = [path for path in find_files([kept]) if not _ROWS.search(path.read_text("utf-8"))]
    before = {path: path.read_text("utf-8") for path in files[:8]}
    for path, text in before.items():
        path.write_text(re.sub(r"\b(state: )[a-z_.]+", r"\1following_up.unclear_process", text), encoding="utf-8")

    revisions = revised(*before).files
    assert revisions
    for revision in revisions:
        assert not revision.left
        revision.write()
    assert {path: path.read_text("utf-8") for path in before} == before


_ROWS = re.compile("^(?:rows|数据):", re.MULTILINE)
