"""One conversation, with all that staff have to know of it."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Response as FlaskResponse
from flask import request

from bot.rendering import PAGE_BYTES
from bot.staff.console.accounts import Role
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
from bot.staff.port import Pack
from dialogs.states import phase_of


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
        limit=PAGE_BYTES,
        field_of=field_of,
        day_of=day_of,
        outcomes=tuple(Outcome),
        rests=rest_until(pack, visit.reader),
        colleagues=[each for each in visit.place.accounts.colleagues() if each != visit.member.account],
        address=conversation_address(name, trail()),
        **_map(pack),
    )


def gone_page(visit: Visit, name: str, typed: Typed) -> FlaskResponse:
    """The conversation is no more; what somebody typed into it is theirs."""
    return visit.show("gone.html", HTTPStatus.GONE, name=name, typed=typed)


def _standing(visit: Visit, pack: Pack) -> dict[str, Any]:
    """Who speaks, and so what this member of staff can do."""
    is_mine = pack.card.owner == "staff" and pack.card.account == visit.member.account
    can_act = visit.member.role is not Role.AUDITOR
    return {
        "is_mine": is_mine and can_act and not pack.card.is_closed,
        "can_act": can_act,
        "is_other": pack.card.owner == "staff" and not is_mine,
        # A lead gives a colleague's conversation to another.
        "can_transfer": can_act and (is_mine or (visit.member.role is Role.LEAD and pack.card.owner == "staff")),
    }


def _map(pack: Pack) -> dict[str, Any]:
    state = pack.card.state
    topics = {row.slot: row.topic for row in (*pack.facts, *pack.missing)}
    return {
        "boxes": BOXES,
        "ways": WAYS,
        "box": (WIDTH, HEIGHT),
        "present": phase_of(state),
        "topic": topics.get(state.partition(".")[2], ""),
    }


def _used(pack: Pack) -> Typed:
    """The suggestion that the address puts into the reply: for browsers without scripts."""
    wanted = request.args.get("use", "")
    text = next((each.text for each in pack.suggestions if wanted and each.id == wanted), "")
    return Typed(doing="reply", text=text)
