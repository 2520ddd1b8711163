"""The phone at /sandbox/: conversations, and everything around them, as people do it."""

import re
import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.bot.cli.commands import run
from tests.browser.conftest import DESKTOP, OpenScreen
from tests.browser.screen import Screen

pytestmark = pytest.mark.server

TakePicture = Callable[[Screen, str], None]

#: From "the seller does not react" to the advice.
TO_THE_ADVICE = ("situation.seller_silent", "delivery.received", "shop_type.mini_program")
NARROW = ViewportSize(width=360, height=640)


# Conversations


def test_a_chinese_conversation_by_taps_ends_in_a_diagnosis(open_screen: OpenScreen, picture: TakePicture) -> None:
    screen = open_screen("zh-CN").follow()
    picture(screen, "phone-zh-welcome")
    screen.tap(*TO_THE_ADVICE)
    expect(screen.own.last).to_have_text(re.compile("自营小程序|小程序"))
    picture(screen, "phone-zh-advice")
    screen.see_details()
    expect(screen.drawer).to_contain_text("advising.unresponsive_merchant")
    expect(screen.drawer).to_contain_text("商家不理")
    picture(screen, "phone-zh-details")


def test_an_english_conversation_by_typing_ends_in_a_diagnosis(open_screen: OpenScreen, picture: TakePicture) -> None:
    screen = open_screen("en-GB", size=DESKTOP).follow()
    screen.say("I asked for a refund ten days ago and the seller does not answer")
    screen.say("I have received the goods").say("the shop's own mini program")
    expect(screen.last_reply).to_contain_text("The seller is not responding")
    expect(screen.drawer).to_contain_text("asking.shop_type → advising.unresponsive_merchant")
    expect(screen.drawer.locator(".phase.present")).to_have_text("advising")
    expect(screen.drawer.locator("#d-facts")).to_contain_text("merchant_response")
    expect(screen.drawer.locator("#d-ranking li").first).to_contain_text("shop_type: mini_program")
    picture(screen, "desktop-en")


def test_the_drawer_says_what_a_turn_cost(open_screen: OpenScreen) -> None:
    numbers = open_screen("en").follow().see_details().drawer.locator("#d-numbers dd")
    expect(numbers.nth(0)).to_have_text(re.compile(r"^[\d.,]+ ms$"))
    expect(numbers.nth(1)).to_have_text("1")
    expect(numbers.nth(2)).to_have_text(re.compile(r"^[\d,]+ of 2,048 bytes$"))


