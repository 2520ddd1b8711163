"""What is declared of indications is proved again for some of them: no walk through the questions ends otherwise."""

import random

import pytest

from bot.checks.combinations import world_of
from bot.checks.combinations.pages import World
from bot.checks.combinations.reach import conclusions
from bot.testkit.mutation.declared import load_declared
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import planted
from bot.workdays import ChinaWorkdays

DECLARED = sorted(each for each in load_declared() if each.startswith("indication/"))


@pytest.fixture(scope="module")
def world(patient: Patient) -> World:
    return world_of(patient.catalog, ChinaWorkdays.load())


@pytest.fixture(scope="module")
def as_declared(world: World) -> list[str]:
    """The variant at the end of each walk, in their order: another question would give other walks."""
    return list(conclusions(world))


@pytest.mark.parametrize("mutant", random.Random(7).sample(DECLARED, 3))
def test_no_walk_ends_otherwise(
    mutant: str, world: World, as_declared: list[str], patient: Patient, mutants: dict[str, Mutant]
) -> None:
    with planted(patient, mutants[mutant].plant):
        assert list(conclusions(world)) == as_declared


def test_a_walk_ends_otherwise_where_a_mutant_makes_a_difference(
    world: World, as_declared: list[str], patient: Patient, mutants: dict[str, Mutant]
) -> None:
    planted_one = mutants["indication/channel_mismatch.offered_another_way by situation.other_channel/turned round"]
    with planted(patient, planted_one.plant):
        assert list(conclusions(world)) != as_declared
