"""Whatever WeChat sends has a script, and so do both ways of a talk: to staff and back."""

from collections.abc import Iterator
from pathlib import Path

from bot.incoming import Kind
from bot.staff.deeds import STAFF
from bot.testkit.actions import KNOWN_EVENTS
from bot.testkit.in_process import bot_vocabulary
from bot.testkit.reading import find_files, read_scripts
from bot.testkit.script import Script, Send

FOLDER = Path(__file__).parents[1]
#: No step of a script sends these: a miniature of a Mini Program comes from its own customer service only.
_UNSENT = {Kind.MINI_PROGRAM, Kind.UNKNOWN}
_SENT_AS = {"text": Kind.TEXT, "": Kind.TEXT}


def sent(scripts: list[Script]) -> Iterator[tuple[str, str]]:
    """The kind of each message and, of an event, its name."""
    for script in scripts:
        for step in script.steps:
            if isinstance(step.action, Send):
                members = dict(step.action.members)
                yield members.get("type", "text"), members.get("event", "").lower()


def missing(scripts: list[Script]) -> set[str]:
    """What WeChat sends and no script does."""
    there = set(sent(scripts))
    kinds = {str(kind) for kind in Kind} - {str(kind) for kind in _UNSENT}
    return (kinds - {kind for kind, _ in there}) | (KNOWN_EVENTS - {event for _, event in there})


SCRIPTS = [script for path in find_files([FOLDER]) for script in read_scripts(path, bot_vocabulary())]


def test_every_kind_of_message_and_every_event_has_a_script() -> None:
    assert missing(SCRIPTS) == set()


def test_one_that_has_none_is_told() -> None:
    without = [script for script in SCRIPTS if "silent_events" not in script.path.name]
    assert "pic_weixin" in missing(without)


def test_every_event_is_expected_something_of() -> None:
    """In the same step or the next: an event that only stands there proves nothing."""
    unproven = {
        (script.name, members["event"])
        for script in SCRIPTS
        if script.path.parent.name == "media"
        for step, after in zip(script.steps, (*script.steps[1:], None), strict=True)
        if isinstance(step.action, Send) and "event" in (members := dict(step.action.members))
        if not step.expectations and not (after is not None and after.action is None)
        if members["event"] not in {STAFF, "subscribe", "unsubscribe"}
    }
    assert unproven == set()


def test_hand_off_and_hand_over_have_scripts_on_both_desks() -> None:
    deeds = {
        dict(step.action.members).get("event_key")
        for script in SCRIPTS
        for step in script.steps
        if isinstance(step.action, Send)
    }
    desks = {value for script in SCRIPTS for name, value in script.settings if name == "desk"}
    assert {"take", "reply", "hand_over", "close", "requeue", "transfer", "set_fact", "drop_fact", "note"} <= deeds
    assert {"wechat", "console"} <= desks
