"""Stories are read strictly, played to their end, and judged as they went."""

from pathlib import Path

import pytest

from bot.building import build_dialogue
from bot.channel import Channel
from bot.settings import Settings
from bot.store.memory import MemoryStore
from bot.testkit.vignettes.judging import judge
from bot.testkit.vignettes.player import Played, play
from bot.testkit.vignettes.vignette import BadVignetteError, Vignette, load_vignettes
from dialogs.acts import Cause
from dialogs.slots import Slot

STORY = """
- id: silent-01
  story: {en: The seller has not answered for a week.}
  facts: {situation: seller_silent, shop_type: mini_program, delivery: received}
  cause: unresponsive_merchant
  variant: unresponsive_merchant.own_shop
  first_step: seller
  advice: ["put it in writing (F3)"]
"""
VARIANTS = frozenset({"unresponsive_merchant.own_shop"})


def write(folder: Path, text: str) -> Path:
    (folder / "some.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_story_is_played_to_its_advice(tmp_path: Path) -> None:
    (vignette,) = load_vignettes(write(tmp_path, STORY), VARIANTS)
    dialogue = build_dialogue(Settings())
    played = play(vignette, "en", Channel(MemoryStore(), dialogue), dialogue.knowledge.catalog)
    assert played.is_right
    assert played.is_exact
    assert 0 < played.asked <= 3


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("cause: unresponsive_merchant", "cause: bad_luck", "bad_luck"),
        ("variant: unresponsive_merchant.own_shop", "variant: unresponsive_merchant.none", "no variant"),
        ("shop_type: mini_program", "shop_type: kiosk", "shop_type cannot be 'kiosk'"),
        ("situation: seller_silent", "mood: bad", "mood"),
        ("  advice:", "  hint:", "advice"),
    ],
)
def test_a_mistake_in_a_story_is_named(tmp_path: Path, right: str, wrong: str, message: str) -> None:
    with pytest.raises(BadVignetteError, match=message):
        load_vignettes(write(tmp_path, STORY.replace(right, wrong)), VARIANTS)


def test_doubled_ids_and_empty_folders_are_refused(tmp_path: Path) -> None:
    with pytest.raises(BadVignetteError, match="no vignettes"):
        load_vignettes(tmp_path, VARIANTS)
    with pytest.raises(BadVignetteError, match="silent-01"):
        load_vignettes(write(tmp_path, STORY + STORY), VARIANTS)


def _played(cause: str | None, ranking: tuple[str, ...], asked: int) -> Played:
    vignette = Vignette(
        id="x",
        story={},
        facts={Slot.PAYER: "self"},
        cause=Cause.SYSTEM_OUTAGE,
        variant="system_outage.a",
        first_step="wait",
        advice=(),
    )
    variant = f"{cause}.a" if cause else None
    return Played(
        vignette=vignette,
        locale="en",
        cause=cause,
        variant=variant,
        ranking=ranking,
        asked=asked,
        state="",
        desk="wait",
    )


def test_the_verdict_counts_right_near_and_wrong() -> None:
    verdict = judge(
        [
            _played("system_outage", ("system_outage",), 1),
            _played("merchant_refused", ("merchant_refused", "system_outage"), 2),
            _played(None, ("a", "b", "c", "system_outage"), 9),
            _played("unclear_process", ("unclear_process",), 2),
        ]
    )
    assert (verdict.top1, verdict.top3, verdict.variant) == (0.25, 0.5, 0.25)
    assert (verdict.median_asked, verdict.p90_asked) == (2, 9)
