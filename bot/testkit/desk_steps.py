"""Reading what staff do in a script: `staff: take`, `staff: {reply: 您好}`, `staff: {set_fact: {amount: 99}}`."""

from collections.abc import Mapping

import orjson

from bot.staff.deeds import BEGIN_CASE, STAFF
from bot.staff.port import Doing
from bot.testkit.loading import Node, Table, Text
from bot.testkit.places import Places
from bot.testkit.problems import did_you_mean, listed
from bot.testkit.script import Action, Send
from bot.testkit.words import Word
from dialogs.staffing import FOR_USER

#: Who does it, where the script does not say: one name, two with a colleague.
ACCOUNT = "li"
#: A hand-over whose note is said to the user.
AGREE = "agree"
#: All that staff do in a script, with what the text behind the word is.
DOINGS: Mapping[str, str] = {
    Doing.TAKE: "",
    BEGIN_CASE: "value",
    Doing.REPLY: "text",
    Doing.NOTE: "text",
    Doing.SET_FACT: "",
    Doing.DROP_FACT: "slot",
    Doing.HAND_OVER: "state",
    AGREE: "text",
    Doing.REQUEUE: "",
    Doing.TRANSFER: "to",
    Doing.SNOOZE: "until",
    Doing.CLOSE: "to",
    Doing.SET_LOCALE: "value",
}
_EXAMPLE = "`staff: take` or `staff: {reply: 您好}`"


def read_deed(word: Word, node: Node, places: Places, place: str) -> Action | None:
    """What a member of staff does, as a line of `refundbot chat --json`."""
    doing, about = _parts(node)
    if doing is None:
        places.wrong(node.line, f"`{place}` wants one thing that staff do, such as {_EXAMPLE}")
        return None
    if doing.value not in DOINGS:
        places.wrong(doing.line, f"`{doing.value}` is nothing that staff do{did_you_mean(doing.value, DOINGS)}")
        return None
    deed = _deed(doing.value, about, places)
    if deed is None:
        return None
    is_agreed = doing.value == AGREE
    members = {**deed, "value": FOR_USER} if is_agreed else deed
    return Send(
        word=word,
        members=(
            ("type", "event"),
            ("event", STAFF),
            ("event_key", str(Doing.HAND_OVER) if is_agreed else doing.value),
            ("staff_account", ACCOUNT),
            ("text", orjson.dumps(members).decode()),
        ),
    )


def _parts(node: Node) -> tuple[Text | None, Node | None]:
    if isinstance(node, Text) and node.value:
        return node, None
    if isinstance(node, Table) and len(node.entries) == 1:
        [(doing, about)] = node
        return doing, about
    return None, None


def _deed(doing: str, about: Node | None, places: Places) -> dict[str, str] | None:
    if doing == Doing.SET_FACT:
        return _fact(about, places)
    if about is None or (isinstance(about, Text) and not about.value):
        return {}
    here = places.in_locale(about)
    text = None if here is None else places.text(here, doing)
    if text is not None and not DOINGS[doing]:
        places.wrong(text.line, f"nothing stands behind `{doing}`; words are {listed(DOINGS)}")
    return None if text is None else {DOINGS[doing]: text.value}


def _fact(about: Node | None, places: Places) -> dict[str, str] | None:
    if not isinstance(about, Table) or len(about.entries) != 1:
        places.wrong(about.line if about is not None else 0, "`set_fact` wants one fact, such as `{amount: 99}`")
        return None
    [(slot, value)] = about
    text = places.text(value, slot.value)
    return None if text is None else {"slot": slot.value, "value": text.value}
