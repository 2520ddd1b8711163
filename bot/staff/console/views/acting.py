"""What staff do: a form comes in, the desk does it or says why not, and the next page says which."""

from http import HTTPStatus

from flask import make_response, redirect, request
from flask.wrappers import Response

from bot.staff.accounts.rights import Right
from bot.staff.console.addresses import conversation_address, list_address, trail
from bot.staff.console.forms import Fault, FormError, action_of
from bot.staff.console.notices import Notice, fault_notice, named, refusal_notice
from bot.staff.console.place import Visit
from bot.staff.console.ranking import moves
from bot.staff.console.typed import Typed
from bot.staff.console.views.conversation import conversation_page, gone_page
from bot.staff.console.views.down import down_page
from bot.staff.console.views.members import is_stale
from bot.staff.port import Action, Doing, Done, Pack, Refusal

#: After these the member of staff has nothing more to do here.
_LEAVING = frozenset({Doing.HAND_OVER, Doing.REQUEUE, Doing.TRANSFER, Doing.SNOOZE, Doing.CLOSE})
_RANKING = frozenset({Doing.SET_FACT, Doing.DROP_FACT})


def act(visit: Visit, name: str, doing: str) -> Response:
    """One of `Doing`. Nothing happens twice, and nothing typed is lost when it does not happen."""
    typed = Typed.of(doing, request.form)
    try:
        action = _action(visit, name, doing)
    except FormError as error:
        return _refused(visit, name, fault_notice(error, visit.reader), typed)
    before = _pack(visit, name) if action.doing in _RANKING else None
    done = visit.place.desk.act(action)
    if done.refusal is not None:
        return _not_done(visit, action, done, typed)
    was = moves(before, _pack(visit, name)) if action.doing in _RANKING else ""
    return _done(name, action.doing, named(action.doing, done), was)


def _action(visit: Visit, name: str, doing: str) -> Action:
    if is_stale(visit):
        raise FormError(Fault.STALE)
    if not visit.member.has(Right.ACT):
        raise FormError(Fault.ROLE)
    reader = visit.reader
    return action_of(Doing(doing), name, visit.member.account, request.form, reader.now_s, reader.language.zone)


def _not_done(visit: Visit, action: Action, done: Done, typed: Typed) -> Response:
    match done.refusal:
        case Refusal.STORE_DOWN:
            return down_page(visit.place, visit.member)
        case Refusal.GONE:
            return gone_page(visit, action.name, typed)
        case _:
            return _refused(visit, action.name, refusal_notice(done, visit), typed)


def _refused(visit: Visit, name: str, notice: Notice, typed: Typed) -> Response:
    return conversation_page(visit, name, HTTPStatus.CONFLICT, notice=notice, typed=typed)


def _done(name: str, doing: Doing, what: str, was: str) -> Response:
    if doing in _LEAVING:
        return _to(list_address({**trail(), "done": what}))
    moved = {"was": was} if was else {}
    return _to(conversation_address(name, {**trail(), "done": what, **moved}))


def _pack(visit: Visit, name: str) -> Pack | None:
    return visit.place.desk.open(name, visit.member.account, visit.reader.locale)


def back(_visit: Visit, name: str, **_path: str) -> Response:
    """Somebody asks again for the page that a form led to."""
    return _to(conversation_address(name, trail()))


def _to(address: str) -> Response:
    return make_response(redirect(address, HTTPStatus.SEE_OTHER))
