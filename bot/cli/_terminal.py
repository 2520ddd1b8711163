"""A chat in the terminal: what is typed goes to a phone, and what the phone shows is printed."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from rich.console import Console
from rich.markup import escape
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from bot.cli._phone import Phone
from bot.sandbox.bubbles import Bubble, Link
from bot.sandbox.client import Seen

_LINK = re.compile(r"<a\s[^>]*>(.*?)</a>", re.DOTALL)
#: What a language is called here, and the words that a user would ask for it with.
_LANGUAGES: Mapping[str, str] = {"zh": "中文", "en": "English"}
_KINDS = ("image", "voice", "video", "location", "link", "sticker")

_HELP: Mapping[str, str] = {
    "/tap 2": "tap the second choice, instead of typing its number",
    "/lang zh, /lang en": "ask for the other language",
    "/" + ", /".join(_KINDS): "send one of these",
    "/follow, /unfollow": "follow the account; leave it, which erases all that it knows of you",
    "/quit": "end the chat, as Ctrl-D does",
}


@dataclass(kw_only=True)
class Terminal:
    """One chat, from the first line to the last."""

    phone: Phone
    console: Console
    #: What can be tapped now.
    links: tuple[Link, ...] = field(default=())

    def chat(self, typed: Iterator[str]) -> None:
        """Until the lines end or one of them says so."""
        for line in map(str.strip, typed):
            if line in {"/quit", "/exit"}:
                return
            if line:
                self._do(line)

    def greet(self, where: str) -> None:
        """What a newcomer needs to know."""
        self.console.print(f"[bold]refundbot[/bold] {escape(where)}")
        self.console.print(
            "Say what is wrong, such as [cyan]退款三天了还没到账[/cyan] or [cyan]My refund has not arrived[/cyan]."
            " [dim]/help shows what else there is.[/dim]\n"
        )

    def _do(self, line: str) -> None:
        if not line.startswith("/"):
            self._show(self.phone.says(line))
            return
        word, _, rest = line[1:].partition(" ")
        command = self._commands().get(word)
        if command is None:
            self._hint(f"There is no /{word}; /help shows what there is.")
        else:
            command(rest.strip())

    def _commands(self) -> Mapping[str, Callable[[str], None]]:
        return {
            "help": lambda _: self._help(),
            "lang": self._language,
            "tap": self._tap,
            "follow": lambda _: self._show(self.phone.follows()),
            "unfollow": lambda _: self._show(self.phone.unfollows()),
            **{kind: self._sends(kind) for kind in _KINDS},
        }

    def _sends(self, kind: str) -> Callable[[str], None]:
        return lambda _: self._show(self.phone.sends(kind))

    def _help(self) -> None:
        table = Table.grid(padding=(0, 2))
        for command, meaning in self._explained().items():
            table.add_row(f"[cyan]{command}[/cyan]", meaning)
        self.console.print(table)

    def _explained(self) -> Mapping[str, str]:
        """What can be typed, and what it does."""
        return _HELP

    def _language(self, wanted: str) -> None:
        words = _LANGUAGES.get(wanted)
        if words is None:
            self._hint(f"/lang takes one of {', '.join(_LANGUAGES)}.")
        else:
            self._show(self.phone.says(words))

    def _tap(self, number: str) -> None:
        if not number.isdecimal() or not 1 <= int(number) <= len(self.links):
            self._hint(
                f"/tap takes a number from 1 to {len(self.links)}." if self.links else "There is nothing to tap."
            )
        else:
            self._show(self.phone.taps(self.links[int(number) - 1]))

    def _show(self, seen: Seen) -> None:
        if seen.notice:
            self.console.print(Panel(seen.notice, border_style="red", expand=False))
            self._hint(f"{seen.complaint}, after {seen.posts} tries.")
        elif seen.bubble is None:
            self._hint("(no reply)")
        elif seen.bubble.is_transfer:
            self._hint("(handed to WeChat's own staff desk)")
        else:
            self._show_bubble(seen.bubble)

    def _show_bubble(self, bubble: Bubble) -> None:
        self.links = bubble.links or self.links
        self.console.print(Panel(_with_links(bubble.text), border_style="green", expand=False))

    def _hint(self, words: str) -> None:
        self.console.print(Text(words, style="dim"))


def _with_links(text: str) -> Text:
    """The text of a bubble, as a phone shows it: links by their label."""
    shown = Text()
    end = 0
    for link in _LINK.finditer(text):
        shown.append(text[end : link.start()]).append(link[1], style="underline cyan")
        end = link.end()
    return shown.append(text[end:])
