"""What can always be tapped: choices that are no answer to a question of the catalog."""

from dialogs.acts import Act
from dialogs.catalog import Choice
from dialogs.replies import N_, Msgid
from dialogs.slots import Slot, StepOutcome

#: Heads the tap text of these choices, as a question's topic heads that of its answers.
TOPIC = N_("Helper")


def _act(act: Act, label: Msgid) -> Choice:
    return Choice(id=f"act.{act}", label=label, act=act)


def _outcome(outcome: StepOutcome, label: Msgid) -> Choice:
    return Choice(id=f"outcome.{outcome}", label=label, act=Act.REPORT_PROGRESS, facts={Slot.OUTCOME: outcome})


MORE = _act(Act.MORE, N_("More"))
HUMAN = _act(Act.TALK_TO_HUMAN, N_("Talk to a person"))
RESTART = _act(Act.RESTART, N_("Start over"))
HELP = _act(Act.HELP, N_("What can I say?"))
DONE = _act(Act.REPORT_PROGRESS, N_("I have done this"))
WAITING = Choice(id="act.wait", label=N_("All right, I wait"), act=Act.REPORT_PROGRESS)
DRAFT = _act(Act.ASK_DRAFT, N_("Give me the words to send"))
AFTERWARDS = _act(Act.ASK_ESCALATION, N_("And if that does not help?"))
REASONS = _act(Act.ASK_REASONS, N_("Why this result?"))
PROOF = _act(Act.ASK_EVIDENCE, N_("What proof do I need?"))
SOURCES = _act(Act.ASK_SOURCE, N_("Says who?"))
DONT_KNOW = _act(Act.DONT_KNOW, N_("I don't know"))
GO_BACK = _act(Act.GO_BACK, N_("One step back"))

YES = Choice(id="act.affirm", label=N_("Yes"), act=Act.AFFIRM, is_yes=True)
NO = Choice(id="act.deny", label=N_("No"), act=Act.DENY, is_no=True)
#: Which of two statements that cannot both hold is right.
FIRST_HOLDS = Choice(id="act.first_holds", label=N_("The first is right"))
SECOND_HOLDS = Choice(id="act.second_holds", label=N_("The second is right"))
#: Leaves the warning.
GO_ON = Choice(id="act.go_on", label=N_("I have read this, go on"), act=Act.AFFIRM, is_yes=True)

ARRIVED = _outcome(StepOutcome.ARRIVED, N_("The money has come"))
STILL_WAITING = _outcome(StepOutcome.STILL_WAITING, N_("Still waiting"))
FAILED = _outcome(StepOutcome.FAILED, N_("It did not help"))

ALL = (
    MORE, HUMAN, RESTART, HELP, DONE, WAITING, DRAFT, AFTERWARDS, REASONS, PROOF, SOURCES, DONT_KNOW, GO_BACK,
    YES, NO, GO_ON, FIRST_HOLDS, SECOND_HOLDS, ARRIVED, STILL_WAITING, FAILED,
)  # fmt: skip
