"""
What the run of a script touches of what mutants change: which scripts to try on a mutant, and which first.

Marks are words such as `reply:welcome`, `move:help: asking.* -> stays`, `variant:unclear_process.status_unknown`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.testkit.mutation.moves import asked, fired, places_of
from bot.testkit.mutation.mutant import Mutant, Sight
from bot.testkit.mutation.patient import Patient
from bot.testkit.mutation.plot import Plot, planted
from bot.testkit.mutation.standing import Inquiry, Standings, noting
from bot.testkit.running import run
from bot.testkit.script import Script
from dialogs import turn as turn_module
from dialogs.moves import Condition, Move
from dialogs.replies import Param, Passage, Quantity, Reply, Term
from dialogs.turn import Turn

#: The mark of a run in which the diagnosis was asked for more than a question or a conclusion: why, or what would help.
GAVE_REASONS = "gave reasons"
#: How the ids of such replies begin.
_REASONS = ("reasons.", "advice.withdrawn", "help.", "evidence.")
#: So many of the likeliest variants are contenders.
_CONTENDERS = 4
_PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Footprint:
    """A run of a script on the bot as it is."""

    script: Script
    marks: frozenset[str]
    inquiries: frozenset[Inquiry]
    held: bool

    @property
    def turns(self) -> int:
        return len(self.script.steps)


def footprints(scripts: Iterable[Script], patient: Patient) -> Iterator[Footprint]:
    """Each script run once, and what it touched."""
    marks: set[str] = set()
    inquiries: set[Inquiry] = set()
    with planted(patient, lambda plot: _watch(plot, marks, inquiries)):
        for script in scripts:
            marks.clear()
            inquiries.clear()
            result = run(script, patient.open)
            for turn in result.turns:
                marks.update(_of_answer(turn.got))
            yield Footprint(script=script, marks=frozenset(marks), inquiries=frozenset(inquiries), held=result.passed)


def suspects(mutant: Mutant, prints: Iterable[Footprint], standings: Standings) -> list[Script]:
    """
    The scripts that can notice the mutant, the likeliest to do so first, and of these the shortest.

    To be asked while the mutant is planted.
    """
    changed = standings.changed(mutant.variants) if mutant.sight is Sight.BY_DIAGNOSIS else frozenset()
    able = (each for each in prints if _can_notice(mutant, each, changed))
    return [each.script for each in sorted(able, key=lambda each: (_distance(mutant, each), each.turns))]


def _can_notice(mutant: Mutant, footprint: Footprint, changed: frozenset[Inquiry]) -> bool:
    match mutant.sight:
        case Sight.MARKED:
            return not footprint.marks.isdisjoint(mutant.marks)
        case Sight.BY_DIAGNOSIS:
            is_touched = not footprint.marks.isdisjoint(mutant.touches) or _gave_reasons(mutant, footprint)
            return is_touched or not footprint.inquiries.isdisjoint(changed)
        case Sight.ANY:
            return True


def _gave_reasons(mutant: Mutant, footprint: Footprint) -> bool:
    """They are given for the likeliest, and for the one that was before."""
    near = {mark for each in mutant.variants for mark in (f"variant:{each}", f"contender:{each}")}
    return GAVE_REASONS in footprint.marks and (not near or not footprint.marks.isdisjoint(near))


def _distance(mutant: Mutant, footprint: Footprint) -> tuple[bool, ...]:
    return tuple(mark not in footprint.marks for mark in mutant.marks)


def _watch(plot: Plot, marks: set[str], inquiries: set[Inquiry]) -> None:
    """Plants no fault: moves, replies and conclusions are as declared, and tell of themselves."""
    plot.change(turn_module, **noting(inquiries))
    rows = plot.patient.table.rows
    plot.move_by(tuple(_watched(row, place, marks) for row, place in zip(rows, places_of(rows), strict=True)))

    def retell(reply: Reply) -> Reply:
        marks.update(_of_reply(reply, plot.patient))
        return reply

    plot.retell(retell)


def _watched(row: Move, place: str, marks: set[str]) -> Move:
    def fire(_: Turn) -> None:
        marks.add(fired(place))

    when = None if row.when is None else _watched_condition(row.when, place, marks)
    return replace(row, say=(fire, *row.say), when=when)


def _watched_condition(condition: Condition, place: str, marks: set[str]) -> Condition:
    def ask(turn: Turn) -> bool:
        marks.add(asked(place))
        return condition(turn)

    return ask


def _of_reply(reply: Reply, patient: Patient) -> Iterator[str]:
    yield from _of_say(reply.id, patient)
    for param in reply.params.values():
        yield from _of_param(param, patient)


def _of_param(param: Param, patient: Patient) -> Iterator[str]:
    match param:
        case Passage(says=says):
            for say in says:
                yield from _of_say(say, patient)
        case Term(msgid=msgid):
            yield f"term:{msgid}"
        case Quantity(figure=figure):
            yield f"figure:{figure}"
        case _:
            pass


def _of_say(id_: str, patient: Patient) -> Iterator[str]:
    yield f"reply:{id_}"
    if id_.startswith(_REASONS):
        yield GAVE_REASONS
    yield from (f"figure:{name}" for name in _PLACEHOLDER.findall(patient.catalog.says[id_].text))


def _of_answer(got: Mapping[str, Any]) -> Iterator[str]:
    """What an answer shows of where the conversation is."""
    variant, rung = got.get("variant"), got.get("rung")
    yield from (f"state:{got.get('state')}", f"cause:{got.get('cause')}", f"variant:{variant}", f"rung:{rung}")
    yield f"climbed:{variant}:{rung}"
    yield from (f"contender:{each['variant']}" for each in (got.get("ranking") or ())[:_CONTENDERS])
    yield from (f"taken:{each['what']}" for each in got.get("due") or ())
    yield from (f"ground:{each}" for each in got.get("grounds") or ())
    for slot, value in (got.get("facts") or {}).items():
        yield from (f"slot:{slot}", f"fact:{slot}.{value}")
