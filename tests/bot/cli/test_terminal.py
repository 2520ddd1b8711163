"""The chat in the terminal, with a phone that answers from a list."""

import io
from dataclasses import dataclass, field

import pytest
from rich.console import Console

from bot.cli._terminal import Terminal
from bot.sandbox.bubbles import Bubble, Link
from bot.sandbox.client import Seen

QUESTION = (
    "您是用什么付的款？\n\n"
    '1. <a href="weixin://bizmsgmenu?msgmenucontent=付款：微信&msgmenuid=paid.wechat">微信支付</a>\n'
    '2. <a href="weixin://bizmsgmenu?msgmenucontent=付款：银行卡&msgmenuid=paid.card">银行卡</a>'
)


@dataclass
class RecordingPhone:
    """Shows the same page whatever is done, and keeps what was."""

    shows: Seen = field(default_factory=lambda: Seen(bubble=Bubble(text=QUESTION)))
    done: list[object] = field(default_factory=list)

    def _note(self, what: object) -> Seen:
        self.done.append(what)
        return self.shows

    def says(self, text: str) -> Seen:
        return self._note(text)

    def taps(self, link: Link) -> Seen:
        return self._note(link)

    def sends(self, kind: str) -> Seen:
        return self._note(("sends", kind))

    def follows(self) -> Seen:
        return self._note("follows")

    def unfollows(self) -> Seen:
        return self._note("unfollows")


@pytest.fixture
def phone() -> RecordingPhone:
    return RecordingPhone()


def chat(phone: RecordingPhone, *lines: str) -> str:
    """What is on the screen after typing these lines."""
    screen = io.StringIO()
    Terminal(phone=phone, console=Console(file=screen, width=80, highlight=False)).chat(iter(lines))
    return screen.getvalue()


def test_a_line_is_said_and_the_answer_shown_as_on_a_phone(phone: RecordingPhone) -> None:
    screen = chat(phone, "退款没到账\n")
    assert phone.done == ["退款没到账"]
    assert "1. 微信支付" in screen
    assert "href" not in screen


def test_a_number_is_typed_and_not_tapped(phone: RecordingPhone) -> None:
    chat(phone, "hello", "2")
    assert phone.done == ["hello", "2"]


def test_a_tap_sends_the_link_that_was_shown(phone: RecordingPhone) -> None:
    chat(phone, "hello", "/tap 2")
    assert phone.done[1] == Link(label="银行卡", text="付款：银行卡", id="paid.card")


@pytest.mark.parametrize("number", ["0", "3", "x", "", "²"])
def test_what_cannot_be_tapped_is_not_sent(number: str, phone: RecordingPhone) -> None:
    screen = chat(phone, "hello", f"/tap {number}")
    assert phone.done == ["hello"]
    assert "from 1 to 2" in screen


def test_before_the_first_answer_there_is_nothing_to_tap(phone: RecordingPhone) -> None:
    assert "nothing to tap" in chat(phone, "/tap 1")


@pytest.mark.parametrize(
    ("line", "done"),
    [
        ("/image", ("sends", "image")),
        ("/sticker", ("sends", "sticker")),
        ("/follow", "follows"),
        ("/unfollow", "unfollows"),
        ("/lang en", "English"),
        ("/lang zh", "中文"),
    ],
)
def test_each_command_does_what_it_says(line: str, done: object, phone: RecordingPhone) -> None:
    chat(phone, line)
    assert phone.done == [done]


def test_help_names_every_command(phone: RecordingPhone) -> None:
    screen = chat(phone, "/help")
    assert phone.done == []
    assert all(f"/{word}" in screen for word in ("tap", "lang", "image", "sticker", "follow", "unfollow", "quit"))


def test_an_unknown_command_is_not_sent_to_the_bot(phone: RecordingPhone) -> None:
    assert "There is no /dance" in chat(phone, "/dance")
    assert phone.done == []


def test_blank_lines_are_nothing_and_quit_ends_the_chat(phone: RecordingPhone) -> None:
    chat(phone, "  ", "one", "/quit", "two")
    assert phone.done == ["one"]


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (Seen(), "(no reply)"),
        (Seen(bubble=Bubble(is_transfer=True)), "staff desk"),
        (Seen(notice="服务出现故障", complaint="status 500", posts=3), "status 500, after 3 tries"),
    ],
)
def test_what_is_no_bubble_is_shown_as_what_it_is(seen: Seen, words: str) -> None:
    assert words in chat(RecordingPhone(shows=seen), "hello")


def test_square_brackets_of_the_bot_are_text_and_no_markup() -> None:
    assert "[red]sale[/red]" in chat(RecordingPhone(shows=Seen(bubble=Bubble(text="[red]sale[/red]"))), "hello")
