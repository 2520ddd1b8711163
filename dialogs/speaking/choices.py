"""What can always be tapped: choices that are no answer to a question of the catalog."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause
from dialogs.catalog import Choice, Tone
from dialogs.replies import N_, Msgid
from dialogs.slots import Delivery, MerchantResponse, Slot, StepOutcome

#: Heads the tap text of these choices, as a question's topic heads that of its answers.
TOPIC = N_("Helper")


def _act(act: Act, label: Msgid) -> Choice:
    return Choice(id=f"act.{act}", label=label, act=act)


def _outcome(outcome: StepOutcome, label: Msgid) -> Choice:
    return Choice(id=f"outcome.{outcome}", label=label, act=Act.REPORT_PROGRESS, facts={Slot.OUTCOME: outcome})


def _tone(tone: Tone, label: Msgid) -> Choice:
    return Choice(id=f"act.{Act.ASK_DRAFT}.{tone}", label=label, act=Act.ASK_DRAFT, topic=str(tone))


MORE = _act(Act.MORE, N_("More"))
HUMAN = _act(Act.TALK_TO_HUMAN, N_("Talk to a person"))
#: In its place where nobody can be had: no desk, and no contact.
LINES = Choice(id="act.lines", label=N_("Official helplines"), act=Act.TALK_TO_HUMAN)
#: Either leads to whoever can be asked beside us.
TO_SOMEBODY = frozenset({HUMAN.id, LINES.id})
RESTART = _act(Act.RESTART, N_("Start over"))
DONE = _act(Act.REPORT_PROGRESS, N_("I have done this"))
WAITING = Choice(id="act.wait", label=N_("All right, I wait"), act=Act.REPORT_PROGRESS)
DRAFT = _act(Act.ASK_DRAFT, N_("Give me the words to send"))
#: Another tone for the words that were just written.
TONES: Mapping[Tone, Choice] = {
    Tone.ASK: _tone(Tone.ASK, N_("Friendlier words")),
    Tone.FIRM: _tone(Tone.FIRM, N_("Firmer words")),
    Tone.FINAL: _tone(Tone.FINAL, N_("A last notice")),
}
AFTERWARDS = _act(Act.ASK_ESCALATION, N_("And if that does not help?"))
REASONS = _act(Act.ASK_REASONS, N_("Why this result?"))
DONT_KNOW = _act(Act.DONT_KNOW, N_("I don't know"))
GO_BACK = _act(Act.GO_BACK, N_("One step back"))
#: Leads from the list of answers to picking one of them.
CHANGE = Choice(id="act.show_case.which", label=N_("Change an answer"), act=Act.SHOW_CASE, topic="which")
#: Leads from a page beside the way back to what was on the table; "yes" and "go on" mean it too.
BACK = Choice(id="act.back", label=N_("Back to where we were"), act=Act.REPEAT, is_yes=True)
#: The same after a time away.
CONTINUE = Choice(id="act.continue", label=N_("Go on"), act=Act.REPEAT, is_yes=True)
#: All that lead to what was on the table.
RETURNING = frozenset({BACK.id, CONTINUE.id})

YES = Choice(id="act.affirm", label=N_("Yes"), act=Act.AFFIRM, is_yes=True)
NO = Choice(id="act.deny", label=N_("No"), act=Act.DENY, is_no=True)
#: Which of two statements that cannot both hold is right.
FIRST_HOLDS = Choice(id="act.first_holds", label=N_("The first is right"))
SECOND_HOLDS = Choice(id="act.second_holds", label=N_("The second is right"))
#: Leaves the warning.
GO_ON = Choice(id="act.go_on", label=N_("I have read this, go on"), act=Act.AFFIRM, is_yes=True)

OTHER_CASE = Choice(id="act.other_case", label=N_("Now the other refund"))

SOMETHING_ELSE = Choice(id="act.something_else", label=N_("Something else"))

ARRIVED = _outcome(StepOutcome.ARRIVED, N_("The money has come"))
STILL_WAITING = _outcome(StepOutcome.STILL_WAITING, N_("Still waiting"))
FAILED = _outcome(StepOutcome.FAILED, N_("It did not help"))
#: Below a step whose time still runs: the next one now.
NEXT_ALL_THE_SAME = Choice(
    id="outcome.failed_early",
    label=N_("Yes, the next step"),
    act=Act.REPORT_PROGRESS,
    facts={Slot.OUTCOME: StepOutcome.FAILED},
    is_yes=True,
)
#: The goods have come, and not the money: that waits on.
NOT_MONEY = Choice(
    id="outcome.goods_came",
    label=N_("No, the goods"),
    act=Act.REPORT_PROGRESS,
    facts={Slot.OUTCOME: StepOutcome.STILL_WAITING, Slot.DELIVERY: Delivery.RECEIVED},
    is_no=True,
)
#: The seller has refunded: is the money there? Where it is not, its way is what matters now.
IS_THERE = Choice(
    id="outcome.is_there",
    label=N_("Yes, it is there"),
    act=Act.REPORT_PROGRESS,
    facts={Slot.OUTCOME: StepOutcome.ARRIVED},
    is_yes=True,
)
NOT_THERE = Choice(
    id="outcome.not_there",
    label=N_("No, nothing has come yet"),
    act=Act.REPORT,
    facts={Slot.MERCHANT_RESPONSE: MerchantResponse.AGREED},
    cause=Cause.REFUND_PENDING_ARRIVAL,
    is_no=True,
)

ALL = (
    MORE, HUMAN, LINES, RESTART, DONE, WAITING, DRAFT, AFTERWARDS, REASONS, DONT_KNOW, GO_BACK, BACK, CHANGE, CONTINUE,
    YES, NO, GO_ON, FIRST_HOLDS, SECOND_HOLDS, OTHER_CASE, SOMETHING_ELSE, ARRIVED, STILL_WAITING, FAILED, NEXT_ALL_THE_SAME, NOT_MONEY,
    IS_THERE, NOT_THERE,
    *TONES.values(),
)  # fmt: skip
