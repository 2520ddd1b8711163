"""Which questions may still be asked."""

from collections.abc import Iterable, Iterator, Mapping

from dialogs.catalog import Catalog, Needs, Question
from dialogs.conditions import holds
from dialogs.slots import Slot


def open_questions(catalog: Catalog, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> Iterator[Question]:
    for question in catalog.questions.values():
        if not is_closed(question, facts, closed) and _may_be_asked(question, facts):
            yield question


def is_closed(question: Question, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> bool:
    """Whether it was answered or declined."""
    return question.slot in closed or question.slot in facts or question.settles in facts


def _may_be_asked(question: Question, facts: Mapping[Slot, str]) -> bool:
    if is_ruled_out(question, facts):
        return False
    return not question.asked_when or _holds_any(question.asked_when, facts)


def is_ruled_out(question: Question, facts: Mapping[Slot, str]) -> bool:
    """Whether something told makes it pointless."""
    return _holds_any(question.unless, facts)


def _holds_any(cases: Iterable[Needs], facts: Mapping[Slot, str]) -> bool:
    # As in `holds`: mostly there are no cases at all.
    for needs in cases:  # noqa: SIM110 - an empty generator takes 2,000 instructions
        if holds(needs, facts):
            return True
    return False
