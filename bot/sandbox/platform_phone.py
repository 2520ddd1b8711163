"""The people of the phone, as the platform's API knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.sandbox.phone.chats import MESSAGES, PEOPLE, Chats, Entry, Person, What
from bot.sandbox.phone.sending import said_by_account
from bot.sandbox.platform_rules import Deed, Happened

_TAPS = frozenset({What.TAP, What.MENU, What.FOLLOW})
#: In the outcome of an entry: it came through the API, and so was counted.
_COUNTED = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneAudience:
    """A `bot.sandbox.platform_calls.Audience`; what is shown is on the phone when its page looks next."""

    chats: Chats

    def now(self, openid: str) -> float:
        person = self._person(openid)
        return self.chats.seconds() if person is None else self.chats.now(person)

    def history(self, openid: str) -> Sequence[Happened] | None:
        """Nothing of strangers: `refundbot chat --through webhook` has no phone on which anything could be shown."""
        person = self._person(openid)
        if person is None:
            return ()
        if not person.follows:
            return None
        found = ((_deed(entry), entry.at) for entry in self.chats.entries(person))
        return [Happened(deed, at) for deed, at in found if deed is not None]

    def show(self, openid: str, text: str, account: str) -> None:
        person = self._person(openid)
        if person is None:
            return
        written = [entry.at for entry in self.chats.entries(person) if entry.what in MESSAGES]
        silent_s = self.chats.now(person) - written[-1] if written else None
        told: dict[str, Any] = {"turn": None, "silent_s": silent_s, "account": account, _COUNTED: True}
        self.chats.add(person, What.ACTIVE, {}, {**said_by_account(text), **told})

    def _person(self, openid: str) -> Person | None:
        people = (self.chats.person(name) for name in PEOPLE)
        return next((person for person in people if person is not None and person.openid == openid), None)


def _deed(entry: Entry) -> Deed | None:
    if entry.what in MESSAGES:
        return Deed.MESSAGE
    if entry.what in _TAPS:
        return Deed.TAP
    return Deed.SENT if (entry.outcome or {}).get(_COUNTED) else None
