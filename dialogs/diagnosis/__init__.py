"""
Facts to ranked causes with their reasons; the next question, or none when no answer can change the remedy.

What is known and what follows is in `implications` and `inference`; how likely that makes the variants in `odds` and
`ranking`; what a question would do to it in `race`, `answers`, `questions` and `worth`. On these rest the next question
(`asking`), what could turn the advice (`turning`) and the reasons for it (`reasons`).
"""

from dialogs.diagnosis.asking import LIKELY, PATIENCE, next_question, telling_slots
from dialogs.diagnosis.claiming import day_of_claim, is_refused_return
from dialogs.diagnosis.implications import BY_GROUND, NEVER_SHIPPED, OUTDATED, REFUSALS, SEEN_BY_CAUSE
from dialogs.diagnosis.inference import NAMED_AT_ALL
from dialogs.diagnosis.ranking import Ranked, rank
from dialogs.diagnosis.reasons import Reasons, reasons
from dialogs.diagnosis.turning import Turning, turning_fact

__all__ = [
    "BY_GROUND",
    "LIKELY",
    "NAMED_AT_ALL",
    "NEVER_SHIPPED",
    "OUTDATED",
    "PATIENCE",
    "REFUSALS",
    "SEEN_BY_CAUSE",
    "Ranked",
    "Reasons",
    "Turning",
    "day_of_claim",
    "is_refused_return",
    "next_question",
    "rank",
    "reasons",
    "telling_slots",
    "turning_fact",
]
