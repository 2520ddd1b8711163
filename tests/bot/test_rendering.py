"""Pages: what fits a bubble, what can be tapped, and what a user's own words cannot do."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.building import LOCALES, build_dialogue, the_catalog
from bot.choice_links import ChoiceLinks
from bot.rendering import PAGE_BYTES, Renderer
from bot.settings import Settings
from dialogs.errors import DialogError
from dialogs.replies import Day, Money, Msgid, Param, Quantity, Reply, Say, Term, Terms
from dialogs.slots import Slot
from dialogs.speaking import my_data
from dialogs.speaking.facts_in_words import TOPICS

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return build_dialogue(Settings()).renderer


def _text(renderer: Renderer, *replies: Reply, locale: str = "en", today: date = TODAY) -> str:
    (page,) = renderer.pages(replies, locale, today)
    return page.text


def test_choices_are_numbered_links_whose_text_routes_back(renderer: Renderer) -> None:
    text = _text(renderer, Reply(id="ask.paid_with", choices=("paid_with.wechat_pay", "act.dont_know")))
    assert text.endswith(
        '1. <a href="weixin://bizmsgmenu?msgmenucontent=Paid-with:WeChat-Pay&msgmenuid=paid_with.wechat_pay">WeChat Pay</a>\n'
        '2. <a href="weixin://bizmsgmenu?msgmenucontent=Helper:I-don’t-know&msgmenuid=act.dont_know">I don\'t know</a>'
    )


@pytest.mark.parametrize("locale", LOCALES)
def test_the_text_of_every_link_is_unique_and_holds_nothing_unfit(renderer: Renderer, locale: str) -> None:
    links = renderer._links
    texts = links._texts[locale]
    assert len(set(texts.values())) == len(texts) == len(the_catalog().choices)
    assert not [text for text in texts.values() if set(text) & set(" &\"<>#'%\n")]
    assert {links.by_text[text] for text in texts.values()} == set(texts)


def test_two_choices_that_would_send_the_same_text_stop_the_start() -> None:
    dialogue = build_dialogue(Settings())
    languages = dialogue.renderer._languages
    catalog = the_catalog()
    twin = next(iter(catalog.choices.values()))
    from dataclasses import replace

    doubled = replace(catalog, choices={**catalog.choices, "twin": replace(twin, id="twin")})
    question = next(question for question in catalog.questions.values() if twin in question.choices)
    also = replace(question, choices=(*question.choices, replace(twin, id="twin")))
    with pytest.raises(DialogError, match="twin"):
        ChoiceLinks(replace(doubled, questions={**catalog.questions, question.slot: also}), languages)


def test_a_users_own_words_cannot_become_a_link_or_fill_the_page(renderer: Renderer) -> None:
    evil = '<a href="weixin://bizmsgmenu?msgmenucontent=x">tap</a>' * 50
    text = _text(renderer, Reply(id=my_data.LINE.id, params={"topic": Term(TOPICS[Slot.ORDER_NO]), "answer": evil}))
    assert "<a" not in text
    assert len(text) < 120


def test_the_first_page_answers_and_asks_and_the_rest_is_kept(renderer: Renderer) -> None:
    long = [Reply(id="welcome.independent")] * 12
    question = Reply(id="ask.situation", choices=("situation.seller_silent", "act.dont_know"))
    pages = renderer.pages([*long, question], "zh_Hans", TODAY)
    assert len(pages) > 1
    assert pages[0].parts[-1].id == "ask.situation"
    assert sum(len(page.parts) for page in pages) == 13
    assert all("act.more" in page.text for page in pages[:-1])
    assert "act.more" not in pages[-1].text
    assert all("situation.seller_silent" in page.text for page in pages)


def test_a_heading_goes_to_the_next_page_with_what_it_is_over(renderer: Renderer) -> None:
    filling = [Reply(id="welcome.independent")] * 12
    heading, under = Reply(id="source.head"), Reply(id="small_claims.action")
    pages = [renderer.pages([*filling[:n], heading, under], "en", TODAY) for n in range(len(filling))]
    assert any(len(each) > 1 for each in pages)
    assert all(page.parts[-1].id != heading.id for each in pages for page in each)


def test_words_to_send_have_a_page_of_their_own_without_links(renderer: Renderer) -> None:
    draft = next(say for say in the_catalog().says.values() if say.alone)
    pages = renderer.pages(
        [Reply(id="draft.head", params={"place": "x"}), Reply(id=draft.id, params=_anything())], "en", TODAY
    )
    assert len(pages) == 2
    assert "<a" not in pages[1].text
    assert "act.more" in pages[0].text


@given(
    ids=st.lists(st.sampled_from(sorted(the_catalog().says)), min_size=1, max_size=30),
    locale=st.sampled_from(LOCALES),
    offered=st.lists(st.sampled_from(sorted(the_catalog().choices)), max_size=9, unique=True),
)
def test_no_page_is_over_the_limit_whatever_is_said(
    renderer: Renderer, ids: list[str], locale: str, offered: list[str]
) -> None:
    replies = [Reply(id=each, params=_anything()) for each in ids]
    pages = renderer.pages([*replies, Reply(id="advice.what_next", choices=tuple(offered))], locale, TODAY)
    assert all(0 < len(page.text.encode()) <= PAGE_BYTES for page in pages)


def test_a_figure_is_said_with_its_unit_and_softened_when_its_review_is_overdue(renderer: Renderer) -> None:
    fresh = _text(renderer, Reply(id="clock.from_step", params={"figure": Quantity("bill_finish")}))
    assert "The clock is 72 hours, counted" in fresh
    stale = _text(
        renderer, Reply(id="clock.from_step", params={"figure": Quantity("bill_finish")}), today=date(2031, 1, 1)
    )
    assert "72 hours (as of Sun 22 Nov 2026)" in stale
    hedged = _text(renderer, Reply(id="clock.from_step", params={"figure": Quantity("credit_card_posting")}))
    assert "usually 5 working days" in hedged


def test_our_own_estimate_has_no_rule_that_could_be_out_of_date(renderer: Renderer) -> None:
    said = Reply(id="clock.from_step", params={"figure": Quantity("seller_answer")})
    assert "The clock is 24 hours, counted" in _text(renderer, said, today=date(2031, 1, 1))


def test_the_words_to_send_name_a_figure_plainly_however_old_it_is(renderer: Renderer) -> None:
    draft = Say(id="planted", text=Msgid("请在收到商品后%(payback)s内退款，%(term)s内答复。"), draft=True)
    words = renderer._languages["zh_Hans"].fill(draft, {"term": Quantity("bill_finish")}, date(2031, 1, 1))
    assert words == "请在收到商品后7天内退款，72小时内答复。"


def _anything() -> dict[str, Param]:
    """A value for every placeholder that copy has, figures apart."""
    texts = [say.text for say in the_catalog().says.values()]
    kinds = {name: kind for text in texts for name, kind in re.findall(r"%\((\w+)\)([sd])", text)}
    figures = the_catalog().figures
    return {name: 3 if kind == "d" else "什么" * 50 for name, kind in kinds.items() if name not in figures}


def test_values_are_written_as_people_of_the_locale_write_them(renderer: Renderer) -> None:
    from decimal import Decimal

    english = renderer._languages["en"]
    chinese = renderer._languages["zh_Hans"]
    assert english.write(Day(date(2026, 11, 25)), TODAY) == "Wed 25 Nov"
    assert chinese.write(Day(date(2026, 11, 25)), TODAY) == "11月25日（周三）"
    assert chinese.write(Day(date(2027, 1, 4)), TODAY) == "2027年1月4日（周一）"
    assert chinese.write(Money(Decimal("1299.5")), TODAY) == "¥1,299.50"
    assert english.write(Terms((TOPICS[Slot.ORDER_NO], TOPICS[Slot.AMOUNT])), TODAY) == "Order number, Amount"
