"""An entry of the audit. No field of it has room for what somebody wrote."""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.staff.accounts.account import NAME

_PSEUDONYM = re.compile(r"[A-Za-z0-9_-]{12}")


class Audited(StrEnum):
    """What was done: each `Doing`, and what is not done in a conversation."""

    TAKE = "take"
    REPLY = "reply"
    NOTE = "note"
    SET_FACT = "set_fact"
    DROP_FACT = "drop_fact"
    HAND_OVER = "hand_over"
    REQUEUE = "requeue"
    TRANSFER = "transfer"
    SNOOZE = "snooze"
    CLOSE = "close"
    SET_LOCALE = "set_locale"
    BEGIN_CASE = "begin_case"
    UNMASK = "unmask"
    SIGN_IN = "sign_in"
    SIGN_OUT = "sign_out"
    ADD_ACCOUNT = "add_account"
    SET_ROLE = "set_role"
    SET_PASSWORD = "set_password"  # noqa: S105 - no password, but what was done to one
    DISABLE_ACCOUNT = "disable_account"
    ENABLE_ACCOUNT = "enable_account"
    REMOVE_ACCOUNT = "remove_account"
    #: Of another release than this one.
    OTHER = "other"


class Outcome(StrEnum):
    """What came of it: done, or why not; each `Refusal` is one."""

    DONE = "done"
    TAKEN_BY_OTHER = "taken_by_other"
    NOT_YOURS = "not_yours"
    GONE = "gone"
    UNKNOWN_STATE = "unknown_state"
    BAD_VALUE = "bad_value"
    STORE_DOWN = "store_down"
    #: The role may not.
    FORBIDDEN = "forbidden"
    #: Too many tries to sign in.
    LOCKED = "locked"
    #: Of another release than this one.
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Somebody did something at a time. Raises ValueError for what is no name of an account and no pseudonym."""

    at: datetime
    #: Who; "" for whoever has the command line.
    account: str
    what: Audited
    outcome: Outcome
    #: Twelve letters, keyed, that stand for the conversation; "" where there is none.
    conversation: str = ""
    #: Another account that it was done to.
    about: str = ""

    def __post_init__(self) -> None:
        # Types alone would let a caller's mistake through.
        if self.at.tzinfo is None:
            raise ValueError("an entry's time has a zone")
        if type(self.what) is not Audited or type(self.outcome) is not Outcome:
            raise ValueError("an entry's what and outcome are declared ones")
        if not all(name == "" or NAME.fullmatch(name) for name in (self.account, self.about)):
            raise ValueError("an entry names accounts by their names")
        if self.conversation and not _PSEUDONYM.fullmatch(self.conversation):
            raise ValueError("an entry names a conversation by its pseudonym")
