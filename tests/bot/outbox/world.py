"""A store, a platform and a clock in memory, for what is sent between them."""

import threading
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from typing import Any

import orjson
from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.answers import Answer
from bot.incoming import Incoming
from bot.outbox.courses import Fate
from bot.outbox.sending import Api, Sender
from bot.sandbox.platform_calls import TOKEN, PlatformCalls, SilenceError
from bot.sandbox.platform_pages import platform_pages
from bot.sandbox.platform_rules import Deed, Happened
from bot.staff.cards import pack_card
from bot.store import MemoryShared, MemoryStore
from bot.store.port import Arrival, Claimed, Sayable, Store
from bot.turn_port import Grant, Stored, Taken
from bot.wechat.api import WeChatApi
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError
from dialogs.session import Session

APP_ID, APP_SECRET = "wx0123456789abcdef", "0123456789abcdef0123456789abcdef"
T = 1_700_000_000.0
_POSTS = count()
_DEEDS = {Grant.MESSAGE: Deed.MESSAGE, Grant.TAP: Deed.TAP}


@dataclass(slots=True)
class Seconds:
    """A clock that stands still until it is moved."""

    now: float = T

    def __call__(self) -> float:
        return self.now


class Speaking:
    """A dialogue whose records are texts."""

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        raise NotImplementedError

    def answer(self, reply: bytes) -> Answer:
        return Answer(text=orjson.loads(reply)["text"])

    def still_working(self) -> Answer:
        return Answer()

    def unavailable(self) -> Answer:
        return Answer()


def record(text: str, **more: str) -> bytes:
    return orjson.dumps({**({"by": "staff"} if "account" in more else {}), "text": text, **more})


@dataclass
class Phones:
    """Implements the platform's `Audience`."""

    seconds: Seconds
    happened: dict[str, list[Happened]] = field(default_factory=lambda: defaultdict(list))
    shown: list[tuple[str, str, str]] = field(default_factory=list)
    left: set[str] = field(default_factory=set)

    def now(self, _openid: str) -> float:
        return self.seconds()

    def history(self, openid: str) -> Sequence[Happened] | None:
        return None if openid in self.left or openid not in self.happened else self.happened[openid]

    def show(self, openid: str, text: str, account: str) -> None:
        self.happened[openid].append(Happened(Deed.SENT, self.seconds()))
        self.shown.append((openid, text, account))

    def texts(self, openid: str = "alice") -> list[str]:
        return [text for who, text, _ in self.shown if who == openid]


class DirectApi:
    """The platform without a network."""

    def __init__(self, calls: PlatformCalls, token: str = "") -> None:
        self._calls = calls
        self._token = token

    def get(self, call: str, **params: str | int) -> dict[str, Any]:
        return self.post(call, dict(params))

    def post(self, call: str, data: dict[str, Any]) -> dict[str, Any]:
        for _ in range(2):
            told = self._answered(call, data)
            error = WeChatApiError(call, told["errcode"]) if told.get("errcode") else None
            if error is None or error.reaction is not Reaction.REFRESH_TOKEN:
                break
            asked = {"appid": APP_ID, "secret": APP_SECRET, "force_refresh": False}
            self._token = self._calls.answer(TOKEN, asked)["access_token"]
        if error is not None:
            raise error
        return told

    def _answered(self, call: str, data: dict[str, Any]) -> dict[str, Any]:
        try:
            return self._calls.answer(call, data, self._token)
        except SilenceError:
            raise WeChatUnreachableError(call, "ReadTimeout", may_have_arrived=True) from None


@dataclass
class World:
    """Everything, and what a test says to it."""

    seconds: Seconds = field(default_factory=Seconds)
    store: Store = field(init=False)
    shared: MemoryShared = field(init=False)
    phones: Phones = field(init=False)
    platform: PlatformCalls = field(init=False)

    def __post_init__(self) -> None:
        self.store = MemoryStore(seconds=self.seconds)
        self.shared = MemoryShared(self.seconds)
        self.phones = Phones(self.seconds)
        self.platform = PlatformCalls(app_id=APP_ID, app_secret=APP_SECRET, audience=self.phones)

    def sender(self, api: Api | None = None, *, is_active: bool = True, **more: Any) -> Sender:
        given = (api or DirectApi(self.platform)) if is_active else None
        return Sender(self.store, Speaking(), self.shared, api=given, seconds=self.seconds, **more)

    def turn(self, *says: bytes, sender: str = "alice", grant: Grant = Grant.MESSAGE, drained: int = 0) -> None:
        """The user does something, and the bot has something to say by itself."""
        number = next(_POSTS)
        at = self.seconds()
        arrival = Arrival(sender=sender, delivery=f"d{number}", created_at=at, post=f"post{number:04d}", parcel=b"")
        begun = self.store.begin(arrival)
        assert isinstance(begun, Claimed)
        taken = Taken(session=b"session", reply=b"{}", says=says, grant=grant, drained=drained, owner="bot")
        self.store.commit(begun.claim, taken, created_at=at, sayable=Sayable.NEVER)
        if grant in _DEEDS:
            self.phones.happened[sender].append(Happened(_DEEDS[grant], at))

    def card(self, sender: str, *, owner: str, since: float) -> None:
        """That user has a conversation which lists show so."""
        number = next(_POSTS)
        at = self.seconds()
        arrival = Arrival(sender=sender, delivery=f"d{number}", created_at=at, post=f"post{number:04d}", parcel=b"")
        begun = self.store.begin(arrival)
        assert isinstance(begun, Claimed)
        card = pack_card(Session(owner=owner, owned_since=int(since)))
        taken = Taken(session=b"session", reply=b"{}", card=card)
        self.store.commit(begun.claim, taken, created_at=at, sayable=Sayable.NEVER)

    def send(self, sender: Sender, user: str = "alice") -> Fate | None:
        return sender.send_next(int(self.store.name_of_user(user)[:3]))

    def waiting(self, user: str = "alice") -> tuple[bytes, ...]:
        return self.store.peek(user).outbox


class _Handler(WSGIRequestHandler):
    """A class of our own: a threaded server changes the HTTP version of its handler's class, for everybody."""


@contextmanager
def api_of(world: World) -> Iterator[WeChatApi]:
    """The bot's own client, before that platform on loopback."""
    app = Flask("platform")
    app.register_blueprint(platform_pages(world.platform, "/api"))
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=_Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield WeChatApi(
            app_id=APP_ID,
            app_secret=APP_SECRET,
            shared=world.shared,
            base_url=f"http://127.0.0.1:{server.server_port}/api",
            timeout_s=(2.0, 2.0),
        )
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
