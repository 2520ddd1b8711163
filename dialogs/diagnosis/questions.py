"""Which questions may still be asked."""

from collections.abc import Iterator, Mapping

from dialogs.catalog import Catalog, Question
from dialogs.conditions import holds
from dialogs.slots import Slot


def open_questions(catalog: Catalog, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> Iterator[Question]:
    for question in catalog.questions.values():
        if not _is_closed(question, facts, closed) and _may_be_asked(question, facts):
            yield question


def _is_closed(question: Question, facts: Mapping[Slot, str], closed: frozenset[Slot]) -> bool:
    return question.slot in closed or question.slot in facts or question.settles in facts


def _may_be_asked(question: Question, facts: Mapping[Slot, str]) -> bool:
    for needs in question.unless:
        if holds(needs, facts):
            return False
    return not question.asked_when or any(holds(needs, facts) for needs in question.asked_when)
