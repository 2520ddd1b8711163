"""What was said, as far as we understand it."""

from collections.abc import Mapping
from dataclasses import field

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.doubts import Doubt
from dialogs.slots import Slot
from dialogs.things import CaseNamed, Thing
from dialogs.values import value

#: Topics of acts, said in a word or two and read by where the talk stands: what is on the table now (`ASK_ESCALATION`);
#: something has come, whoever said it waits for it, the money is back, the seller has refunded or says so
#: (`REPORT_PROGRESS`).
NOW, CAME, WAITS, PAID_BACK, REFUNDED = "now", "came", "waits", "paid_back", "refunded"
#: Topic of `UNKNOWN`: the words name a refund and say nothing of it.
VAGUE = "vague"
#: Topics of questions: what becomes of what is told here (`EXPORT_MY_DATA`); until when, and whether it is too late
#: (`ASK_DURATION`); what a call costs (`ASK_ESCALATION`, with the number behind a dot where one was named); who pays to
#: send goods back (`ASK_ESCALATION`).
PRIVACY, OWN_TIME, TOO_LATE, COST, FREIGHT = "privacy", "own_time", "too_late", "cost", "freight"

#: In place of a value that the user takes back: whichever it was.
WHATEVER = "*"


@value(frozen=True, slots=True, kw_only=True)
class Utterance:
    """
    One message, understood.

    Not understood is an act (`Act.UNKNOWN`), not an error. Slots hold only what the text gives.
    """

    act: Act
    slots: Mapping[Slot, str] = field(default_factory=dict)
    #: How strongly the words point to each cause: 0 to 1, only those that they point to at all.
    causes: Mapping[Cause, float] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    signals: frozenset[Signal] = frozenset()
    #: The language and script that this message shows (`zh_Hans`, `zh_Hant`, `en`), None where it shows none.
    locale: str | None = None
    #: The locale that was asked for, also beside other things; with `Act.CHANGE_LANGUAGE` None when only a change was.
    wanted_locale: str | None = None
    #: The id of the choice that it picks: by tap, number, ordinal or words.
    choice: str | None = None
    #: A choice was tapped or quoted that is not on offer now.
    stale: bool = False
    #: The slots that the user takes back ("not by WeChat"), with the value that no longer holds, or `WHATEVER`.
    withdrawn: Mapping[Slot, str] = field(default_factory=dict)
    #: The answer that it is about (`topic`) is to be taken out, with nothing in its place.
    is_removal: bool = False
    #: The words say that they set right what was said before.
    is_correction: bool = False
    #: The message is one value that sets another right: the value that it has in each slot that it could be of, and
    #: the values that it stands in place of, where these were said. Which slot is meant, the talk knows.
    set_right: Mapping[Slot, str] = field(default_factory=dict)
    instead_of: Mapping[Slot, str] = field(default_factory=dict)
    #: The message is one bare value, and no answer to the question on the table: what it would be in each slot.
    could_be: Mapping[Slot, str] = field(default_factory=dict)
    #: What happened in a time that is no one day ("last month"): its first day and its last.
    roughly: Mapping[Slot, tuple[str, str]] = field(default_factory=dict)
    #: The words say that something is as it was, or has come to that again: "still", "again".
    is_unchanged: bool = False
    #: The message as a whole asks something, and tells no news on the way.
    is_question: bool = False
    #: The words tell of something that was done about the refund: sent, filed, asked.
    has_acted: bool = False
    #: A part of the message asks something, whatever else it tells; looked for only below something of ours.
    asks: bool = False
    #: Not understood, but the words are about a refund.
    is_vague: bool = False
    #: Every label with its probability, best first (`refundbot understand`).
    ranking: tuple[tuple[str, float], ...] = ()
    #: What came instead of words: `image`, `voice`, `sticker`, ... ("" for text).
    media: str = ""
    #: What the act is about. With `NEIGHBOUR`: `logistics`, `account_ban`, ...; with `SHOW_CASE` the answer to change,
    #: by slot or number (`which`: not named); with `GO_BACK` how many steps.
    topic: str | None = None
    #: What was bought, where one thing is named.
    thing: Thing | None = None
    #: The refund that is to be talked about now.
    wanted_case: CaseNamed | None = None
    #: What the same message tells of a second refund.
    another: "Utterance | None" = None
    #: The words say that all of it is of another refund than the one that is talked about.
    is_of_another: bool = False
    #: What was read and is in no slot, because it cannot be so.
    doubts: tuple[Doubt, ...] = ()
    #: A demand that robs people, or a question about one.
    trap: Trap | None = None
    #: What it asks that has an answer of its own, by its name in the catalogue of these.
    matter: str = ""
    #: What it says of money or codes that may be gone.
    theft: Theft | None = None


@value(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is on the table: what a bare "2", "yes" or "yesterday" would answer."""

    #: The slot that is being asked, if any.
    slot: Slot | None = None
    #: The day that a bare day would be, where none is asked: of what the step on the table counts from, or of the
    #: arrival of goods that went back.
    counted: Slot | None = None
    #: The ids of the choices on offer, in the order of their numbers.
    choices: tuple[str, ...] = ()
    #: The choices of each question that was answered before, the latest first, and before any those of the opening
    #: question: what sets an answer right may name them, and so may a first message.
    earlier: tuple[tuple[str, ...], ...] = ()


NOTHING_EXPECTED = Expected()
