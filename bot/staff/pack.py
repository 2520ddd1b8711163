"""The context pack: all that staff see at once of a conversation, in the reader's language."""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.dialogue import RefundDialogue
from bot.staff import words
from bot.staff.lines import Lines
from bot.staff.masking import hidden
from bot.staff.port import Card, CauseRow, FactRow, Pack, Suggestion
from bot.staff.suggestions import Suggestions, spoilable
from dialogs.acts import Act, Cause
from dialogs.catalog import Variant
from dialogs.deadlines import deadline
from dialogs.diagnosis import NAMED_AT_ALL, reasons
from dialogs.refunds.ladder.evidence import EVIDENCE_BY_ID
from dialogs.replies import Day, Moment, Msgid, Param, Reply, Term
from dialogs.session import Session
from dialogs.slots import DERIVED_SLOTS, SLOTS, VALUES, Slot
from dialogs.speaking import explaining, my_data, returning
from dialogs.speaking.facts_in_words import answer_of, day_of, topic_of
from dialogs.staffing import open_states
from dialogs.states import Phase, phase_of
from dialogs.states import topic_of as topic_of_state
from dialogs.turn import Turn
from dialogs.utterance import Utterance

#: Numbers that lists and packs hide but for their end.
MASKED = (Slot.ORDER_NO, Slot.REFUND_NO)
#: Causes less likely than this are not worth a line.
_LEAST = 0.02
_MOST_CAUSES = 5
_EDITABLE = tuple(slot for slot in Slot if slot not in DERIVED_SLOTS and slot is not Slot.OUTCOME)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A conversation as the store has it."""

    card: Card
    session: Session
    entries: tuple[bytes, ...]
    can_send_now: bool


class PackWriter:
    """Writes for one reader at one moment."""

    def __init__(self, dialogue: RefundDialogue, locale: str, now: datetime) -> None:
        self._dialogue = dialogue
        self._locale = dialogue.knowledge.nearest_locale(locale)
        self._now = now.astimezone(dialogue.zone)
        self._today = self._now.date()
        self._catalog = dialogue.knowledge.catalog

    def write(self, opened: Opened) -> Pack:
        session = opened.session
        turn = self._turn(session)
        lines = Lines(self._dialogue.renderer, self._catalog, self._locale, self._today)
        return Pack(
            card=opened.card,
            summary=self._summary(turn),
            lines=lines.of(opened.entries),
            facts=tuple(self._facts(turn)),
            causes=tuple(self._causes(turn)),
            steps=tuple(self._steps(turn)),
            dates=tuple(self._dates(turn)),
            evidence=tuple(self._evidence(session)),
            notes=lines.notes(session.notes),
            suggestions=self._suggestions(session),
            states=tuple((state, self._state(state)) for state in open_states(turn)),
            can_send_now=opened.can_send_now,
            missing=tuple(self._missing(turn)),
            due=tuple(self._due(turn)),
        )

    def _turn(self, session: Session) -> Turn:
        unheard = Utterance(act=Act.UNKNOWN)
        return Turn(knowledge=self._dialogue.knowledge, session=session, utterance=unheard, now=self._now)

    def _say(self, replies: list[Reply]) -> str:
        return self._dialogue.renderer.said(replies, self._locale, self._today)

    def _word(self, value: Param) -> str:
        return self._dialogue.renderer.word(value, self._locale, self._today)

    def _fill(self, msgid: Msgid, **values: str) -> str:
        return self._word(Term(msgid)) % values

    def _summary(self, turn: Turn) -> str:
        """What it is about, what we take it to be, and the step."""
        speaker = self._turn(spoilable(turn.session))
        returning.say_what_it_is_about(speaker)
        if speaker.variant is None and not speaker.session.case.is_empty:
            speaker.say(explaining.REASONS_SO_FAR, cause=Term(self._catalog.causes[speaker.likeliest.cause]))
        returning.say_step(speaker)
        return self._say(speaker.replies)

    def _facts(self, turn: Turn) -> Iterator[FactRow]:
        for name, value in turn.session.case.facts.items():
            yield self._fact(SLOTS[name], value)

    def _missing(self, turn: Turn) -> Iterator[FactRow]:
        case = turn.session.case
        for slot in _EDITABLE:
            if slot not in case.facts:
                row = self._fact(slot, "")
                yield row if slot not in case.closed else _answered(row, self._word(Term(words.DONT_KNOW)))

    def _fact(self, slot: Slot, value: str) -> FactRow:
        is_masked = slot in MASKED and bool(value)
        return FactRow(
            slot=str(slot),
            topic=self._word(topic_of(self._catalog, slot)),
            value=hidden(value) if is_masked else value,
            answer=self._answer(slot, value),
            choices=tuple((str(each), self._answer(slot, str(each))) for each in VALUES.get(slot, ())),
            is_masked=is_masked,
        )

    def _answer(self, slot: Slot, value: str) -> str:
        if not value:
            return ""
        answer = self._word(answer_of(self._catalog, slot, value))
        return hidden(answer) if slot in MASKED else answer

    def _causes(self, turn: Turn) -> Iterator[CauseRow]:
        """Each cause by its likeliest variant, the likeliest first."""
        shares: dict[Cause, float] = {}
        best: dict[Cause, Variant] = {}
        for each in turn.ranking:
            shares[each.cause] = shares.get(each.cause, 0.0) + each.probability
            best.setdefault(each.cause, self._catalog.variants[each.variant])
        ranked = sorted(shares, key=lambda cause: -shares[cause])
        for cause in ranked[:_MOST_CAUSES]:
            if shares[cause] >= _LEAST:
                yield self._cause(turn, best[cause], shares[cause])

    def _cause(self, turn: Turn, variant: Variant, share: float) -> CauseRow:
        why = reasons(self._catalog, variant.id, turn.facts, turn.told, turn.grounds, turn.closed)
        words_speak = turn.told.get(variant.cause, 0.0) >= NAMED_AT_ALL
        own_words = (self._word(Term(words.OWN_WORDS)),) if words_speak else ()
        return CauseRow(
            cause=str(variant.cause),
            name=self._word(Term(self._catalog.causes[variant.cause])),
            probability=share,
            speaks_for=(*own_words, *(self._reason(slot, value) for slot, value in why.speaks_for)),
            speaks_against=tuple(self._reason(slot, value) for slot, value in why.speaks_against),
            still_open=tuple(self._word(topic_of(self._catalog, slot)) for slot in why.still_open),
        )

    def _reason(self, slot: Slot, value: str) -> str:
        told: Mapping[str, Param] = {
            "topic": topic_of(self._catalog, slot),
            "answer": answer_of(self._catalog, slot, value),
        }
        return hidden(self._say([Reply(id=my_data.LINE.id, params=told)]))

    def _steps(self, turn: Turn) -> Iterator[str]:
        for rung, at in turn.session.case.steps:
            if rung in self._catalog.rungs:
                step = Term(self._catalog.rungs[rung].title)
                yield self._say([Reply(id=my_data.STEP_ON.id, params={"day": Day(day_of(at)), "step": step})])

    def _dates(self, turn: Turn) -> Iterator[str]:
        return (self._date(at, what) for at, what in self._falling_due(turn))

    def _due(self, turn: Turn) -> Iterator[tuple[int, str]]:
        """The same, as far as it is to come."""
        coming = ((at, what) for at, what in self._falling_due(turn) if at > turn.now)
        return ((math.ceil(at.timestamp()), self._date(at, what)) for at, what in coming)

    def _falling_due(self, turn: Turn) -> Iterator[tuple[datetime, Msgid]]:
        """What was set to fall due; and the clock of the step on the table, where the user's dates give it."""
        for rung, at in turn.session.case.due:
            if rung in self._catalog.rungs:
                yield datetime.fromtimestamp(at, UTC), self._catalog.rungs[rung].title
        clock = turn.rung.clock if turn.rung is not None else None
        if clock is not None and not turn.session.case.due:
            ends = deadline(clock, turn.facts, turn.now, turn.knowledge.workdays)
            if ends.starts is not None and clock.ends_with is not None:
                yield ends.latest, clock.ends_with.text

    def _date(self, at: datetime, what: Msgid) -> str:
        return self._fill(words.FALLS_DUE, at=self._word(Moment(at)), step=self._word(Term(what)))

    def _evidence(self, session: Session) -> Iterator[str]:
        for item in session.case.evidence:
            named = EVIDENCE_BY_ID.get(item)
            yield self._word(Term(named.name if named is not None else words.MEDIA["image"]))

    def _suggestions(self, session: Session) -> tuple[Suggestion, ...]:
        writer = Suggestions(self._dialogue.renderer, self._locale, self._today)
        return writer.of(lambda: self._turn(spoilable(session)), session.locale)

    def _state(self, state: str) -> str:
        phase, topic = phase_of(state), topic_of_state(state)
        if phase is Phase.ASKING:
            name = self._word(topic_of(self._catalog, Slot(topic)))
        else:
            name = self._word(Term(self._catalog.causes[Cause(topic)])) if topic else ""
        return self._fill(words.STATES[phase], topic=name)


def _answered(row: FactRow, answer: str) -> FactRow:
    return FactRow(
        slot=row.slot, topic=row.topic, value="", answer=answer, choices=row.choices, is_masked=row.is_masked
    )
