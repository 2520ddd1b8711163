"""A phone that talks to a running bot: posts over HTTP under the platform's rules of time."""

import itertools
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from typing import Protocol
from urllib.parse import urlsplit

from bot.sandbox.bubbles import FAULT_NOTICE, BadReplyError, Bubble, Link
from bot.sandbox.platform import Mode, Platform, Post
from bot.sandbox.pushes import Sender

#: When the platform cuts a request, and so how far apart its posts of one push are.
CUT_S = 5.0
POSTS = 3


class Exchange(Protocol):
    """One HTTP request."""

    def __call__(self, method: str, query: str, body: bytes, timeout_s: float) -> tuple[int, bytes]:
        """Status and body of the response. Raises OSError or HTTPException when none came in time."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one push led to on the user's phone."""

    bubble: Bubble | None = None
    #: The platform's own words, when the bot failed it.
    notice: str = ""
    #: What went wrong, for whoever runs the bot.
    complaint: str = ""
    posts: int = 1

    @property
    def text(self) -> str:
        """The bubble's text with its links as they came, or the notice."""
        return self.bubble.text if self.bubble else self.notice


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformClient:
    """The platform before one webhook: up to three posts of a push, 5 s apart, until one is answered."""

    platform: Platform
    exchange: Exchange
    now: Callable[[], float] = time.time
    sleep: Callable[[float], None] = time.sleep

    @classmethod
    def connect(
        cls, url: str, *, token: str, aes_key: str, app_id: str, original_id: str, mode: Mode = Mode.SAFE
    ) -> "PlatformClient":
        """A client for the webhook at that address, over real HTTP and in real time."""
        platform = Platform(token=token, app_id=app_id, aes_key=aes_key, original_id=original_id, mode=mode)
        return cls(platform=platform, exchange=HttpExchange(url))

    def phone(self, openid: str) -> "Phone":
        """A user of the account."""
        return Phone(client=self, sender=self.platform.sender(openid))

    def verify(self) -> bool:
        """Whether the address passes the check of WeChat's console."""
        echo = str(secrets.randbelow(10**19))
        query = self.platform.verification(echo, timestamp=int(self.now()), nonce=_nonce())
        return self.exchange("GET", query, b"", CUT_S) == (200, echo.encode())

    def push(self, push: bytes, *, openid: str) -> Seen:
        """Deliver one push. An answer that the platform would not take ends in its notice, as does none at all."""
        complaint = ""
        for posts in range(1, POSTS + 1):
            started = self.now()
            try:
                bubble = self.post_once(push, openid=openid)
            except BadReplyError as error:
                return Seen(notice=FAULT_NOTICE, complaint=str(error), posts=posts)
            except (OSError, HTTPException) as error:
                complaint = f"no answer: {type(error).__name__}"
                if posts < POSTS:
                    self.sleep(max(0.0, CUT_S - (self.now() - started)))
            else:
                return Seen(bubble=bubble, posts=posts)
        return Seen(notice=FAULT_NOTICE, complaint=complaint, posts=POSTS)

    def post_once(self, push: bytes, *, openid: str) -> Bubble | None:
        """One post and no more. Raises BadReplyError, or what `exchange` raises when there was no answer."""
        post = self.signed(push, openid=openid)
        status, response = self.exchange("POST", post.query, post.body, CUT_S)
        if status != 200:
            raise BadReplyError(f"status {status}")
        return self.platform.read(response, openid=openid)

    def signed(self, push: bytes, *, openid: str) -> Post:
        """The push as it would be posted now."""
        return self.platform.post(push, openid=openid, timestamp=int(self.now()), nonce=_nonce())


@dataclass(frozen=True, slots=True, kw_only=True)
class Phone:
    """One user's phone: what they do, and what they see of it."""

    client: PlatformClient
    sender: Sender
    _ids: "itertools.count[int]" = field(default_factory=lambda: itertools.count(secrets.randbits(62)), repr=False)

    def says(self, text: str) -> Seen:
        """They type."""
        return self._push(self.sender.text(text, at=self._at(), msg_id=next(self._ids)))

    def taps(self, link: Link, *, with_id: bool = True) -> Seen:
        """They tap a choice. Test accounts do not tell its id."""
        menu_id = link.id if with_id else None
        return self._push(self.sender.text(link.text, at=self._at(), msg_id=next(self._ids), menu_id=menu_id))

    def sends(self, kind: str) -> Seen:
        """They send a picture, a voice message or another of `pushes.SAMPLES`, or a sticker."""
        if kind == "sticker":
            return self._push(self.sender.sticker(at=self._at(), msg_id=next(self._ids)))
        return self._push(self.sender.sample(kind, at=self._at(), msg_id=next(self._ids)))

    def follows(self) -> Seen:
        """They follow the account."""
        return self._push(self.sender.follows(at=self._at()))

    def unfollows(self) -> Seen:
        """They leave it."""
        return self._push(self.sender.unfollows(at=self._at()))

    def triggers(self, event: str, key: str | None = None) -> Seen:
        """Any other event."""
        return self._push(self.sender.event(event, at=self._at(), key=key))

    def _push(self, push: bytes) -> Seen:
        return self.client.push(push, openid=self.sender.openid)

    def _at(self) -> int:
        return int(self.client.now())


class HttpExchange:
    """Requests to one address, each on a connection of its own, as the platform does."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        self._connection = HTTPSConnection if parts.scheme == "https" else HTTPConnection
        self._host = parts.netloc
        self._path = parts.path or "/"

    def __call__(self, method: str, query: str, body: bytes, timeout_s: float) -> tuple[int, bytes]:
        connection = self._connection(self._host, timeout=timeout_s)
        try:
            connection.request(method, f"{self._path}?{query}", body=body, headers={"Content-Type": "text/xml"})
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()


def _nonce() -> str:
    return str(secrets.randbelow(10**10))
