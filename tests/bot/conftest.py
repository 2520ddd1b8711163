"""What tests of the bot share: a real store, started once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.store.local import LocalStore, local_store


@pytest.fixture(scope="session")
def valkey(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalStore]:
    """A real Valkey for the whole session; tests keep apart by the secret of their keys or by their users."""
    # Not below the test's own folder: a socket's path must be short.
    data_dir: Path = tmp_path_factory.mktemp("valkey")
    with local_store(data_dir) as store:
        yield store
