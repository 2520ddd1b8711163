"""Walks at random until something does not hold."""

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.testkit.operator import Chosen
from bot.testkit.times import DEFAULT_NOW
from bot.testkit.walking.invariants import INVARIANTS, Invariant
from bot.testkit.walking.moves import MOVES, Move, next_deed
from bot.testkit.walking.player import Beat, Deed, Player

#: So long a conversation of one user goes.
TURNS_A_USER = 40
#: Most bots have no desk; at some of them staff join in.
_SETTINGS: tuple[Chosen, ...] = ((), (), (("desk", "console"),))
_LOCALES = ("zh_Hans", "zh_Hans", "en", "zh_Hant")


@dataclass(frozen=True, slots=True, kw_only=True)
class Broken:
    """A conversation after which something does not hold."""

    invariant: str
    #: How it does not hold.
    what: str
    locale: str
    settings: Chosen
    now: datetime
    deeds: tuple[Deed, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """One user's walk: who, and all that happened."""

    locale: str
    settings: Chosen
    beats: tuple[Beat, ...]
    broken: Broken | None = None


def walks(
    seed: int, turns: int, *, moves: tuple[Move, ...] = MOVES, invariants: Sequence[Invariant] = INVARIANTS
) -> Iterator[Walk]:
    """
    One user after the other until so many turns are made, the same for the same seed.

    A walk ends early where something does not hold.
    """
    number = 0
    while turns > 0:
        number += 1
        walk = walk_one(random.Random(f"{seed}:{number}"), min(turns, TURNS_A_USER), moves, invariants)  # noqa: S311
        turns -= len(walk.beats)
        yield walk


def walk_one(
    dice: random.Random,
    turns: int,
    moves: tuple[Move, ...],
    invariants: Sequence[Invariant],
    now: datetime = DEFAULT_NOW,
) -> Walk:
    locale, settings = dice.choice(_LOCALES), dice.choice(_SETTINGS)
    player = Player(settings, now=now)
    broken = None
    while len(player.beats) < turns and broken is None:
        if player.play(next_deed(dice, player, locale, moves)).is_refused:
            # A script cannot do what staff may not, so it is as if they had not tried.
            player.beats.pop()
            continue
        broken = first_broken(player, locale, invariants)
    return Walk(locale=locale, settings=settings, beats=tuple(player.beats), broken=broken)


def first_broken(player: Player, locale: str, invariants: Sequence[Invariant]) -> Broken | None:
    """What does not hold after the last beat."""
    for each in invariants:
        what = each.check(player.beats, player.dialogue)
        if what:
            return Broken(
                invariant=each.name,
                what=what,
                locale=locale,
                settings=player.settings,
                now=player.began,
                deeds=tuple(beat.deed for beat in player.beats),
            )
    return None


def still_broken(broken: Broken, deeds: Sequence[Deed], invariants: Sequence[Invariant]) -> Broken | None:
    """The same invariant, broken by these deeds: at its first break. None where it holds, or staff are refused."""
    judged = [each for each in invariants if each.name == broken.invariant]
    player = Player(broken.settings, now=broken.now)
    for deed in deeds:
        if player.play(deed).is_refused:
            return None
        found = first_broken(player, broken.locale, judged)
        if found is not None:
            return found
    return None


def shortest(
    broken: Broken,
    invariants: Sequence[Invariant] = INVARIANTS,
    *,
    tell: Callable[[int], None] = lambda _: None,
) -> Broken:
    """The same break with as few deeds as dropping some leaves: halves first, then fewer, then one by one."""
    size = max(1, len(broken.deeds) // 2)
    while size:
        shorter = next(_shorter(broken, size, invariants), None)
        if shorter is not None:
            broken = shorter
            tell(len(broken.deeds))
            size = min(size, len(broken.deeds))
        else:
            size //= 2
    return broken


def _shorter(broken: Broken, size: int, invariants: Sequence[Invariant]) -> Iterator[Broken]:
    for start in range(0, len(broken.deeds), size):
        kept = (*broken.deeds[:start], *broken.deeds[start + size :])
        found = still_broken(broken, kept, invariants) if kept else None
        if found is not None and len(found.deeds) < len(broken.deeds):
            yield found
