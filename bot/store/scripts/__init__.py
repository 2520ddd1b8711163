"""The Lua scripts: each is one step that happens whole or not at all, on one server."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a script and the name that servers keep it under."""

    text: str
    sha: str


def load_script(name: str) -> Script:
    """The script of that name, with what all of them share in front."""
    text = "\n".join((_FOLDER / f"{part}.lua").read_text(encoding="utf-8") for part in ("common", name))
    # Redis names scripts by SHA-1; it protects nothing here.
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest())
