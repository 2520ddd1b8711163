"""The shapes that content is declared in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, StrEnum

from dialogs.acts import Act, Cause, Ground
from dialogs.replies import Msgid, Say
from dialogs.slots import Slot

#: A condition as data: every slot named must have one of the values named. An empty set means "known at all".
Facts = Mapping[Slot, str]
Needs = Mapping[Slot, frozenset[str]]


class Weight(float, Enum):
    """What an answer speaks for or against a variant, as a step of log-odds."""

    STRONGLY_FOR = 3.0
    FOR = 1.5
    AGAINST = -1.5
    STRONGLY_AGAINST = -3.0
    RULES_OUT = -8.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """An answer on offer, or something to do that can be tapped."""

    #: `<slot>.<value>`, `cause.<cause>`, `act.<act>`, `act.<act>.<topic>`, `outcome.<value>`.
    id: str
    label: Msgid
    act: Act = Act.INFORM
    #: What the act is about, as words of a message would name it.
    topic: str | None = None
    #: Heads what is sent when it is tapped, where neither a question nor a cause does.
    heading: Msgid | None = None
    facts: Mapping[Slot, str] = field(default_factory=dict)
    cause: Cause | None = None
    ground: Ground | None = None
    #: The id of a thing that the user has and can show.
    evidence: str = ""
    #: A date relative to today, in days ago: filled into the asked slot (`0` today, `1` yesterday).
    days_ago: int | None = None
    #: Answers a bare yes, a bare no.
    is_yes: bool = False
    is_no: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something worth asking, with the answers on offer. "Don't know" and "skip" are always answers too."""

    slot: Slot
    #: A short name, unique: heads a tapped answer (`Paid-with:WeChat-Pay`), names it in a correction and on lists.
    #: sheet.
    topic: Msgid
    prompt: Say
    #: Answers "why do you ask?".
    why: Say
    #: An example of a typed answer, for those whom we did not understand.
    example: Say
    choices: tuple[Choice, ...]
    #: Asked only when one of these holds; always when empty.
    asked_when: tuple[Needs, ...] = ()
    #: Never asked when one of these holds: the answer follows, or no longer matters.
    unless: tuple[Needs, ...] = ()
    #: A date is asked for the sake of this bracket of time: knowing the bracket is answer enough.
    settles: Slot | None = None
    #: 1.0 is a tap from memory; more when the user must look something up.
    effort: float = 1.0
    #: The ids of `choices`, for every turn asks for them.
    choice_ids: tuple[str, ...] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "choice_ids", tuple(choice.id for choice in self.choices))


class Unit(StrEnum):
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working_days"
    YEARS = "years"
    YUAN = "yuan"
    PERCENT = "percent"
    COUNT = "count"
    #: A telephone number or address: printed as it stands.
    CONTACT = "contact"
    #: No number at all: copy says the rule in words, and no placeholder can name it.
    RULE = "rule"


class Confidence(StrEnum):
    A = "A"
    B = "B"
    #: Said with "usually".
    C = "C"
    #: Not said, but for figures marked derived or safety.
    D = "D"


class Standing(StrEnum):
    SET_BY_OTHERS = "set_by_others"
    #: Our own advice, worked out from others' figures.
    DERIVED = "derived"
    SAFETY = "safety"


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number or rule that others set. Copy refers to it by `%(id)s`, never by digits."""

    id: str
    value: int | str
    unit: Unit
    #: Upper end of a range ("1-3 working days"), same unit.
    upto: int | None = None
    #: What it is a figure of, in a few words: heads the line that answers "says who?".
    rule: Msgid
    setter: Msgid
    #: Fact id and address.
    source: str
    checked: date
    review_by: date
    confidence: Confidence
    standing: Standing = Standing.SET_BY_OTHERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the next step opens: a figure counted from a date of the user's own."""

    figure: Figure
    #: Where it counts from: the first of these that is known; `taken` (now, the step is being taken) when none is.
    starts: tuple[Slot, ...] = ()
    #: What has come when it runs out, for "by then, ..."; None where it only counts from taking the step: of such a
    #: clock no more than the date is said.
    ends_with: Say | None = None
    #: A right that ends, to be used before then; no time to be waited for.
    closes: bool = False


class Addressee(StrEnum):
    """Whom a draft goes to. What each takes stands in one table, `dialogs.refunds.drafts.forms`."""

    SELLER = "seller"
    #: The complaint on a WeChat Pay bill.
    BILL = "bill"
    #: The trade complaint inside a Mini Program, and the platform's step-in there.
    MINI_PROGRAM = "mini_program"
    #: A WeChat Shop's order page: the claim, the dispute, the guarantee.
    SHOP = "shop"
    #: A platform that has decided already.
    REVIEW = "review"
    #: 12315.
    REGULATOR = "regulator"
    PAYMENT_COMPANY = "payment_company"


