"""A person, please: by the desk that the settings name."""

from dialogs.errands import Errand, Wanted, drop, want
from dialogs.knowledge import Desk, DeskKind
from dialogs.ownership import Owner, OwnerChange, change_owner
from dialogs.replies import N_, Say, Words
from dialogs.session import Session
from dialogs.speaking import choices
from dialogs.turn import Turn

#: With no sign of staff for this long, the bot speaks again. Our own choice, the length of WeChat's own staff session.
STAFF_PATIENCE_S = 30 * 60
#: After this long in the console's queue it is said, once, that nobody is free yet. Our own choice.
ASSIGNMENT_PATIENCE_S = 10 * 60
#: A message that went to WeChat's own desk should be taken up by then, and a talk that has ended be on record.
TAKEN_UP_S, RECORDED_S = 60, 60
#: What falls due while staff are called or there: names beside those of the case's own steps.
NOBODY_YET_DUE, PATIENCE_DUE, SNOOZE_DUE = "staff.nobody_yet", "staff.patience", "staff.snooze"

#: Why a person was called, where no rule had offered one.
ASKED = "asked"

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
    text=N_("This account has no staff. I am a program and cannot pass you on, but here is whom you can call."),
)
CONTACT = Say(id="staff.contact", text=N_("You can reach a person of ours here: %(contact)s"))
CONTACT_HOURS = Say(
    id="staff.contact_hours", text=N_("You can reach a person of ours here: %(contact)s. Hours: %(hours)s")
)
OFFICIAL_LINES = Say(
    id="staff.official_lines",
    text=N_(
        "From mainland China: about the payment, WeChat Pay, %(wechat_pay_line)s; about the seller, the consumer line, "
        "%(consumer_line)s."
    ),
    meets_staff=True,
)
CALLED = Say(
    id="staff.called",
    text=N_(
        'I have called a person. Our staff see all that you told me, so you need not repeat any of it; add whatever is still missing. Write "cancel" to stay with me.'
    ),
)
KEPT = Say(id="staff.kept", text=N_("Noted: our staff will read this, and whatever else you write now."))
NOBODY_YET = Say(
    id="staff.nobody_yet",
    text=N_('Nobody is free yet, sorry. You keep your place; or write "cancel" and we go on without waiting.'),
)
STILL_QUEUED = Say(id="staff.nobody_came", text=N_("Nobody has picked up so far, so I am here again."))
NOBODY_ONLINE = Say(
    id="staff.nobody_online",
    text=N_("None of our staff is at the desk right now, so I have not passed you on. I keep helping meanwhile."),
)
NOBODY_ONLINE_HOURS = Say(
    id="staff.nobody_online_hours",
    text=N_(
        "None of our staff is at the desk right now, so I have not passed you on. The hours of the desk: %(hours)s. I keep helping meanwhile."
    ),
)
LAST_WORDS = Say(id="staff.last_words", text=N_("The last that our staff wrote to you there: %(words)s"))
LEFT_QUEUE = Say(id="staff.left_queue", text=N_("All right, you stay with me."))
BACK_FROM_STAFF = Say(
    id="staff.back", text=N_("Your chat with our staff has ended; I am here again and know where we stood.")
)


def offered(turn: Turn, choice: str) -> str:
    """The choice itself; in place of a person, where none can be had, the official lines."""
    return choices.LINES.id if choice == choices.HUMAN.id and not turn.knowledge.desk.has_somebody else choice


def call_staff(turn: Turn) -> None:
    """What the desk allows now; always something that the user can do."""
    desk = turn.knowledge.desk
    if not desk.has_staff:
        name_contacts(turn)
    elif not desk.is_open(turn.now):
        turn.say(CLOSED_NOW, hours=desk.hours)
        name_contacts(turn)
    elif is_nobody_there(desk):
        say_nobody_is_there(turn)
    else:
        queue(turn)


def is_nobody_there(desk: Desk) -> bool:
    """Whether nobody of WeChat's own desk could take a user now, as far as is known."""
    return desk.kind is DeskKind.WECHAT and desk.presence().is_nobody


def say_nobody_is_there(turn: Turn) -> None:
    """And what there is instead."""
    desk = turn.knowledge.desk
    if desk.has_staff and desk.hours:
        turn.say(NOBODY_ONLINE_HOURS, hours=desk.hours)
    elif desk.has_staff:
        turn.say(NOBODY_ONLINE)
    name_contacts(turn)


