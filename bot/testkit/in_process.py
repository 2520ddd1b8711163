"""The shortest way: straight into the turn, over a store in memory."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache

from bot.building import build_dialogue, build_knowledge, the_catalog
from bot.channel import Channel
from bot.dialogue import RefundDialogue
from bot.store.memory import MemoryStore
from bot.testkit.beside import ScriptChannel
from bot.testkit.operator import Chosen, settings_of
from bot.testkit.running import user_of
from bot.testkit.script import Script
from bot.testkit.seeding import seed
from bot.testkit.standing import Search
from bot.testkit.start import Start
from bot.testkit.vocabulary import Vocabulary


@cache
def bot_vocabulary() -> Vocabulary:
    """Every id of the bot as it is."""
    return Vocabulary.of(the_catalog())


@cache
def dialogue_of(settings: Chosen) -> RefundDialogue:
    """The dialogue with these settings, built once: it never changes, so scripts share it."""
    if not settings:
        return build_dialogue(settings_of(()))
    # Nothing else depends on what a script can choose, and phrases and languages take half a second to load.
    return replace(dialogue_of(()), knowledge=build_knowledge(settings_of(settings), the_catalog()))


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
    begin(script, channel)
    yield channel


def begin(script: Script, channel: ScriptChannel) -> None:
    """
    Puts the conversation where the script starts, if it says where.

    Raises `ImpossibleStartError` when nobody can stand there.
    """
    if script.start is not None:
        seed(channel, _session_at(script.start, script), user_of(script), script.now)


#: Of each start that was looked for: the settings, the start, the locale and the hour, and who stands there.
Remembered = Mapping[tuple[Chosen, Start, str, datetime], bytes]
_remembered: dict[tuple[Chosen, Start, str, datetime], bytes] = {}


def remembered() -> Remembered:
    """What one process tells another, so that the same is not searched for again."""
    return dict(_remembered)


def remember(found: Remembered) -> None:
    _remembered.update(found)


def _session_at(start: Start, script: Script) -> bytes:
    """Searched for once, by the bot as it was then."""
    key = script.settings, start, script.locale, script.now
    if key not in _remembered:
        _remembered[key] = _search(script.settings, script.now).stand(start, script.locale)
    return _remembered[key]


@cache
def _search(settings: Chosen, now: datetime) -> Search:
    return Search(dialogue_of(settings), now)
