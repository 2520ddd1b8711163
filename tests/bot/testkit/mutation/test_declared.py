"""A mutant is declared to make no difference with a reason, and for as long as that is true."""

from pathlib import Path

import pytest

from bot.errors import BotError
from bot.testkit.mutation.declared import complaints, load_declared
from bot.testkit.mutation.mutant import Mutant
from bot.testkit.mutation.score import lines_of, survivors
from bot.testkit.mutation.settings import load_settings
from bot.testkit.mutation.trying import Fate, Tried

FIGURE, RUNG = "figure/bill_reply/one more", "rung/bill_complaint/due a day later"


def written(folder: Path, text: str) -> Path:
    path = folder / "known_survivors.toml"
    path.write_text(text, "utf-8")
    return path


def tried(mutant: str, fate: Fate) -> Tried:
    return Tried(mutant=mutant, fate=fate, by="some.yaml:3: rung")


def test_the_declared_ones_of_the_bot_can_be_read(mutants: dict[str, Mutant]) -> None:
    assert not list(complaints((), load_declared(), mutants))


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (f'[[same]]\nmutants = ["{FIGURE}"]\n', "wants a `reason`"),
        ('[[same]]\nreason = "it is so"\n', "wants a `reason` and `mutants`"),
        (f'[[same]]\nreason = "a"\nmutants = ["{FIGURE}", "{FIGURE}"]\n', "stands there twice"),
        ("[[same]\n", "cannot be read"),
    ],
)
def test_a_declaration_that_says_too_little_is_refused(text: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(BotError, match=complaint):
        load_declared(written(tmp_path, text))


def test_one_that_a_script_kills_is_a_fault_and_so_is_one_that_there_is_not(mutants: dict[str, Mutant]) -> None:
    declared = {FIGURE: "because", RUNG: "because", "figure/gone/one more": "because"}
    results = (tried(FIGURE, Fate.KILLED), tried(RUNG, Fate.SURVIVED))
    gone, killed = complaints(results, declared, mutants)
    assert "figure/gone/one more" in gone
    assert FIGURE in killed
    assert "some.yaml:3" in killed


def test_the_score_leaves_out_what_makes_no_difference_and_what_does_not_start(mutants: dict[str, Mutant]) -> None:
    other = "figure/bill_finish/one more"
    results = (
        tried(FIGURE, Fate.KILLED),
        tried(other, Fate.SURVIVED),
        tried(RUNG, Fate.SURVIVED),
        tried("figure/card_arrival/one more", Fate.REFUSED),
    )
    whole = lines_of(mutants, results, {RUNG: "because"})[-1]
    assert (whole.killed, whole.survived, whole.equivalent, whole.refused) == (1, 1, 1, 1)
    assert whole.score == 0.5
    assert [each.mutant for each in survivors(results, {RUNG: "because"})] == [other]


def test_a_place_without_the_section_says_so(tmp_path: Path) -> None:
    with pytest.raises(BotError, match="run this in a checkout"):
        load_settings(tmp_path / "pyproject.toml")


def test_the_sample_of_this_checkout_is_large_enough() -> None:
    settings = load_settings(Path("pyproject.toml"))
    assert settings.sample >= 500
    assert settings.floor >= 0.9
