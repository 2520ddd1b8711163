"""A script that never runs looks like one that holds."""

import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import PART_PREFIX, find_files, read_scripts
from bot.testkit.starting import FIXTURES
from bot.testkit.words import Word, names

FOLDER = Path(__file__).parents[1]
#: What may stand among the scripts besides them.
_OTHERS = {".py", ".md", ".toml"}
_FIXTURE = re.compile(rf"\b(?:{'|'.join((*names(Word.START), *names(Word.FIXTURE)))}):")
_INCLUDED = re.compile(r"(?:include|引用):\s*(\S+\.ya?ml)")


def not_run(folder: Path) -> list[str]:
    """Every file that is neither a script nor a part of one."""
    files = [path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts]
    scripts = set(find_files([folder]))
    included = {
        (path.parent / name).resolve()
        for path in files
        if path.suffix in {".yaml", ".yml"}
        for name in _INCLUDED.findall(path.read_text(encoding="utf-8"))
    }
    left = (path for path in files if path not in scripts and path.suffix not in _OTHERS)
    return sorted(path.name for path in left if not _is_included(path, included) and not _is_started_from(path))


def _is_included(path: Path, included: set[Path]) -> bool:
    """By its name, or by one in which a row stands for a part."""
    return any(fnmatch(str(path.resolve()), re.sub("<[^>]+>", "*", str(each))) for each in included)


def _is_started_from(path: Path) -> bool:
    """Whether it holds the fixtures of a script beside or below it."""
    scripts = find_files([path.parent]) if path.name == FIXTURES else ()
    return any(_FIXTURE.search(script.read_text(encoding="utf-8")) for script in scripts)


def test_every_file_of_the_folder_is_run() -> None:
    assert not_run(FOLDER) == []


@pytest.mark.parametrize("name", ["late.yml.bak", "late.ymal", f"{PART_PREFIX}nobody_includes_it.yaml", FIXTURES])
def test_a_file_that_nothing_runs_is_found(name: str, tmp_path: Path) -> None:
    (tmp_path / "here.yaml").write_text("proves: x", encoding="utf-8")
    (tmp_path / name).write_text("proves: x", encoding="utf-8")
    assert not_run(tmp_path) == [name]


def test_every_script_here_runs_and_expects_something() -> None:
    for path in find_files([Path(__file__).parent]):
        scripts = read_scripts(path, bot_vocabulary())
        assert scripts
        assert all(script.expectations for script in scripts)
