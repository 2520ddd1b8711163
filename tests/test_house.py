"""The house itself: locks, imports, the wheel."""

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = {
    "requirements.lock": PROJECT["dependencies"],
    "requirements-dev.lock": PROJECT["dependencies"] + PROJECT["optional-dependencies"]["dev"],
}


def pins_of(lock: str) -> dict[str, list[str]]:
    """Name -> pinned versions; a package may have one for each Python."""
    pins: dict[str, list[str]] = {}
    for name, version in re.findall(r"^([\w.-]+)==([^\s;]+)", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE):
        pins.setdefault(canonicalize_name(name), []).append(version)
    return pins


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_pins_every_dependency_within_its_range(lock: str) -> None:
    pins = pins_of(lock)
    wanted = [Requirement(each) for each in LOCKS[lock]]
    stale = [
        each.name
        for each in wanted
        if not any(each.specifier.contains(v) for v in pins.get(canonicalize_name(each.name), []))
    ]
    assert stale == [], "make lock"


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_pins_and_hashes_and_no_addresses(lock: str) -> None:
    text = (ROOT / lock).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"[\w.-]+==\S+( ; .+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in lines)
    assert "://" not in text


def test_importing_the_bot_costs_no_web_framework() -> None:
    code = (
        "import sys, bot, bot.settings; print(sorted({'flask', 'gunicorn', 'redis', 'wechatpy'} & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert loaded.stdout.strip() == "[]"


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of all files in a wheel that was built now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_a_wheel_holds_all_that_depends_on_a_language(packed: set[str]) -> None:
    files = {path.relative_to(ROOT) for path in (ROOT / "locales").rglob("*") if path.is_file()}
    assert {path.suffix for path in files} >= {".po", ".toml"}
    assert {f"bot/_{path}" for path in files} <= packed
    assert {f"bot/_{path.with_suffix('.mo')}" for path in files if path.suffix == ".po"} <= packed


def test_a_wheel_holds_the_scripts_and_tables_beside_the_code(packed: set[str]) -> None:
    files = {path.relative_to(ROOT) for package in ("bot", "dialogs") for path in (ROOT / package).rglob("*.*")}
    data = {path for path in files if path.suffix not in {".py", ".pyc"}}
    assert data
    assert {str(path) for path in data} <= packed


def test_a_wheel_holds_nothing_that_is_not_the_bot(packed: set[str]) -> None:
    assert {Path(name).parts[0] for name in packed if not Path(name).parts[0].endswith(".dist-info")} == {
        "bot",
        "dialogs",
    }
