"""What must hold after every step of a walk, whatever came before it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import orjson

from bot.dialogue import RefundDialogue
from bot.incoming import Incoming, Kind
from bot.rendering import PAGE_BYTES
from bot.staff.deeds import STAFF
from bot.testkit.repair.faults import leak, strange_to
from bot.testkit.script import Retry
from bot.testkit.walking.player import USER, Beat
from bot.testkit.walking.words import LANGUAGES
from bot.turn_port import Stored
from dialogs.acts import Act
from dialogs.ownership import Owner
from dialogs.replies_json import reply_from_json
from dialogs.speaking import choices
from dialogs.speaking.staffed import WORDS
from dialogs.states import Phase

#: So many different questions before a conclusion or a person: the patience of most people, and what they asked for
#: themselves by taking answers back.
MOST_QUESTIONS = 10
#: The same page so often in a row is a wall.
_WALL = 3
_ASKING = frozenset({Phase.ASKING, Phase.CLARIFYING})
#: Whoever asks for the same page gets it.
_AGAIN = frozenset({Act.REPEAT, Act.MORE})
#: An error code or the like.
_CODE = re.compile(r"[A-Z][A-Z_.]{3,}")

#: The walk so far, to the beat that is judged; "" where all is well.
Check = Callable[[Sequence[Beat], RefundDialogue], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Invariant:
    """Something that always holds."""

    name: str
    check: Check


def _no_crash(beats: Sequence[Beat], _: RefundDialogue) -> str:
    return beats[-1].crash


def _answered(beats: Sequence[Beat], _: RefundDialogue) -> str:
    last = beats[-1]
    # Staff answer those whom they have taken over; who waits for them is told once that all is kept for them.
    is_told = last.session.owner == Owner.QUEUED and last.session.told_kept
    is_with_staff = last.is_passed_to_staff or last.session.owner == Owner.STAFF or is_told
    is_owed = last.is_from_user and not is_with_staff and not last.crash
    return "" if not is_owed or last.page.strip() else "nothing is answered"


def _fits(beats: Sequence[Beat], _: RefundDialogue) -> str:
    size = len(beats[-1].page.encode())
    return f"a page of {size} bytes, over {PAGE_BYTES}" if size > PAGE_BYTES else ""


def _speaks_plainly(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    """Nothing of ours is shown; but people read what they, or staff, have written."""
    said = " ".join(str(beat.sent.get("text", "")) for beat in beats)
    found = leak(beats[-1].page, said, dialogue)
    return f"{found} is shown to the user" if found else ""


def _owner_known(beats: Sequence[Beat], _: RefundDialogue) -> str:
    owner = beats[-1].session.owner
    return "" if owner in set(Owner) else f"the owner is {owner!r}"


def _state_known(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    state = beats[-1].session.state
    return "" if state in dialogue.machine.states else f"{state!r} is no state"


def _choices_known(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    strange = set(beats[-1].session.offered) - dialogue.knowledge.catalog.choices.keys()
    return f"{min(strange)} is no choice" if strange else ""


def _person_near(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    """A person is offered, has it already, or a tap on "a person" says how to reach one."""
    last = beats[-1]
    if not last.is_from_user or last.crash or _has_person(last):
        return ""
    asked = Incoming(sender=USER, kind=Kind.TAP, choice=choices.HUMAN.id, delivery="person?", created_at=last.at)
    record = orjson.loads(dialogue.take(Stored(session=last.stored), asked, last.at).reply)
    ids = [reply_from_json(each).id for each in record.get("said", ())]
    is_told = record.get("transfer") or any(each.startswith("staff.") for each in ids)
    return "" if is_told or "repair.said_already" in ids else f"no way to a person: {', '.join(ids) or 'silence'}"


def _has_person(beat: Beat) -> bool:
    return beat.session.owner != Owner.BOT or bool(choices.TO_SOMEBODY & {*beat.offered})


def _asks_little(beats: Sequence[Beat], _: RefundDialogue) -> str:
    asked: set[str] = set()
    for beat in reversed(beats):
        if _has_come_to_something(beat) or beat.session.case.number != beats[-1].session.case.number:
            break
        if beat.got.get("phase") in _ASKING:
            asked.add(beat.session.state)
    return f"{len(asked)} different questions, and no conclusion" if len(asked) > MOST_QUESTIONS else ""


def _has_come_to_something(beat: Beat) -> bool:
    """Concluded, with a person, or begun anew."""
    case = beat.session.case
    return bool(case.variant) or beat.session.owner != Owner.BOT or case.is_empty


def _goes_on(beats: Sequence[Beat], _: RefundDialogue) -> str:
    """The same page is not put up again and again, but for those who ask for it."""
    spoken = [beat for beat in beats[-_WALL * 3 :] if beat.is_from_user and not isinstance(beat.deed, Retry)][-_WALL:]
    is_asked_for = any(beat.got.get("act") in _AGAIN or beat.session.owner != Owner.BOT for beat in spoken[1:])
    pages = {beat.page for beat in spoken}
    is_wall = len(spoken) == _WALL and len(pages) == 1 and pages != {""} and beats[-1] is spoken[-1]
    return f"the same page {_WALL} times in a row" if is_wall and not is_asked_for else ""


def _due_ahead(beats: Sequence[Beat], _: RefundDialogue) -> str:
    """What is newly due lies ahead."""
    before = _dues(beats[-2]) if len(beats) > 1 else frozenset()
    late = [what for what, at in _dues(beats[-1]) - before if at < beats[-1].at - timedelta(minutes=1)]
    return f"{late[0]} is due in the past" if late else ""


def _dues(beat: Beat) -> frozenset[tuple[str, datetime]]:
    return frozenset((str(each["what"]), datetime.fromisoformat(each["at"])) for each in beat.got.get("due") or ())


def _language_kept(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    """What was asked for by name is spoken, taps and pictures change nothing, and the page is written in it."""
    last = beats[-1]
    if last.crash or not last.page or not last.stored:
        return ""
    wanted = LANGUAGES.get(str(last.sent.get("text", "")), "") if last.is_from_user else ""
    if wanted and last.session.owner == Owner.BOT and not last.session.locale.startswith(wanted):
        return f"asked for {wanted}, answered in {last.session.locale}"
    before = beats[-2].session if len(beats) > 1 and beats[-2].stored else None
    if before is not None and before.locale != last.session.locale and not _could_switch(last):
        return f"the language changes from {before.locale} to {last.session.locale} by itself"
    return _strange(beats, dialogue)


def _could_switch(beat: Beat) -> bool:
    """Words may, events of the menu may, and staff may."""
    return bool(beat.sent.get("text")) or beat.sent.get("type") == "event"


def _strange(beats: Sequence[Beat], dialogue: RefundDialogue) -> str:
    beat = beats[-1]
    if beat.is_draft or WORDS.id in beat.ids or isinstance(beat.deed, Retry):
        return ""
    ours = beat.page
    for words in sorted({words for each in beats for words in _quotable(each)}, key=len, reverse=True):
        ours = ours.replace(words, "")
    found = strange_to(ours, beat.session.locale, dialogue.phrases.scripts)
    return f"not {beat.session.locale}: {found}" if found else ""


def _quotable(beat: Beat) -> tuple[str, ...]:
    """What others wrote and the bot may repeat as it is: names and codes of the user, and what staff agreed."""
    text = str(beat.sent.get("text", ""))
    if beat.sent.get("event") == STAFF:
        agreed = orjson.loads(text).get("text", "")
        return (agreed,) if agreed else ()
    return tuple(_CODE.findall(text))


def _retry_is_the_same(beats: Sequence[Beat], _: RefundDialogue) -> str:
    """The same push gets the same page, and nothing moves."""
    if not isinstance(beats[-1].deed, Retry) or len(beats) < 2:
        return ""
    again, first = beats[-1], beats[-2]
    if again.page != first.page:
        return "a retry gets another page"
    return "" if again.stored == first.stored else "a retry is a step of its own"


INVARIANTS = tuple(
    Invariant(name=name, check=check)
    for name, check in (
        ("the bot does not break", _no_crash),
        ("whoever writes is answered", _answered),
        ("a page fits", _fits),
        ("no id or placeholder is shown", _speaks_plainly),
        ("the owner is known", _owner_known),
        ("the state is known", _state_known),
        ("every choice is known", _choices_known),
        ("a person is near", _person_near),
        (f"at most {MOST_QUESTIONS} questions", _asks_little),
        ("the same page is no wall", _goes_on),
        ("what is due lies ahead", _due_ahead),
        ("the language is kept", _language_kept),
        ("a retry changes nothing", _retry_is_the_same),
    )
)
