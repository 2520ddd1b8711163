"""What each role may do, as data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.staff.port import Doing


class Role(StrEnum):
    """What somebody is at the desk."""

    AGENT = "agent"
    LEAD = "lead"
    AUDITOR = "auditor"


class Right(StrEnum):
    """What is not done in a conversation, or not to it."""

    #: Lists and conversations, with order and refund numbers masked.
    READ = "read"
    #: Anything at all of `Doing`; which of them, and whose conversation, is asked of `may`.
    ACT = "act"
    UNMASK = "unmask"
    BEGIN_CASE = "begin_case"
    SEE_AUDIT = "see_audit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rights:
    """All that a role may do."""

    #: In a conversation that is theirs, or nobody's.
    own: frozenset[Doing]
    #: In one that another member of staff has.
    others: frozenset[Doing]
    rights: frozenset[Right]


_AT_THE_DESK = frozenset({Right.READ, Right.ACT, Right.UNMASK, Right.BEGIN_CASE})

RIGHTS: Mapping[Role, Rights] = {
    Role.AGENT: Rights(own=frozenset(Doing), others=frozenset(), rights=_AT_THE_DESK),
    Role.LEAD: Rights(
        own=frozenset(Doing), others=frozenset({Doing.TRANSFER, Doing.REQUEUE}), rights=_AT_THE_DESK | {Right.SEE_AUDIT}
    ),
    Role.AUDITOR: Rights(own=frozenset(), others=frozenset(), rights=frozenset({Right.READ, Right.SEE_AUDIT})),
}


def has(role: Role, right: Right) -> bool:
    """Whether that role has that right."""
    return right in RIGHTS[role].rights


def may(role: Role, doing: Doing, *, is_anothers: bool) -> bool:
    """Whether that role may do that; `is_anothers`: another member of staff has the conversation."""
    rights = RIGHTS[role]
    return doing in (rights.others if is_anothers else rights.own)
