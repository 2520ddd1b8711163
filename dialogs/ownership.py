"""Who may speak: a second small table beside the walk. A hand-off keeps the walk's state; a hand-back resumes it."""

from enum import StrEnum
from functools import cache
from typing import Protocol

from transitions import Machine


class Owner(StrEnum):
    BOT = "bot"
    QUEUED = "queued"
    STAFF = "staff"


class OwnerChange(StrEnum):
    """What moves a conversation from one owner to another."""

    ASK_FOR_STAFF = "ask_for_staff"
    LEAVE_QUEUE = "leave_queue"
    STAFF_JOIN = "staff_join"
    STAFF_LEAVE = "staff_leave"
    #: Staff put it back for whoever is free.
    REQUEUE = "requeue"


#: Staff may take or leave at any moment, also twice: WeChat repeats events, and tells of some only late.
OWNERSHIP_MOVES: tuple[tuple[OwnerChange, tuple[Owner, ...], Owner], ...] = (
    (OwnerChange.ASK_FOR_STAFF, (Owner.BOT, Owner.QUEUED), Owner.QUEUED),
    (OwnerChange.LEAVE_QUEUE, (Owner.QUEUED, Owner.BOT), Owner.BOT),
    (OwnerChange.STAFF_JOIN, tuple(Owner), Owner.STAFF),
    (OwnerChange.STAFF_LEAVE, tuple(Owner), Owner.BOT),
    (OwnerChange.REQUEUE, (Owner.STAFF, Owner.QUEUED), Owner.QUEUED),
    # Asking for a person while one is there changes nothing.
    (OwnerChange.ASK_FOR_STAFF, (Owner.STAFF,), Owner.STAFF),
)


@cache
def ownership_machine() -> Machine:
    """The one machine of the process; fired on any object with an `owner`."""
    machine = Machine(
        model=None,
        states=[str(owner) for owner in Owner],
        initial=str(Owner.BOT),
        auto_transitions=False,
        send_event=True,
        model_attribute="owner",
    )
    for change, sources, to in OWNERSHIP_MOVES:
        machine.add_transition(str(change), [str(source) for source in sources], str(to))
    return machine


class Owned(Protocol):
    """Anything whose ownership can change."""

    owner: str


def change_owner(model: Owned, change: OwnerChange) -> bool:
    """Moves the model's `owner`; whether it is another one than before."""
    before = model.owner
    ownership_machine().events[str(change)].trigger(model)
    return model.owner != before
