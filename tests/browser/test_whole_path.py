"""The whole path in real browsers: somebody with a phone, staff at the desk, and a bot that really runs between them."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from bot.building import build_languages, the_catalog
from bot.settings import Settings
from dialogs.slots import SLOTS
from tests.browser.conftest import PHONE, PICTURES
from tests.browser.console_screen import ConsoleScreen
from tests.browser.screen import Screen
from tests.browser.staffed import StaffedBot, Windows

pytestmark = pytest.mark.server

ORDER = "4200001234202611180000000001"
STORY = f"我在小程序买的扫地机器人，用微信支付付了1280元，商家一直不回复，订单号{ORDER}"
PERSON = "转人工"


@pytest.fixture(scope="module")
def bot(tmp_path_factory: pytest.TempPathFactory) -> Iterator[StaffedBot]:
    running = StaffedBot(tmp_path_factory.mktemp("bot"))
    running.start()
    running.hire()
    yield running
    running.stop()


@pytest.fixture
def windows(chromium: Browser, bot: StaffedBot) -> Iterator[Windows]:
    opened = Windows(browser=chromium, bot=bot)
    yield opened
    opened.close()


Picture = Callable[[ConsoleScreen | Screen, str], None]


@pytest.fixture
def picture(tmp_path: Path) -> Picture:
    """Takes a picture: for docs/ when REFUNDBOT_PICTURES is set, and else only to see that it can."""
    folder = PICTURES if os.environ.get("REFUNDBOT_PICTURES") else tmp_path

    def take(screen: ConsoleScreen | Screen, name: str) -> None:
        screen.page.mouse.move(1, 1)
        screen.page.screenshot(path=folder / f"{name}.png", animations="disabled", caret="hide")

    return take


def waiting_user(windows: Windows, story: str = STORY) -> Screen:
    """Somebody who told of a refund, and asked for a person."""
    user = windows.phone().follow().say(story)
    return user.say(PERSON)


def questions_for(slots: set[str]) -> set[str]:
    """What a user who reads Simplified Chinese is asked for these facts."""
    chinese = build_languages(Settings(_env_file=None))["zh_Hans"]
    asked = the_catalog().questions
    return {chinese.text(asked[SLOTS[slot]].prompt.text) for slot in slots if SLOTS[slot] in asked}


def asked_again(known: set[str], texts: list[str]) -> list[str]:
    """The questions for facts that are known which stand in these bubbles."""
    return [question for question in questions_for(known) if any(question in text for text in texts)]


def test_a_question_that_is_put_again_is_found() -> None:
    bubbles = ["由我接着帮您。\n\n货现在在哪里？\n1. 在我这里"]
    assert asked_again({"delivery", "amount"}, bubbles) == ["货现在在哪里？"]
    assert asked_again({"amount"}, bubbles) == []


def known_facts(desk: ConsoleScreen) -> set[str]:
    ids = desk.page.locator("#s-facts > details.fact").evaluate_all("rows => rows.map((row) => row.id)")
    return {id_.removeprefix("edit-") for id_ in ids}


def percents(desk: ConsoleScreen) -> dict[str, str]:
    """Cause -> how likely, as it is shown."""
    rows = desk.page.locator("#s-causes details")
    return dict(
        rows.evaluate_all("rows => rows.map((row) => [row.id.slice(6), row.querySelector('.percent').textContent])")
    )


# The user asks for a person, and gets the bot again


@pytest.mark.parametrize(
    ("language", "short", "heading", "seen", "reason", "phrase"),
    [
        (
            "en-GB",
            "en",
            "Probably: The seller does not respond",
            "Seller does not respond",
            "Asked for a person",
            "Our staff",
        ),
        ("zh-CN", "zh", "可能是：商家不理人", "商家不理我", "要求人工", "客服"),
    ],
)
def test_staff_take_over_and_hand_back_and_nothing_is_asked_again(
    windows: Windows, picture: Picture, language: str, short: str, heading: str, seen: str, reason: str, phrase: str
) -> None:
    user = windows.phone().follow().say(STORY)
    desk = windows.desk(language=language)
    expect(desk.rows).to_have_count(0)
    user.say(PERSON)

    # It comes by itself into the list of those who wait.
    expect(desk.rows).to_have_count(1)
    expect(desk.rows).to_contain_text(reason)
    expect(desk.rows).to_contain_text("1,280")
    expect(desk.rows).to_contain_text(seen)
    expect(desk.part("tab-waiting")).to_contain_text("1")
    picture(desk, f"staff-{short}-waiting")

    # All that is known is there at once, and no number in full.
    desk.open_first().settle().take().settle()
    expect(desk.part("heading")).to_contain_text(heading)
    for part in ("summary", "suggestions", "causes", "facts", "dates", "steps", "evidence", "notes"):
        expect(desk.part(f"s-{part}")).to_be_visible()
    expect(desk.part("s-summary").locator(".present")).to_have_attribute("data-phase", "asking")
    expect(desk.page.locator("#suggestion-3")).to_contain_text(re.compile("1,?280|贵店"))
    assert {"amount", "merchant_response", "paid_with", "order_no"} <= known_facts(desk)
    assert percents(desk)["unresponsive_merchant"].startswith("100%")
    expect(desk.part("transcript")).to_contain_text("扫地机器人")
    expect(desk.page.locator("main")).not_to_contain_text(ORDER)
    expect(desk.part("case")).not_to_contain_text(ORDER)
    picture(desk, f"staff-{short}-taken")

    # An edited fact moves the ranking, and it is shown by how much.
    desk.set_fact("merchant_response", "refused")
    expect(desk.page.locator("#cause-merchant_refused .moved")).to_be_visible()
    assert "unresponsive_merchant" not in percents(desk)
    desk.settle().part("s-causes").evaluate("part => part.scrollIntoView()")
    # Only the part beside it scrolls.
    assert desk.page.evaluate("scrollY") == 0
    picture(desk, f"staff-{short}-fact")

    # Staff and the user talk, and the bot does not.
    desk.settle().say("您好，我是小陈。商家是怎么拒绝您的？")
    user.is_told("您好，我是小陈。商家是怎么拒绝您的？")
    user.say_into("他们说不给退，也没说为什么")
    expect(desk.said.last).to_have_text("他们说不给退，也没说为什么")
    expect(user.last_reply).to_contain_text("我是小陈")
    known = known_facts(desk)

    # Back to the bot at a chosen place, with words for the user.
    agreed = "商家答应周五前再答复一次"
    desk.settle().press("Escape").fill_hand_over(to="asking.refusal_reason", note=agreed, tells=True)
    picture(desk, f"staff-{short}-hand-over")
    desk.page.locator("#do-hand-over button.primary").click()
    expect(desk.part("tab-bot")).to_contain_text("1")
    user.is_told(agreed)
    picture(user, "staff-user")
    before = user.replies.count() - 1
    user.tap("refusal_reason.no_valid_reason", "goods_state.unopened")
    expect(user.choice("act.report_progress")).to_be_visible()
    assert asked_again(known, user.replies.all_inner_texts()[before:]) == []
    desk.page.goto(f"{desk.url}?queue=bot")
    desk.settle().open_first()
    expect(desk.part("transcript")).to_contain_text(phrase)


# Somebody whom the bot has never met


def test_staff_open_a_case_for_a_stranger_and_the_bot_takes_it_up(
    windows: Windows, bot: StaffedBot, picture: Picture
) -> None:
    user = windows.phone()
    desk = windows.desk()
    desk.page.locator("#begin summary").click()
    desk.page.locator("#whom").fill("nobody!")
    desk.page.locator("#begin button").click()
    desk.is_told("There is no such user")
    desk.page.locator("#whom").fill(bot.openid())
    desk.page.locator("#begin-locale").select_option("zh_Hans")
    picture(desk, "staff-en-begin")
    desk.page.locator("#begin button").click()
    desk.is_told("The case is open, and with you")
    expect(desk.part("s-summary")).to_contain_text("Nothing is known yet")

    desk.add_fact("merchant_response", "refused")
    desk.is_told("Saved").add_fact("situation", "seller_refused")
    expect(desk.is_told("Saved").part("window")).to_contain_text("it is kept")
    desk.hand_over(to="asking.refusal_reason", note="told us on the phone")
    desk.is_told("Handed over")

    # Nothing may be sent to somebody who never wrote: the bot's line waits for them, and comes first.
    expect(user.page.locator(".bubble")).to_have_count(0)
    user.follow()
    expect(user.last_reply).to_contain_text("人工客服请我接着帮您")
    expect(user.choice("refusal_reason.no_valid_reason")).to_be_visible()
    assert asked_again({"situation", "merchant_response"}, [user.last_reply.inner_text()]) == []
    expect(user.last_reply).not_to_contain_text("told us on the phone")
    user.tap("refusal_reason.no_valid_reason")
    expect(user.replies).to_have_count(2)


# Two at once


def test_of_two_who_take_the_same_one_the_other_is_told_who_has_it(windows: Windows) -> None:
    waiting_user(windows)
    first, second = windows.desk("chen"), windows.desk("li")
    for desk in (first, second):
        desk.open_first().settle()
    for desk in (first, second):
        # Both pages send at the same time; neither waits for the other's answer.
        desk.page.evaluate("document.querySelector('form[data-doing=take]').requestSubmit()")
    for desk in (first, second):
        expect(desk.part("notice")).to_be_visible()
    told = [desk.part("notice").inner_text() for desk in (first, second)]
    assert sorted("You have it now" in each for each in told) == [False, True]
    holder, other = (first, second) if "You have it now" in told[0] else (second, first)
    other.is_told("陈晨 has it already" if holder is first else "Li Na has it already")
    expect(other.reply).to_have_count(0)
    expect(holder.reply).to_be_visible()


# Gone


def test_who_unfollows_vanishes_from_every_list_and_from_an_open_page(windows: Windows) -> None:
    user = waiting_user(windows)
    holder, reader = windows.desk("chen"), windows.desk("an")
    expect(reader.rows).to_have_count(1)
    holder.open_first().settle().take().settle()
    holder.reply.fill("I typed this for minutes")
    reader.page.goto(f"{reader.url}?queue=taken")
    expect(reader.rows).to_have_count(1)
    user.option("unfollow")
    expect(reader.rows).to_have_count(0)
    expect(holder.page.locator("h1")).to_contain_text("gone")
    expect(holder.part("kept")).to_have_value("I typed this for minutes")
    expect(holder.page.locator("body")).not_to_contain_text("扫地机器人")
    for queue in ("waiting", "mine", "taken", "bot", "snoozed", "closed"):
        reader.page.goto(f"{reader.url}?queue={queue}")
        expect(reader.rows).to_have_count(0)
        expect(reader.part(f"tab-{queue}")).to_contain_text("0")


# Signed out in between


def test_a_login_that_ran_out_loses_no_text(windows: Windows, bot: StaffedBot) -> None:
    user = waiting_user(windows)
    desk = windows.desk().open_first().settle().take().settle()
    desk.reply.fill("我写了很久的一段话")
    bot.expire_sessions()
    desk.page.locator("#send").click()
    expect(desk.part("kept")).to_have_value("我写了很久的一段话")
    desk.fill_in().settle()
    expect(desk.reply).to_have_value("我写了很久的一段话")
    desk.page.locator("#send").click()
    user.is_told("我写了很久的一段话")


# Small screens, and no mouse


def test_the_whole_path_on_a_phone_at_the_desk_too(windows: Windows, picture: Picture) -> None:
    user = waiting_user(windows)
    desk = windows.desk(size=PHONE)
    picture(desk, "staff-en-phone-waiting")
    desk.open_first().settle()
    assert desk.has_no_sideways_scroll()
    desk.page.get_by_role("button", name="Take over").click()
    expect(desk.reply).to_be_visible()
    picture(desk, "staff-en-phone-conversation")
    desk.settle().page.locator(".to-case").click()
    desk.set_fact("merchant_response", "refused")
    desk.is_told("Saved")
    desk.page.locator(".to-case").click()
    picture(desk, "staff-en-phone-case")
    desk.page.locator("#suggestion-1 [data-use]").click()
    expect(desk.reply).to_be_in_viewport()
    desk.page.locator("#send").click()
    user.is_told("商家说的理由是哪一种？")
    desk.is_told("Sent").page.locator("#do-hand-over summary").click()
    desk.part("agreed").fill("goes on alone")
    assert desk.has_no_sideways_scroll()
    picture(desk, "staff-en-phone-hand-over")
    desk.page.locator("#do-hand-over button.primary").click()
    desk.is_told("Handed over")
    user.is_told("由我接着帮您")


def test_the_whole_path_by_keys_alone(windows: Windows, bot: StaffedBot) -> None:
    user = waiting_user(windows)
    desk = ConsoleScreen(windows.desk("chen").page, bot.desk_url)
    keyboard = desk.page.keyboard
    expect(desk.rows).to_have_count(1)
    desk.press("j", "Enter")
    expect(desk.part("transcript")).to_be_visible()
    desk.press("t")
    expect(desk.reply).to_be_visible()
    desk.press("1", "Control+Enter")
    user.is_told("货现在在哪里？")
    desk.is_told("Sent").press("Escape", "n")
    keyboard.type("calls back at six")
    desk.press("Control+Enter")
    desk.is_told("Noted").press("h", "Tab")
    keyboard.type("Seller pays by Friday")
    desk.press("Tab", "Space")
    expect(desk.part("agreed-told")).to_be_checked()
    desk.press("Enter")
    desk.is_told("Handed over")
    user.is_told("Seller pays by Friday")


# What leads see


def test_a_lead_passes_on_what_a_colleague_has_and_reads_who_did_what(windows: Windows, picture: Picture) -> None:
    waiting_user(windows)
    agent, lead = windows.desk("chen").open_first().settle().take().settle(), windows.desk("wu")
    lead.page.goto(f"{lead.url}?queue=taken")
    lead.open_first().settle()
    expect(lead.reply).to_have_count(0)
    lead.page.locator("#do-transfer summary").click()
    lead.part("to").select_option("li")
    lead.page.locator("#do-transfer button.primary").click()
    lead.is_told("Transferred")
    expect(agent.part("standing")).to_contain_text("Li Na has it")
    expect(agent.page.locator("#audit-link")).to_have_count(0)

    lead.part("audit-link").click()
    actions = lead.page.locator(".audit tbody tr")
    expect(actions.first).to_contain_text("Transferred → li")
    expect(lead.page.locator("main")).not_to_contain_text("扫地机器人")
    picture(lead, "staff-en-audit")
    lead.part("a-what").select_option("transfer")
    expect(lead.page).to_have_url(re.compile("what=transfer"))
    expect(actions).to_have_count(1)
    lead.page.locator(".reset").click()
    expect(lead.page).not_to_have_url(re.compile("what="))
    lead.settle().part("a-account").select_option("an")
    expect(actions.last).to_contain_text("Added an account → an")
    lead.page.set_viewport_size(PHONE)
    lead.page.goto(f"{lead.url}audit")
    assert lead.has_no_sideways_scroll()


def test_an_auditor_reads_and_is_offered_nothing_to_do(windows: Windows) -> None:
    waiting_user(windows)
    auditor = windows.desk("an").open_first().settle()
    expect(auditor.part("transcript")).to_contain_text("扫地机器人")
    expect(auditor.page.locator("main form, #case form")).to_have_count(0)
    auditor.press("t", "h", "n")
    expect(auditor.part("standing")).to_contain_text("Waiting for somebody")


# News


def test_news_go_on_when_the_bot_was_killed_and_started_again_and_none_comes_twice(
    windows: Windows, bot: StaffedBot
) -> None:
    user = waiting_user(windows)
    desk = windows.desk().open_first().settle().take().settle()
    desk.reply.fill("I am just writing")
    bot.kill()
    expect(desk.part("banner")).to_contain_text("cannot be reached", timeout=90_000)
    bot.start()
    user.say_into("还在吗")
    expect(desk.said.last).to_have_text("还在吗", timeout=30_000)
    expect(desk.part("banner")).to_be_hidden()
    user.say_into("还有一件事")
    expect(desk.said.last).to_have_text("还有一件事")
    assert [*desk.said.all_inner_texts()].count("还在吗") == 1
    expect(desk.reply).to_have_value("I am just writing")
    windows.complaints[:] = [each for each in windows.complaints if "net::ERR_" not in each]
