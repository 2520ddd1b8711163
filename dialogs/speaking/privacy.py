"""What becomes of what is told here: the plain answer, before anything is deleted or handed out."""

from dialogs.knowledge import OperatorKind
from dialogs.replies import N_, Say
from dialogs.speaking import choices
from dialogs.speaking.my_data import KEPT_APART
from dialogs.turn import Turn

KEPT = Say(
    id="privacy.kept",
    text=N_(
        "What I keep: what you tell me about the refund, your WeChat id for this account (no name, no phone number), the language, and our last %(messages)d messages. All of it is deleted by itself %(days)d days after your last message."
    ),
)
SEEN_BY = Say(
    id="privacy.seen_by",
    text=N_(
        "Who sees it: this program, and those who run this account if they look after it. I give it to nobody else, not to the seller and not to advertisers. Like every chat here, it travels through WeChat."
    ),
)
#: Where the account is the seller's or the platform's own.
SEEN_BY_OPERATOR = Say(
    id="privacy.seen_by_operator",
    text=N_(
        "Who sees it: this program, and the people of %(name)s who look after this account. It is given to nobody else. Like every chat here, it travels through WeChat."
    ),
)
STAFF_SEE = Say(
    id="privacy.staff_see", text=N_("If you ask for a person, whoever takes it over reads what you told me.")
)
NEVER_KEPT = Say(
    id="privacy.never_kept",
    text=N_(
        "What I never keep: codes, and card and ID numbers (they are taken out before anything is stored), the contents of pictures, recordings, and your location."
    ),
)
YOUR_RIGHTS = Say(
    id="privacy.your_rights",
    text=N_('It is yours: write "export my data" to read all of it, or "delete my data" and it is gone at once.'),
)


def tell(turn: Turn) -> None:
    """What is kept, for how long, who sees it, what never is; then how to read or delete it. The place is kept."""
    turn.say(KEPT, days=turn.knowledge.kept_days, messages=turn.knowledge.kept_messages)
    _say_who_sees_it(turn)
    turn.say(NEVER_KEPT)
    turn.say(YOUR_RIGHTS, choices=(choices.BACK.id,))
    turn.say(KEPT_APART)


def _say_who_sees_it(turn: Turn) -> None:
    if turn.knowledge.operator is OperatorKind.INDEPENDENT:
        turn.say(SEEN_BY)
    else:
        turn.say(SEEN_BY_OPERATOR, name=turn.knowledge.operator_name)
    if turn.knowledge.desk.has_staff:
        turn.say(STAFF_SEE)
