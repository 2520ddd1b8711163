"""The content's copy as people of each locale read it: short enough for a phone, and true to the sources."""

import gettext
import re
from datetime import date

import pytest

from bot.resources import locales_dir
from dialogs.catalog import Variant
from dialogs.refunds import refund_catalog, safety
from dialogs.replies import Say

CATALOG = refund_catalog()
CHINESE = gettext.translation("messages", locales_dir(), ["zh_Hans"])
#: The lead of a page: links, the dated clock, and "what next" need the rest of its 1,800 bytes.
BYTES_FOR_ADVICE = 1150


def in_chinese(say: Say) -> str:
    """With every placeholder as long as a figure with its unit is."""
    text = str(say.text) if say.draft else CHINESE.gettext(say.text)
    return re.sub(r"%\(\w+\)s", "十个工作日", text)


@pytest.mark.parametrize("variant", CATALOG.variants.values(), ids=lambda variant: variant.id)
@pytest.mark.parametrize("position", [0, 1])
def test_an_explanation_with_a_step_leaves_room_on_the_page(variant: Variant, position: int) -> None:
    rung = variant.ladder[min(position, len(variant.ladder) - 1)]
    texts = [variant.explanation, rung.action, rung.outlook]
    if rung.meets_staff:
        texts.append(safety.NO_FEE_NO_CODE)
    assert len("\n\n".join(map(in_chinese, texts)).encode()) <= BYTES_FOR_ADVICE


@pytest.mark.parametrize("say", CATALOG.says.values(), ids=lambda say: say.id)
def test_no_text_promises_an_outcome(say: Say) -> None:
    assert not re.search(
        r"guarantee[ds]? (that|you)|\bcertainly\b|\bsurely\b|will be refunded", say.text, re.IGNORECASE
    )
    assert not re.search(r"一定能|肯定能|保证退|包退|必定|百分之百", in_chinese(say))


@pytest.mark.parametrize("say", CATALOG.says.values(), ids=lambda say: say.id)
def test_chinese_copy_uses_full_width_punctuation_and_the_polite_form(say: Say) -> None:
    text = in_chinese(say)
    assert not re.search(r"[一-鿿][,;:?!]|你", text)


@pytest.mark.parametrize("say", CATALOG.says.values(), ids=lambda say: say.id)
def test_a_path_on_the_screen_stands_in_quotes(say: Say) -> None:
    assert "→" not in re.sub(r"“[^”]*”", "", in_chinese(say))


def test_every_choice_has_a_label_of_its_own_within_its_question() -> None:
    for question in CATALOG.questions.values():
        labels = [CHINESE.gettext(choice.label) for choice in question.choices]
        assert len(set(labels)) == len(labels), question.slot


def test_topics_are_short_and_unique_in_chinese() -> None:
    topics = [CHINESE.gettext(question.topic) for question in CATALOG.questions.values()]
    assert len(set(topics)) == len(topics)
    assert max(map(len, topics)) <= 6


def test_no_figure_was_past_its_review_when_it_was_checked() -> None:
    assert all(date(2026, 11, 22) <= figure.checked < figure.review_by for figure in CATALOG.figures.values())
