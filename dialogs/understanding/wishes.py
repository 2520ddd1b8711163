"""Wishes about the talk itself that name something: an answer to change, so many steps back, another language."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogs.acts import Act
from dialogs.slots import Slot
from dialogs.understanding.named import Named
from dialogs.understanding.numbers import ENGLISH_WORDS, whole_number
from dialogs.understanding.phrases import BLANK, Phrases, Spoken

#: Whoever only asks for a change does not tell a story.
_LONGEST = 60
#: An answer is wanted, and none is named.
WHICH = "which"
#: Stands for a language that is said of somebody or something else.
_OTHERS = "others"
#: The ids of choices that open an answer begin so.
_OPENS = f"act.{Act.SHOW_CASE}."

_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FIGURE = rf"\d{{1,2}}|{'|'.join(ENGLISH_WORDS[:10])}"
_PLACE = re.compile(
    r"第(?P<di>[一二三四五六七八九十\d]{1,2})(?:个|条|项|号|点|题)?"
    r"|(?P<zh>(?!一[个条项点])(?:[一二两三四五六七八九十]{1,2}|\d{1,2}))(?:个|条|项|号|点)"
    rf"|\b(?:the )?(?:answer|number|item|line|point|no|nr) ?(?P<named>{_FIGURE})\b"
    rf"|\b(?:the )?(?P<nth>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th))\b(?: (?:one|answer|item|line|point)\b)?"
    r"|(?<!\d)(?P<bare>\d{1,2})(?!\d)"
)
_STEPS = re.compile(rf"\b(?:twice|(?:{_FIGURE}))\b|[一二两三四五六七八九十\d]{{1,2}}")


@dataclass(frozen=True, slots=True)
class Wish:
    """The act, and what it is about: a slot or the number of an answer, `which`; how many steps."""

    act: Act
    topic: str
    #: The answer is to be taken out, with nothing in its place.
    is_removal: bool = False


def wish_in(spoken: Spoken, phrases: Phrases) -> Wish | None:
    """The wish that is the whole message, if it is one."""
    if not _may_be_wish(spoken, phrases):
        return None
    said = Named(spoken.core, phrases)
    steps = _steps_in(said, phrases)
    if steps:
        return Wish(Act.GO_BACK, steps)
    answer = _answer_in(said, phrases)
    if answer:
        return Wish(Act.SHOW_CASE, answer)
    gone = _named_with("remove_answer", said, phrases) if said.by("remove_word") else ""
    return Wish(Act.SHOW_CASE, gone, is_removal=True) if gone and gone != Slot.SITUATION else None


def _may_be_wish(spoken: Spoken, phrases: Phrases) -> bool:
    """A cheap look, and where it finds something a better one: to try what a wish may name costs much more."""
    core, normal = spoken.core, spoken.normal
    if len(core) > _LONGEST:
        return False
    # An apostrophe parts in the text what stands together in its core.
    is_parted = "'" in normal
    zh, en = phrases.languages["zh"], phrases.languages["en"]
    languages = ((zh, en) if normal.is_han else (en,)) if normal.is_latin or is_parted else (zh,)
    for language in languages:
        if language.wish is None or is_parted or normal.may_hold(language.wish):
            return any(one.whole_wish.search(core) for one in languages)
    return False


def language_in(said: Named) -> str | None:
    """The locale that is asked for in so many words, wherever in the message; the last one named counts."""
    named = said.by("switch")
    if not named:
        return None
    languages = [one.value for one in named if one.value != _OTHERS]
    return languages[-1] if languages else None


def speaks_of_others(said: Named) -> bool:
    """Whether the only language that is named is that of somebody else ("the seller writes English")."""
    return {one.value for one in said.by("switch")} == {_OTHERS}


def is_correction(said: Named) -> bool:
    """Whether the message sets right what was said before."""
    return bool(said.by("correction"))


def _with_blank(said: Named, start: int, end: int, phrases: Phrases) -> Named:
    """The same text with a blank in place of what was named."""
    return Named(said.text[:start] + BLANK + said.text[end:], phrases)


def _steps_in(said: Named, phrases: Phrases) -> str:
    for number in _STEPS.finditer(said.text):
        steps = 2 if number[0] == "twice" else whole_number(number[0])
        if steps and _with_blank(said, *number.span(), phrases).by("steps_back"):
            return str(steps)
    return "1" if said.by("steps_back") else ""


def _answer_in(said: Named, phrases: Phrases) -> str:
    if not said.by("change_word"):
        return ""
    return WHICH if said.by("which_answer") else _named_with("change_answer", said, phrases)


def _named_with(wish: str, said: Named, phrases: Phrases) -> str:
    """The answer whose name makes such a wish of the words around it."""
    for topic, start, end in _named_in(said, phrases):
        if _with_blank(said, start, end, phrases).by(wish):
            return topic
    return ""


def answers_named_in(said: Named, phrases: Phrases) -> Iterator[tuple[str, int, int]]:
    """The slots whose answer the text could name, by its printed name or in other words for it, and where."""
    for label, slot in _printed_names(phrases):
        start = said.text.find(label)
        if start >= 0:
            yield slot, start, start + len(label)
    for one in said.by("answer_name"):
        yield one.value, one.start, one.end


def _named_in(said: Named, phrases: Phrases) -> Iterator[tuple[str, int, int]]:
    """What could name an answer: its name, or its number."""
    yield from answers_named_in(said, phrases)
    for place in _PLACE.finditer(said.text):
        number = _number_of(place)
        if number:
            yield str(number), *place.span()


def _printed_names(phrases: Phrases) -> Iterator[tuple[str, str]]:
    for label, ids in phrases.labels.items():
        opening = next((id_ for id_ in ids if id_.startswith(_OPENS)), "")
        topic = opening.removeprefix(_OPENS)
        if topic and topic != WHICH:
            yield label, topic


def _number_of(place: re.Match[str]) -> int | None:
    said = next(group for group in place.groups() if group)
    return (
        _ORDINALS.index(said) + 1 if said in _ORDINALS else whole_number(re.sub(r"(?<=\d)(?:st|nd|rd|th)$", "", said))
    )
