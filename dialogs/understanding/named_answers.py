"""The line that we ask for, sent filled in: an answer with its printed name before it ("Days waited: 9")."""

import re
from collections.abc import Iterator

from dialogs.acts import Act
from dialogs.slots import SLOTS, VALUES, Payer, Slot, Stated
from dialogs.understanding.calendar import Today
from dialogs.understanding.fact_finding import facts_in
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.numbers import whole_number
from dialogs.understanding.phrases import Phrases, bare
from dialogs.values import value

#: The ids of choices that open an answer begin so.
_OPENS = f"act.{Act.SHOW_CASE}."
#: The subject of other words for an answer than its printed name.
_OTHER_WORDS = "answer_name"
#: No such line is longer.
_LONGEST = 120
_QUOTES = '"“”「」 '
#: As on the answer sheet: its number, the name, the answer. A name may end in a bracket with its unit.
_LINE = re.compile(
    r"(?:(?:\d{1,2}[).、]|第\d{1,2}[个条项]) ?)?(?P<name>[^:=\n]{1,60}?) ?(?:[:=]|(?<=[\u4e00-\u9fff)])是(?!否)|(?<=\w) is (?=\S)) ?(?P<told>\S.*)"
)
#: Before the name its number on the sheet may stand.
_NUMBERING = 4
#: No name of an answer is longer, in Chinese and in English.
_LONGEST_NAME_ZH, _LONGEST_NAME = 9, 40
_NO = re.compile(r"(?:不是?|没有?|否|不对|no|not|none|never|n)(?:的|了)?[.。!]?")
_YES = re.compile(r"(?:是的?|对的?|有的?|yes|y|yep|true)[.。!]?")
#: Of who paid: the user's own words for what is printed as "you".
_MYSELF = re.compile(
    r"(?:是|就是)?(?:我|本人|自己|我自己|我本人|大人|成年人)(?:付|买|支付|操作)?(?:的|了)?(?:款|钱)?的?"
    r"|(?:it was )?(?:me|myself|i did|i paid(?: it)?|an adult)(?: myself)?[.!]?"
)
_YEARS = re.compile(r"\D{0,6}(\d{1,2}|[一二三四五六七八九十]{1,3}|[a-z]+)\D{0,12}")
_REFERENCE = re.compile(r"(?=[a-z-]*\d)[a-z0-9][a-z0-9-]{3,39}")


@value(frozen=True, slots=True)
class NamedAnswer:
    """The answer that was named, and its value; without one it is said not to be so."""

    slot: Slot
    value: str | None


def named_answer_in(named: Named, phrases: Phrases, today: Today, *, in_chinese: bool = False) -> NamedAnswer | None:
    """The answer that the whole message gives by its name; None where it names none, or its value cannot be read."""
    line = _LINE.fullmatch(named.text.strip(_QUOTES)) if _may_be_line(named.text) else None
    slot = _slot_named(line["name"], named, phrases) if line else None
    if line is None or slot is None:
        return None
    told = line["told"].strip(_QUOTES)
    if VALUES.get(slot) is Stated:
        return stated_in(slot, told)
    read = next(readings_of(slot, told, phrases, today, in_chinese), None)
    return NamedAnswer(slot, read) if read else None


def _may_be_line(normal: Heard) -> bool:
    """A cheap look: without a sign behind its first words no name is set apart."""
    if len(normal) > _LONGEST:
        return False
    return ":" in normal or "=" in normal or " is " in normal or 0 < normal.find("是") <= _LONGEST_NAME_ZH + _NUMBERING


def _slot_named(name: str, whole: Named, phrases: Phrases) -> Slot | None:
    """As it is printed, or in other words for it, which the whole message must hold then."""
    if len(name) > (_LONGEST_NAME if name.isascii() else _LONGEST_NAME_ZH):
        return None
    for id_ in phrases.labels.get(bare(name), ()):
        slot = SLOTS.get(id_.removeprefix(_OPENS)) if id_.startswith(_OPENS) else None
        if slot is not None:
            return slot
    if _OTHER_WORDS not in whole.subjects:
        return None
    named = [one for one in Named(name, phrases).by(_OTHER_WORDS) if one.end - one.start == len(name)]
    return SLOTS.get(named[0].value) if named else None


def stated_in(slot: Slot, told: str) -> NamedAnswer | None:
    """Yes or no to what was stated; None where it is neither."""
    if _NO.fullmatch(told):
        return NamedAnswer(slot, None)
    return NamedAnswer(slot, Stated.YES) if _YES.fullmatch(told) else None


def readings_of(slot: Slot, told: str, phrases: Phrases, today: Today, in_chinese: bool) -> Iterator[str]:
    """As it is printed; as people answer the question for it; as they tell it in a message of its own."""
    for words in (bare(told), phrases.without_fillers(bare(told))):
        ids = (*phrases.labels.get(words, ()), *phrases.synonyms.get(words, ()))
        yield from (id_.removeprefix(f"{slot}.") for id_ in ids if _is_value(slot, id_))
    if slot in (Slot.ORDER_NO, Slot.REFUND_NO) and _REFERENCE.fullmatch(told):
        yield told.upper()
    if slot is Slot.PAYER and _MYSELF.fullmatch(told):
        yield Payer.SELF
    if slot is Slot.CHILDS_AGE and (years := _YEARS.fullmatch(told)) and (number := whole_number(years[1])):
        yield str(number)
    # As Babel prints it in English.
    told = told.replace("cn¥", "¥") if slot is Slot.AMOUNT else told
    found = facts_in(phrases.spoken(told), phrases, slot, today, in_chinese=in_chinese).slots
    if slot in found:
        yield found[slot]


def _is_value(slot: Slot, id_: str) -> bool:
    """Whether the id is of one of its values: a choice may also stand for something else ("longer ago")."""
    kind, _, named = id_.partition(".")
    return kind == slot and (slot not in VALUES or named in set(VALUES[slot]))
