"""The chats that `refundbot record` makes scripts of: one in the terminal, lines that were kept, one of the store."""

import contextlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import dropwhile
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from bot.cli._kept_store import kept_wire
from bot.cli._operator_in_scripts import operator_in_script
from bot.cli._recorded_chat import RecordedChat
from bot.cli._recording_terminal import RecordingTerminal
from bot.cli._typed import typed
from bot.errors import BotError
from bot.settings import Settings
from bot.staff.deeds import STAFF
from bot.store import Keys, RedisStore
from bot.testkit.desk_steps import ACCOUNT
from bot.testkit.in_process import bot_vocabulary, dialogue_of, open_in_process
from bot.testkit.recording.exchange import Exchange
from bot.testkit.recording.lines import exchanges_in
from bot.testkit.recording.recorder import Recorder
from bot.testkit.recording.replaying import paced, replayed
from bot.testkit.recording.stored import Stored, without_person
from bot.testkit.running import user_of
from bot.testkit.script import Script
from bot.testkit.times import DEFAULT_NOW
from bot.testkit.vocabulary import Names
from dialogs.speaking.staffed import WORDS

_NOWHERE = Path("chat")
_UNPROVED = "Recorded: say here what would be broken if this failed."
#: What is compared of then and now, besides the replies.
_COMPARED = ("state", "act")


@dataclass(kw_only=True)
class Recorded:
    """A chat that can be written."""

    zone: tzinfo
    settings: Mapping[str, str]
    exchanges: Sequence[Exchange]
    proves: str = ""
    #: The same as it was answered then, where it was kept.
    then: Sequence[Exchange] = ()
    remarks: Sequence[str] = ()

    def script(self) -> str:
        """Raises NothingToRecordError."""
        recorder = Recorder(zone=self.zone, settings=self.settings)
        return recorder.script_of(self.exchanges, self.proves or _UNPROVED, draft=not self.proves)

    def differences(self) -> Iterator[str]:
        """Where the bot answers otherwise now than it did then; nothing for a chat of just now."""
        number = 0
        for then, now in zip(self.then, self.exchanges, strict=False):
            number += not now.is_time
            told = _difference(then.got or {}, now.got or {}) if then.got is not None else ""
            if told:
                yield f"message {number}: {told}"


def from_terminal(settings: Settings, *, now: datetime, proves: str) -> Recorded:
    """A chat until somebody leaves it."""
    chosen = operator_in_script(settings)
    local = now.astimezone(settings.timezone).replace(microsecond=0)
    chat = RecordedChat(now=local, settings=tuple(chosen.items()))
    terminal = RecordingTerminal(phone=chat, chat_of=chat, console=Console(highlight=False), proves=proves)
    terminal.greet("in this terminal, and every step of it is recorded: /help, and Ctrl-D to save")
    with contextlib.suppress(KeyboardInterrupt):
        terminal.chat(typed())
    said = terminal.proves or _asked_for_sentence()
    return Recorded(zone=settings.timezone, settings=chosen, exchanges=chat.exchanges, proves=said)


def _asked_for_sentence() -> str:
    """Where somebody is there to ask."""
    if not sys.stdin.isatty():
        return ""
    with contextlib.suppress(click.Abort):
        return str(click.prompt("\nWhat would be broken if this failed? One sentence", default="", show_default=False))
    return ""


def from_lines(
    text: str, settings: Settings, *, user: str, now: datetime | None, proves: str, keeps_words: bool
) -> Recorded:
    """Lines of `refundbot chat --json`. Raises UnreadableChatError."""
    exchanges = exchanges_in(text, user=user, now=now or DEFAULT_NOW, zone=settings.timezone)
    remarks: list[str] = []
    if not keeps_words:
        exchanges = without_person(exchanges, dialogue_of(()).phrases, remarks=remarks)
    return _done_again(exchanges, settings, proves, remarks)


def from_store(name: str, settings: Settings, *, proves: str) -> Recorded:
    """A conversation by its public name. Raises BotError when it is not there."""
    reader = Stored(
        phrases=dialogue_of(()).phrases,
        zone=settings.timezone,
        states=bot_vocabulary().known(Names.STATE),
    )
    with kept_wire(settings, "conversation") as wire:
        store = RedisStore(wire, Keys(settings.key))
        sender = store.sender_of(name)
        transcript = store.transcript(sender) if sender is not None else ()
    if not transcript:
        raise BotError(
            f"There is no conversation {name} in the store: it has ended its time, or was erased, or the secret key"
            " (REFUNDBOT_SECRET_KEY) is another than the bot's. Staff see the name in the address of a conversation."
        )
    return _done_again(reader.exchanges_of(transcript), settings, proves, reader.remarks)


def _done_again(exchanges: Sequence[Exchange], settings: Settings, proves: str, remarks: list[str]) -> Recorded:
    """The same with what the bot as it is answers, so that the script holds."""
    chosen = dict(operator_in_script(settings))
    if any(each.sent.get("event") == STAFF for each in exchanges):
        chosen.setdefault("desk", "console")
    then = list(paced(list(dropwhile(lambda each: each.is_time, exchanges))))
    now = list(_answered_now(then, tuple(chosen.items())))
    refusals = [each.got["error"] for each in now if each.got is not None and each.is_refused]
    remarks += [f"left out, because the bot refuses it: {refusal}" for refusal in refusals]
    kept = [(old, new) for old, new in zip(then, now, strict=True) if not new.is_refused]
    return Recorded(
        zone=settings.timezone,
        settings=chosen,
        exchanges=[new for _, new in kept],
        proves=proves,
        then=[old for old, _ in kept],
        remarks=remarks,
    )


def _answered_now(exchanges: Sequence[Exchange], settings: tuple[tuple[str, str], ...]) -> Iterator[Exchange]:
    if not exchanges:
        return
    script = Script(path=_NOWHERE, variant="", proves="", locale="", now=exchanges[0].at, settings=settings, steps=())
    with open_in_process(script) as channel:
        yield from replayed([_by_one_name(each) for each in exchanges], channel, user_of(script))


def _by_one_name(each: Exchange) -> Exchange:
    """A script has one member of staff, and a message without a number is a new one."""
    if each.sent.get("event") == STAFF:
        return replace(each, sent={**each.sent, "staff_account": ACCOUNT})
    return each


def _difference(then: Mapping[str, Any], now: Mapping[str, Any]) -> str:
    """What was said then and is not now, and the other way round; "" where nothing of note is."""
    parts = [f"{name} was {then[name]} and is {now.get(name)}" for name in _COMPARED if _differs(then, now, name)]
    before, after = _said(then), _said(now)
    # A transcript has all pages of a reply, and a page has some of it.
    if not set(after) <= set(before) or (after and not before) or (before and not after):
        parts.append(f"it said {', '.join(before) or 'nothing'} and says {', '.join(after) or 'nothing'}")
    return "; ".join(parts)


def _differs(then: Mapping[str, Any], now: Mapping[str, Any], name: str) -> bool:
    return bool(then.get(name)) and then[name] != now.get(name)


def _said(got: Mapping[str, Any]) -> list[str]:
    said = (str(each["id"]) for each in (*got.get("replies", ()), *got.get("active", ())))
    # Staff's words are kept as what staff did.
    return [name for name in said if name != WORDS.id]
