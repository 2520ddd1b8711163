"""Reading what a step does: a message, a tap, an event, time."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from rapidfuzz import process

from bot.testkit.desk_steps import read_deed
from bot.testkit.loading import Node, Table, Text
from bot.testkit.places import Places
from bot.testkit.script import Action, Retry, Send, Until, Wait
from bot.testkit.times import instant_from, span_from
from bot.testkit.vocabulary import Names
from bot.testkit.words import Word

#: Events that WeChat is known to send; another one may stand in a script, but none that is one letter off.
KNOWN_EVENTS = frozenset(
    {
        "subscribe",
        "unsubscribe",
        "scan",
        "location",
        "click",
        "view",
        "view_miniprogram",
        "scancode_push",
        "scancode_waitmsg",
        "pic_sysphoto",
        "pic_photo_or_album",
        "pic_weixin",
        "location_select",
        "kf_create_session",
        "kf_close_session",
        "kf_switch_session",
        "templatesendjobfinish",
        "masssendjobfinish",
        "subscribe_msg_popup_event",
        "subscribe_msg_change_event",
        "subscribe_msg_sent_event",
        "user_authorization_revoke",
        "user_authorization_cancellation",
        "user_info_modified",
    }
)

_MOST_RETRIES = 9
_ONE_LETTER_OFF = 85


def read_action(word: Word, key: Text, value: Node, places: Places) -> Action | None:
    here = places.in_locale(value)
    if here is None:
        places.wrong(key.line, f"`{key.value}` has no text for `{places.locale}`, which the script runs in: add it")
        return None
    action = _READERS[word](word, here, places, key.value)
    return replace(action, is_by_locale=here is not value) if isinstance(action, Send) else action


def _user(word: Word, node: Node, places: Places, place: str) -> Action | None:
    text = places.text(node, place)
    return None if text is None else Send(word=word, members=(("text", text.value),))


def _tap(word: Word, node: Node, places: Places, place: str) -> Action | None:
    text = places.text(node, place)
    choice = None if text is None else places.name(text, Names.CHOICE)
    return None if choice is None else Send(word=word, members=(("type", "tap"), ("choice", choice)))


def _remarked(*members: tuple[str, str]) -> Callable[[Word, Node, Places, str], Action | None]:
    """Something without text of its own; what is written there is a remark for the reader."""

    def read(word: Word, node: Node, places: Places, place: str) -> Action | None:
        if not isinstance(node, Text):
            places.wrong(node.line, f"`{place}` takes a remark or nothing after its colon")
        return Send(word=word, members=members)

    return read


def _voice(word: Word, node: Node, places: Places, place: str) -> Action | None:
    """A voice message; text after the colon is what WeChat's recognition made of it."""
    if isinstance(node, Text) and not node.value:
        return Send(word=word, members=(("type", "voice"),))
    text = places.text(node, place)
    return None if text is None else Send(word=word, members=(("type", "voice"), ("text", text.value)))


def _event(word: Word, node: Node, places: Places, place: str) -> Action | None:
    if isinstance(node, Table):
        return _event_with_key(word, node, places, place)
    name = places.text(node, place)
    if name is None:
        return None
    _check_event(name, places)
    return Send(word=word, members=(("type", "event"), ("event", name.value)))


def _event_with_key(word: Word, node: Table, places: Places, place: str) -> Action | None:
    table = places.table(node, place, "click: MENU_HELP") or ()
    if len(table) != 1:
        places.wrong(node.line, f"`{place}` wants one event with its key, such as `click: MENU_HELP`")
        return None
    [(name, key)] = table
    _check_event(name, places)
    # What a staff event comes with is the account of the staff, and no key.
    member = "staff_account" if name.value.startswith("kf_") else "event_key"
    return Send(word=word, members=(("type", "event"), ("event", name.value), (member, key.value)))


def _check_event(name: Text, places: Places) -> None:
    nearest = process.extractOne(name.value, sorted(KNOWN_EVENTS), score_cutoff=_ONE_LETTER_OFF)
    if name.value not in KNOWN_EVENTS and nearest:
        places.wrong(name.line, f"`{name.value}` is no event of WeChat's; did you mean `{nearest[0]}`?")


def _retry(_: Word, node: Node, places: Places, place: str) -> Action | None:
    text = Text("1", node.line) if node == Text("", node.line) else places.text(node, place)
    if text is None:
        return None
    if not text.value.isdecimal() or not 1 <= int(text.value) <= _MOST_RETRIES:
        places.wrong(text.line, f"`{place}` wants how many times, 1 to {_MOST_RETRIES}, not `{text.value}`")
        return None
    return Retry(times=int(text.value))


def _wait(_: Word, node: Node, places: Places, place: str) -> Action | None:
    text = places.text(node, place)
    span = None if text is None else span_from(text.value)
    if text is not None and span is None:
        places.wrong(text.line, f"`{text.value}` is no span of time; write `30m`, `49h`, `3d`, `3d 2h` or `3天`")
    return None if span is None else Wait(span=span)


def _until(_: Word, node: Node, places: Places, place: str) -> Action | None:
    text = places.text(node, place)
    at = None if text is None else instant_from(text.value)
    if text is not None and at is None:
        places.wrong(text.line, f"`{text.value}` is no time with its offset; write `2026-11-25T10:00+08:00`")
    return None if at is None else Until(at=at)


_READERS: Mapping[Word, Callable[[Word, Node, Places, str], Action | None]] = {
    Word.USER: _user,
    Word.TAP: _tap,
    Word.PICTURE: _remarked(("type", "image")),
    Word.VOICE: _voice,
    Word.VIDEO: _remarked(("type", "video")),
    Word.SHORT_VIDEO: _remarked(("type", "shortvideo")),
    Word.LOCATION: _remarked(("type", "location")),
    Word.LINK: _remarked(("type", "link")),
    Word.STICKER: _remarked(("type", "sticker")),
    Word.FOLLOW: _remarked(("type", "event"), ("event", "subscribe")),
    Word.UNFOLLOW: _remarked(("type", "event"), ("event", "unsubscribe")),
    Word.EVENT: _event,
    Word.STAFF: read_deed,
    Word.RETRY: _retry,
    Word.WAIT: _wait,
    Word.UNTIL: _until,
}
