"""One bot that mutants are planted in: it is slow to build, and every test leaves it as it was."""

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from bot.testkit.in_process import bot_vocabulary
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.universe import universe
from bot.testkit.reading import read_scripts
from bot.testkit.script import Script

ReadScript = Callable[[str], Script]


@pytest.fixture(scope="session")
def patient() -> Patient:
    return Patient()


@pytest.fixture(scope="session")
def mutants(patient: Patient) -> dict[str, Mutant]:
    return universe(patient.catalog, patient.table)


@pytest.fixture
def script(tmp_path: Path) -> ReadScript:
    """Reads the steps of a script about the bot as it is."""

    def read(steps: str) -> Script:
        path = tmp_path / "script.yaml"
        text = dedent(steps).strip().replace("\n", "\n  ")
        path.write_text(f"proves: x\nlocale: zh_Hans\nsteps:\n  {text}\n", "utf-8")
        [found] = read_scripts(path, bot_vocabulary())
        return found

    return read
