"""Scripts over the real thing: signed, AES-encrypted, posted over HTTP to this machine, with the script's own clock."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from wsgiref.types import WSGIApplication

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from bot.answers import Answer
from bot.cli._script_arrivals import demand_the_page
from bot.cli._script_pushes import push_of
from bot.incoming import Incoming
from bot.sandbox.bubbles import links_of
from bot.sandbox.client import HttpExchange, PlatformClient
from bot.sandbox.platform import Platform
from bot.staff.deeds import STAFF
from bot.store.memory import MemoryStore
from bot.testkit.beside import ScriptChannel
from bot.testkit.in_process import begin, dialogue_of
from bot.testkit.running import OpenChannel, user_of
from bot.testkit.script import Script
from bot.turns import Turns
from bot.wechat.credentials import Credentials
from bot.wechat.webhook import webhook

#: Made up: the two sides only have to agree.
CREDENTIALS = Credentials(
    token="scriptedConversations",  # noqa: S106
    app_id="wx5c7192ed0c0ffee0",
    aes_key="scriptedConversationsAreRunOverRealCrypto01",
    original_id="gh_5c7192ed0000",
)


#: How soon the server notices that the run is over.
_POLL_S = 0.02


@contextmanager
def serve_scripts() -> Iterator[OpenChannel]:
    """A web server on a free port of this machine, for as long as it lasts; each script gets a bot of its own."""
    site = _Site()
    server = make_server("127.0.0.1", 0, site, threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(_POLL_S,), name="scripts", daemon=True)
    thread.start()
    try:
        yield _opener(site, f"http://127.0.0.1:{server.server_port}/wechat")
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _Quiet(WSGIRequestHandler):
    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - the name is werkzeug's
        """Says nothing: the run is reported by its scripts."""


class _Site:
    """Whichever bot is up for its script now."""

    app: WSGIApplication

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        return self.app(environ, start_response)


def _opener(site: _Site, url: str) -> Callable[[Script], AbstractContextManager["WebhookChannel"]]:
    @contextmanager
    def open_through_webhook(script: Script) -> Iterator[WebhookChannel]:
        clock = _Clock(now=script.now)
        store = MemoryStore(seconds=clock.seconds)
        channel = ScriptChannel(store, dialogue_of(script.settings), script, lambda: clock.now)
        begin(script, channel)
        witness = _Witness(Turns(store, channel.overheard, lambda: clock.now, renews=False))
        site.app = _app(witness, clock)
        client = _client(url, clock)
        yield WebhookChannel(
            channel=channel,
            witness=witness,
            clock=clock,
            client=client,
            links=_on_screen(channel, user_of(script)) if script.start is not None else {},
        )

    return open_through_webhook


def _on_screen(channel: ScriptChannel, user: str) -> dict[str, str]:
    """The choices of whoever stands at a start, with the text that a tap on each sends."""
    page = channel.page_on_screen(user)
    return {link.id: link.text for link in links_of(page)}


@dataclass(slots=True, kw_only=True)
class _Clock:
    now: datetime

    def seconds(self) -> float:
        return self.now.timestamp()


class _Witness:
    """Takes turns and keeps what one raised: the webhook only lets an apology out."""

    def __init__(self, turns: Turns) -> None:
        self._turns = turns
        self.error: Exception | None = None

    def take(self, incoming: Incoming) -> Answer:
        try:
            return self._turns.take(incoming)
        except Exception as error:
            self.error = error
            raise


def _app(witness: _Witness, clock: _Clock) -> Flask:
    app = Flask("scripts")
    app.register_blueprint(webhook(CREDENTIALS, witness, apology="sorry {}".format, now=clock.seconds))
    return app


def _client(url: str, clock: _Clock) -> PlatformClient:
    platform = Platform(
        token=CREDENTIALS.token,
        app_id=CREDENTIALS.app_id,
        aes_key=CREDENTIALS.aes_key,
        original_id=CREDENTIALS.original_id,
    )
    return PlatformClient(platform=platform, exchange=HttpExchange(url), now=clock.seconds, sleep=lambda _: None)


@dataclass(slots=True, kw_only=True)
class WebhookChannel:
    """Posts what a line stands for, and reads where the conversation is beside it."""

    channel: ScriptChannel
    witness: _Witness
    clock: _Clock
    client: PlatformClient
    #: Every choice that was on the screen so far, with the text that a tap on it sends.
    links: dict[str, str] = field(default_factory=dict)
    #: The pushes of lines that were sent, so that a retry is the same bytes.
    pushes: dict[str, bytes] = field(default_factory=dict)

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        self.clock.now = datetime.fromisoformat(str(line["now"]))
        if line.get("type") == "tick" or line.get("event") == STAFF:
            # Neither comes by the webhook.
            return self.channel.send(line)
        self.channel.overheard.record = {}
        seen = self.client.push(self._push(line), openid=str(line["user"]))
        if self.witness.error:
            raise self.witness.error
        user = str(line["user"])
        got = {**self.channel.view(user), **self.channel.beside(user)}
        demand_the_page(seen, self.channel, got)
        self.links.update({link.id: link.text for link in seen.bubble.links} if seen.bubble else {})
        return got

    def _push(self, line: Mapping[str, object]) -> bytes:
        number = str(line["msg_id"])
        if number not in self.pushes:
            sender = self.client.platform.sender(str(line["user"]))
            self.pushes[number] = push_of(line, sender, self.links, at=int(self.clock.seconds()))
        return self.pushes[number]