class Tone(StrEnum):
    """How a message to the seller speaks. Forms have none: they are read by people who judge."""

    #: A friendly first contact.
    ASK = "ask"
    #: The rule, and the day to answer by.
    FIRM = "firm"
    #: The last written demand: it names the next step.
    FINAL = "final"


class Part(StrEnum):
    """What of the case a draft tells, in this order."""

    #: The goods' state.
    GOODS = "goods"
    #: Why a refund is owed.
    REASON = "reason"
    #: What became of the refund, or which error it met.
    STATUS = "status"
    #: What the seller answered.
    ANSWER = "answer"
    #: Where it was complained of before.
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """
    The words that a user sends, in Simplified Chinese: what is asked for, and how the case is told around it.

    Its texts may name what is in `dialogs.refunds.drafts.gaps` beside slots and figures.
    """

    to: Addressee
    #: Its id is that of the whole reply.
    statement: Say
    #: The one demand, with the amount.
    demand: Say
    #: The demand in a few words, for the page before.
    wants: Msgid
    #: The same where nothing can come back by the way of the payment; None where that makes no difference.
    demand_otherwise: Say | None = None
    wants_otherwise: Msgid | None = None
    #: What it rests on: said when the tone is no longer friendly.
    rule: Say | None = None
    #: The seller is given so long, when the tone is no longer friendly.
    answer_within: Figure | None = None
    tells: tuple[Part, ...] = ()
    #: Of these a gap is left where nothing is known.
    must_tell: tuple[Part, ...] = ()
    #: It cannot do without the days of these: a gap is left where one is not known.
    days: tuple[Slot, ...] = ()

    @property
    def says(self) -> tuple[Say, ...]:
        """Its own texts."""
        texts = (self.statement, self.demand, self.demand_otherwise, self.rule)
        return tuple(say for say in texts if say is not None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A thing that a user can show."""

    id: str
    #: As an answer that can be tapped, and as a line of a checklist.
    label: Msgid
    name: Msgid


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A step of escalation: what to do, by which path, and when the next step opens."""

    id: str
    title: Msgid
    #: What to do now and the exact path.
    action: Say
    #: How long it takes and what happens on silence.
    outlook: Say
    clock: Clock | None = None
    #: What must be known to be so: acting on it would be wrong otherwise.
    needs: Needs = field(default_factory=dict)
    #: What must not be known to be so: it stands in the way.
    unless: Needs = field(default_factory=dict)
    #: Ids of steps: whoever has taken one of them can no longer take this one for the same order. Its own id among
    #: them says that it can be taken once. One way only: to take this step first closes none of those.
    closed_by: frozenset[str] = frozenset()
    #: Nothing is to be done but to let time pass.
    is_wait: bool = False
    #: Of a complaint, the desk that decides on it: a `complained_to`.
    desk: str = ""
    #: Done as soon as it is taken, with nothing to wait for: the next step follows at once.
    leads_on: bool = False
    #: The money is looked for, or asked after: what is found is what came of it.
    is_search: bool = False
    evidence: tuple[Evidence, ...] = ()
    #: The proof is what the step is about: its page lists it, ticked where the user has it.
    lists_evidence: bool = False
    #: The words to send.
    draft: Draft | None = None
    #: What the texts claim rests on these, and on the figures that they name.
    rests_on: tuple[Figure, ...] = ()
    #: Sends the user to a "customer service" contact: the anti-scam line goes with it.
    meets_staff: bool = False

    @property
    def clause(self) -> Say | None:
        """What has come when its clock runs out, where a date can be said of it."""
        return None if self.clock is None else self.clock.ends_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A form of a cause with its own right move."""

    #: `<cause>.<name>`
    id: str
    cause: Cause
    #: The odds before anything is known (1.0 is ordinary).
    prior: float = 1.0
    indications: Mapping[Slot, Mapping[str, Weight]]
    #: What the reasons why a refund is owed speak for or against.
    grounds: Mapping[Ground, Weight] = field(default_factory=dict)
    explanation: Say
    #: What is so whenever this is it, told or not: the ladder is climbed by it.
    implies: Facts = field(default_factory=dict)
    #: Where this is known to be so it is this variant, whatever speaks for another.
    decided_by: Needs = field(default_factory=dict)
    ladder: tuple[Rung, ...]
    #: Figures and rules that answer "says who?".
    sources: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Catalog:
    """
    Everything that the conversation knows, checked and indexed once at start.

    Equal only to itself, so that what is inferred from it can be cached by it.
    """

    questions: Mapping[Slot, Question]
    variants: Mapping[str, Variant]
    figures: Mapping[str, Figure]
    rungs: Mapping[str, Rung]
    says: Mapping[str, Say]
    choices: Mapping[str, Choice]
    #: Short names of the causes.
    causes: Mapping[Cause, Msgid]
    #: What texts that belong to no step and no variant rest on, beyond the figures that they name; by text.
    claims: Mapping[str, tuple[Figure, ...]] = field(default_factory=dict)
    #: The odds of a cause before anything is known, where they are not ordinary (1.0).
    priors: Mapping[Cause, float] = field(default_factory=dict)
