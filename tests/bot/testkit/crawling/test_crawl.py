"""The crawl finds what is planted: dead ends, loops, choices that nobody takes, pages that cannot be read."""

from collections.abc import Callable
from dataclasses import replace

import orjson
import pytest
from click.testing import CliRunner

from bot.cli import crawl as command_module
from bot.testkit.crawling import reach
from bot.testkit.crawling.crawl import Crawl, Fault, crawl
from bot.testkit.crawling.doors import asides
from bot.testkit.crawling.spot import Spot
from bot.testkit.crawling.survey import Survey
from bot.testkit.crawling.ways_on import stuck
from bot.testkit.in_process import dialogue_of
from bot.testkit.repair.places import OPENING
from bot.testkit.repair.talk import Exchange, Message, Standing, Talk
from dialogs.session import Session
from dialogs.speaking import choices

#: A question a few taps from the beginning.
HERE = "asking.refund_status"
#: Far enough to see it and what comes after it.
DEPTH = 3

Planted = Callable[[Exchange], Exchange]


class PlantedTalk(Talk):
    """A bot like ours, with a fault in the answers that put one question."""

    def __init__(self, plant: Planted) -> None:
        super().__init__(dialogue_of(()))
        self.plant = plant

    def send(self, message: Message, standing: Standing) -> Exchange:
        exchange = super().send(message, standing)
        return self.plant(exchange) if exchange.after.state == HERE else exchange


def crawled(plant: Planted = lambda exchange: exchange) -> Crawl:
    """A few taps from the first page."""
    return crawled_by(PlantedTalk(plant))


def crawled_by(talk: Talk) -> Crawl:
    first = talk.send(OPENING["en"][0], Standing())
    return crawl(talk, "en", [Spot(exchange=first, door="hello")], depth=DEPTH)


def said(exchange: Exchange, text: str) -> Exchange:
    return replace(exchange, shown=text, pages=(text,))


def with_session(exchange: Exchange, change: Callable[[Session], None]) -> Exchange:
    session = exchange.now.session
    change(session)
    return replace(exchange, now=replace(exchange.now, stored=orjson.dumps(session.as_json())))


def offers(*offered: str) -> Callable[[Session], None]:
    def change(session: Session) -> None:
        session.offered = list(offered)

    return change


def link(choice: str, text: str) -> str:
    return f'<a href="weixin://bizmsgmenu?msgmenucontent={text}&msgmenuid={choice}">{text}</a>'


def test_the_first_taps_are_without_fault_as_the_bot_is() -> None:
    found = crawled()
    assert not found.faults
    assert not list(stuck(found))
    assert HERE in found.states
    assert found.taps > 50


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "no reply"),
        ("What now?" * 300, "a page of"),
        ("你好，请问退款状态是什么", "not en"),
        ("You have waited %(days)d days", "%(days)d is shown to the user"),
        ("Please answer asking.refund_status", "asking.refund_status is shown to the user"),
    ],
)
def test_a_page_that_cannot_be_read_is_found(text: str, what: str) -> None:
    found = crawled(lambda exchange: said(exchange, text))
    assert any(fault.startswith(what) for fault in found.faults)


def test_the_way_to_a_fault_is_named() -> None:
    found = crawled(lambda exchange: said(exchange, ""))
    assert found.faults["no reply"].way == "hello > situation.not_arrived"


def test_a_page_without_any_choice_is_a_dead_end() -> None:
    found = crawled(lambda exchange: with_session(said(exchange, "Well."), offers()))
    assert any("dead end" in fault.what and HERE in fault.what for fault in stuck(found))


def test_a_page_that_only_starts_over_is_a_dead_end() -> None:
    restart = choices.RESTART.id
    page = f"Well.\n\n1. {link(restart, 'Helper:Start-over')}"
    found = crawled(lambda exchange: with_session(said(exchange, page), offers(restart)))
    assert any("dead end" in fault.what for fault in stuck(found))


