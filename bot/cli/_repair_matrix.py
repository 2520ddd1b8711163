"""The repair matrix of the bot as it is, with no settings of anybody's."""

from functools import cache

from bot.building import LOCALES
from bot.testkit.in_process import dialogue_of
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.matrix import Matrix, try_all
from bot.testkit.repair.repair import Repair


@cache
def the_matrix(repairs: tuple[str, ...] = (), locales: tuple[str, ...] = LOCALES) -> Matrix:
    """The acts of these ids (none: all) in every place; it takes some seconds, so it is worked out once a process."""
    chosen: tuple[Repair, ...] = tuple(each for each in ALL_REPAIRS if not repairs or each.id in repairs)
    return try_all(lambda desk: dialogue_of((("desk", desk),)), chosen, locales)
