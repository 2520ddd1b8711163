"""Which questions may still be asked."""

from collections.abc import Iterator, Mapping

from dialogs.catalog import Catalog, Question
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
    return not question.asked_when or any(holds(needs, facts) for needs in question.asked_when)


def is_ruled_out(question: Question, facts: Mapping[Slot, str]) -> bool:
    """Whether something told makes it pointless."""
    return any(holds(needs, facts) for needs in question.unless)