def test_a_number_answers_like_a_tap(open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN").follow().say("1")
    expect(screen.choice("delivery.received")).to_be_visible()


def test_a_choice_of_two_lines_begins_behind_its_number(open_screen: OpenScreen) -> None:
    screen = open_screen("en", size=ViewportSize(width=320, height=640)).follow()
    screen.say("The seller does not answer")
    lefts = "element => Array.from(element.getClientRects(), each => each.left)"
    choices = screen.last_reply.locator(".choice")
    wrapped = [lines for each in choices.all() if len(lines := each.evaluate(lefts)) > 1]
    assert wrapped
    assert all(first > second for first, second, *_ in wrapped)


def test_two_people_have_two_conversations(open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN").follow().tap("situation.seller_silent")
    screen.be("two").start_over().follow()
    screen.is_answered(1)
    screen.tap("situation.not_arrived")
    expect(screen.choice("refund_status.success")).to_be_visible()
    screen.be("one")
    screen.is_answered(2)
    expect(screen.choice("delivery.received")).to_be_visible()


# What else can be sent


def test_a_picture_is_answered_and_does_not_leave_the_machine(open_screen: OpenScreen, tmp_path: Path) -> None:
    screen = open_screen("zh-CN").follow()
    bodies: list[str] = []
    screen.page.on("request", lambda request: bodies.append(request.post_data or ""))
    screen.send_picture(a_picture(tmp_path))
    expect(screen.own.last.locator("img.thumb")).to_be_visible()
    assert screen.own.last.locator("img").evaluate("image => image.complete && image.naturalWidth") == 8
    assert [body for body in bodies if "picture" in body] == ['{"what":"picture"}']
    assert max(map(len, bodies)) < 100


@pytest.mark.parametrize("what", ["voice", "sticker", "location"])
def test_what_the_panel_sends_gets_an_answer(what: str, open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN").follow().attach(what)
    expect(screen.own).to_have_count(1)
    expect(screen.choice("situation.not_arrived")).to_be_visible()


def test_the_menu_of_the_account_works(open_screen: OpenScreen, picture: TakePicture) -> None:
    screen = open_screen("zh-CN").follow()
    screen.open_menu("帮助")
    picture(screen, "phone-zh-menu")
    screen.page.keyboard.press("Escape")
    screen.page.locator("#to-keyboard").click()
    screen.use_menu("帮助", "怎么用")
    expect(screen.page.locator(".note").filter(has_text="菜单：")).to_have_count(1)


def test_who_leaves_is_forgotten_and_may_come_back(open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN").follow().tap("situation.seller_silent")
    screen.option("unfollow")
    expect(screen.page.locator("#composer")).not_to_be_visible()
    expect(screen.page.locator("#follow")).to_be_visible()
    screen.page.locator("#follow").click()
    screen.is_answered(3)
    expect(screen.choice("situation.seller_silent")).to_be_visible()


# The clock


def test_what_falls_due_comes_by_itself_when_the_clock_is_set_forward(
    open_screen: OpenScreen, picture: TakePicture
) -> None:
    screen = open_screen("en-GB", size=DESKTOP, scheme="dark").follow()
    screen.say("The seller does not answer").tap("delivery.received", "shop_type.mini_program", "act.report_progress")
    screen.forward(3600).forward(86400)
    screen.is_answered(5)
    screen.forward(176400)
    screen.is_answered(6)
    expect(screen.page.locator("#ahead")).to_be_visible()
    expect(screen.last_reply).to_contain_text("is over")
    expect(screen.drawer.locator("#d-fault")).to_contain_text("within 48 hours")
    picture(screen, "desktop-en-dark-reminder")
    screen.tap("outcome.failed")
    expect(screen.drawer).to_contain_text("advising.unresponsive_merchant")


def test_the_clock_can_be_set_to_a_date(open_screen: OpenScreen) -> None:
    screen = open_screen("en").follow()
    screen.page.locator("#options-button").click()
    screen.page.locator("#to").fill("2031-03-05T09:30")
    screen.page.locator("#clock button").click()
    expect(screen.page.locator("#ahead")).to_contain_text(re.compile(r"5 Mar|Mar 5"))
    screen.say("I asked for a refund yesterday, the seller does not answer")
    expect(screen.last_reply).to_contain_text(re.compile(r"4 Mar|Mar 4"))


def test_the_clock_does_not_go_back(open_screen: OpenScreen) -> None:
    screen = open_screen("en").follow()
    screen.page.locator("#options-button").click()
    screen.page.locator("#clock").evaluate("form => { form.noValidate = true; }")
    screen.page.locator("#to").fill("2020-01-01T00:00")
    screen.page.locator("#clock button").click()
    expect(screen.page.locator("#clock-fault")).to_be_visible()
    expect(screen.page.locator("#ahead")).not_to_be_visible()


# The chat as a script


@pytest.mark.parametrize("through", ["process", "webhook"])
def test_a_saved_chat_is_a_script_that_passes(
    through: str, open_screen: OpenScreen, tmp_path: Path, picture: TakePicture
) -> None:
    screen = open_screen("zh-CN", size=DESKTOP).follow()
    screen.say("商家不理我").send_picture(a_picture(tmp_path)).tap("evidence.chat", "delivery.received")
    screen.tap("shop_type.mini_program", "act.report_progress").attach("sticker")
    screen.use_menu("我的退款", "我说过的情况")
    screen.forward(176400)
    screen.is_answered(10)
    screen.option("save")
    expect(screen.page.locator("#script")).to_be_visible()
    picture(screen, "desktop-zh-script")
    with screen.page.expect_download() as download:
        screen.page.locator("#download").click()
    saved = tmp_path / download.value.suggested_filename
    download.value.save_as(saved)
    written = saved.read_text(encoding="utf-8")
    assert written == screen.page.locator("#script-text").input_value()
    for step in (
        "follow:",
        "user: 商家不理我",
        "picture:",
        "tap: delivery.received",
        "wait: 49h",
        "active:",
        "cause:",
    ):
        assert step in written
    ended = run(tmp_path, "test", str(saved), "--through", through)
    assert ended.returncode == 0, ended.stdout.decode() + ended.stderr.decode()
    # And it can fail.
    saved.write_text(written.replace("state: asking.delivery", "state: asking.funded_by"), encoding="utf-8")
    assert run(tmp_path, "test", str(saved), "--through", through).returncode == 1


def test_there_is_nothing_to_save_before_anything_was_said(open_screen: OpenScreen) -> None:
    screen = open_screen("en")
    screen.page.locator("#options-button").click()
    expect(screen.page.locator("#save")).to_be_disabled()


# Hands and eyes


def test_everything_can_be_done_with_the_keyboard_alone(open_screen: OpenScreen) -> None:
    screen = open_screen("en", size=DESKTOP)
    press, focused = screen.page.keyboard.press, screen.page.locator(":focus")
    screen.page.locator("body").focus()
    tab_to(screen, "#follow")
    press("Enter")
    screen.is_answered(1)
    expect(screen.page.locator("#text")).to_be_focused()
    screen.page.keyboard.type("The seller does not answer")
    press("Enter")
    screen.is_answered(2)
    press("ArrowUp")
    expect(screen.last_reply).to_be_focused()
    press("c")
    expect(screen.toast).to_be_visible()
    press("Tab")
    expect(focused).to_have_class("choice")
    press("ArrowDown")
    press("Enter")
    screen.is_answered(3)
    press("Escape")
    expect(screen.page.locator("#text")).to_be_focused()
    press("ArrowUp")
    press("Enter")
    expect(screen.drawer).to_be_focused()
    press("Escape")
    tab_to(screen, "#attach")
    press("Enter")
    tab_to(screen, '[data-what="location"]')
    press("Enter")
    screen.is_answered(4)
    tab_to(screen, "#buttons button[aria-haspopup]")
    press("Enter")
    press("ArrowDown")
    press("ArrowUp")
    press("Enter")
    screen.is_answered(5)
    tab_to(screen, '[data-person="one"]')
    press("ArrowRight")
    expect(screen.page.locator('[data-person="two"]')).to_have_attribute("aria-checked", "true")
    tab_to(screen, "#options-button")
    press("Enter")
    expect(screen.page.locator("#options")).to_be_visible()
    press("Escape")
    expect(screen.page.locator("#options")).not_to_be_visible()


def test_the_space_bar_presses_a_choice(open_screen: OpenScreen) -> None:
    screen = open_screen("en").follow()
    screen.say("The seller does not answer")
    screen.last_reply.locator(".choice").first.focus()
    screen.page.keyboard.press("Space")
    screen.is_answered(3)


def test_where_the_focus_is_can_be_seen(open_screen: OpenScreen) -> None:
    screen = open_screen("en")
    tab_to(screen, "#options-button")
    tab_to(screen, "#follow")
    assert screen.page.locator("#follow").evaluate("element => getComputedStyle(element).outlineStyle") == "solid"


def test_a_long_press_copies_the_bubble_and_taps_nothing(open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN", touch=True).follow()
    screen.choice("situation.seller_silent").hover()
    screen.page.mouse.down()
    expect(screen.toast).to_have_text("已复制")
    screen.page.mouse.up()
    copied = screen.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("您好")
    assert "1. 商家不理我" in copied
    assert "weixin://" not in copied
    expect(screen.own).to_have_count(0)
    screen.tap("situation.seller_silent")


@pytest.mark.parametrize("language", ["zh-CN", "en-GB"])
def test_nothing_is_wider_than_a_small_phone(language: str, open_screen: OpenScreen) -> None:
    screen = open_screen(language, size=NARROW, touch=True)
    assert overflow(screen) == []
    screen.follow()
    complaint = "商家不理我" if language == "zh-CN" else "The seller does not answer"
    screen.say(f"https://example.com/{'a' * 300} {complaint}")
    screen.tap("delivery.received", "shop_type.mini_program")
    assert overflow(screen) == []
    screen.page.locator("#attach").click()
    assert overflow(screen) == []
    screen.page.locator("#attach").click()
    screen.open_menu("帮助" if language == "zh-CN" else "Help")
    assert overflow(screen) == []
    screen.page.keyboard.press("Escape")
    screen.see_details()
    assert overflow(screen) == []
    screen.page.keyboard.press("Escape")
    screen.page.locator("#options-button").click()
    assert overflow(screen) == []
    screen.page.locator("#save").click()
    expect(screen.page.locator("#script")).to_be_visible()
    assert overflow(screen) == []


def test_the_page_speaks_two_languages_and_remembers_which(open_screen: OpenScreen) -> None:
    screen = open_screen("zh-CN")
    expect(screen.page.locator("#follow")).to_have_text("关注公众号")
    screen.option("language")
    expect(screen.page.locator("#follow")).to_have_text("Follow")
    screen.page.reload()
    expect(screen.page.locator("html")).to_have_attribute("lang", "en")


def test_it_is_light_or_dark_as_the_machine_is_or_as_one_likes(open_screen: OpenScreen, picture: TakePicture) -> None:
    screen = open_screen("zh-CN", scheme="dark").follow()
    dark = paper(screen)
    picture(screen, "phone-zh-dark")
    screen.option("theme")
    assert paper(screen) != dark
    screen.page.reload()
    screen.is_answered(1)
    assert paper(screen) != dark


def test_what_a_listener_hears_is_new_and_not_old(open_screen: OpenScreen) -> None:
    screen = open_screen("en").follow()
    expect(screen.page.get_by_role("log")).to_have_attribute("aria-live", "polite")


# When things go wrong


def test_a_fault_is_shown_as_wechat_does_and_explained_in_the_drawer(
    open_screen: OpenScreen, picture: TakePicture
) -> None:
    screen = open_screen("zh-CN").follow()
    screen.page.route("**/delivery", lambda route: route.fulfill(json=a_fault(screen)))
    screen.page.locator("#text").fill("退款没到账")
    screen.page.keyboard.press("Enter")
    expect(screen.page.locator(".fault-text")).to_contain_text("该公众号提供的服务出现故障，请稍后再试")
    picture(screen, "phone-zh-fault")
    screen.see_details()
    expect(screen.drawer.locator("#d-fault")).to_contain_text("5秒")


def test_a_reload_shows_what_was_there(open_screen: OpenScreen) -> None:
    screen = open_screen("en").follow().say("The seller does not answer")
    before = screen.page.locator("#log").inner_text()
    screen.page.reload()
    screen.is_answered(2)
    assert screen.page.locator("#log").inner_text() == before
    screen.tap("delivery.received")


def a_fault(screen: Screen) -> dict[str, object]:
    """What the server tells of a bot that was silent three times."""
    number = int(screen.page.locator(".entry").last.get_attribute("data-id") or 0)
    outcome = {"notice": "该公众号提供的服务出现故障，请稍后再试", "complaint": "no answer: TimeoutError"}
    entry = {"id": number, "what": "text", "at": 1795327813, "said": {"text": "退款没到账"}}
    return {"entries": [{**entry, "outcome": {**outcome, "ms": 15010.2, "posts": 3, "turn": None}}]}


def overflow(screen: Screen) -> list[str]:
    """What sticks out of the screen to the right, or makes it scroll sideways."""
    found = screen.page.evaluate(
        """() => [...document.querySelectorAll("*")].filter((each) => {
             const box = each.getBoundingClientRect();
             const isClipped = each.closest(".unseen, #script-text, svg");
             return !isClipped && box.width && box.right > innerWidth + 0.5;
           }).map((each) => `${each.tagName}.${each.className}`).concat(
             document.scrollingElement.scrollWidth > innerWidth ? ["the page scrolls"] : [],
             document.querySelector("#scroll").scrollWidth > document.querySelector("#scroll").clientWidth
               ? ["the chat scrolls"] : [])"""
    )
    return list(found)


def paper(screen: Screen) -> str:
    return str(screen.page.locator("#phone").evaluate("element => getComputedStyle(element).backgroundColor"))


def tab_to(screen: Screen, selector: str) -> None:
    target = screen.page.locator(selector).last
    for _ in range(40):
        if target.evaluate("element => element === document.activeElement"):
            return
        screen.page.keyboard.press("Tab")
    raise AssertionError(f"{selector} cannot be reached with Tab")


def a_picture(folder: Path) -> Path:
    """Eight by eight grey pixels."""
    path = folder / "receipt.png"
    rows = (b"\x00" + b"\xcc" * 8) * 8
    header = struct.pack(">IIBBBBB", 8, 8, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(map(chunk, *zip(*chunks, strict=True))))
    return path


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
