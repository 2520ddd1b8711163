"""An account: one person at the desk."""

import re
import secrets
import unicodedata
from dataclasses import dataclass, field, fields

import orjson

from bot.staff.accounts.errors import BadAccountError
from bot.staff.accounts.rights import Role

#: What a name is made of: it stands in the audit, so no text and no openid can be one.
NAME = re.compile(r"[a-z][a-z0-9._-]{1,31}")
_LONGEST_DISPLAY = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """What is known of somebody at the desk. Only the hash of the password is kept, and neither shows in a repr."""

    #: What they sign in with.
    name: str
    #: What colleagues read.
    display: str
    role: Role
    #: The language that they read.
    locale: str
    password_hash: str = field(repr=False)
    is_disabled: bool = False
    #: Another one with each new password and each time the account is disabled: sessions that know an old one are over.
    stamp: str = field(default="", repr=False)


def new_stamp() -> str:
    """One that no session knows."""
    return secrets.token_hex(8)


def checked_name(name: str) -> str:
    """The name as it is kept: without capitals and blanks around it. Raises BadAccountError."""
    plain = plain_name(name)
    if not NAME.fullmatch(plain):
        raise BadAccountError(
            "A name has 2 to 32 of the letters a to z, figures and . _ -, a letter first: it is what one signs in with."
        )
    return plain


def plain_name(name: str) -> str:
    """What somebody who signs in means by that."""
    return unicodedata.normalize("NFKC", name).strip().lower()


def checked_display(display: str) -> str:
    """The name that colleagues read, on one line. Raises BadAccountError."""
    plain = display.strip()
    # Nothing that cannot be seen: it could turn the text beside it around.
    has_unseen = any(unicodedata.category(each).startswith("C") for each in plain)
    if has_unseen or not 1 <= len(plain) <= _LONGEST_DISPLAY:
        raise BadAccountError(f"A display name is one line of 1 to {_LONGEST_DISPLAY} characters.")
    return plain


def as_bytes(account: Account) -> bytes:
    """The account as the store keeps it."""
    return orjson.dumps(account)


def from_bytes(record: bytes) -> Account:
    """The account that was kept; what a later release knows of it besides is left out."""
    told = orjson.loads(record)
    known = {each.name: told[each.name] for each in fields(Account) if each.name in told}
    return Account(**{**known, "role": Role(told["role"])})
