"""Passwords: which are taken, and how they are kept."""

import secrets
import unicodedata

from argon2 import PasswordHasher, Type
from argon2.exceptions import InvalidHashError, VerificationError

from bot.staff.accounts.errors import WeakPasswordError

SHORTEST = 12
#: Longer ones cost the server and protect nobody.
_LONGEST = 256
_FEWEST_DIFFERENT = 5
#: Neither 0 and O nor 1 and l: people read it to each other. 20 of 32 are 100 bits.
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP_LENGTH = 5, 4

#: OWASP's figures for argon2id (Password Storage Cheat Sheet): some 20 ms, and 19 MB for as long as it takes. More
#: memory would be better and is not there: a worker hashes in as many threads as people sign in at a time.
_HASHER = PasswordHasher(time_cost=2, memory_cost=19_456, parallelism=1, type=Type.ID)


def checked_password(password: str, *, name: str) -> str:
    """The password for the account of that name. Raises WeakPasswordError."""
    plain = _normal(password)
    if len(plain) < SHORTEST:
        raise WeakPasswordError(f"A password has {SHORTEST} characters or more, and this one {len(plain)}.")
    if len(plain) > _LONGEST:
        raise WeakPasswordError(f"A password has at most {_LONGEST} characters, and this one {len(plain)}.")
    if len(set(plain)) < _FEWEST_DIFFERENT:
        raise WeakPasswordError(f"This password has fewer than {_FEWEST_DIFFERENT} different characters.")
    if name in plain.lower() and len(plain) - len(name) < SHORTEST:
        raise WeakPasswordError(f"Without the name, {SHORTEST} characters or more are to be left of this password.")
    return plain


def made_up_password() -> str:
    """One that nobody guesses and everybody can type."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)


def hash_of(password: str) -> str:
    """What is kept of it: argon2id, with a salt of its own."""
    return _HASHER.hash(_normal(password))


def is_right(password: str, password_hash: str) -> bool:
    """Whether that is the password. It takes as long when it is not."""
    try:
        return _HASHER.verify(password_hash, _normal(password)[: _LONGEST + 1])
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(password_hash: str) -> bool:
    """Whether a hash of today would be stronger."""
    return _HASHER.check_needs_rehash(password_hash)


def _normal(password: str) -> str:
    # The same keys give other characters on another machine, and lone surrogates cannot be hashed.
    return unicodedata.normalize("NFKC", password).encode(errors="replace").decode()
