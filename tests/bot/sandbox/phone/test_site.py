"""/sandbox/ over HTTP: what the page asks for, and who may ask."""

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot import create_app
from bot.sandbox.phone import page
from tests.bot.sandbox.phone.conftest import Site

STATIC = Path(page.__file__).parent / "static"


def test_a_message_goes_to_the_webhook_and_its_answer_comes_back(site: Site) -> None:
    site.start_over("one")
    followed = site.do("one", what="follow")["outcome"]
    assert followed["posts"] == 1
    assert followed["bytes"] <= 1800
    assert followed["turn"]["state"] == "asking.situation"
    links = [each for each in followed["segments"] if "choice" in each]
    tapped = site.do("one", what="tap", **links[0])["outcome"]["turn"]
    assert tapped["facts"]["situation"] == "seller_silent"
    assert {"cause", "variant", "probability", "for", "against", "open", "own_words"} == tapped["ranking"][0].keys()
    assert ["situation", "seller_silent"] in tapped["ranking"][0]["for"]


@pytest.mark.parametrize("what", ["picture", "voice", "sticker", "location"])
def test_everything_on_the_panel_is_a_message_that_is_answered(what: str, site: Site) -> None:
    site.start_over("one")
    site.do("one", what="follow")
    assert site.do("one", what=what)["outcome"]["segments"]


def test_a_delivery_that_is_asked_for_again_is_the_same_turn(site: Site) -> None:
    site.start_over("one")
    first = site.do("one", what="text", text="商家不理我")
    again = site.ask(f"/sandbox/chats/one/entries/{first['id']}/delivery", {})[1]["entries"][0]
    assert again == first
    # As after a crash, when the answer was never written down.
    person = site.chats.person("one")
    assert person is not None
    with closing(sqlite3.connect(site.chats.path)) as database, database:
        database.execute("UPDATE entry SET outcome = NULL WHERE id = ?", (first["id"],))
    resumed = site.ask(f"/sandbox/chats/one/entries/{first['id']}/delivery", {})[1]["entries"][0]
    assert resumed["outcome"]["text"] == first["outcome"]["text"]
    assert len(site.store.transcript(person.openid)) == 1


def test_people_have_screens_and_conversations_of_their_own(site: Site) -> None:
    for name in ("one", "two"):
        site.start_over(name)
        site.do(name, what="follow")
    site.do("one", what="text", text="商家不理我")
    assert len(site.ask("/sandbox/chats/one")[1]["entries"]) == 2
    assert len(site.ask("/sandbox/chats/two")[1]["entries"]) == 1


def test_who_starts_over_is_forgotten_by_the_bot_too(site: Site) -> None:
    site.do("three", what="follow")
    before = site.chats.person("three")
    assert before is not None
    assert site.store.peek(before.openid).session is not None
    site.start_over("three")
    after = site.chats.person("three")
    assert after is not None
    assert after.openid != before.openid
    assert site.store.peek(before.openid).session is None
    assert site.ask("/sandbox/chats/three")[1]["entries"] == []


def test_leaving_twice_within_a_second_is_two_events(site: Site) -> None:
    site.start_over("one")
    outcomes = [site.do("one", what=what)["outcome"] for what in ("follow", "unfollow", "follow", "unfollow", "follow")]
    assert ["segments" in outcome for outcome in outcomes] == [True, False, True, False, True]
    assert outcomes[-1]["turn"]["replies"][0]["id"] == "welcome"


def test_time_passes_for_one_person_only_and_what_is_due_is_said(site: Site) -> None:
    for name in ("one", "two"):
        site.start_over(name)
        site.do(name, what="follow")
        for choice in ("situation.seller_silent", "delivery.received", "shop_type.mini_program", "act.report_progress"):
            site.do(name, what="tap", text=choice, choice=choice)
    _, moved = site.ask("/sandbox/chats/one/clock", {"forward_s": 49 * 3600})
    assert [entry["what"] for entry in moved["entries"]] == ["clock", "active"]
    assert moved["entries"][1]["outcome"]["turn"]["replies"][0]["id"] == "follow_up.due"
    assert moved["entries"][1]["outcome"]["silent_s"] is None
    assert [entry["what"] for entry in site.ask("/sandbox/chats/two")[1]["entries"]][-1] == "tap"
    # Once said it is not said again.
    assert len(site.ask("/sandbox/chats/one")[1]["entries"]) == 7


@pytest.mark.parametrize(
    "told", [{"forward_s": 0}, {"forward_s": -5}, {"forward_s": 10**12}, {"to": "2001-01-01T00:00"}, {"to": "x"}, {}]
)
def test_the_clock_only_goes_forward_and_not_for_ever(told: dict[str, object], site: Site) -> None:
    assert site.ask("/sandbox/chats/one/clock", told) == (422, {"error": "clock_not_ahead"})


@pytest.mark.parametrize(
    "told", [{}, {"what": "clock"}, {"what": "active"}, {"what": "dance"}, {"what": "text", "text": "  "}, []]
)
def test_what_nobody_can_send_is_refused(told: object, site: Site) -> None:
    before = len(site.ask("/sandbox/chats/one")[1]["entries"])
    assert site.ask("/sandbox/chats/one/sent", told)[0] == 422
    assert len(site.ask("/sandbox/chats/one")[1]["entries"]) == before


def test_a_page_from_elsewhere_can_neither_read_nor_write(site: Site) -> None:
    # A name that was made to lead here, and a form that is posted here.
    assert site.ask_raw("/sandbox/", Host="evil.example")[0] == 403
    assert site.ask_raw("/sandbox/", Host="127.0.0.1.evil.example")[0] == 403
    assert site.ask_raw("/sandbox/chats/one/sent", {"what": "follow"}, **{"Content-Type": "text/plain"})[0] == 415
    assert site.ask_raw("/sandbox/", Host="localhost")[0] == 200


def test_a_person_that_is_not_there_is_not_found(site: Site) -> None:
    assert site.ask_raw("/sandbox/chats/nobody")[0] == 404
    assert site.ask_raw("/sandbox/chats/one/entries/999999/delivery", {})[0] == 404


def test_a_letter_too_long_is_refused(site: Site) -> None:
    assert site.ask_raw("/sandbox/chats/one/sent", {"what": "text", "text": "长" * 100_000})[0] == 413


@pytest.mark.parametrize(("accepted", "lang"), [("en-GB,en", "en"), ("zh-TW,zh", "zh-Hans"), ("fr", "zh-Hans")])
def test_the_page_is_in_the_readers_language_and_has_nothing_inline(accepted: str, lang: str, site: Site) -> None:
    _, headers, body = site.ask_raw("/sandbox/", **{"Accept-Language": accepted})
    html = body.decode()
    assert f'<html lang="{lang}"' in html
    assert headers["Content-Security-Policy"].startswith("default-src 'self';")
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=|https?://", html)


def test_every_file_of_the_page_is_there_and_refers_to_nothing_elsewhere(site: Site) -> None:
    for path in STATIC.iterdir():
        status, _, body = site.ask_raw(f"/sandbox/static/{path.name}")
        assert status == 200
        assert not re.search(rb"https?://(?!www\.w3\.org/)", body), path.name


def test_what_production_serves_has_no_phone(site: Site) -> None:
    app = create_app(site.settings)
    assert not [str(rule) for rule in app.url_map.iter_rules() if "sandbox" in str(rule)]
    assert app.test_client().get("/sandbox/").status_code == 404
