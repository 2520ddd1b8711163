"""The repair matrix covers an act in a state where no cell of it failed."""

from bot.testkit.coverage.by_matrix import HANDED_OFF, reached_by
from bot.testkit.coverage.elements import Element, Kind, of
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.matrix import Cell, Matrix, Tried, Verdict
from bot.testkit.repair.places import Place


def matrix_of(*verdicts: Verdict, repair: str = HANDED_OFF) -> Matrix:
    place = Place(name="closed, somehow", state="closed", way=())
    cells = tuple(
        Cell(repair=repair, place=place, locale="en", tried=(Tried(sent="a person", verdict=verdict),))
        for verdict in verdicts
    )
    return Matrix(places=(place,), repairs=(), cells=cells)


def test_an_act_that_was_done_or_refused_politely_is_covered() -> None:
    reached = reached_by(matrix_of(Verdict.DONE, Verdict.REFUSED)).keys()
    assert reached == {
        Element(kind=Kind.REPAIR, name=f"{HANDED_OFF} in closed"),
        Element(kind=Kind.HANDOFF, name="closed"),
    }
    assert reached <= of(Kind.REPAIR) | of(Kind.HANDOFF)


def test_one_cell_that_failed_leaves_a_gap() -> None:
    assert not reached_by(matrix_of(Verdict.DONE, Verdict.FAILED))


def test_the_act_of_calling_a_person_is_one_of_the_matrix() -> None:
    assert HANDED_OFF in {repair.id for repair in ALL_REPAIRS}
