"""From a form that came in to an action of the desk, or to the reason why it is none."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import datetime, tzinfo
from enum import StrEnum

from bot.staff.console.outcomes import Outcome
from bot.staff.port import Action, Doing
from dialogs.staffing import AGREED_BYTES, FOR_USER, NOTE_BYTES, WORDS_BYTES

_FURTHEST_S = 366 * 86400
_LONGEST_VALUE = 200


class Fault(StrEnum):
    """What is wrong with a form. The values name the words that say so."""

    NO_TEXT = "no_text"
    TOO_LONG = "too_long"
    UNTIL = "until"
    MISSING = "missing"
    ROLE = "role"
    STALE = "stale"


class FormError(Exception):
    """The form is no action."""

    def __init__(self, fault: Fault, size: int = 0, limit: int = 0) -> None:
        super().__init__(fault)
        self.fault, self.size, self.limit = fault, size, limit


def page_key() -> str:
    """What tells the forms of one page from those of all others."""
    return secrets.token_urlsafe(9)


def limit_of(doing: Doing, form: Mapping[str, str]) -> int:
    """How many bytes a text may have: what the user reads fits one page, what staff read fits the session."""
    if doing is Doing.HAND_OVER:
        return AGREED_BYTES if form.get("value") == FOR_USER else NOTE_BYTES
    return NOTE_BYTES if doing is Doing.NOTE else WORDS_BYTES


def action_of(doing: Doing, name: str, account: str, form: Mapping[str, str], now: int, zone: tzinfo) -> Action:
    """The action that a form asks for. Raises FormError."""
    action = Action(
        doing=doing,
        name=name,
        account=account,
        key=_key(form),
        text=_text(doing, form),
        slot=form.get("slot", ""),
        value=form.get("value", "").strip()[:_LONGEST_VALUE],
        state=form.get("state", ""),
        to=form.get("to", ""),
        until=_until(form, now, zone) if doing is Doing.SNOOZE else 0,
    )
    _demand(action)
    return action


def _key(form: Mapping[str, str]) -> str:
    """
    The same for the same form sent twice, another one for anything else.

    What was written is part of it: somebody who goes back and writes something new means something new.
    """
    written = [f"{name}={form[name]}" for name in sorted(form) if name not in {"csrf", "key"}]
    return f"{form.get('key', '')[:40]}.{hashlib.sha256(chr(0).join(written).encode()).hexdigest()[:16]}"


def _text(doing: Doing, form: Mapping[str, str]) -> str:
    # Browsers send line ends as a typewriter would.
    text = form.get("text", "").replace("\r\n", "\n").strip()
    size, limit = len(text.encode(errors="replace")), limit_of(doing, form)
    if size > limit:
        raise FormError(Fault.TOO_LONG, size, limit)
    if not text and doing in {Doing.REPLY, Doing.NOTE}:
        raise FormError(Fault.NO_TEXT)
    return text


def _until(form: Mapping[str, str], now: int, zone: tzinfo) -> int:
    """A moment of the list, unless one was typed."""
    try:
        typed = form.get("until_at", "")
        until = int(datetime.fromisoformat(typed).replace(tzinfo=zone).timestamp()) if typed else int(form["until"])
    except (ValueError, KeyError, OverflowError):
        raise FormError(Fault.UNTIL) from None
    if not now < until <= now + _FURTHEST_S:
        raise FormError(Fault.UNTIL)
    return until


def _demand(action: Action) -> None:
    """What the action cannot do without."""
    is_whole = {
        Doing.SET_FACT: bool(action.slot and action.value),
        Doing.DROP_FACT: bool(action.slot),
        Doing.TRANSFER: bool(action.to),
        Doing.CLOSE: action.to in frozenset(Outcome),
        Doing.SET_LOCALE: bool(action.value),
    }
    if not is_whole.get(action.doing, True):
        raise FormError(Fault.MISSING)
