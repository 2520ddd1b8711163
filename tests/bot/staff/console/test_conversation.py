"""What staff see of a conversation, and what they can do in it."""

import re
from dataclasses import replace

import pytest

from bot.staff.port import Doing
from dialogs.staffing import AGREED_BYTES, FOR_USER, NOTE_BYTES, WORDS_BYTES
from tests.bot.staff.console.conftest import OPEN, Enter, Person, last
from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk, a_line
from tests.bot.staff.console.samples import DAY, NOW


def test_a_conversation_shows_the_whole_pack(chen: Person) -> None:
    page = chen.sees()
    for part in (
        "Bought in a Mini Program",
        "我在小程序买的扫地机器人",
        "Have you received the goods?",
        "Waiting for 10 days",
        "Whether a complaint was filed",
        "18 November: wrote to the seller",
        "the seller should have paid back",
        "The carrier&#39;s proof of delivery",
        "Very worried; be gentle.",
        "请问您已经向微信支付或平台投诉过吗",
        "4200••••0001",
    ):
        assert part in page


def test_the_map_marks_where_the_conversation_is(chen: Person) -> None:
    assert re.findall(r'class="phase present" data-phase="(\w+)"', chen.sees()) == ["advising"]


def test_nobody_speaks_before_they_take_over(chen: Person) -> None:
    page = chen.sees()
    assert 'data-doing="take"' in page
    for doing in ("reply", "set_fact", "hand_over", "close", "snooze", "transfer", "requeue"):
        assert f'data-doing="{doing}"' not in page


def test_who_has_it_sees_every_form(chen: Person) -> None:
    chen.does("take")
    page = chen.sees()
    assert {*re.findall(r'data-doing="(\w+)"', page)} == {*map(str, Doing)} - {"take"}


def test_taking_over_says_so_once(chen: Person, desk: MemoryDesk) -> None:
    page = chen.follows(chen.does("take"))
    assert "You have it now." in page
    assert last(desk).doing is Doing.TAKE
    assert last(desk).account == "chen"


def test_the_second_who_takes_it_is_told_who_has_it(enter: Enter, desk: MemoryDesk) -> None:
    enter("li").does("take")
    refused = enter("chen").does("take", key="other")
    assert refused.status_code == 409
    assert "li has it already" in refused.text
    assert [action.account for action in desk.actions] == ["li"]


