"""What `refundbot run` makes up on its first start and keeps: on one's own machine nothing needs configuring."""

import os
import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.errors import BotError

_ALPHANUMERIC = string.ascii_letters + string.digits


def development_credentials(data_dir: Path) -> Path:
    """
    The file with credentials for this data directory, made when there is none; only its owner can read it.

    It is in the format of `.env`, and whatever the environment or `.env` say goes before it.
    Raises BotError when the directory cannot be written.
    """
    path = credentials_file(data_dir)
    try:
        data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not path.exists():
            _write_private(path, "".join(f"{name}={value}\n" for name, value in _made_up().items()))
    except OSError as error:
        raise BotError(f"REFUNDBOT_DATA_DIR: {data_dir} cannot be used: {error.strerror}.") from error
    return path


def credentials_file(data_dir: Path) -> Path:
    """Where the credentials are, or would be."""
    return data_dir / "development.env"


@contextmanager
def announced_address(data_dir: Path, url: str) -> Iterator[None]:
    """While it lasts, `chat --through webhook` finds the running bot by its data directory."""
    path = data_dir / "address"
    _write_private(path, f"{url}\n")
    try:
        yield
    finally:
        path.unlink(missing_ok=True)


def find_address(data_dir: Path) -> str | None:
    """Where the bot of this data directory answers, or None when none is running."""
    try:
        return (data_dir / "address").read_text(encoding="utf-8").strip()
    except OSError:
        return None


def _made_up() -> dict[str, str]:
    return {
        "WECHAT_TOKEN": _letters(24),
        "WECHAT_APP_ID": f"wx{secrets.token_hex(8)}",
        "WECHAT_ENCODING_AES_KEY": _letters(43),
        "WECHAT_ORIGINAL_ID": f"gh_{secrets.token_hex(6)}",
        "REFUNDBOT_SECRET_KEY": _letters(43),
    }


def _letters(count: int) -> str:
    return "".join(secrets.choice(_ALPHANUMERIC) for _ in range(count))


def _write_private(path: Path, text: str) -> None:
    # Whole or not at all: a reader never meets half a file, nor one with the permissions of the umask.
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(text, encoding="utf-8")
    draft.replace(path)
