"""The words as users get them: explained in their language on one page, alone and in Chinese on the next."""

import re
from collections.abc import Iterator
from datetime import date, datetime

import pytest

from bot.building import LOCALES, build_dialogue
from bot.rendering import PAGE_BYTES, Page
from bot.settings import Settings
from dialogs.acts import Act, Ground
from dialogs.catalog import Tone, Variant
from dialogs.conversation import Conversation
from dialogs.deadlines import CHINA
from dialogs.refunds.drafts.forms import FORMS
from dialogs.refunds.drafts.writing import FIGURE_CHARACTERS
from dialogs.session import Session
from dialogs.utterance import Utterance
from tests.dialogs.refunds.test_drafts import DRAFTS, EVERYTHING, draft_of

DIALOGUE = build_dialogue(Settings())
NOW = datetime(2026, 12, 28, 10, 0, tzinfo=CHINA)
VARIANTS = DIALOGUE.knowledge.catalog.variants


def variant_with(rung: str) -> Variant:
    return next(each for each in VARIANTS.values() if rung in {step.id for step in each.ladder})


def pages_of(rung: str, locale: str, tone: Tone, *, told: bool = True) -> tuple[Page, ...]:
    """What is said to somebody who asks for the words of a step, with everything known or nothing."""
    variant = variant_with(rung)
    session = Session(locale=locale, sticky=True, welcomed=True, state=f"advising.{variant.cause}")
    session.case.variant, session.case.rung = variant.id, rung
    if told:
        session.case.facts = {str(slot): value for slot, value in EVERYTHING.items()}
        session.case.grounds = [str(ground) for ground in Ground]
    conversation = Conversation(DIALOGUE.machine, DIALOGUE.knowledge, session)
    outcome = conversation.take(Utterance(act=Act.ASK_DRAFT, topic=str(tone)), NOW)
    return DIALOGUE.renderer.pages(outcome.replies, locale, date(2026, 12, 28))


def both(rung: str, locale: str) -> Iterator[tuple[Page, ...]]:
    for tone in Tone:
        yield pages_of(rung, locale, tone)
        yield pages_of(rung, locale, tone, told=False)


@pytest.mark.parametrize("rung", DRAFTS)
@pytest.mark.parametrize("locale", LOCALES)
def test_the_words_stand_alone_on_the_page_after_their_explanation(rung: str, locale: str) -> None:
    for pages in both(rung, locale):
        explanation, words = pages
        assert len(explanation.text.encode()) <= PAGE_BYTES
        assert explanation.parts[0].id == "draft.head"
        assert [part.id for part in words.parts] == [f"{rung}.draft"]
        assert not re.search(r"<a |%\(|[A-Za-z]{2,}: |…", words.text)


@pytest.mark.parametrize("rung", DRAFTS)
def test_the_words_as_they_are_sent_fit_their_form(rung: str) -> None:
    limit = int(FORMS[draft_of(rung).to].limit.value)
    assert all(len(pages[-1].text) <= limit for pages in both(rung, "zh_Hans"))


@pytest.mark.parametrize("rung", DRAFTS)
def test_the_words_are_the_same_in_whatever_language_they_are_explained(rung: str) -> None:
    assert len({pages_of(rung, locale, Tone.FIRM)[-1].text for locale in LOCALES}) == 1


def test_no_figure_in_a_draft_is_longer_than_its_length_is_taken_for() -> None:
    language = DIALOGUE.renderer._languages["zh_Hans"]
    figures = DIALOGUE.knowledge.catalog.figures
    says = [say for say in DIALOGUE.knowledge.catalog.says.values() if say.draft]
    named = {name for say in says for name in re.findall(r"%\((\w+)\)s", say.text) if name in figures}
    assert named
    for name in named:
        say = next(say for say in says if f"%({name})s" in say.text)
        room = say.text.replace(f"%({name})s", "")
        filled = language.fill(say, dict.fromkeys(re.findall(r"%\((\w+)\)s", room), ""), date(2031, 1, 1))
        assert len(filled) - len(re.sub(r"%\(\w+\)s", "", room)) <= FIGURE_CHARACTERS
