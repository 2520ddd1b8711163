"""The blueprint at /staff/: its addresses, and what holds for all of them."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from functools import partial

from flask import Blueprint

from bot.languages import Language
from bot.staff.console.accounts import Accounts
from bot.staff.console.audit_list import Audit
from bot.staff.console.guarding import guard, refuse_strangers
from bot.staff.console.place import Place
from bot.staff.console.viewers import Viewers
from bot.staff.console.views import (
    acting,
    auditing,
    beginning,
    conversation,
    events,
    language,
    queue,
    signing_in,
    typing,
    unmasking,
)
from bot.staff.console.views.down import down_page
from bot.staff.console.views.members import for_members
from bot.staff.port import Desk, Doing
from bot.store.errors import StoreDownError
from dialogs.catalog import Catalog

#: Half of a worker's threads: WeChat's posts always find one.
VIEWERS = 8

_CONVERSATION = "/conversations/<name>"
_DOING = ", ".join(Doing)


def _clock() -> datetime:
    return datetime.now(UTC)


def console(
    desk: Desk,
    accounts: Accounts,
    audit: Audit,
    languages: Mapping[str, Language],
    catalog: Catalog,
    *,
    now: Callable[[], datetime] = _clock,
    viewers: int = VIEWERS,
) -> Blueprint:
    """
    The pages. Of the languages the first is for readers of none of them.

    So many viewers at once get live news from this process; each of them holds a thread.
    """
    place = Place(
        desk=desk,
        accounts=accounts,
        audit=audit,
        languages=languages,
        catalog=catalog,
        now=now,
        viewers=Viewers(viewers),
    )
    pages = Blueprint("staff", __name__, url_prefix="/staff", template_folder="templates", static_folder="static")
    pages.before_request(refuse_strangers)
    pages.after_request(guard)
    pages.register_error_handler(StoreDownError, lambda _: down_page(place))
    _add_public(pages, place)
    _add_reading(pages, place)
    _add_acting(pages, place)
    return pages


def _add_public(pages: Blueprint, place: Place) -> None:
    """For whoever is not signed in."""
    pages.add_url_rule("/login", "sign_in", partial(signing_in.ask, place))
    pages.add_url_rule("/login", "sign_in_sent", partial(signing_in.sign_in, place), methods=["POST"])
    pages.add_url_rule("/language", "language", partial(language.choose_language, place), methods=["POST"])


def _add_reading(pages: Blueprint, place: Place) -> None:
    pages.add_url_rule("/", "queue", for_members(place, queue.queue))
    pages.add_url_rule("/keys", "keys", for_members(place, queue.keys))
    pages.add_url_rule("/audit", "audit", for_members(place, auditing.audit))
    pages.add_url_rule("/events", "events", for_members(place, events.events))
    pages.add_url_rule("/<path:_elsewhere>", "not_found", for_members(place, queue.not_found))
    pages.add_url_rule(_CONVERSATION, "conversation", for_members(place, conversation.conversation))


def _add_acting(pages: Blueprint, place: Place) -> None:
    act, unmask = for_members(place, acting.act), for_members(place, unmasking.unmask)
    pages.add_url_rule("/logout", "sign_out", for_members(place, signing_in.sign_out), methods=["POST"])
    pages.add_url_rule("/cases", "begin", for_members(place, beginning.begin), methods=["POST"])
    pages.add_url_rule(f"{_CONVERSATION}/unmask", "unmask", unmask, methods=["POST"])
    pages.add_url_rule(f"{_CONVERSATION}/<any({_DOING}):doing>", "act", act, methods=["POST"])
    pages.add_url_rule(f"{_CONVERSATION}/typing", "typing", for_members(place, typing.typing), methods=["POST"])
    # Whoever loads the page behind a form again sees the conversation.
    pages.add_url_rule(f"{_CONVERSATION}/<any({_DOING}, unmask):doing>", "back", for_members(place, acting.back))
