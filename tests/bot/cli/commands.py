"""Commands of `refundbot` as processes of their own, in a folder and an environment without anybody's settings."""

import os
import subprocess
import sys
from pathlib import Path

#: Far more than a start needs on a machine that does nothing else.
PATIENCE_S = 60


def environment(**more: str) -> dict[str, str]:
    """This one, without the settings of whoever runs the tests."""
    ours = ("WECHAT_", "REFUNDBOT_", "REDIS_")
    return {**{name: value for name, value in os.environ.items() if not name.startswith(ours)}, **more}


def start(folder: Path, *words: str, **settings: str) -> "subprocess.Popen[str]":
    """The command, running; its output can be read while it does."""
    return subprocess.Popen(
        [sys.executable, "-m", "bot.cli", *words],
        cwd=folder,
        env=environment(**settings),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(folder: Path, *words: str, stdin: bytes = b"", **settings: str) -> "subprocess.CompletedProcess[bytes]":
    """The command, ended by itself."""
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *words],
        cwd=folder,
        env=environment(**settings),
        input=stdin,
        capture_output=True,
        timeout=PATIENCE_S,
        check=False,
    )


def refusal(folder: Path, *words: str, **settings: str) -> tuple[int, list[str]]:
    """The exit code of a command that is expected to refuse, and the lines that say why."""
    ended = run(folder, *words, stdin=b"", **settings)
    return ended.returncode, (ended.stdout + ended.stderr).decode().splitlines()
