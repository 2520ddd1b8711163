"""
Conditions by name, and how they turned out.

They are read in the order in which `dialogs.conditions` and `dialogs.diagnosis.questions` read them, and no further:
what stands behind a condition that has decided was not asked.
"""

from collections.abc import Iterable, Iterator

from dialogs.catalog import Catalog, Facts, Needs, Question, Rung, Variant
from dialogs.conditions import holds
from dialogs.diagnosis.inference import relevant_facts, standing_grounds
from dialogs.moves import Condition, Table
from dialogs.slots import Slot
from dialogs.turn import Turn

#: A condition, and whether it held.
Seen = tuple[str, bool]


def every(table: Table, catalog: Catalog) -> Iterator[str]:
    """Each condition of a move, a step and a question, both ways."""
    for each in (*_of_moves(table), *_of_rungs(catalog), *_of_questions(catalog)):
        yield from (name((each, True)), name((each, False)))


def name(seen: Seen) -> str:
    """`unknown when is_first_miss = yes`, `rung ask_bank needs funded_by in debit_card = no`"""
    condition, is_so = seen
    return f"{condition} = {'yes' if is_so else 'no'}"


def of_move(trigger: str, when: Condition) -> str:
    return f"{trigger} when {when.__name__}"


def seen_in_question(turn: Turn) -> Iterator[Seen]:
    """How the conditions of all open questions stand, read as when the next one is sought."""
    standing = standing_grounds(turn.grounds, turn.facts)
    facts = dict(relevant_facts(turn.catalog, turn.facts, turn.told, standing))
    for question in turn.catalog.questions.values():
        if question.slot not in {*turn.closed, *facts} and question.settles not in facts:
            yield from _read_question(question, facts)


def seen_on_ladder(variant: Variant, facts: Facts, taken: frozenset[str]) -> Iterator[Seen]:
    """How the conditions of a ladder's steps stand, read as when the open ones are sought."""
    known = {**variant.implies, **facts}
    for rung in variant.ladder:
        if rung.id not in taken:
            yield from _read_rung(rung, known, taken)


def _of_moves(table: Table) -> Iterator[str]:
    yield from {of_move(move.trigger, move.when): None for move in table.rows if move.when is not None}


def _of_rungs(catalog: Catalog) -> Iterator[str]:
    for rung in catalog.rungs.values():
        yield from ([_closed(rung)] if _closers(rung) else [])
        yield from _named(f"rung {rung.id} unless", rung.unless)
        yield from _named(f"rung {rung.id} needs", rung.needs)


def _of_questions(catalog: Catalog) -> Iterator[str]:
    for question in catalog.questions.values():
        yield from (each for needs in question.asked_when for each in _named(_asked_when(question), needs))
        yield from (each for needs in question.unless for each in _named(_unless(question), needs))


def _read_rung(rung: Rung, facts: Facts, taken: frozenset[str]) -> Iterator[Seen]:
    if _closers(rung):
        yield _closed(rung), bool(rung.closed_by & taken)
    if rung.closed_by & taken:
        return
    for slot, values in rung.unless.items():
        yield _atom(f"rung {rung.id} unless", slot, values), facts.get(slot) in values
        if facts.get(slot) in values:
            break
    yield from _read_needs(f"rung {rung.id} needs", rung.needs, facts)


def _read_question(question: Question, facts: Facts) -> Iterator[Seen]:
    yield from _read_any(_asked_when(question), question.asked_when, facts)
    if not question.asked_when or any(holds(needs, facts) for needs in question.asked_when):
        yield from _read_any(_unless(question), question.unless, facts)


def _read_any(owner: str, alternatives: Iterable[Needs], facts: Facts) -> Iterator[Seen]:
    for needs in alternatives:
        yield from _read_needs(owner, needs, facts)
        if holds(needs, facts):
            return


def _read_needs(owner: str, needs: Needs, facts: Facts) -> Iterator[Seen]:
    for slot, values in needs.items():
        is_so = holds({slot: values}, facts)
        yield _atom(owner, slot, values), is_so
        if not is_so:
            return


def _named(owner: str, needs: Needs) -> Iterator[str]:
    return (_atom(owner, slot, values) for slot, values in needs.items())


def _atom(owner: str, slot: Slot, values: frozenset[str]) -> str:
    return f"{owner} {slot} {'in ' + '|'.join(sorted(map(str, values))) if values else 'known'}"


def _closers(rung: Rung) -> frozenset[str]:
    """That a step was taken already shuts it by itself."""
    return rung.closed_by - {rung.id}


def _closed(rung: Rung) -> str:
    return f"rung {rung.id} closed_by {'|'.join(sorted(_closers(rung)))}"


def _asked_when(question: Question) -> str:
    return f"question {question.slot} asked_when"


def _unless(question: Question) -> str:
    return f"question {question.slot} unless"
