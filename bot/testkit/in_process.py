"""The shortest way: straight into the turn, over a store in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from bot.building import build_dialogue, the_catalog
from bot.channel import Channel
from bot.dialogue import RefundDialogue
from bot.store.memory import MemoryStore
from bot.testkit.operator import Chosen, settings_of
from bot.testkit.script import Script
from bot.testkit.vocabulary import Vocabulary


@cache
def bot_vocabulary() -> Vocabulary:
    """Every id of the bot as it is."""
    return Vocabulary.of(the_catalog())


@cache
def dialogue_of(settings: Chosen) -> RefundDialogue:
    """The dialogue with these settings, built once: it never changes, so scripts share it."""
    return build_dialogue(settings_of(settings))


@contextmanager
def open_in_process(script: Script) -> Iterator[Channel]:
    """A channel over a fresh store, in which things expire by the script's clock."""
    store = MemoryStore(seconds=lambda: channel.now().timestamp())
    channel = Channel(store, dialogue_of(script.settings))
    yield channel
