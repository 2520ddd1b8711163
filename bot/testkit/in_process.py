"""The shortest way: straight into the turn, over a store in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache

from bot.building import build_dialogue, the_catalog
from bot.channel import Channel
from bot.dialogue import RefundDialogue
from bot.store.memory import MemoryStore
from bot.testkit.beside import ScriptChannel
from bot.testkit.operator import Chosen, settings_of
from bot.testkit.running import user_of
from bot.testkit.script import Script
from bot.testkit.seeding import seed
from bot.testkit.standing import stand
from bot.testkit.start import ImpossibleStartError, Start
from bot.testkit.unrenewed import unrenewed
from bot.testkit.vocabulary import Vocabulary


@cache
def bot_vocabulary() -> Vocabulary:
    """Every id of the bot as it is, and where nobody can stand in it."""
    return Vocabulary.of(the_catalog(), complaint=_complaint)


@cache
def dialogue_of(settings: Chosen) -> RefundDialogue:
    """The dialogue with these settings, built once: it never changes, so scripts share it."""
    return build_dialogue(settings_of(settings))


@contextmanager
def open_in_process(script: Script) -> Iterator[Channel]:
    """A channel over a fresh store, in which things expire by the script's clock."""
    with open_over(dialogue_of(script.settings), script) as channel:
        yield channel


@contextmanager
def open_over(dialogue: RefundDialogue, script: Script) -> Iterator[Channel]:
    """The same to this dialogue, such as one that is watched."""
    store = MemoryStore(seconds=lambda: channel.now().timestamp())
    channel = ScriptChannel(store, dialogue, script)
    with unrenewed():
        begin(script, channel)
        yield channel


def begin(script: Script, channel: ScriptChannel) -> None:
    """Puts the conversation where the script starts, if it says where."""
    if script.start is not None:
        session = _standing(script.settings, script.start, script.locale, script.now)
        seed(channel, session, user_of(script), script.now)


@cache
def _standing(settings: Chosen, start: Start, locale: str, now: datetime) -> bytes:
    """Worked out once, when the script is read."""
    return stand(dialogue_of(settings), start, locale, now)


def _complaint(settings: Chosen, start: Start, locale: str, now: datetime) -> str:
    """Why nobody can stand there; "" when somebody can."""
    try:
        _standing(settings, start, locale, now)
    except ImpossibleStartError as error:
        return str(error)
    return ""
