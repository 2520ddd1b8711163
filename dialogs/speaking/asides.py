"""Answers beside the diagnosis: tips, the merchant's side, and what is not ours."""

from dialogs.refunds import guidance
from dialogs.turn import Turn


def give_tips(turn: Turn) -> None:
    for tip in guidance.PREVENTION_TIPS:
        turn.say(tip)


def guide_merchant(turn: Turn) -> None:
    for line in guidance.MERCHANT_HOWTO:
        turn.say(line)


def answer_neighbour(turn: Turn) -> None:
    """One helpful answer for a topic next to ours."""
    turn.say(guidance.NEIGHBOURS.get(turn.utterance.topic or "", guidance.NEIGHBOUR_OTHER))