def account_for(turn: Turn) -> str:
    """
    Whom of WeChat's own desk the message is for: who has the user, else one of the less busy; "" for whoever is free.

    Somebody who is not online is never named: the user would be bound to them, and nobody else told.
    """
    held_by, presence = turn.session.staff_account, turn.knowledge.desk.presence()
    if not presence.is_known or held_by in presence.accounts:
        return held_by
    # Many who are passed on before the next look must not all go to one.
    less_busy = presence.accounts[: (len(presence.accounts) + 1) // 2]
    return less_busy[turn.timestamp % len(less_busy)] if less_busy else ""


def queue(turn: Turn) -> None:
    change_owner(turn.session, OwnerChange.ASK_FOR_STAFF)
    session = turn.session
    session.owned_since, session.reason = turn.timestamp, (session.case.handing or [ASKED])[-1]
    session.told_kept = session.told_nobody = False
    turn.say(CALLED if turn.knowledge.desk.kind is DeskKind.CONSOLE else TRANSFERRED)


def name_contacts(turn: Turn) -> None:
    desk = turn.knowledge.desk
    if desk.contact and desk.hours:
        turn.say(CONTACT_HOURS, contact=desk.contact, hours=desk.hours)
    elif desk.contact:
        turn.say(CONTACT, contact=desk.contact)
    elif not desk.has_staff:
        turn.say(NO_DESK)
    turn.say(OFFICIAL_LINES)


def receive(turn: Turn) -> None:
    """A message that staff will read: counted, and acknowledged once while nobody has it yet."""
    session = turn.session
    session.unseen += 1
    session.snoozed_until = 0
    if session.owner == Owner.STAFF:
        session.waits_since = session.waits_since or turn.timestamp
    elif not session.told_kept:
        session.told_kept = True
        turn.say(KEPT)


def patience_ends(session: Session, desk: Desk) -> int | None:
    """
    The unix second from which on the bot may speak again; None while it may not, or does.

    In the console staff are there until they let a message wait for so long. Of WeChat's own desk we see nothing,
    but it ends a session after that time without telling us.
    """
    if session.owner == Owner.BOT:
        return None
    if session.owner == Owner.STAFF and desk.kind is DeskKind.CONSOLE:
        return session.waits_since + STAFF_PATIENCE_S if session.waits_since else None
    return session.owned_since + STAFF_PATIENCE_S


def is_out_of_patience(turn: Turn) -> bool:
    """Whether staff had long enough; or, of WeChat's own, are not there any more."""
    if turn.session.owner == Owner.STAFF and is_nobody_there(turn.knowledge.desk):
        return True
    ends = patience_ends(turn.session, turn.knowledge.desk)
    return ends is not None and turn.timestamp >= ends


def due(session: Session, desk: Desk) -> tuple[str, int] | None:
    """What falls due next with staff, and when. Only the console has clocks of its own."""
    if desk.kind is not DeskKind.CONSOLE:
        return None
    if session.snoozed_until:
        return SNOOZE_DUE, session.snoozed_until
    if session.owner == Owner.QUEUED and not session.told_nobody:
        return NOBODY_YET_DUE, session.owned_since + ASSIGNMENT_PATIENCE_S
    ends = patience_ends(session, desk)
    return None if ends is None else (PATIENCE_DUE, ends)


def fall_due(turn: Turn) -> None:
    """What the clock brings about: once that nobody is free, then the bot again; and a snooze that is over."""
    session = turn.session
    next_due = due(session, turn.knowledge.desk)
    if next_due is None or next_due[1] > turn.timestamp:
        return
    match next_due[0]:
        case name if name == SNOOZE_DUE:
            session.snoozed_until = 0
        case name if name == NOBODY_YET_DUE and not is_out_of_patience(turn):
            session.told_nobody = True
            turn.say(NOBODY_YET)
        case _:
            take_back(turn)


def take_back(turn: Turn) -> None:
    """The bot speaks again after a time without staff. What they have not read stays counted."""
    was = turn.session.owner
    if was == Owner.STAFF and turn.knowledge.desk.kind is DeskKind.WECHAT:
        end_talk(turn.session, turn.timestamp)
        want(turn.session, Wanted(errand=Errand.CLOSE, at=turn.timestamp))
    give_to_bot(turn.session, turn.timestamp)
    turn.say(BACK_FROM_STAFF if was == Owner.STAFF else STILL_QUEUED)


def call_desk(session: Session, now: int) -> None:
    """A message went to WeChat's own desk: somebody is to see that it is taken up there."""
    if Errand.OPEN not in session.errands:
        want(session, Wanted(errand=Errand.OPEN, at=now + TAKEN_UP_S))


def begin_talk(session: Session, now: int) -> None:
    """WeChat ends it after a time of its own, without a word."""
    drop(session, Errand.OPEN)
    session.talk_since = session.talk_since or now
    want(session, Wanted(errand=Errand.CLOSE, at=now + STAFF_PATIENCE_S))


def end_talk(session: Session, now: int) -> None:
    """What was said there is to be fetched; of a talk that nobody told us of, from as far back as one can last."""
    drop(session, Errand.OPEN, Errand.CLOSE)
    since = session.talk_since or now - STAFF_PATIENCE_S
    want(session, Wanted(errand=Errand.SAID, at=now + RECORDED_S, since=since, until=now))
    session.talk_since = 0


def give_to_bot(session: Session, now: int) -> None:
    """Ends the staff's part, whatever it was."""
    drop(session, Errand.OPEN)
    change_owner(session, OwnerChange.STAFF_LEAVE)
    session.owned_since, session.staff_account = now, ""
    session.waits_since = session.snoozed_until = 0
    # What was said before them is long ago: the same words lead nowhere round.
    session.circling = []


def say_back(turn: Turn) -> None:
    """Once, to whoever writes after a talk with staff that ended without a word of ours."""
    if turn.session.is_back:
        turn.session.is_back = False
        turn.say(BACK_FROM_STAFF)
        say_last_words(turn)


def say_last_words(turn: Turn) -> None:
    """What staff said last at WeChat's own desk, once: the user need not look for it."""
    if turn.session.last_words:
        turn.say(LAST_WORDS, words=Words(turn.session.last_words))
        turn.session.last_words = ""


def leave_queue(turn: Turn) -> None:
    drop(turn.session, Errand.OPEN)
    change_owner(turn.session, OwnerChange.LEAVE_QUEUE)
    turn.session.owned_since, turn.session.reason = turn.timestamp, ""
    turn.say(LEFT_QUEUE, choices=(choices.HUMAN.id,))
