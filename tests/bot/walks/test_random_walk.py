"""A long walk at random, by `refundbot walk`: nothing may ever be lost, empty, too long or without a way to a person."""

import os
import random

from bot.testkit.walking.as_script import script_of
from bot.testkit.walking.invariants import INVARIANTS
from bot.testkit.walking.walk import shortest, walks

#: Turns altogether, over users of 40 turns each.
TURNS = int(os.environ.get("REFUNDBOT_WALK", "10000"))


def test_what_must_always_hold_does_on_a_random_walk() -> None:
    seed = int(os.environ.get("REFUNDBOT_SEED") or random.randrange(1_000_000))
    print(f"REFUNDBOT_SEED={seed}")  # shown when the walk fails: the same seed walks the same way
    made = 0
    for walk in walks(seed, TURNS):
        made += len(walk.beats)
        assert walk.broken is None, f"{walk.broken.invariant}: {walk.broken.what}\n{script_of(shortest(walk.broken))}"
    assert made >= TURNS
    assert len(INVARIANTS) == 13
