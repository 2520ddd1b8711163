"""Every repair act in every state and locale, typed through the whole dialogue; and planted faults that must be found."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from click.testing import CliRunner

from bot.building import build_languages
from bot.choice_links import ChoiceLinks
from bot.cli import repair as command_module
from bot.cli._repair_matrix import the_matrix
from bot.dialogue import RefundDialogue
from bot.rendering import Renderer
from bot.testkit.in_process import dialogue_of
from bot.testkit.operator import settings_of
from bot.testkit.repair import faults
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.matrix import MOST_REFUSED, Cell, Matrix, Tried, Verdict, try_all
from bot.testkit.repair.places import LostWayError, Place, stand
from bot.testkit.repair.report import report
from bot.testkit.repair.talk import Message, Talk
from dialogs import moves
from dialogs.acts import Act
from dialogs.machine import machine_of
from dialogs.replies import Msgid
from dialogs.speaking import welcome
from dialogs.states import START, all_states
from dialogs.turn import Turn

#: Some places are enough to find a planted fault in.
SOME = ("asking.refund_status", "advising.unresponsive_merchant", "warning, at a question")


@pytest.fixture(scope="module")
def matrix() -> Matrix:
    return the_matrix()


def test_no_repair_act_fails_in_any_state_and_locale(matrix: Matrix) -> None:
    assert not matrix.failures, report(matrix)


def test_little_is_refused_and_each_refusal_is_a_reply_of_the_bot(matrix: Matrix) -> None:
    says = dialogue_of(()).knowledge.catalog.says
    assert matrix.refusals.keys() <= says.keys()
    assert matrix.refused <= MOST_REFUSED


def test_every_state_has_a_place_and_every_cell_is_tried(matrix: Matrix) -> None:
    assert {place.state for place in matrix.places} == set(all_states(dialogue_of(()).knowledge.catalog))
    assert len(matrix.cells) == len(matrix.places) * len(matrix.repairs) * 3
    assert all(cell.tried and all(each.sent for each in cell.tried) for cell in matrix.cells)


def test_nearly_every_place_is_reached_by_a_conversation(matrix: Matrix) -> None:
    asked_on_request = {
        "asking.applied_on", "asking.seller_contacted_on", "asking.complaint_filed_on", "asking.accepted_on",
    }  # fmt: skip
    assert {place.name for place in matrix.places if place.is_set} <= {START, *asked_on_request}


# --- planted faults ----------------------------------------------------------------------------------------------


@pytest.fixture
def helped_by(matrix: Matrix) -> Callable[[RefundDialogue], Matrix]:
    """What becomes of asking that dialogue for help, in some places."""
    places = tuple(place for place in matrix.places if place.name in SOME)
    repairs = tuple(each for each in ALL_REPAIRS if each.id == "help")
    return lambda dialogue: try_all(lambda _: dialogue, repairs, ("en",), places)


@pytest.fixture
def sound() -> RefundDialogue:
    return dialogue_of(())


Helped = Callable[[RefundDialogue], Matrix]


def whys(matrix: Matrix) -> set[str]:
    assert len(matrix.failures) == len(matrix.cells) == len(SOME)
    assert not matrix.holds
    return {cell.worst.why for cell in matrix.failures}


def machined(sound: RefundDialogue) -> RefundDialogue:
    """The same dialogue with its moves made anew."""
    return replace(sound, machine=machine_of(sound.knowledge.catalog))


def saying(sound: RefundDialogue, text: str) -> RefundDialogue:
    """The same dialogue with another text for help."""
    catalog = sound.knowledge.catalog
    other = replace(catalog, says={**catalog.says, "help": replace(catalog.says["help"], text=Msgid(text))})
    languages = build_languages(settings_of(()))
    return replace(sound, renderer=Renderer(other, languages, ChoiceLinks(catalog, languages)))


def test_without_a_fault_nothing_fails(helped_by: Helped, sound: RefundDialogue) -> None:
    assert helped_by(machined(sound)).holds
    assert helped_by(saying(sound, "Tell me what happened.")).holds


def test_a_move_that_is_missing_is_found(
    helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(moves.DIGRESSIONS, Act.HELP)
    assert all("KeyError" in why for why in whys(helped_by(machined(sound))))


def test_a_wrong_answer_is_found(helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(moves.DIGRESSIONS, Act.HELP, welcome.accept_thanks)
    assert whys(helped_by(machined(sound))) == {"no reply help"}


def test_a_lost_place_is_found(helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    def forget_where_we_are(turn: Turn) -> None:
        welcome.help_out(turn)
        turn.state = "closed"

    monkeypatch.setitem(moves.DIGRESSIONS, Act.HELP, forget_where_we_are)
    monkeypatch.setattr(moves, "_resumed", lambda _: lambda _: None)
    assert whys(helped_by(machined(sound))) == {"the place is lost: closed"}


def test_a_question_that_is_not_put_again_is_found(
    helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(moves, "_resumed", lambda _: lambda _: None)
    assert whys(helped_by(machined(sound))) == {
        f"{place.partition(',')[0]} is not put on the table again" for place in SOME
    }


def test_an_empty_reply_is_found(helped_by: Helped, sound: RefundDialogue) -> None:
    assert whys(helped_by(saying(sound, " "))) == {"the reply help is empty"}


def test_another_language_is_found(helped_by: Helped, sound: RefundDialogue) -> None:
    assert whys(helped_by(saying(sound, "请告诉我发生了什么"))) == {"not en: 请告诉我发生了什么"}


def test_a_page_that_is_too_long_is_found(
    helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faults, "PAGE_BYTES", 100)
    assert all(why.startswith("a page of ") for why in whys(helped_by(sound)))


def test_a_dead_end_is_found(helped_by: Helped, sound: RefundDialogue, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(moves.DIGRESSIONS, Act.TALK_TO_HUMAN, welcome.greet)
    deaf = machined(sound)
    assert {cell.worst.why for cell in helped_by(deaf).failures} == {"no way to a person"}


def test_a_way_that_leads_elsewhere_is_no_place(sound: RefundDialogue) -> None:
    lost = Place(name="asking.paid_with", state="asking.paid_with", way=(Message(text="hello again"),))
    with pytest.raises(LostWayError, match=r"the way there ends in asking\.situation"):
        stand(Talk(sound), lost, "en")


# --- the report --------------------------------------------------------------------------------------------------


def cells(matrix: Matrix, verdict: Verdict, why: str) -> Iterator[Cell]:
    """The same cells with another verdict."""
    for cell in matrix.cells:
        yield replace(cell, tried=(Tried(sent="help", verdict=verdict, why=why, act="help", ids=("help",)),))


@pytest.fixture
def small(helped_by: Helped, sound: RefundDialogue) -> Matrix:
    return helped_by(sound)


def test_too_many_refusals_do_not_hold_and_are_listed_by_name(small: Matrix) -> None:
    refusing = replace(small, cells=tuple(cells(small, Verdict.REFUSED, "repair.not_now")))
    assert not refusing.holds
    assert "refused  repair.not_now" in report(refusing)
    assert "100.0%" in report(refusing)


def test_the_command_shows_failures_in_full_and_ends_with_1(small: Matrix, monkeypatch: pytest.MonkeyPatch) -> None:
    failing = replace(small, cells=tuple(cells(small, Verdict.FAILED, "the place is lost: closed")))
    for matrix, code in ((small, 0), (failing, 1)):
        monkeypatch.setattr(command_module, "the_matrix", lambda *_, matrix=matrix: matrix)
        result = CliRunner().invoke(command_module.command, ["-k", "help"])
        assert result.exit_code == code
    assert "failed   help in asking.refund_status (en): the place is lost: closed" in result.stdout
    assert 'sent "help", taken for help, answered: help' in result.stdout
