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
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel that was built now."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, check=True, cwd=ROOT, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def packed(wheel: Path) -> set[str]:
    """The names of all files in it."""
    return set(zipfile.ZipFile(wheel).namelist())


def test_what_a_wheel_holds_is_enough_to_talk(wheel: Path, tmp_path: Path) -> None:
    """Nothing is taken from the checkout: it is not on the path, and not where the command runs."""
    zipfile.ZipFile(wheel).extractall(tmp_path / "installed")
    code = "import sys; sys.path[:] = [each for each in sys.path if each != sys.argv[1]]; sys.argv[1:] = sys.argv[2:]; from bot.cli import main; main()"
    talk = subprocess.run(
        [sys.executable, "-P", "-c", code, str(ROOT), "chat", "--json"],
        input='{"user":"u1","text":"退款没到账"}',
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=tmp_path,
        env={"PATH": "", "PYTHONPATH": str(tmp_path / "installed")},
        check=False,
    )
    assert '"act":"report"' in talk.stdout, talk.stderr


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
