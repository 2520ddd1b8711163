"""The small map of phases: where its boxes and ways lie."""

from collections.abc import Mapping
from typing import NamedTuple

from dialogs.states import Phase


class Box(NamedTuple):
    """A phase's place on the map."""

    x: int
    y: int


WIDTH, HEIGHT = 92, 30
#: What is asked and told from left to right; what comes in between stands below.
BOXES: Mapping[Phase, Box] = {
    Phase.IDLE: Box(2, 26),
    Phase.ASKING: Box(114, 26),
    Phase.ADVISING: Box(226, 26),
    Phase.FOLLOWING_UP: Box(338, 26),
    Phase.CLARIFYING: Box(114, 82),
    Phase.CONFIRMING: Box(226, 82),
    Phase.CLOSED: Box(338, 82),
    Phase.WARNING: Box(2, 82),
}
#: Lines with an arrow at their end, as SVG writes them.
WAYS = (
    "M94 41H112",
    "M206 41H224",
    "M318 41H336",
    "M160 56V80",
    "M206 90 224 60",
    "M384 56V80",
    "M384 26V10H272V24",
)
