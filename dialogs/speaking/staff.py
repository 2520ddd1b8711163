"""A person, please: by the desk that the settings name."""

from dialogs.knowledge import DeskKind
from dialogs.ownership import Owner, OwnerChange, change_owner
from dialogs.replies import N_, Say
from dialogs.speaking import choices
from dialogs.turn import Turn

#: With no sign of staff for this long, the bot speaks again. Our own choice, the length of WeChat's own staff session.
STAFF_PATIENCE_S = 30 * 60

TRANSFERRED = Say(
    id="staff.next_message",
    text=N_(
        'I am passing you on to a person: your next message goes straight to our staff. Please put the main point into it. Write "cancel" to stay with me.'
    ),
)
CLOSED_NOW = Say(
    id="staff.closed_now",
    text=N_("The desk is closed right now. It is staffed at these times: %(hours)s. I keep helping until then."),
)
NO_DESK = Say(
    id="staff.none",
    text=N_(
        "This account has no staff. I am a program and cannot pass you on, but here is whom you can call."
    ),
)
CONTACT = Say(id="staff.contact", text=N_("You can reach a person of ours here: %(contact)s"))
CONTACT_HOURS = Say(
    id="staff.contact_hours", text=N_("You can reach a person of ours here: %(contact)s. Hours: %(hours)s")
)
OFFICIAL_LINES = Say(
    id="staff.official_lines",
    text=N_(
        "About the payment: WeChat Pay, %(wechat_pay_line)s. About the seller: the consumer line, %(consumer_line)s."
    ),
    meets_staff=True,
)
STILL_QUEUED = Say(id="staff.nobody_came", text=N_("Nobody has picked up so far, so I am here again."))
LEFT_QUEUE = Say(id="staff.left_queue", text=N_("All right, you stay with me."))
BACK_FROM_STAFF = Say(
    id="staff.back", text=N_("Your chat with our staff has ended; I am here again and know where we stood.")
)


def call_staff(turn: Turn) -> None:
    """What the desk allows now; always something that the user can do."""
    desk = turn.knowledge.desk
    if desk.kind is DeskKind.NONE:
        name_contacts(turn)
    elif not desk.is_open(turn.now):
        turn.say(CLOSED_NOW, hours=desk.hours)
        name_contacts(turn)
    else:
        queue(turn)


def queue(turn: Turn) -> None:
    change_owner(turn.session, OwnerChange.ASK_FOR_STAFF)
    turn.session.owned_since = turn.timestamp
    turn.say(TRANSFERRED)


def name_contacts(turn: Turn) -> None:
    desk = turn.knowledge.desk
    if desk.contact and desk.hours:
        turn.say(CONTACT_HOURS, contact=desk.contact, hours=desk.hours)
    elif desk.contact:
        turn.say(CONTACT, contact=desk.contact)
    elif desk.kind is DeskKind.NONE:
        turn.say(NO_DESK)
    turn.say(OFFICIAL_LINES)


def is_out_of_patience(turn: Turn) -> bool:
    """Whether staff had long enough: WeChat ends a session after that time without telling us."""
    return turn.timestamp - turn.session.owned_since >= STAFF_PATIENCE_S


def take_back(turn: Turn) -> None:
    """The bot speaks again after a time without staff."""
    was = turn.session.owner
    change_owner(turn.session, OwnerChange.STAFF_LEAVE)
    turn.say(BACK_FROM_STAFF if was == Owner.STAFF else STILL_QUEUED)


def leave_queue(turn: Turn) -> None:
    change_owner(turn.session, OwnerChange.LEAVE_QUEUE)
    turn.say(LEFT_QUEUE, choices=(choices.HUMAN.id,))
