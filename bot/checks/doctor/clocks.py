"""The clock: deadlines are counted with it, and an answer is told from an older message by it."""

from bot.checks.doctor.findings import Area, Finding

AREA = Area("clock")

_NOTABLE_S = 2.0
_WRONG_S = 60.0
_SYNCHRONISE = "synchronise the machine's clock (timedatectl set-ntp true, or chrony)"


def compared(with_whom: str, ahead_s: float, *, grain_s: float = 0.0) -> Finding:
    """Our clock against another that is so many seconds ahead, and only as exact as `grain_s`."""
    apart = max(0.0, abs(ahead_s) - grain_s)
    direction = "behind" if ahead_s > 0 else "ahead of"
    if apart < _NOTABLE_S:
        return AREA.ok(with_whom, f"within {_NOTABLE_S:.0f} s of this machine's")
    what = f"this machine's is {apart:.0f} s {direction} it"
    if apart < _WRONG_S:
        return AREA.warning(with_whom, what, _SYNCHRONISE)
    return AREA.fault(with_whom, what, _SYNCHRONISE)


def unknown(with_whom: str, why: str) -> Finding:
    """The other clock could not be read."""
    return AREA.unchecked(with_whom, why)
