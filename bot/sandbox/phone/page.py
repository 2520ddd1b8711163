"""The address /sandbox/: one page, and what its scripts ask for."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from http import HTTPStatus
from typing import Any

from flask import Blueprint, Response, abort, jsonify, render_template, request

from bot.sandbox.loopback import is_named_locally
from bot.sandbox.phone.chats import PEOPLE, Chats, Entry, Person, What
from bot.sandbox.phone.menu import Button, MenuOf
from bot.sandbox.phone.reminders import Reminders
from bot.sandbox.phone.sending import Line

#: Nothing from elsewhere, and nothing inline.
_POLICY = (
    "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none'; form-action 'self';"
    " frame-ancestors 'none'"
)
_THEMES = ("light", "dark")
#: Further ahead no calendar of anybody's reaches.
_FURTHEST = timedelta(days=3660)
_LARGEST_BYTES = 64 * 1024
#: Makes a script of what is on a screen, with its sentence on top; None where nothing was answered yet.
WriteScript = Callable[[Sequence[Entry], str], str | None]
#: What the person can do; the rest of `What` happens to them.
_DOABLE = frozenset({*What} - {What.ACTIVE, What.CLOCK})


@dataclass(frozen=True, kw_only=True)
class Phone:
    """All that the page stands on."""

    chats: Chats
    line: Line
    reminders: Reminders
    write_script: WriteScript
    menu_of: MenuOf
    zone: tzinfo
    #: The page's own words by language; the first language is for whoever reads none of them.
    words: Mapping[str, Mapping[str, str]]
    #: The causes' names by language.
    causes: Mapping[str, Mapping[str, str]]
    account: str = ""


def phone_pages(phone: Phone) -> Blueprint:
    """The blueprint. For loopback only: whoever reaches it can write as any of its people."""
    pages = Blueprint("sandbox", __name__, url_prefix="/sandbox", template_folder="templates", static_folder="static")
    views = _Views(phone)
    pages.before_request(_refuse_strangers)
    pages.after_request(_guard)
    pages.add_url_rule("/", view_func=views.page, endpoint="page")
    pages.add_url_rule("/chats/<name>", view_func=views.chat, endpoint="chat")
    for path, view in _posts(views).items():
        pages.add_url_rule(f"/chats/<name>/{path}", view_func=view, endpoint=view.__name__, methods=["POST"])
    pages.add_url_rule("/chats/<name>/script", view_func=views.script, endpoint="script")
    return pages


def _posts(views: "_Views") -> Mapping[str, Callable[..., Response | tuple[Response, int]]]:
    return {
        "sent": views.send,
        "entries/<int:number>/delivery": views.deliver,
        "clock": views.set_forward,
        "start-over": views.start_over,
    }


class _Views:
    def __init__(self, phone: Phone) -> None:
        self._phone = phone

    def page(self) -> str:
        language = self._language()
        words = self._phone.words[language]
        return render_template(
            "phone.html",
            language=language,
            lang_code=language.replace("_", "-"),
            theme=request.cookies.get("phone_theme") if request.cookies.get("phone_theme") in _THEMES else "",
            words=words,
            account=self._phone.account or words["account"],
            people=PEOPLE,
            causes=self._phone.causes[language],
            zone=str(self._phone.zone),
        )

    def chat(self, name: str) -> Response:
        """Everything on the screen of that person; what has fallen due meanwhile is said first."""
        person = self._person(name)
        self._phone.reminders.fall_due(person)
        return jsonify(self._screen(person, self._phone.chats.entries(person)))

    def send(self, name: str) -> Response | tuple[Response, int]:
        person, told = self._person(name), _told()
        try:
            what = What(str(told.get("what")))
        except ValueError:
            return _refused("what")
        if what not in _DOABLE:
            return _refused("what")
        reminded = self._phone.reminders.fall_due(person)
        try:
            sent = self._phone.line.send(person, what, told)
        except ValueError as error:
            return _refused(str(error))
        return jsonify(self._screen(self._person(name), [each for each in (reminded, sent) if each]))

    def deliver(self, name: str, number: int) -> Response:
        person = self._person(name)
        entry = self._phone.chats.entry(person, number)
        if entry is None:
            abort(HTTPStatus.NOT_FOUND)
        return jsonify(self._screen(person, [self._phone.line.deliver(person, entry)]))

    def set_forward(self, name: str) -> Response | tuple[Response, int]:
        person, told = self._person(name), _told()
        seconds = self._seconds_ahead(person, told)
        if seconds is None:
            return _refused("clock_not_ahead")
        self._phone.chats.set_forward(person, seconds)
        person = self._person(name)
        moved = self._phone.chats.add(person, What.CLOCK, {"forward_s": seconds}, {})
        reminded = self._phone.reminders.fall_due(person)
        return jsonify(self._screen(person, [each for each in (moved, reminded) if each]))

    def start_over(self, name: str) -> Response:
        self._phone.line.forget(self._person(name))
        return jsonify(self._screen(self._person(name), []))

    def script(self, name: str) -> Response | tuple[Response, int]:
        person = self._person(name)
        today = datetime.fromtimestamp(self._phone.chats.now(person), self._phone.zone)
        proves = self._phone.words[self._language()]["script_proves"] % {"day": today.date().isoformat()}
        written = self._phone.write_script(self._phone.chats.entries(person), proves)
        if written is None:
            return _refused("script_empty")
        file = f"chat-{today:%Y%m%d-%H%M}.yaml"
        attached = {"Content-Disposition": f'attachment; filename="{file}"', "X-File-Name": file}
        return Response(written, content_type="application/yaml; charset=utf-8", headers=attached)

    def _person(self, name: str) -> Person:
        person = self._phone.chats.person(name)
        if person is None:
            abort(HTTPStatus.NOT_FOUND)
        return person

    def _screen(self, person: Person, entries: "tuple[Entry, ...] | list[Entry]") -> dict[str, Any]:
        return {
            "follows": person.follows,
            "now": self._phone.chats.now(person),
            "ahead_s": person.ahead_s,
            "entries": [_shown(entry) for entry in entries],
            "menus": {locale: [_button(each) for each in self._phone.menu_of(locale)] for locale in self._phone.words},
        }

    def _seconds_ahead(self, person: Person, told: Mapping[str, Any]) -> int | None:
        """By how much to set the clock forward; None when it would not go forward, or much too far."""
        try:
            if "to" in told:
                to = datetime.fromisoformat(str(told["to"])).replace(tzinfo=self._phone.zone)
                seconds = int(to.timestamp()) - self._phone.chats.now(person)
            else:
                seconds = int(told["forward_s"])
        except (ValueError, KeyError, TypeError, OverflowError):
            return None
        is_near = seconds + person.ahead_s <= _FURTHEST.total_seconds()
        return seconds if seconds > 0 and is_near else None

    def _language(self) -> str:
        chosen = request.cookies.get("phone_language", "")
        if chosen in self._phone.words:
            return chosen
        wanted = (each.partition("-")[0].lower() for each in request.accept_languages.values())
        known = {language.partition("_")[0]: language for language in self._phone.words}
        return next((known[each] for each in wanted if each in known), next(iter(self._phone.words)))


def _refuse_strangers() -> None:
    """A page from elsewhere must not write here: neither under a name of its own, nor by a form."""
    if not is_named_locally(request):
        abort(HTTPStatus.FORBIDDEN)
    request.max_content_length = _LARGEST_BYTES
    if request.method == "POST" and not request.is_json:
        abort(HTTPStatus.UNSUPPORTED_MEDIA_TYPE)


def _guard(response: Response) -> Response:
    response.headers["Content-Security-Policy"] = _POLICY
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["Cache-Control"] = "no-store"
    return response


def _told() -> Mapping[str, Any]:
    told = request.get_json(silent=True)
    return told if isinstance(told, dict) else {}


def _refused(reason: str) -> tuple[Response, int]:
    return jsonify(error=reason), HTTPStatus.UNPROCESSABLE_ENTITY


def _shown(entry: Entry) -> dict[str, Any]:
    said = {name: value for name, value in entry.said.items() if name != "msg_id"}
    return {"id": entry.id, "what": entry.what, "at": entry.at, "said": said, "outcome": entry.outcome}


def _button(button: Button) -> dict[str, Any]:
    return {"label": button.label, "key": button.key, "below": [_button(each) for each in button.below]}
