"""Reports say the same as the terminal, in the form that somebody reads."""

import json
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.testkit.reporting.kinds import REPORTS, write_report
from bot.testkit.reporting.outcome import NotRun, Outcome
from bot.testkit.running import run
from tests.bot.testkit.doubles import Playback, answering, opening, scripts_in

HOSTILE = '</script><b a="1">&\x0b|`'
SCRIPT = "proves: %s\nlocale: [zh_Hans, en]\nsteps:\n- user: 退款\n  expect: {state: {zh_Hans: idle, en: asking.paid_with}}\n"


@pytest.fixture
def outcome(tmp_path: Path) -> Outcome:
    """One that fails with a hostile text, one that holds, and one that was not run."""
    answers = answering(replies=[{"id": "bridge.back", "text": HOSTILE}]), answering(locale="en")
    failing, holding = scripts_in(tmp_path, SCRIPT % "It works.")
    results = [
        run(script, opening(Playback(answer))) for script, answer in zip((failing, holding), answers, strict=True)
    ]
    return Outcome(
        results=results,
        seconds=1.5,
        at=datetime(2026, 11, 22, 10, 0, tzinfo=UTC),
        not_run=[NotRun(name="other.yaml", why="moves the clock | (line 3)")],
    )


def test_junit_counts_what_failed_and_shows_the_conversation(outcome: Outcome) -> None:
    root = ElementTree.fromstring(REPORTS["junit"](outcome))  # noqa: S314 - our own
    suite, not_run = root.findall("testsuite")
    assert (suite.get("tests"), suite.get("failures"), not_run.get("skipped")) == ("2", "1", "1")
    failing, holding = suite.findall("testcase")
    assert failing.get("name") == "zh_Hans: It works."
    failure = failing.find("failure")
    assert failure is not None
    assert failure.get("message") == "line 5: state is asking.paid_with, not idle"
    assert "user: 退款" in (failure.text or "")
    assert holding.find("failure") is None
    assert [case.get("name") for case in not_run.iter("testcase")] == ["other.yaml"]


def test_json_has_the_figures_and_the_whole_conversation_of_what_failed(outcome: Outcome) -> None:
    read = json.loads(REPORTS["json"](outcome))
    assert (read["scripts"], read["failed"], read["turns"], read["seconds"]) == (2, 1, 2, 1.5)
    failing, holding = read["results"]
    assert (failing["passed"], holding["passed"], holding["turns"]) == (False, True, [])
    assert failing["failures"][0] | {"path": ""} == {
        "path": "",
        "line": 5,
        "turn": 0,
        "what": "state",
        "expected": "idle",
        "actual": "asking.paid_with",
        "hint": "",
    }
    assert failing["turns"][0]["sent"]["text"] == "退款"
    assert failing["turns"][0]["got"]["replies"][0]["text"] == HOSTILE
    assert read["not_run"] == [{"name": "other.yaml", "why": "moves the clock | (line 3)"}]


def test_markdown_has_a_row_for_each_failure_and_its_conversation(outcome: Outcome) -> None:
    text = REPORTS["markdown"](outcome)
    assert text.startswith("# Scripted conversations: 1 of 2 scripts failed, 1 expectation not met")
    assert "| 5 | state | idle | asking.paid_with |" in text
    assert "> 11-22 10:00  user: 退款" in text
    assert "- other.yaml: moves the clock \\| (line 3)" in text


class Elements(HTMLParser):
    """What a browser would make of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_html_is_one_page_with_what_failed_open_and_nothing_from_elsewhere(outcome: Outcome) -> None:
    page = Elements()
    page.feed(REPORTS["html"](outcome))
    scripts = [attributes for tag, attributes in page.tags if tag == "details"]
    assert [(each["class"], "open" in each) for each in scripts] == [("failed", True), ("passed", False)]
    assert {"script", "link", "img", "b"}.isdisjoint(tag for tag, _ in page.tags), "a text of the bot is no markup"
    assert not any("src" in attributes or "href" in attributes for _, attributes in page.tags)
    assert HOSTILE.strip("`|") in page.text
    assert "other.yaml" in page.text
    assert "state: asking.paid_with" in page.text


@pytest.mark.parametrize("kind", REPORTS)
def test_a_report_goes_into_a_folder_that_is_made_for_it(kind: str, outcome: Outcome, tmp_path: Path) -> None:
    path = tmp_path / "build" / "report"
    write_report(kind, path, outcome)
    assert path.read_text(encoding="utf-8") == REPORTS[kind](outcome)
