"""Somebody with a story: what they write next, given what the bot has said."""

from collections import deque
from datetime import timedelta
from random import Random

from bot.testkit.script import Wait
from bot.testkit.simulated import words
from bot.testkit.simulated.manners import Manner, Opening, Wording
from bot.testkit.vignettes.answering import TODAY, fitting
from bot.testkit.vignettes.vignette import Vignette
from bot.testkit.walking.moves import tap, typed
from bot.testkit.walking.player import Beat, Deed
from dialogs.catalog import Catalog, Choice
from dialogs.session import Session
from dialogs.slots import EVENT_SLOTS, VALUES, Slot
from dialogs.speaking import choices
from dialogs.states import Phase, phase_of, topic_of

_DAYS_AWAY = (1, 2, 4, 9)


class SimulatedUser:
    """Answers by the facts of a story, in its manner and by its dice."""

    def __init__(self, story: Vignette, manner: Manner, locale: str, dice: Random, catalog: Catalog) -> None:
        self.story = story
        self.manner = manner
        self.locale = locale
        self.catalog = catalog
        self._dice = dice
        #: What is on the tip of the tongue, before any further answer.
        self._next = deque[Deed]()
        self._has_switched = False
        self._today = TODAY
        #: What they were asked and did not tell, though it is part of their story.
        self.withheld: set[Slot] = set()

    def opens(self) -> Deed:
        match self._dice.choice(self.manner.openings):
            case Opening.STORY:
                return typed(self.story.story[self.locale])
            case Opening.SENTENCE:
                return typed(words.first_sentence(self.story.story[self.locale]))
            case Opening.SITUATION:
                return typed(words.situation(self._dice, self.story, self.locale))

    def writes(self, beat: Beat) -> Deed | None:
        """The next thing; None when there is nothing left to say."""
        if not self._next:
            self._next += self._reply(beat)
        return self._next.popleft() if self._next else None

    def _reply(self, beat: Beat) -> list[Deed]:
        session = beat.session
        phase = phase_of(session.state)
        if phase in {Phase.ADVISING, Phase.FOLLOWING_UP, Phase.CLOSED}:
            return []
        away = self._away()
        # "Yesterday" is the day before the answer, not before the question.
        self._today = (beat.at + sum((deed.span for deed in away if isinstance(deed, Wait)), timedelta())).date()
        before = [*away, *self._strays(), *self._switch()]
        said: list[Deed]
        match phase:
            case Phase.WARNING:
                said = [tap(choices.GO_ON.id)]
            case Phase.CONFIRMING:
                said = [self._confirm(session)]
            case Phase.CLARIFYING:
                said = [self._named(session)]
            case Phase.ASKING:
                said = self._to_question(Slot(topic_of(session.state)), session)
            case _:
                said = [typed(words.situation(self._dice, self.story, self.locale))]
        return [*before, *said]

    # Beside the answer

    def _chance(self, share: float) -> bool:
        return self._dice.random() < share

    def _away(self) -> list[Deed]:
        if not self._chance(self.manner.leaves):
            return []
        away = Wait(span=timedelta(days=self._dice.choice(_DAYS_AWAY)))
        return [away, typed(words.phrase(self._dice, "greeting", self.locale))] if self._chance(0.5) else [away]

    def _strays(self) -> list[Deed]:
        return [
            typed(words.phrase(self._dice, act, self.locale))
            for act, share in self.manner.strays.items()
            if self._chance(share)
        ]

    def _switch(self) -> list[Deed]:
        """Once: asks for the other language."""
        if self._has_switched or not self._chance(self.manner.switches):
            return []
        self._has_switched = True
        self.locale = words.OTHER[self.locale]
        return [typed(self._dice.choice(words.SWITCHES[self.locale]))]

    # The answer

    def _confirm(self, session: Session) -> Deed:
        """Of two statements that cannot both hold the one that is so, where just one is."""
        if choices.SECOND_HOLDS.id in session.offered:
            first, second = (self._is_so(slot, session) for slot in session.confirming.split(":"))
            holds = choices.FIRST_HOLDS if first else choices.SECOND_HOLDS
            return tap(holds.id if first != second else choices.DONT_KNOW.id)
        return tap(choices.NO.id if choices.NO.id in session.offered else choices.DONT_KNOW.id)

    def _is_so(self, slot: str, session: Session) -> bool:
        return session.case.facts.get(slot) == self.story.facts.get(Slot(slot))

    def _named(self, session: Session) -> Deed:
        named = f"cause.{self.story.cause}"
        return self._picked(named, session) if named in session.offered else self._unknown()

    def _to_question(self, slot: Slot, session: Session) -> list[Deed]:
        offered = [self.catalog.choices[each] for each in session.offered if each in self.catalog.choices]
        right = fitting(offered, slot, self.story.facts, self._today)
        if self._chance(self.manner.forgets):
            self.withheld.add(slot)
            return [self._unknown()]
        if right is None:
            return [self._in_writing(slot)]
        wrong = [each for each in offered if each is not right and slot in each.facts]
        if wrong and self._chance(self.manner.corrects + self.manner.contradicts):
            return self._twice(self._dice.choice(wrong), right, session)
        return [self._picked(right.id, session)]

    def _twice(self, wrong: Choice, right: Choice, session: Session) -> list[Deed]:
        """First something else, and then what is so."""
        first, second = (words.answer(self._dice, each.id, self.locale) for each in (wrong, right))
        if self.manner.corrects:
            second = words.correction(self._dice, first, second, self.locale)
        return [self._picked(wrong.id, session), typed(second)]

    def _in_writing(self, slot: Slot) -> Deed:
        """What no choice on offer says: a day, or what they have read off, as the text of an error."""
        value = self.story.facts.get(slot, "")
        if slot in EVENT_SLOTS and value:
            return typed(words.day(self._dice, value, self.locale, self._today))
        return typed(value) if value and slot not in VALUES else self._unknown()

    def _unknown(self) -> Deed:
        if self._chance(0.5):
            return tap(choices.DONT_KNOW.id)
        return typed(words.phrase(self._dice, "dont_know", self.locale))

    def _picked(self, choice: str, session: Session) -> Deed:
        if self._chance(self.manner.hedges):
            return typed(words.hedged(self._dice, words.answer(self._dice, choice, self.locale), self.locale))
        match self._dice.choice(self.manner.wordings):
            case Wording.TAP:
                return tap(choice)
            case Wording.NUMBER:
                return typed(str(session.offered.index(choice) + 1))
            case Wording.LABEL:
                return typed(words.label(choice, self.locale))
            case Wording.WORDS:
                return typed(words.answer(self._dice, choice, self.locale))
            case Wording.SENTENCE:
                return typed(words.in_sentence(self._dice, words.answer(self._dice, choice, self.locale), self.locale))
