"""The table names only what is there, and all of it."""

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
_SCRIPT = re.compile(r"\]\(([\w.-]+\.yaml)\)")
_TEST = re.compile(r"`(tests/[\w/]+\.py)::(test_\w+)`")


def rows(table: str) -> Mapping[str, str]:
    """What guards against each failure."""
    cells = [line.strip("|").split(" | ", 1) for line in table.splitlines() if line.startswith("| ")]
    return {failure.strip(): guards for failure, guards in cells[1:]}


def wrong_with(table: str) -> Iterator[str]:
    """Everything that the table says and that is not so."""
    for failure, guards in rows(table).items():
        scripts, tests = _SCRIPT.findall(guards), _TEST.findall(guards)
        if not scripts and not tests:
            yield f"nothing guards against: {failure}"
        yield from (f"there is no script {name}" for name in scripts if not (HERE / name).is_file())
        yield from (f"there is no {path}::{name}" for path, name in tests if name not in named_in(ROOT / path))
    named = set(_SCRIPT.findall(table))
    yield from (f"{path.name} is in no row" for path in sorted(HERE.glob("*.yaml")) if path.name not in named)


def named_in(path: Path) -> frozenset[str]:
    if not path.is_file():
        return frozenset()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


TABLE = (HERE / "README.md").read_text(encoding="utf-8")


def test_the_table_names_what_is_there_and_all_of_it() -> None:
    assert list(wrong_with(TABLE)) == []
    assert len(rows(TABLE)) >= 17


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("retries.yaml)", "retired.yaml)", "there is no script retired.yaml"),
        ("::test_a_user_whose_worker_died_is_not_locked_out", "::test_nothing", "there is no tests/bot/concurrency"),
        ("tests/dialogs/test_session.py", "tests/dialogs/test_sessions.py", "there is no tests/dialogs/test_sessions"),
        ("[digression.yaml](digression.yaml)", "a good design", "nothing guards against: after a digression"),
        ("[digression.yaml](digression.yaml)", "[burst.yaml](burst.yaml)", "digression.yaml is in no row"),
    ],
)
def test_a_table_that_is_wrong_is_told(was: str, becomes: str, told: str) -> None:
    assert was in TABLE
    assert any(fault.startswith(told) for fault in wrong_with(TABLE.replace(was, becomes)))
