"""The Lua scripts: each is one step that happens whole or not at all, on one server."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from redis.exceptions import NoScriptError

from bot.store.wire import Wire

_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Script:
    """The text of a script and the name that servers keep it under."""

    text: str
    sha: str


def load_script(name: str, *, shared: str = "common") -> Script:
    """The script of that name, with what it shares with others in front."""
    text = "\n".join((_FOLDER / f"{part}.lua").read_text(encoding="utf-8") for part in (shared, name))
    # Redis names scripts by SHA-1; it protects nothing here.
    return Script(text, hashlib.sha1(text.encode(), usedforsecurity=False).hexdigest())


def run_script(wire: Wire, script: Script, keys: tuple[str, ...], *words: str | bytes | int) -> Any:
    """What the script says, in one round trip."""
    try:
        return wire.call("EVALSHA", script.sha, len(keys), *keys, *words)
    except NoScriptError:
        # A server that was started anew, or one that has not met the script. EVAL keeps it from now on.
        return wire.call("EVAL", script.text, len(keys), *keys, *words)
