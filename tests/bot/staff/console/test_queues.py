"""Which conversations a list shows, in which order, and what it says when there are none."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.building import build_languages, the_catalog
from bot.settings import Settings
from bot.staff.console.queues import PAGE_ROWS, Wanted, listed, queue_of
from bot.staff.console.reader import Reader
from bot.staff.console.words import words_of
from bot.staff.port import Card, Queue
from tests.bot.staff.console.conftest import Enter, Person
from tests.bot.staff.console.fake_desk import MemoryDesk, Talk, a_card, a_pack, a_talk
from tests.bot.staff.console.samples import HOUR, MINUTE, NOW

LANGUAGES = build_languages(Settings(_env_file=None))


def reader(locale: str = "en") -> Reader:
    language = LANGUAGES[locale]
    causes = {str(cause): language.text(name) for cause, name in the_catalog().causes.items()}
    situations = {"seller_silent": language.text(the_catalog().choices["situation.seller_silent"].label)}
    return Reader(
        language=language,
        words=words_of(language.catalog),
        causes=causes,
        situations=situations,
        now=datetime.fromtimestamp(NOW, UTC),
    )


def names(cards: list[Card], reads: str = "en", /, **wanted: str) -> list[str]:
    """The names that the list shows, in its order."""
    return [card.name for card in listed(cards, Wanted.from_query(wanted), "chen", reader(reads)).cards]


@pytest.mark.parametrize(
    ("told", "queue"),
    [
        ({"owner": "queued"}, Queue.WAITING),
        ({"owner": "staff", "account": "chen"}, Queue.MINE),
        ({"owner": "staff", "account": "li"}, Queue.TAKEN),
        ({"owner": "bot"}, Queue.BOT),
        ({"owner": "staff", "account": "chen", "snoozed_until": NOW + 1}, Queue.SNOOZED),
        ({"owner": "staff", "account": "chen", "snoozed_until": NOW}, Queue.MINE),
        ({"owner": "bot", "is_closed": True, "snoozed_until": NOW + 1}, Queue.CLOSED),
    ],
)
def test_each_conversation_is_in_one_queue(told: dict[str, Any], queue: Queue) -> None:
    assert queue_of(a_card(**told), "chen", NOW) is queue


def test_whoever_waits_longest_comes_first() -> None:
    assert names([a_card("late", since=9), a_card("early", since=3), a_card("middle", since=5)]) == [
        "early",
        "middle",
        "late",
    ]


def test_of_mine_those_with_something_new_come_first() -> None:
    mine = a_card(owner="staff", account="chen")
    cards = [replace(mine, name="read", since=1), replace(mine, name="new", since=2, unseen=1)]
    assert names(cards, queue="mine") == ["new", "read"]


def test_what_rests_is_in_the_order_of_its_end_and_the_bots_by_the_last_message() -> None:
    rests = [a_card("long", snoozed_until=NOW + 9), a_card("short", snoozed_until=NOW + 2)]
    assert names(rests, queue="snoozed") == ["short", "long"]
    assert names([a_card("old", owner="bot", seen=1), a_card("new", owner="bot", seen=2)], queue="bot") == [
        "new",
        "old",
    ]


FOUR = [
    a_card("b1", cause="merchant_refused", amount="5600", reason="legal_threat"),
    a_card("b2", cause="system_outage", locale="en", amount="99.90", reason="asked"),
    a_card("b3", state="asking.amount", reason="misses", account="zhao"),
    a_card("b4", cause="merchant_refused", amount="100", locale="zh_Hant", case=7),
]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"cause": "merchant_refused"}, ["b1", "b4"]),
        ({"locale": "en"}, ["b2"]),
        ({"reason": "misses"}, ["b3"]),
        ({"least": "100"}, ["b1", "b4"]),
        ({"least": "99.9"}, ["b1", "b2", "b4"]),
        ({"cause": "merchant_refused", "least": "1000"}, ["b1"]),
        ({"text": "legal"}, ["b1"]),
        ({"text": "REFUSES legal"}, ["b1"]),
        ({"text": "refuses outage"}, []),
        ({"text": "asking"}, ["b3"]),
        ({"text": "zhao"}, ["b3"]),
        ({"text": "5600"}, ["b1"]),
        ({"text": "#7"}, ["b4"]),
        ({"text": "b2"}, ["b2"]),
        ({"least": "no number"}, ["b1", "b2", "b3", "b4"]),
        ({"least": "NaN"}, ["b1", "b2", "b3", "b4"]),
    ],
)
def test_filters_and_search_leave_what_fits_all_of_them(wanted: dict[str, str], found: list[str]) -> None:
    assert names(FOUR, **wanted) == found


def test_a_conversation_without_a_cause_yet_goes_by_what_the_user_sees() -> None:
    silent = a_card(situation="seller_silent")
    assert reader().about(silent) == reader().situations["seller_silent"]
    assert reader("zh_Hans").about(silent) == "商家不理我"
    assert reader().about(replace(silent, cause="merchant_refused")) == "The seller refuses"
    assert reader().about(replace(silent, situation="of another release")) == "Cause not known yet"
    assert names([silent], text="respond") == [silent.name]


def test_search_is_in_the_words_of_whoever_searches() -> None:
    assert names(FOUR, "zh_Hans", text="提到法律途径") == ["b1"]
    assert names(FOUR, "en", text="提到法律途径") == []


def test_counts_are_of_all_whatever_the_filters_say() -> None:
    found = listed(FOUR, Wanted(text="nothing fits this"), "chen", reader())
    assert found.cards == ()
    assert found.counts[Queue.WAITING] == 4


@pytest.mark.parametrize(
    ("asked", "page", "first"), [("1", 1, "c000"), ("2", 2, "c050"), ("9", 3, "c100"), ("x", 1, "c000")]
)
def test_a_list_has_pages(asked: str, page: int, first: str) -> None:
    cards = [a_card(f"c{number:03}", since=number) for number in range(2 * PAGE_ROWS + 1)]
    found = listed(cards, Wanted.from_query({"page": asked}), "chen", reader())
    assert (found.wanted.page, found.cards[0].name, found.pages) == (page, first, 3)


@pytest.mark.parametrize(
    ("seconds", "english", "chinese"),
    [
        (59, "less than a minute", "不到 1 分钟"),
        (60, "1 minute", "1分钟"),
        (59 * MINUTE, "59 minutes", "59分钟"),
        (HOUR, "1 hour", "1小时"),
        (49 * HOUR, "2 days", "2天"),
    ],
)
def test_an_age_is_told_in_words(seconds: int, english: str, chinese: str) -> None:
    assert reader().age(NOW - seconds) == english
    assert reader("zh_Hans").age(NOW - seconds).replace(" ", "") == chinese.replace(" ", "")


# The page


@pytest.mark.parametrize("queue", list(Queue))
def test_an_empty_queue_says_what_to_do(queue: Queue, enter: Enter, desk: MemoryDesk) -> None:
    desk.talks.clear()
    page = enter("chen").sees(f"?queue={queue}")
    assert '<p class="empty">' in page
    assert f'id="tab-{queue}" aria-current="page"' in page


def test_filters_that_fit_nothing_say_so_and_can_be_taken_out(chen: Person) -> None:
    page = chen.sees("?queue=waiting&text=nothing+fits+this")
    assert "Nothing here fits the filters" in page
    assert 'class="reset" href="/staff/?queue=waiting"' in page


def test_tabs_count_and_keep_the_filters(chen: Person) -> None:
    page = chen.sees("?queue=waiting&cause=merchant_refused")
    counts = re.findall(r'id="tab-(\w+)".*?<span class="count[^"]*">(\d+)', page)
    assert dict(counts) == {"waiting": "5", "mine": "1", "taken": "1", "bot": "2", "snoozed": "1", "closed": "1"}
    assert 'href="/staff/?queue=mine&amp;cause=merchant_refused"' in page


def test_the_list_leads_to_the_conversation_and_the_conversation_back(chen: Person) -> None:
    assert 'href="/staff/conversations/b017.4f2a?queue=waiting&amp;reason=amount"' in chen.sees("?reason=amount")
    assert 'href="/staff/?queue=waiting&amp;reason=amount"' in chen.sees(
        "conversations/b017.4f2a?queue=waiting&reason=amount"
    )


@pytest.mark.parametrize(
    ("language", "word"),
    [("zh-CN", "等待人工"), ("zh-TW", "等待真人"), ("en", "Waiting for staff"), ("fr", "等待人工")],
)
def test_the_pages_speak_the_language_of_the_browser(language: str, word: str, chen: Person) -> None:
    chen.headers = {"Accept-Language": language}
    assert word in chen.sees("")


def test_a_language_that_was_chosen_stays(chen: Person) -> None:
    csrf = re.search('name="csrf" value="([^"]+)"', chen.sees(""))
    assert csrf is not None
    chen.post("language", csrf=csrf[1], language="zh_Hant", next="/staff/?queue=mine")
    assert "等待真人" in chen.sees("")
    chen.post("language", csrf="made up", language="en")
    assert "等待真人" in chen.sees("")


def test_addresses_with_strange_parts_are_only_lists(chen: Person) -> None:
    for query in (
        "queue=nonsense",
        "page=-1",
        "page=²",
        "page=99999999",
        "_external=1&_scheme=javascript",
        "name=x&endpoint=y",
    ):
        for page in (chen.sees(f"?{query}"), chen.sees(f"conversations/b017.4f2a?{query}")):
            addresses = re.findall('(?:href|action)="([^"]*)"', page)
            assert [each for each in addresses if not each.startswith(("/staff/", "#"))] == []
            assert "javascript" not in "".join(addresses)


# A case for somebody whom the bot does not know


def test_staff_open_a_case_for_an_unknown_user(chen: Person, desk: MemoryDesk) -> None:
    page = chen.follows(chen.post("cases", csrf="csrf-1", whom=" oNewUser ", locale="en"))
    assert "The case is open, and with you." in page
    assert desk.talks["b003.new"].card.account == "chen"
    assert desk.talks["b003.new"].card.locale == "en"


@pytest.mark.parametrize("whom", ["", "nobody"])
def test_for_nobody_there_is_no_case_and_what_was_typed_stays(whom: str, chen: Person) -> None:
    page = chen.post("cases", csrf="csrf-1", whom=whom, locale="en")
    assert page.status_code == 409
    assert "There is no such user" in page.text
    assert f'name="whom" value="{whom}"' in page.text


@pytest.mark.parametrize(("account", "csrf"), [("an", "csrf-1"), ("chen", "made up")])
def test_no_case_is_opened_by_an_auditor_or_by_a_form_from_elsewhere(
    account: str, csrf: str, enter: Enter, desk: MemoryDesk
) -> None:
    assert enter(account).post("cases", csrf=csrf, whom="oNewUser", locale="en").status_code == 409
    assert "b003.new" not in desk.talks


def test_ten_thousand_conversations_are_a_page_of_fifty(enter: Enter, desk: MemoryDesk) -> None:
    for number in range(10_000):
        card = a_card(f"x{number}", since=number)
        desk.talks[card.name] = Talk(card=card, pack=a_pack(card))
    assert enter("chen").sees("").count('class="row') == PAGE_ROWS + 1  # the list itself is `rows`


def test_a_name_with_strange_characters_is_still_found(enter: Enter, desk: MemoryDesk) -> None:
    desk.talks["b1:a b?c"] = a_talk("b1:a b?c", summary="found it")
    page = enter("chen").sees("")
    (address,) = re.findall(r'href="/staff/(conversations/b1[^"]*)\?', page)
    assert "found it" in enter("chen").sees(address)
