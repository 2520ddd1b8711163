"""The folder through which worker processes share what they counted."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

#: prometheus_client's own name for it.
VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


@contextmanager
def shared_folder() -> Iterator[Path]:
    """
    The folder that PROMETHEUS_MULTIPROC_DIR names, or one of our own, empty: what an earlier start left would count.

    For the process that starts the workers, before it does. Our own goes at the end.
    """
    named = os.environ.get(VARIABLE)
    folder = Path(named) if named else Path(tempfile.mkdtemp(prefix="refundbot-metrics-"))
    os.environ[VARIABLE] = str(folder)
    _empty(folder)
    owner = os.getpid()
    try:
        yield folder
    finally:
        # A forked worker leaves through here as well.
        if not named and os.getpid() == owner:
            shutil.rmtree(folder, ignore_errors=True)


def _empty(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink(missing_ok=True)
