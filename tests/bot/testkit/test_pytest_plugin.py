"""pytest collects the scripts of a folder, each for every way to run it."""

import pytest

pytest_plugins = ["pytester"]

CONFTEST = """
from bot.testkit.pytest_plugin import collect_scripts
from tests.bot.testkit.doubles import FULL_ANSWER, VOCABULARY, Playback, opening

ways = {"in-process": opening(Playback(FULL_ANSWER)), "webhook": opening(Playback(FULL_ANSWER))}
pytest_collect_file = collect_scripts(vocabulary=lambda: VOCABULARY, ways=ways)
"""
GOOD = "proves: It works.\nlocale: zh_Hans\nsteps:\n- user: 退款\n  expect: {state: asking.paid_with}\n"


@pytest.fixture
def folder(pytester: pytest.Pytester) -> pytest.Pytester:
    pytester.makeconftest(CONFTEST)
    return pytester


def write(folder: pytest.Pytester, content: str, name: str = "a.yaml") -> None:
    (folder.path / name).write_text(content, encoding="utf-8")


def test_each_script_runs_once_for_each_way(folder: pytest.Pytester) -> None:
    write(folder, GOOD)
    write(folder, "- user: hi\n", "_part.yaml")
    result = folder.runpytest_inprocess("-v")
    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["a.yaml::in-process PASSED*", "a.yaml::webhook PASSED*"])


def test_a_failure_is_the_conversation_and_no_traceback(folder: pytest.Pytester) -> None:
    write(folder, GOOD.replace("asking.paid_with", "idle"))
    result = folder.runpytest_inprocess()
    result.assert_outcomes(failed=2)
    result.stdout.fnmatch_lines(["*expected  idle", "*actual    asking.paid_with"])
    result.stdout.no_fnmatch_line("*Traceback*")


def test_a_script_that_cannot_be_read_fails_the_collection(folder: pytest.Pytester) -> None:
    write(folder, GOOD.replace("user", "usr"))
    result = folder.runpytest_inprocess()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(["*a.yaml:4: `usr` is no word for a step; did you mean `user`?"])
