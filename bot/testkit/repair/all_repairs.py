"""All repair acts, in the order of the matrix."""

from bot.testkit.repair.digressions import DIGRESSIONS
from bot.testkit.repair.leaving import LEAVING
from bot.testkit.repair.mishaps import MISHAPS
from bot.testkit.repair.repair import Repair
from bot.testkit.repair.steering import STEERING
from bot.testkit.repair.undoing import UNDOING

ALL_REPAIRS: tuple[Repair, ...] = (*DIGRESSIONS, *UNDOING, *STEERING, *LEAVING, *MISHAPS)
