"""What may be done in any conversation: what repair acts say, and whatever people send in scripts."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache

from bot.hearing import hear
from bot.incoming import Kind
from bot.lines import incoming_of
from bot.testkit.coverage.walking import Deed, Way, line_of
from bot.testkit.in_process import dialogue_of
from bot.testkit.repair.all_repairs import ALL_REPAIRS
from bot.testkit.repair.places import OPENING, TYPED
from bot.testkit.repair.talk import Message
from bot.testkit.script import Script, Send, Wait
from bot.testkit.times import DEFAULT_NOW
from bot.testkit.words import Word
from dialogs.conversation import Conversation
from dialogs.session import Session
from dialogs.utterance import Utterance

#: Lets clocks of hours, of days and of working days run out, and lets somebody be away for long.
WAITS = tuple(
    Wait(span=span) for span in (timedelta(minutes=30), timedelta(hours=49), timedelta(days=9), timedelta(days=40))
)
#: Acts that old pages offer can be tapped for ever; an answer of the very beginning is an old link soon.
_OLD_LINKS = (
    *(
        "situation.not_arrived",
        "act.other_case",
        "act.show_case.which",
        "act.show_case.amount",
        "act.affirm",
        "act.deny",
    ),
    *("act.back", "act.continue", "act.report_progress", "act.wait", "act.ask_draft", "act.ask_escalation"),
)
#: From this probability on words point to a cause.
_POINTS = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Alphabet:
    """One deed of each meaning, in one locale: the shortest."""

    locale: str
    #: What people do out of turn: it is for every state.
    everyday: tuple[Deed, ...]
    others: tuple[Deed, ...]
    by_meaning: Mapping[Hashable, Send]

    def translated(self, way: Way) -> Way | None:
        """The same way in this locale; None where nobody has ever said one of its words here."""
        if way.locale == self.locale:
            return way
        deeds = [self._translated(deed) for deed in way.deeds]
        known = tuple(deed for deed in deeds if deed is not None)
        return replace(way, locale=self.locale, deeds=known) if len(known) == len(deeds) else None

    def _translated(self, deed: Deed) -> Deed | None:
        if isinstance(deed, Wait) or deed.word is Word.TAP:
            return deed
        return self.by_meaning.get(_meaning_of(deed))


def alphabet_of(scripts: Iterable[Script], locale: str) -> Alphabet:
    """What these scripts and the repair acts say there."""
    everyday = _first_of_each(_of_repairs(locale))
    by_meaning = {**_first_of_each(_of_scripts(scripts, locale)), **everyday}
    others = tuple(send for meaning, send in by_meaning.items() if meaning not in everyday)
    return Alphabet(
        locale=locale,
        everyday=(*everyday.values(), *map(tap, _OLD_LINKS), *WAITS),
        others=others,
        by_meaning=by_meaning,
    )


def tap(choice: str) -> Send:
    return Send(word=Word.TAP, members=(("type", "tap"), ("choice", choice)))


def _first_of_each(sends: Iterable[Send]) -> dict[Hashable, Send]:
    found: dict[Hashable, Send] = {}
    for send in sends:
        found.setdefault(_meaning_of(send), send)
    return found


def _of_repairs(locale: str) -> Iterator[Send]:
    messages = [*OPENING[locale], *(each for typed in TYPED for each in typed.messages[locale])]
    messages += [message for repair in ALL_REPAIRS for wording in repair.wordings[locale] for message in wording]
    return (_sent(message) for message in messages)


def _of_scripts(scripts: Iterable[Script], locale: str) -> list[Send]:
    sent = {
        step.action.members: step.action
        for script in scripts
        if script.locale == locale
        for step in script.steps
        if isinstance(step.action, Send) and step.action.word is not Word.TAP
    }
    return sorted(sent.values(), key=lambda send: (sum(len(value) for _, value in send.members), send.members))


def _sent(message: Message) -> Send:
    if message.kind is Kind.TEXT:
        return Send(word=Word.USER, members=(("text", message.text),))
    return Send(word=Word.USER, members=(("type", str(message.kind)),))


@cache
def _meaning_of(send: Send) -> Hashable:
    """What it says where nothing is on the table; events are what they are."""
    if dict(send.members).get("type") == Kind.EVENT:
        return send.members
    dialogue = dialogue_of(())
    nobody = Conversation(dialogue.machine, dialogue.knowledge, Session())
    return _meaning(hear(incoming_of(line_of(send), DEFAULT_NOW, 0), nobody, dialogue.phrases, DEFAULT_NOW))


def _meaning(said: Utterance) -> Hashable:
    pointed = frozenset(cause for cause, share in said.causes.items() if share >= _POINTS)
    told = (frozenset(said.slots.items()), frozenset(said.withdrawn), frozenset(said.grounds), pointed)
    return (said.act, said.topic, said.choice, said.media, said.signals, said.trap, said.theft, said.doubts, *told)
