"""Nothing in the bot takes an entry out of the audit but its bound; these tests read the code."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import bot
from bot.staff.audit.audit import BOUND, Audit
from bot.store import Trail

BOT = Path(bot.__file__).parent
TRAIL, KEYS, SCRIPT = "store/trail.py", "store/keys.py", "store/scripts/trail_append.lua"
#: The only ones that know the key or the script.
HOMES = {TRAIL, KEYS}
_KNOWS_KEY = re.compile(r"\bAUDIT\b|\{staff\}:audit|trail_append")
#: Of all that a server can do to a sorted set, or to every key.
_TAKES_OUT = re.compile(
    r"\b(?:ZREM\w*|ZPOP\w*|BZPOP\w*|BZMPOP|ZMPOP|DEL|UNLINK|EXPIRE\w*|PEXPIRE\w*|RENAME\w*|SET|GETDEL|MOVE|RESTORE"
    r"|ZRANGESTORE|ZINTERSTORE|ZUNIONSTORE|ZDIFFSTORE|ZINCRBY)\b"
)
_TAKES_ALL = re.compile(r"\b(?:FLUSHDB|FLUSHALL|SWAPDB|SCAN|KEYS)\b['\"]")


def sources() -> dict[str, str]:
    paths = [path for path in BOT.rglob("*") if path.suffix in {".py", ".lua"}]
    return {path.relative_to(BOT).as_posix(): path.read_text(encoding="utf-8") for path in paths}


def faults(files: Mapping[str, str]) -> Iterator[str]:
    for name, text in files.items():
        if name not in HOMES and _KNOWS_KEY.search(text):
            yield f"{name} knows the key"
        if _TAKES_ALL.search(text):
            yield f"{name} meets keys that it does not name"
    if _TAKES_OUT.search(files[TRAIL]):
        yield f"{TRAIL} takes out"
    commands = re.findall(r"redis\.call\('(\w+)'", files[SCRIPT])
    if commands != ["ZADD", "ZREMRANGEBYSCORE", "ZREMRANGEBYRANK"]:
        yield f"{SCRIPT} does more than add and keep the bound"


def test_only_the_bound_takes_entries_out() -> None:
    assert list(faults(sources())) == []


@pytest.mark.parametrize(
    ("file", "planted"),
    [
        ("staff/audit/audit.py", "wire.call('DEL', AUDIT)"),
        ("cli/staff.py", 'wire.call("DEL", "{staff}:audit")'),
        ("staff/people.py", 'load_script("trail_append")'),
        (TRAIL, 'self._wire.call("ZREM", AUDIT, entry)'),
        (TRAIL, 'self._wire.call("EXPIRE", AUDIT, 60)'),
        (SCRIPT, "redis.call('DEL', KEYS[1])"),
        ("cli/doctor.py", 'wire.call("FLUSHDB")'),
    ],
)
def test_a_planted_removal_is_found(file: str, planted: str) -> None:
    files = sources()
    assert list(faults({**files, file: f"{files[file]}\n{planted}\n"})) != []


def test_the_audit_can_be_added_to_and_read_and_nothing_else() -> None:
    assert {name for name in vars(Audit) if not name.startswith("_")} == {"record", "newest", "pseudonym"}
    assert {name for name in vars(Trail) if not name.startswith("_")} == {"append", "newest"}


def test_half_a_year_is_kept_at_least() -> None:
    assert BOUND.days >= 183
    assert BOUND.entries >= 10_000
