"""Who we are, what we cannot do, and small talk that loses no place."""

from dialogs.acts import Act, Signal
from dialogs.knowledge import OperatorKind
from dialogs.replies import N_, Say, Term
from dialogs.speaking import choices, staff
from dialogs.states import Phase
from dialogs.turn import Turn

WELCOME = Say(
    id="welcome",
    text=N_("Hello! I find out why a Mini Program refund did not work, and what you can do about it."),
)
WHO_INDEPENDENT = Say(
    id="welcome.independent",
    text=N_(
        'I am an independent helper, neither WeChat nor the shop, and I cannot see your order. What you tell me is kept only to help you; write "delete my data" and it is gone.'
    ),
    can_wait=True,
)
WHO_MERCHANT = Say(
    id="welcome.merchant",
    text=N_(
        'I am the automatic helper of %(name)s. I cannot see your order from here. What you tell me is kept only to help you; write "delete my data" and it is gone.'
    ),
    can_wait=True,
)
WHO_PLATFORM = Say(
    id="welcome.platform",
    text=N_(
        'I am the automatic refund helper of %(name)s. I cannot see your order from here. What you tell me is kept only to help you; write "delete my data" and it is gone.'
    ),
    can_wait=True,
)
LET_US_SEE = Say(id="welcome.let_us_see", text=N_("Let us find out step by step where your refund is stuck."))
GREETING = Say(id="smalltalk.greeting", text=N_("Hello, I am here."))
THANKS = Say(id="smalltalk.thanks", text=N_("You are welcome."))
GOODBYE = Say(id="smalltalk.goodbye", text=N_("Goodbye. Everything stays as it is; write whenever you want to go on."))
SMALLTALK = Say(id="smalltalk.other", text=N_("I am only a program, and refunds are all that I know about."))
ABUSE = Say(
    id="smalltalk.abuse",
    text=N_("I understand that this is maddening. Let us get it moving; whom else you can turn to stands below."),
)
SYMPATHY = Say(id="smalltalk.sympathy", text=N_("I am sorry that you have to go through this."))
HELP = Say(
    id="help",
    text=N_(
        'Tell me in your own words what happened, tap an answer, or send its number. At any time you can write: "one step back", "skip", "start over", "repeat", "why do you ask", "my case", "中文", "delete my data" or "%(person)s".'
    ),
)

_MOVED = frozenset({Signal.ANGER, Signal.DISTRESS})


def introduce(turn: Turn) -> None:
    """Once per user: who runs this, what it cannot see, what is kept."""
    turn.session.welcomed = True
    kind, name = turn.knowledge.operator, turn.knowledge.operator_name
    if kind is OperatorKind.INDEPENDENT:
        turn.say(WHO_INDEPENDENT)
    else:
        turn.say(WHO_MERCHANT if kind is OperatorKind.MERCHANT else WHO_PLATFORM, name=name)


def welcome(turn: Turn) -> None:
    turn.say(WELCOME)
    introduce(turn)


def take_up(turn: Turn) -> None:
    """What was told says no more than that there is a refund."""
    turn.say(LET_US_SEE)


def has_only_greeted(turn: Turn) -> bool:
    """Whether nothing was said yet but hello."""
    said = {reply[0] for reply in turn.session.said}
    return turn.session.case.is_empty and bool(said & {WELCOME.id, GREETING.id})


def greet(turn: Turn) -> None:
    turn.say(GREETING)


def help_out(turn: Turn) -> None:
    person = turn.catalog.choices[staff.offered(turn, choices.HUMAN.id)]
    turn.say(HELP, person=Term(person.label))


def accept_thanks(turn: Turn) -> None:
    turn.say(THANKS)


def say_goodbye(turn: Turn) -> None:
    """No question follows; what was on the table is one tap away."""
    turn.say(GOODBYE, choices=(choices.CONTINUE.id if turn.phase is Phase.IDLE else choices.BACK.id,))


def decline_smalltalk(turn: Turn) -> None:
    turn.say(SMALLTALK)


def sympathise(turn: Turn) -> None:
    """A word to who tells a refund in anger or worry: once, and not where the page soothes anyway."""
    said, session = turn.utterance, turn.session
    is_moved = bool(said.signals & _MOVED) and turn.tells_something
    if is_moved and not session.soothed and said.act is not Act.ABUSE and Signal.SCAM not in said.signals:
        session.soothed = True
        turn.say(SYMPATHY)


def calm(turn: Turn) -> None:
    turn.session.soothed = True
    turn.say(ABUSE, choices=(choices.HUMAN.id,))