def test_a_reply_goes_out_and_the_page_comes_back_without_it(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    page = chen.follows(chen.does("reply", text="  您好\r\n我来帮您  "))
    assert "Sent." in page
    assert last(desk).text == "您好\n我来帮您"
    assert '<textarea id="text"' in page
    assert "我来帮您</textarea>" not in page


def test_outside_of_wechats_window_it_is_said_before_and_after_sending(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    assert "This goes out at once." in chen.sees()
    desk.talks[OPEN].pack = replace(desk.talks[OPEN].pack, can_send_now=False)
    page = chen.sees()
    assert "WeChat lets nothing through now" in page
    assert "Keep for their next message</button>" in page
    assert "Kept: it is said with their next message." in chen.follows(chen.does("reply", text="hello"))


def test_a_form_sent_twice_is_one_reply_and_a_new_text_is_another(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    for text in ("one", "one", "two"):
        chen.does("reply", key="same page", text=text)
    assert [action.text for action in desk.actions] == ["", "one", "two"]


@pytest.mark.parametrize(
    ("text", "why"), [("  \r\n ", "There is nothing to send"), ("字" * 534, "That is too long: 1,602 bytes, and 1,600")]
)
def test_a_reply_that_cannot_be_sent_says_why_and_stays(text: str, why: str, chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    page = chen.does("reply", text=text)
    assert page.status_code == 409
    assert why in page.text
    assert text.strip() in page.text
    assert last(desk).doing is Doing.TAKE


def test_a_reply_of_just_the_limit_is_sent(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    assert chen.does("reply", text="字" * 533).status_code == 303
    assert len(last(desk).text.encode()) == 1599


@pytest.mark.parametrize(
    ("doing", "told", "limit"),
    [
        ("reply", {}, WORDS_BYTES),
        ("note", {}, NOTE_BYTES),
        ("hand_over", {"state": "idle"}, NOTE_BYTES),
        ("hand_over", {"state": "idle", "value": FOR_USER}, AGREED_BYTES),
    ],
)
def test_each_text_has_the_limit_of_whoever_reads_it(
    doing: str, told: dict[str, str], limit: int, chen: Person, desk: MemoryDesk
) -> None:
    chen.does("take")
    refused = chen.does(doing, text="x" * (limit + 1), **told)
    assert f"{limit + 1:,} bytes, and {limit:,}" in refused.text
    assert last(desk).doing is Doing.TAKE
    assert chen.does(doing, text="x" * limit, **told).status_code == 303
    assert last(desk).doing == doing


def test_the_forms_know_their_limits_before_anything_is_sent(chen: Person) -> None:
    chen.does("take")
    limits = dict(re.findall(r'<textarea id="(\w+)"[^>]*data-limit="(\d+)"', chen.sees()))
    assert limits == {"text": str(WORDS_BYTES), "agreed": str(NOTE_BYTES), "note": str(NOTE_BYTES)}
    assert f'data-limit-told="{AGREED_BYTES}"' in chen.sees()


@pytest.mark.parametrize(("ticked", "value"), [({"value": FOR_USER}, FOR_USER), ({}, "")])
def test_what_was_agreed_is_told_to_the_user_only_when_that_is_ticked(
    ticked: dict[str, str], value: str, chen: Person, desk: MemoryDesk
) -> None:
    chen.does("take")
    assert f'type="checkbox" name="value" value="{FOR_USER}" id="agreed-told" data-told>' in chen.sees()
    chen.does("hand_over", state="idle", text="pays by Friday", **ticked)
    assert last(desk).value == value


def test_a_tick_stays_with_a_note_that_was_refused(chen: Person) -> None:
    chen.does("take")
    page = chen.does("hand_over", state="nonsense", text="pays by Friday", value=FOR_USER)
    assert "data-told checked>" in page.text


# Typing


def test_that_somebody_types_is_passed_on(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    address = re.findall(r'data-typing="/staff/([^"]+)"', chen.sees())
    assert address == [f"conversations/{OPEN}/typing"]
    assert chen.post(address[0], csrf="csrf-1").status_code == 204
    assert desk.typings == [(OPEN, "chen")]


@pytest.mark.parametrize(("account", "csrf"), [("an", "csrf-1"), ("chen", "made up")])
def test_nobody_types_for_an_auditor_or_a_page_from_elsewhere(
    account: str, csrf: str, enter: Enter, desk: MemoryDesk
) -> None:
    assert enter(account).post(f"conversations/{OPEN}/typing", csrf=csrf).status_code == 403
    assert desk.typings == []


def test_where_nothing_gets_through_nobody_is_shown_typing(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    desk.talks[OPEN].pack = replace(desk.talks[OPEN].pack, can_send_now=False)
    assert "data-typing" not in chen.sees()


def test_a_reply_in_what_a_colleague_has_taken_meanwhile_is_kept_on_the_page(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    desk.give(OPEN, "li")
    page = chen.does("reply", text="I typed this for minutes")
    assert page.status_code == 409
    assert "li has it already" in page.text
    assert "I typed this for minutes</textarea>" in page.text


def test_a_reply_in_what_is_back_with_the_bot_is_refused_and_kept(chen: Person, desk: MemoryDesk) -> None:
    page = chen.does("reply", text="I typed this for minutes")
    assert "Take it over first" in page.text
    assert "I typed this for minutes</textarea>" in page.text
    assert desk.actions == []


def test_a_conversation_that_is_gone_gives_back_the_text(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    desk.forget(OPEN)
    page = chen.does("reply", text="I typed this for minutes")
    assert page.status_code == 410
    assert "the user left, or asked to be forgotten" in page.text
    assert "I typed this for minutes</textarea>" in page.text
    assert chen.get(f"conversations/{OPEN}").status_code == 410
    assert OPEN not in chen.sees("")


def test_a_form_of_an_older_session_does_nothing_and_keeps_the_text(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    page = chen.post(f"conversations/{OPEN}/reply", csrf="older", key="k2", text="I typed this")
    assert page.status_code == 409
    assert "out of date" in page.text
    assert "I typed this</textarea>" in page.text
    assert last(desk).doing is Doing.TAKE


@pytest.mark.parametrize("doing", list(Doing))
def test_an_auditor_changes_nothing(doing: Doing, enter: Enter, desk: MemoryDesk) -> None:
    page = enter("an").does(doing, text="x", slot="delivery", value="received", to="li", until=str(NOW + 60))
    assert page.status_code == 409
    assert "Your account may look" in page.text
    assert desk.actions == []


def test_an_auditor_sees_no_form_that_changes_something(enter: Enter) -> None:
    page = enter("an").sees()
    assert "data-doing" not in page
    assert "Show masked numbers" not in page


def test_notes_are_for_everybody_who_acts(enter: Enter, desk: MemoryDesk) -> None:
    enter("li").does("take")
    page = enter("chen").follows(enter("chen").does("note", text="speaks Cantonese"))
    assert "Noted." in page
    assert "speaks Cantonese" in page
    assert last(desk).doing is Doing.NOTE


# Facts


def test_fields_suit_their_facts(chen: Person) -> None:
    chen.does("take")
    page = chen.sees()
    kinds = dict(re.findall(r'<(?:input type="(\w+)"|select) id="fact-(\w+)"', page))
    assert kinds == {
        "date": "paid_on",
        "number": "days_waiting",
        "text": "order_no",
        "": "shop_type",
    }
    assert re.search(r'<input type="date" id="fact-returned_on" name="value" value="2026-11-15"', page)
    assert re.search(r'<option value="none" selected>no answer', page)
    assert re.search(r'id="fact-order_no" name="value" value=""', page)


def test_an_edited_fact_moves_the_ranking_and_the_page_shows_by_how_much(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    page = chen.follows(chen.does("set_fact", slot="merchant_response", value="refused"))
    assert "The causes are ranked anew." in page
    assert re.findall(r'moved (up|down)">was (\d+)%', page) == [("up", "7"), ("down", "81")]
    assert re.findall(r"<details id=\"cause-(\w+)\"", page)[0] == "merchant_refused"
    assert (last(desk).slot, last(desk).value) == ("merchant_response", "refused")


def test_a_fact_is_removed_and_can_be_added_again(chen: Person) -> None:
    chen.does("take")
    page = chen.follows(chen.does("drop_fact", slot="merchant_response"))
    assert "Removed." in page
    assert page.index('id="add-fact"') < page.index('id="edit-merchant_response"')


@pytest.mark.parametrize(
    ("doing", "told", "why"),
    [
        ("set_fact", {"slot": "merchant_response", "value": "nonsense"}, "That does not fit here"),
        ("set_fact", {"slot": "merchant_response", "value": " "}, "Choose one first"),
        ("set_fact", {"value": "refused"}, "Choose one first"),
        ("drop_fact", {}, "Choose one first"),
        ("transfer", {}, "Choose one first"),
        ("close", {"to": "nonsense"}, "Choose one first"),
        ("set_locale", {}, "Choose one first"),
        ("hand_over", {"state": "nonsense"}, "The conversation cannot go on there"),
        ("snooze", {}, "Choose a time after now"),
        ("snooze", {"until": str(NOW)}, "Choose a time after now"),
        ("snooze", {"until": str(NOW + 367 * DAY)}, "Choose a time after now"),
        ("snooze", {"until": str(NOW + 60), "until_at": "nonsense"}, "Choose a time after now"),
        ("snooze", {"until_at": "9999999-01-01T00:00"}, "Choose a time after now"),
    ],
)
def test_a_form_that_makes_no_sense_changes_nothing(
    doing: str, told: dict[str, str], why: str, chen: Person, desk: MemoryDesk
) -> None:
    chen.does("take")
    page = chen.does(doing, **told)
    assert page.status_code == 409
    assert why in page.text
    assert last(desk).doing is Doing.TAKE


def test_a_ranking_that_somebody_made_up_in_the_address_shows_nothing(chen: Person) -> None:
    assert 'class="moved' not in chen.sees(
        f"conversations/{OPEN}?was=nonsense:1,system_outage:999,unresponsive_merchant:x,:,"
    )


# Away with it


@pytest.mark.parametrize(
    ("doing", "told", "said"),
    [
        ("hand_over", {"state": "asking.complained_to", "text": "Seller pays by Friday"}, "the bot goes on"),
        ("requeue", {}, "Back in the queue."),
        ("transfer", {"to": "li"}, "Transferred."),
        ("snooze", {"until": str(NOW + DAY)}, "Snoozed."),
        ("close", {"to": "refunded"}, "The case is closed."),
    ],
)
def test_what_is_given_away_leads_back_to_the_list(
    doing: str, told: dict[str, str], said: str, chen: Person, desk: MemoryDesk
) -> None:
    chen.does("take")
    response = chen.does(doing, **told)
    assert response.headers["Location"].startswith("/staff/?queue=")
    assert said in chen.follows(response)
    assert {name: str(getattr(last(desk), name)) for name in told} == told


def test_a_typed_time_is_in_the_bots_own_zone(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    chen.does("snooze", until=str(NOW + 60), until_at="2026-11-23T09:00")
    assert last(desk).until == NOW + 23 * 3600


def test_the_cases_own_dates_are_offered_first(chen: Person) -> None:
    chen.does("take")
    offered = re.findall(r'<option value="(\d+)">([^<]*)', chen.sees().split('id="until"')[1].split("</select>")[0])
    assert offered[0] == (str(NOW + DAY), "the seller&#39;s time is over (Mon 23 Nov, 10:00)")
    assert len(offered) == 4


def test_a_hand_over_starts_where_the_conversation_was(chen: Person) -> None:
    chen.does("take")
    states = re.findall(r'<option value="([^"]*)"', chen.sees().split('id="state"')[1].split("</select>")[0])
    assert states == ["advising.unresponsive_merchant", "asking.complained_to", "idle"]


def test_nobody_is_offered_themselves(chen: Person) -> None:
    chen.does("take")
    offered = chen.sees().split('id="to"')[1].split("</select>")[0]
    assert re.findall(r'<option value="(\w+)"', offered) == ["li", "wu"]


def test_only_a_lead_gives_away_what_a_colleague_has(enter: Enter) -> None:
    enter("li").does("take")
    for doing in ("transfer", "requeue"):
        assert f'data-doing="{doing}"' in enter("wu").sees()
        assert f'data-doing="{doing}"' not in enter("chen").sees()


def test_the_users_language_is_set(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    assert "the chosen language" in chen.follows(chen.does("set_locale", value="en"))
    assert desk.talks[OPEN].card.locale == "en"


def test_colleagues_are_named_as_they_are_read(chen: Person, desk: MemoryDesk) -> None:
    desk.give(OPEN, "zhao")
    talk = desk.talks[OPEN]
    talk.lines.append(a_line("event", "zhao took the conversation", account="zhao"))
    talk.notes.append(a_line("note", "gentle", account="zhao"))
    page = chen.sees()
    assert "小赵 has it." in page
    assert "小赵 took the conversation" in page
    assert "<span>小赵</span>" in page
    assert "小赵 has it already" in chen.does("take").text
    assert "· 小赵" in chen.sees("?queue=taken")


# Suggestions


def test_a_suggestion_goes_into_the_reply_without_scripts(chen: Person) -> None:
    chen.does("take")
    page = chen.sees(f"conversations/{OPEN}?use=asking.complained_to")
    assert "请问您已经向微信支付或平台投诉过吗？</textarea>" in page


def test_a_suggestion_is_sent_as_it_is(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    text = re.findall(r'<input type="hidden" name="text" value="([^"]*)"', chen.sees())[0]
    chen.does("reply", text=text)
    assert last(desk).text == "请问您已经向微信支付或平台投诉过吗？"


# What is masked


def test_numbers_are_shown_in_full_for_one_view_and_that_is_written_down(
    chen: Person, accounts: MemoryAccounts
) -> None:
    assert "4200001234202611180000000001" not in chen.sees()
    page = chen.post(f"conversations/{OPEN}/unmask", csrf="csrf-1").text
    assert "4200001234202611180000000001" in page
    assert "data-whole" in page
    assert accounts.unmaskings == [("chen", OPEN)]
    assert "4200001234202611180000000001" not in chen.sees()


@pytest.mark.parametrize(("account", "csrf"), [("an", "csrf-1"), ("chen", "made up")])
def test_nothing_is_unmasked_for_an_auditor_or_a_form_from_elsewhere(
    account: str, csrf: str, enter: Enter, accounts: MemoryAccounts
) -> None:
    page = enter(account).post(f"conversations/{OPEN}/unmask", csrf=csrf)
    assert page.status_code == 409
    assert "4200001234202611180000000001" not in page.text
    assert accounts.unmaskings == []


def test_who_loads_the_page_behind_a_form_again_sees_the_conversation(chen: Person) -> None:
    for doing in ("unmask", "reply"):
        assert chen.get(f"conversations/{OPEN}/{doing}").headers["Location"].startswith(f"/staff/conversations/{OPEN}")


# The store is down


@pytest.mark.parametrize("path", ["", f"conversations/{OPEN}"])
def test_without_the_store_there_is_a_page_that_says_so(path: str, chen: Person, desk: MemoryDesk) -> None:
    desk.is_down = True
    page = chen.get(path)
    assert page.status_code == 503
    assert "The store cannot be reached" in page.text
    assert page.headers["Cache-Control"] == "no-store"


def test_without_the_store_a_reply_is_kept_and_can_be_sent_again_once(chen: Person, desk: MemoryDesk) -> None:
    chen.does("take")
    told = {"csrf": "csrf-1", "key": "k7", "text": "I typed <this>"}
    desk.is_down = True
    down = chen.post(f"conversations/{OPEN}/reply?queue=mine", **told)
    assert down.status_code == 503
    assert "I typed &lt;this&gt;</textarea>" in down.text
    sent_again = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', down.text.split("<main")[1]))
    assert sent_again == {"csrf": "csrf-1", "key": "k7"}
    assert f'action="/staff/conversations/{OPEN}/reply?queue=mine"' in down.text
    desk.is_down = False
    for _ in range(2):
        chen.post(f"conversations/{OPEN}/reply", **sent_again, text=told["text"])
    assert [action.text for action in desk.actions] == ["", "I typed <this>"]


def test_a_password_is_on_no_page(chen: Person, desk: MemoryDesk, accounts: MemoryAccounts) -> None:
    accounts.sign_in = lambda *_: desk.cards()  # type: ignore[assignment]
    desk.is_down = True
    page = chen.sign_in(password="my own secret")
    assert page.status_code == 503
    assert "my own secret" not in page.text
    assert 'type="password"' in page.text
