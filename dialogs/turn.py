"""One turn while it is being taken: the light object that the machine moves, and that callbacks speak through."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from dialogs.acts import CAUSES, GROUNDS, Cause, Ground
from dialogs.catalog import Catalog, Choice, Facts, Question, Rung, Variant
from dialogs.deadlines import derived
from dialogs.dependents import counting
from dialogs.diagnosis import Ranked, day_of_claim, next_question, rank
from dialogs.knowledge import Knowledge
from dialogs.outcome import Effect, Page
from dialogs.refunds.ladder.shop import SHOP_STEP_IN
from dialogs.refunds.safety import MAINLAND_NUMBERS, NO_FEE_NO_CODE
from dialogs.replies import Param, Reply, Say
from dialogs.session import Session
from dialogs.slots import SLOTS, Slot, StepOutcome
from dialogs.states import Phase, phase_of, topic_of
from dialogs.utterance import Utterance
from dialogs.values import once

#: From which probability on the user's own words speak for a cause.
POINTS = 0.3

#: Tells of the step, and nothing of the refund itself.
_OF_THE_STEP = frozenset({Slot.OUTCOME})


@dataclass(kw_only=True)
class Turn:
    """Callbacks change this and nothing else: there is no roll-back, so nothing in here reaches the world."""

    knowledge: Knowledge
    session: Session
    utterance: Utterance
    now: datetime
    replies: list[Reply] = field(default_factory=list)
    effects: set[Effect] = field(default_factory=set)
    page: Page = Page.FIRST
    #: The state in which the turn began.
    was: str = ""
    #: The page begins with where we stood, because the user was away.
    is_recapped: bool = False
    #: Facts told inside a question have put other advice on the table: it is said in full below the answer.
    has_moved_on: bool = False
    #: What follows from the members above, kept beside them because all that is asked in a turn goes by it.
    catalog: Catalog = field(init=False)
    timestamp: int = field(init=False)
    phase: Phase = field(init=False)
    #: The choice that the message picks, if any.
    chosen: Choice | None = field(init=False)
    #: What the message says came of the last step.
    outcome: StepOutcome | None = field(init=False)
    #: Whether the message holds facts, grounds or words about the cause, or all that of another refund.
    tells_something: bool = field(init=False)

    def __post_init__(self) -> None:
        self.was = self.session.state
        self.phase = phase_of(self.was)
        self.catalog = self.knowledge.catalog
        self.timestamp = int(self.now.timestamp())
        self.hear(self.utterance)

    def hear(self, utterance: Utterance) -> None:
        """From now on the message is understood so."""
        self.utterance = utterance
        self.chosen = self.catalog.choices.get(utterance.choice or "")
        told = utterance.slots.get(Slot.OUTCOME)
        self.outcome = StepOutcome(told) if told else None
        self.tells_something = _tells_something(utterance, self.chosen)

    @property
    def state(self) -> str:
        """Where the conversation is; `transitions` reads and sets this."""
        return self.session.state

    @state.setter
    def state(self, state: str) -> None:
        self.session.state = state
        self.phase = phase_of(state)

    @property
    def topic(self) -> str:
        return topic_of(self.session.state)

    def say(self, say: Say, *, choices: tuple[str, ...] = (), **params: Param) -> None:
        """Adds a reply to the page."""
        self.say_filled(say, params, choices)

    def say_filled(self, say: Say, params: Mapping[str, Param], choices: tuple[str, ...] = ()) -> None:
        """The same with the parameters as a mapping."""
        self.replies.append(Reply(id=say.id, params=params, choices=choices))
        if say.gives_numbers:
            self._say_once(MAINLAND_NUMBERS)
        if say.meets_staff:
            self._say_once(NO_FEE_NO_CODE)

    def _say_once(self, line: Say) -> None:
        if all(reply.id != line.id for reply in self.replies):
            self.replies.append(Reply(id=line.id))

    @once
    def facts(self) -> Facts:
        """What is known, and what follows from it and the clock. Forget it with `reconsider` after a change."""
        known = counting({SLOTS[slot]: value for slot, value in self.session.case.facts.items()})
        return derived(known, self.now, self.knowledge.workdays, appealed_at=self._appealed_at)

    @property
    def _appealed_at(self) -> datetime | None:
        for rung, at in self.session.case.steps:
            if rung == SHOP_STEP_IN.id:
                return datetime.fromtimestamp(at, UTC)
        return None

    @once
    def ranking(self) -> tuple[Ranked, ...]:
        """Every variant with its probability, likeliest first."""
        return rank(self.catalog, self.facts, self.told, self.grounds)

    @once
    def question(self) -> Question | None:
        """The question most worth asking now; None when no answer can change the remedy."""
        claimed = day_of_claim(self.catalog, self.facts, self.closed)
        return claimed or next_question(self.catalog, self.facts, self.told, self.grounds, self.closed)

    def reconsider(self) -> None:
        """To be called when the case has changed: what was inferred is inferred again."""
        for inferred in ("facts", "ranking", "question"):
            self.__dict__.pop(inferred, None)

    @property
    def told(self) -> dict[Cause, float]:
        return {CAUSES[cause]: share for cause, share in self.session.case.told.items()}

    @property
    def closed(self) -> frozenset[Slot]:
        """The slots that were answered or declined."""
        return frozenset([SLOTS[slot] for slot in (*self.session.case.closed, *self.session.case.facts)])

    @property
    def grounds(self) -> tuple[Ground, ...]:
        return tuple([GROUNDS[ground] for ground in self.session.case.grounds])

    @property
    def variant(self) -> Variant | None:
        """The variant that was concluded, if any."""
        return self.catalog.variants.get(self.session.case.variant)

    @property
    def likeliest(self) -> Variant:
        return self.catalog.variants[self.ranking[0].variant]

    @property
    def rung(self) -> Rung | None:
        """The step that is on the table, if any."""
        return self.catalog.rungs.get(self.session.case.rung)


def _tells_something(said: Utterance, chosen: Choice | None) -> bool:
    is_told = bool(said.slots.keys() - _OF_THE_STEP or said.withdrawn or said.grounds or said.another is not None)
    points = max(said.causes.values(), default=0.0) >= POINTS
    # A picked day is a fact, though which day it is only the clock tells.
    is_picked = chosen is not None and (chosen.cause is not None or chosen.days_ago is not None)
    return is_told or points or is_picked
