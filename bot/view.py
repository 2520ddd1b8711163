"""A turn and the conversation after it, as `refundbot chat --json` shows them. The names are a contract."""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from typing import Any

from bot.dialogue import RefundDialogue
from bot.rendering import Page
from dialogs.acts import Act
from dialogs.knowledge import Knowledge
from dialogs.session import Session
from dialogs.slots import Slot
from dialogs.states import phase_of
from dialogs.turn import Turn
from dialogs.utterance import Utterance

#: How many causes a ranking shows.
RANKED = 10


def view(
    dialogue: RefundDialogue, session: Session, record: Mapping[str, Any], now: datetime, user: str
) -> dict[str, Any]:
    """
    The page that the reply record stands for, and where the conversation is.

    What the bot said on its own (`active`) is added by whoever knows of it.
    """
    page = dialogue.page_of(record)
    return {
        "user": user,
        "replies": parts_of(page) if page is not None else [],
        "active": [],
        "more": page is not None and record["page"] + 1 < session.pages,
        "act": record.get("act"),
        "signals": record.get("signals", []),
        **_conversation(session),
        **_case(dialogue.knowledge, session, now.astimezone(dialogue.zone)),
        "due": [{"what": what, "at": _local(at, dialogue.zone)} for what, at in session.case.due],
    }


def parts_of(page: Page) -> list[dict[str, Any]]:
    """The replies of one page."""
    return [
        {"id": part.id, "text": part.text, "choices": [{"id": each, "label": label} for each, label in part.choices]}
        for part in page.parts
    ]


def _conversation(session: Session) -> dict[str, Any]:
    return {
        "state": session.state,
        "phase": phase_of(session.state),
        "owner": session.owner,
        "locale": session.locale,
        "facts": {slot: _typed(slot, value) for slot, value in session.case.facts.items()},
        "grounds": list(session.case.grounds),
        "case": session.case.number,
    }


def _typed(slot: str, value: str) -> str | int:
    return int(value) if slot == Slot.DAYS_WAITING else value


def _case(knowledge: Knowledge, session: Session, now: datetime) -> dict[str, Any]:
    turn = Turn(knowledge=knowledge, session=session, utterance=Utterance(act=Act.UNKNOWN), now=now)
    concluded, rung = turn.variant, turn.rung if turn.variant is not None else None
    return {
        "ranking": [
            {"cause": each.cause, "variant": each.variant, "probability": round(each.probability, 4)}
            for each in turn.ranking[:RANKED]
        ],
        "cause": concluded.cause if concluded is not None else None,
        "variant": concluded.id if concluded is not None else None,
        "remedy": rung.action.id if rung is not None else None,
        "rung": rung.id if rung is not None else None,
    }


def _local(at: int, zone: tzinfo) -> str:
    return datetime.fromtimestamp(at, UTC).astimezone(zone).isoformat(timespec="minutes")
