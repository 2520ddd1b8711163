"""What a change can have an effect on is run, and never less than that."""

import subprocess
from pathlib import Path

import pytest

from bot.cli._changed_files import changed_since, root_of_tree
from bot.errors import BotError
from bot.testkit.affected import affected, changed_in_bot
from bot.testkit.script import Script
from bot.testkit.start import Start
from tests.bot.testkit.doubles import scripts_in

SCRIPT = "proves: x\nlocale: zh_Hans\n%ssteps:\n- include: _part.yaml\n- user: b\n  expect: {state: idle}\n"


@pytest.fixture
def scripts(tmp_path: Path) -> tuple[Script, ...]:
    """One that includes a part, and one that starts by a fixture, too."""
    (tmp_path / "_part.yaml").write_text("- user: a\n", encoding="utf-8")
    (tmp_path / "_fixtures.yaml").write_text("asked: {state: idle}\n", encoding="utf-8")
    return (
        *scripts_in(tmp_path, SCRIPT % "", "plain.yaml"),
        *scripts_in(tmp_path, SCRIPT % "start: asked\n", "started.yaml"),
    )


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("plain.yaml", ["plain.yaml"]),
        ("_part.yaml", ["plain.yaml", "started.yaml"]),
        ("_fixtures.yaml", ["started.yaml"]),
        ("other.yaml", []),
    ],
)
def test_a_script_is_affected_by_each_file_that_it_is_read_from(
    name: str, names: list[str], scripts: tuple[Script, ...], tmp_path: Path
) -> None:
    assert scripts[1].start == Start(state="idle")
    found = affected(scripts, frozenset({(tmp_path / name).resolve()}))
    assert [script.path.name for script in found] == names


ROOT = Path(__file__).resolve().parents[3]


@pytest.mark.parametrize(
    ("name", "counts"),
    [
        ("bot/testkit/affected.py", True),
        ("dialogs/session.py", True),
        ("dialogs/gone.py", True),
        ("locales/en/LC_MESSAGES/messages.po", True),
        ("pyproject.toml", True),
        ("bot/training/__main__.py", False),
        ("docs/testing.md", False),
        ("tests/conversations/mine.yaml", False),
    ],
)
def test_what_the_bot_loads_affects_every_script(name: str, counts: bool) -> None:
    assert bool(changed_in_bot(ROOT, [ROOT / name])) is counts


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working tree with one commit."""
    monkeypatch.chdir(tmp_path)
    for name in ("kept.yaml", "changed.yaml", "deleted.yaml", "改.yaml"):
        (tmp_path / name).write_text("a\n", encoding="utf-8")
    (tmp_path / ".gitignore").write_text("ignored.yaml\n", encoding="utf-8")
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "."), (*author, "commit", "-q", "-m", "a")):
        subprocess.run(["git", *words], check=True)  # noqa: S607 - as the user's PATH has it
    return tmp_path.resolve()


def test_git_tells_what_was_changed_deleted_or_made_since(tree: Path) -> None:
    assert root_of_tree() == tree
    for name in ("changed.yaml", "改.yaml", "new.yaml", "ignored.yaml"):
        (tree / name).write_text("b\n", encoding="utf-8")
    (tree / "deleted.yaml").unlink()
    found = {path.name for path in changed_since("HEAD", tree)}
    assert found == {"changed.yaml", "改.yaml", "new.yaml", "deleted.yaml"}


def test_a_commit_that_is_none_is_told_by_git_s_own_words(tree: Path) -> None:
    with pytest.raises(BotError, match=r"--affected: .*nowhere"):
        changed_since("nowhere", tree)


def test_outside_of_a_working_tree_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(BotError, match=r"--affected: .*not a git repository"):
        root_of_tree()
