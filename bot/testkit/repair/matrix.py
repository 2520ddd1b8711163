"""The matrix: every repair act tried in every place and every locale, and what became of it."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from bot.building import LOCALES
from bot.dialogue import RefundDialogue
from bot.testkit.repair.faults import faults
from bot.testkit.repair.places import Place, find_places, prepared, stand
from bot.testkit.repair.repair import Repair, Wording
from bot.testkit.repair.talk import Standing, Talk
from bot.testkit.repair.trail import Trail

#: A larger share of refusals is a failure of the whole.
MOST_REFUSED = 0.05


class Verdict(StrEnum):
    """From best to worst."""

    DONE = "done"
    REFUSED = "refused"
    FAILED = "failed"


_WORST_LAST = tuple(Verdict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tried:
    """One way to say it."""

    #: What was sent, for people to read.
    sent: str
    verdict: Verdict
    #: Why it failed, or the id of the reply that refuses.
    why: str = ""
    #: What it was taken for, and what was answered.
    act: str = ""
    ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One act in one place and locale; its worst wording counts."""

    repair: str
    place: Place
    locale: str
    tried: tuple[Tried, ...]

    @property
    def worst(self) -> Tried:
        return max(self.tried, key=lambda each: _WORST_LAST.index(each.verdict))

    @property
    def verdict(self) -> Verdict:
        return self.worst.verdict


@dataclass(frozen=True, kw_only=True)
class Matrix:
    """All cells."""

    places: tuple[Place, ...]
    repairs: tuple[Repair, ...]
    cells: tuple[Cell, ...]

    @cached_property
    def failures(self) -> tuple[Cell, ...]:
        return tuple(cell for cell in self.cells if cell.verdict is Verdict.FAILED)

    @cached_property
    def refusals(self) -> Mapping[str, int]:
        """The id of each reply that refuses, and in how many cells it does; most often first."""
        refused = Counter(cell.worst.why for cell in self.cells if cell.verdict is Verdict.REFUSED)
        return dict(refused.most_common())

    @property
    def refused(self) -> float:
        """The share of cells that refuse."""
        return sum(self.refusals.values()) / len(self.cells)

    @property
    def holds(self) -> bool:
        return not self.failures and self.refused <= MOST_REFUSED


#: A dialogue with that desk set.
DialogueWith = Callable[[str], RefundDialogue]


def try_all(
    dialogue_with: DialogueWith,
    repairs: tuple[Repair, ...],
    locales: Iterable[str] = LOCALES,
    places: tuple[Place, ...] | None = None,
) -> Matrix:
    """
    Every act in every place (those given, else all that are found), typed through the whole dialogue.

    Raises `LostWayError` when a place cannot be reached any more.
    """
    talks = {desk: Talk(dialogue_with(desk)) for desk in sorted({"none", *(each.desk for each in repairs)})}
    places = places or find_places(talks["none"])
    cells = tuple(
        cell
        for locale in locales
        for place in places
        for cell in _cells(talks, place, locale, repairs, stand(talks["none"], place, locale))
    )
    return Matrix(places=places, repairs=repairs, cells=cells)


def _cells(
    talks: Mapping[str, Talk], place: Place, locale: str, repairs: tuple[Repair, ...], standing: Standing
) -> Iterator[Cell]:
    for repair in repairs:
        began = prepared(standing, repair.prepare)
        tried = tuple(
            _try(repair, wording, Trail(talk=talks[repair.desk], place=place, locale=locale, began=began))
            for wording in repair.wordings[locale]
        )
        yield Cell(repair=repair.id, place=place, locale=locale, tried=tried)


def _try(repair: Repair, wording: Wording, trail: Trail) -> Tried:
    try:
        _play(repair, wording, trail)
        verdict, why = _judged(repair, trail)
    except Exception as error:  # noqa: BLE001 - a crash of the bot is a failed cell, not the end of the matrix
        verdict, why = Verdict.FAILED, f"{type(error).__name__}: {error}"
    return Tried(
        sent=" / ".join(str(each.message) for each in trail.exchanges),
        verdict=verdict,
        why=why,
        act=trail.exchanges[0].act if trail.exchanges else "",
        ids=trail.ids,
    )


def _play(repair: Repair, wording: Wording, trail: Trail) -> None:
    for message in wording:
        trail.sends(message)
    for follow in repair.then:
        further = follow(trail)
        if further is not None:
            trail.sends(further)


def _judged(repair: Repair, trail: Trail) -> tuple[Verdict, str]:
    fault = next(faults(trail, repair.answered_in.get(trail.locale, trail.locale)), "")
    if fault:
        return Verdict.FAILED, fault
    missing = repair.done(trail)
    if not missing:
        return Verdict.DONE, ""
    refusal = next((id_ for id_ in trail.ids if id_ in repair.refusals), "")
    return (Verdict.REFUSED, refusal) if refusal else (Verdict.FAILED, missing)
