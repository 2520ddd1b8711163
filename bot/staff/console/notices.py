"""What came of the last action, in words: done, or not done and why."""

from bot.staff.console.forms import FormError
from bot.staff.console.place import Visit
from bot.staff.console.reader import Reader
from bot.staff.port import Doing, Done
from dialogs.values import value

_LATER = "_later"
#: What an address may name: anything else is nobody's notice.
DONE = frozenset({*map(str, Doing), f"{Doing.REPLY}{_LATER}", "begin"})


@value(frozen=True, slots=True, kw_only=True)
class Notice:
    """One line at the top of a page."""

    text: str
    is_refusal: bool = False


def named(doing: Doing, done: Done) -> str:
    """What an address says was done."""
    is_kept = doing is Doing.REPLY and not done.goes_out_now
    return f"{doing}{_LATER}" if is_kept else str(doing)


def done_notice(name: str, reader: Reader) -> Notice | None:
    """The line for what an address says was done."""
    return Notice(text=reader.words[f"done_{name}"]) if name in DONE else None


def refusal_notice(done: Done, visit: Visit) -> Notice:
    if done.by:
        return taken_notice(visit, done.by)
    return Notice(text=_filled(visit.reader.words[f"refused_{done.refusal}"], who=""), is_refusal=True)


def taken_notice(visit: Visit, account: str) -> Notice:
    """A colleague has it: who, as colleagues read it."""
    who = visit.place.accounts.displays().get(account, account)
    return Notice(text=visit.reader.words["refused_taken_by_other"] % {"who": who}, is_refusal=True)


def fault_notice(error: FormError, reader: Reader) -> Notice:
    text = reader.words[f"refused_{error.fault}"]
    return Notice(text=_filled(text, bytes=f"{error.size:,}", limit=f"{error.limit:,}"), is_refusal=True)


def _filled(text: str, **params: str) -> str:
    return text % params if "%(" in text else text
