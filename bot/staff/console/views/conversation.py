"""One conversation, with all that staff have to know of it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Response as FlaskResponse
from flask import request

from bot.staff.accounts.rights import Right
from bot.staff.console.addresses import conversation_address, trail
from bot.staff.console.diagram import BOXES, HEIGHT, WAYS, WIDTH
from bot.staff.console.fact_fields import day_of, field_of
from bot.staff.console.forms import page_key
from bot.staff.console.notices import Notice, done_notice
from bot.staff.console.outcomes import Outcome
from bot.staff.console.place import Visit
from bot.staff.console.ranking import moved_from
from bot.staff.console.resting import rest_until
from bot.staff.console.typed import Typed
from bot.staff.console.views.listing import listing
from bot.staff.port import Doing, Pack
from dialogs.staffing import AGREED_BYTES, FOR_USER, NOTE_BYTES, WORDS_BYTES
from dialogs.states import phase_of

#: The bytes that each text may have, for forms that say so before they are sent.
_LIMITS = {"reply": WORDS_BYTES, "note": NOTE_BYTES, "agreed": AGREED_BYTES}
#: A cause this likely names the conversation before the bot has concluded anything.
_LIKELY = 0.4


def conversation(visit: Visit, name: str) -> FlaskResponse:
    notice = done_notice(request.args.get("done", ""), visit.reader)
    return conversation_page(visit, name, notice=notice)


def conversation_page(
    visit: Visit,
    name: str,
    status: int = 200,
    *,
    notice: Notice | None = None,
    typed: Typed | None = None,
    whole: Mapping[str, str] | None = None,
) -> FlaskResponse:
    """The page, or a page that says that it is gone. `whole` are the numbers that are shown unmasked this once."""
    pack = visit.place.desk.open(name, visit.member.account, visit.reader.locale)
    if pack is None:
        return gone_page(visit, name, typed or Typed())
    return visit.show(
        "conversation.html",
        status,
        **listing(visit),
        **_standing(visit, pack),
        pack=pack,
        card=pack.card,
        notice=notice,
        typed=typed or _used(pack),
        whole=whole or {},
        moved=moved_from(request.args.get("was", "")),
        key=page_key(),
        limits=_LIMITS,
        for_user=FOR_USER,
        likely=_likely(pack),
        field_of=field_of,
        day_of=day_of,
        outcomes=tuple(Outcome),
        rests=rest_until(pack, visit.reader),
        colleagues=[each for each in visit.place.accounts.colleagues() if each != pack.card.account],
        pseudonym=visit.place.audit.pseudonym(name) if visit.member.has(Right.SEE_AUDIT) else "",
        address=conversation_address(name, trail()),
        **_map(pack, visit.reader.causes),
    )


def gone_page(visit: Visit, name: str, typed: Typed) -> FlaskResponse:
    """The conversation is no more; what somebody typed into it is theirs."""
    return visit.show("gone.html", HTTPStatus.GONE, name=name, typed=typed)


def _standing(visit: Visit, pack: Pack) -> dict[str, Any]:
    """Who speaks, and so what this member of staff can do."""
    is_mine = pack.card.owner == "staff" and pack.card.account == visit.member.account
    member, is_other = visit.member, pack.card.owner == "staff" and not is_mine
    can_act = member.has(Right.ACT)
    return {
        "is_mine": is_mine and can_act and not pack.card.is_closed,
        "can_act": can_act,
        "is_other": is_other,
        # A lead gives a colleague's conversation to another, or to whoever is free.
        "can_transfer": is_other and member.may(Doing.TRANSFER, is_anothers=True),
        "can_requeue": is_other and member.may(Doing.REQUEUE, is_anothers=True),
        "can_unmask": member.has(Right.UNMASK),
    }


def _likely(pack: Pack) -> str:
    """What it probably is, where the bot has concluded nothing yet."""
    first = next(iter(pack.causes), None)
    return first.cause if first is not None and first.probability >= _LIKELY and not pack.card.cause else ""


def _map(pack: Pack, causes: Mapping[str, str]) -> dict[str, Any]:
    state = pack.card.state
    topic = state.partition(".")[2]
    topics = {row.slot: row.topic for row in (*pack.facts, *pack.missing)}
    return {
        "boxes": BOXES,
        "ways": WAYS,
        "box": (WIDTH, HEIGHT),
        "present": phase_of(state),
        "topic": topics.get(topic) or causes.get(topic, ""),
    }


def _used(pack: Pack) -> Typed:
    """The suggestion that the address puts into the reply: for browsers without scripts."""
    wanted = request.args.get("use", "")
    text = next((each.text for each in pack.suggestions if wanted and each.id == wanted), "")
    return Typed(doing="reply", text=text)
