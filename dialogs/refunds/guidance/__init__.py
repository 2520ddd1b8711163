"""Short answers beside the diagnosis: proof, times, the ladder as a whole, tips, the merchant's side, neighbours."""

from dialogs.refunds.guidance import error_codes, matters, merchant, tips
from dialogs.refunds.guidance.durations import DURATION
from dialogs.refunds.guidance.matters import MATTERS
from dialogs.refunds.guidance.neighbours import NEIGHBOUR_OTHER, NEIGHBOURS
from dialogs.refunds.guidance.notes import ESCALATION_NOTE, EVIDENCE_NOTE
from dialogs.refunds.guidance.offices import OFFICES

ALL_SAYS = (
    EVIDENCE_NOTE,
    ESCALATION_NOTE,
    *DURATION.values(),
    *tips.ALL_SAYS,
    *merchant.ALL_SAYS,
    *error_codes.ALL_SAYS,
    *matters.ALL_SAYS,
    *NEIGHBOURS.values(),
    NEIGHBOUR_OTHER,
)
#: What leads from one page to another.
CHOICES = tuple(topic.choice for topic in (*tips.TOPICS, *merchant.TOPICS))

__all__ = [
    "ALL_SAYS",
    "CHOICES",
    "DURATION",
    "ESCALATION_NOTE",
    "EVIDENCE_NOTE",
    "MATTERS",
    "NEIGHBOURS",
    "NEIGHBOUR_OTHER",
    "OFFICES",
]
