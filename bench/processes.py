"""What processes take, as Linux tells it in /proc."""

import os
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


def family(pid: int) -> list[int]:
    """The process and all that descend from it."""
    parents = {int(path.name): _parent(path) for path in Path("/proc").glob("[0-9]*")}
    found = [pid]
    for each in found:
        found += [child for child, parent in parents.items() if parent == each]
    return found


def cpu_s(pid: int) -> float:
    """User and system time of the process and its descendants so far."""
    return sum(_ticks(each) for each in family(pid)) / _TICKS


def rss_bytes(pid: int) -> int:
    """What the process holds in memory now."""
    pages = int(Path(f"/proc/{pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGESIZE")


def workers(pid: int) -> list[int]:
    """The processes right under a supervisor, or itself when it has none."""
    children = [each for each in family(pid) if each != pid]
    return children or [pid]


def _fields(path: Path) -> list[str]:
    try:
        # The name before stands in brackets and may hold anything.
        return (path / "stat").read_text("utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:  # it has just ended
        return []


def _parent(path: Path) -> int:
    fields = _fields(path)
    return int(fields[1]) if fields else 0


def _ticks(pid: int) -> int:
    fields = _fields(Path("/proc") / str(pid))
    return int(fields[11]) + int(fields[12]) if fields else 0
