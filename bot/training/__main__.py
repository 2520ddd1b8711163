"""`python -m bot.training`: writes what is derived from the phrases, and prints what cross-validation showed."""

import sys
from importlib.resources import files
from pathlib import Path

from bot.phrases import CHARACTERS, WEIGHTS, read_sources, read_voices, scripts
from bot.training.characters import characters_table
from bot.training.report import report
from bot.training.texts import examples_of
from bot.training.weights import artifact_of
from dialogs.understanding.building import phrases_of


def main() -> None:
    _write(CHARACTERS, characters_table())
    sources = read_sources()
    artifact, validation = artifact_of(examples_of(sources, read_voices(), phrases_of(sources, scripts())))
    _write(WEIGHTS, artifact)
    sys.stdout.write(report(validation))


def _write(name: str, content: bytes) -> None:
    path = Path(str(files("locales"))) / name
    is_new = not path.exists() or path.read_bytes() != content
    path.write_bytes(content)
    sys.stdout.write(f"{name}: {len(content):,} bytes, {'written' if is_new else 'unchanged'}\n")


if __name__ == "__main__":
    main()