def test_pages_that_lead_only_to_each_other_are_a_loop() -> None:
    class RoundAndRound(PlantedTalk):
        asked: Exchange = None  # type: ignore[assignment]

        def send(self, message: Message, standing: Standing) -> Exchange:
            # Whatever is answered there, the same is asked again.
            if standing.stored is not None and standing.session.state == HERE:
                return self.asked
            exchange = super().send(message, standing)
            self.asked = exchange if exchange.after.state == HERE else self.asked
            return exchange

    found = crawled_by(RoundAndRound(lambda exchange: exchange))
    assert any(fault.what.startswith("loop") for fault in stuck(found))


def test_a_choice_that_nothing_takes_is_found() -> None:
    page = f"Which one?\n\n1. {link('refund_status.success', 'zorble-quip-snark')}"
    found = crawled(lambda exchange: with_session(said(exchange, page), offers("refund_status.success")))
    assert "`refund_status.success` is offered, and nothing takes it" in found.faults


def test_a_choice_without_a_link_is_found() -> None:
    found = crawled(lambda exchange: said(exchange, "Which one is it?"))
    assert any("has no link on the page" in fault for fault in found.faults)


def test_a_crash_is_a_fault_and_not_the_end() -> None:
    class Crashing(PlantedTalk):
        def send(self, message: Message, standing: Standing) -> Exchange:
            if standing.stored is not None and standing.session.state == HERE:
                raise RuntimeError("no such move")
            return super().send(message, standing)

    found = crawled_by(Crashing(lambda exchange: exchange))
    assert any("raises RuntimeError: no such move" in fault for fault in found.faults)
    assert "asking.merchant_response" in found.states or len(found.states) > 3


def test_what_no_tap_leads_to_is_named() -> None:
    found = crawled()
    catalog = dialogue_of(()).knowledge.catalog
    missing = list(reach.faults(frozenset(found.offered | found.states), catalog, "en"))
    assert Fault(what="`closed` is never reached", locale="en") in missing


def test_a_choice_that_is_declared_out_of_reach_and_offered_is_named() -> None:
    catalog = dialogue_of(()).knowledge.catalog
    stale = reach.faults(frozenset({*reach.wanted(catalog), *reach.NOT_OFFERED}), catalog, "en")
    assert [fault.what for fault in stale] == [
        f"`{id_}` is offered: take it out of `NOT_OFFERED`" for id_ in sorted(reach.NOT_OFFERED)
    ]


def test_more_people_press_a_page_while_something_is_not_reached() -> None:
    talk = Talk(dialogue_of(()))
    first = Spot(exchange=talk.send(OPENING["en"][0], Standing()), door="hello")
    few = crawl(talk, "en", [first], depth=DEPTH)
    more = crawl(talk, "en", [first], depth=DEPTH, wanted=frozenset({"nowhere"}))
    assert more.taps > few.taps


def test_words_are_said_where_something_new_is_known() -> None:
    talk = Talk(dialogue_of(()))
    first = Spot(exchange=talk.send(OPENING["en"][0], Standing()), door="hello")
    silent = crawl(talk, "en", [first], depth=2)
    talking = crawl(talk, "en", [first], depth=2, asides=asides("en"))
    assert "act.show_case.which" in talking.offered - silent.offered


@pytest.mark.parametrize(("faults", "code"), [((), 0), ((Fault(what="no reply", locale="en", way="hello"),), 1)])
def test_the_command_fails_where_a_fault_was_found(
    faults: tuple[Fault, ...], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = dialogue_of(()).knowledge.catalog
    seen = Survey(locale="en", pages=3, taps=9, offered=reach.wanted(catalog), states=frozenset(), faults=faults)
    monkeypatch.setattr(command_module, "_survey", lambda *_, **__: seen)
    result = CliRunner().invoke(command_module.command, ["--locale", "en"])
    assert result.exit_code == code
    assert "3 pages, 9 choices pressed" in result.output
    assert all(str(fault) in result.output for fault in faults)


def test_the_whole_bot_is_without_fault_in_chinese() -> None:
    """The other locales are crawled by the command, as CI runs it."""
    result = CliRunner().invoke(command_module.command, ["--locale", "zh_Hans"])
    assert result.exit_code == 0, result.output
