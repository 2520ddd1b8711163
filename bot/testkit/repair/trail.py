"""What happened in one cell: where it began, and every exchange since."""

from dataclasses import dataclass, field

from bot.testkit.repair.places import Place
from bot.testkit.repair.talk import Exchange, Message, Standing, Talk
from dialogs.catalog import Question
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.states import Phase, phase_of, topic_of


@dataclass(slots=True, kw_only=True)
class Trail:
    """Grows with every message that is sent."""

    talk: Talk
    place: Place
    locale: str
    began: Standing
    exchanges: list[Exchange] = field(default_factory=list)
    start: Session = field(init=False)

    def __post_init__(self) -> None:
        self.start = self.began.session

    def sends(self, message: Message) -> Exchange:
        self.exchanges.append(self.talk.send(message, self.exchanges[-1].now if self.exchanges else self.began))
        return self.exchanges[-1]

    @property
    def first(self) -> Exchange:
        return self.exchanges[0]

    @property
    def last(self) -> Exchange:
        return self.exchanges[-1]

    @property
    def end(self) -> Session:
        return self.last.after

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all replies, in order."""
        return tuple(id_ for exchange in self.exchanges for id_ in exchange.ids)

    @property
    def phase(self) -> Phase:
        """The phase in which it began."""
        return phase_of(self.start.state)

    @property
    def question(self) -> Question | None:
        """The question that was on the table where it began."""
        return self.talk.catalog.questions[Slot(topic_of(self.start.state))] if self.phase is Phase.ASKING else None
