"""The endpoint that WeChat calls, `/wechat`: nothing that comes in or goes wrong is answered with a 500."""

import hashlib
import os
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Protocol
from urllib.parse import unquote_plus

import structlog
from flask import Blueprint, Response, request

from bot.answers import SILENCE, Answer, Unanswered
from bot.incoming import Incoming, Kind
from bot.logs import trace_without_messages
from bot.wechat.body import TooLargeError, read_body
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import MessageKey
from bot.wechat.door import Door, ForbiddenError
from bot.wechat.inbound import Expected, read
from bot.wechat.replies import text_reply, transfer_reply
from bot.wechat.spoken import Spoken
from bot.wechat.unprocessed import Reason, UnprocessedError
from bot.wechat.xml import fields_of
from dialogs.values import value

log = structlog.get_logger(__name__)

_PLAIN = "text/plain; charset=utf-8"


class Takes(Protocol):
    """What takes a message its one turn."""

    def take(self, incoming: Incoming) -> Answer:
        """The answer; UNANSWERED when WeChat is to ask again. The same for every retry of a delivery."""
        ...


@value(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A message, and how to address and seal the reply to it."""

    incoming: Incoming
    account: str
    key: MessageKey | None


def delivery_hash(delivery: str) -> str:
    """A delivery as it may stand in a log: it names an openid."""
    return hashlib.sha256(delivery.encode()).hexdigest()[:12]


def _nobody_counts(_reason: str) -> None:
    """Nobody wants to know."""


def webhook(
    credentials: Credentials,
    takes: Takes,
    *,
    apology: Callable[[str], str],
    now: Callable[[], float] = time.time,
    name_of: Callable[[str], str] = delivery_hash,
    refused: Callable[[str], None] = _nobody_counts,
) -> Blueprint:
    """
    The endpoint for one account. `apology` words, around an incident id, what a user reads when a turn failed.
    `name_of` gives what logs may call a delivery: pass the store's, so that all lines of one turn agree.
    `refused` is told, in one word, why a request got no answer of its own.

    A wrong signature is answered with 403, a body over 64 KiB with 413, all else with 200 and a reply or `success`.
    """
    blueprint = Blueprint("wechat", __name__)
    endpoint = _Endpoint(credentials, takes, apology=apology, now=now, name_of=name_of, refused=refused)
    blueprint.add_url_rule("/wechat", view_func=endpoint.verify, endpoint="verify", methods=["GET"])
    blueprint.add_url_rule("/wechat", view_func=endpoint.receive, endpoint="receive", methods=["POST"])
    return blueprint


class _Endpoint:
    def __init__(
        self,
        credentials: Credentials,
        takes: Takes,
        *,
        apology: Callable[[str], str],
        now: Callable[[], float],
        name_of: Callable[[str], str],
        refused: Callable[[str], None],
    ) -> None:
        self._door = Door(credentials)
        self._account = credentials.original_id
        self._takes = takes
        self._apology = apology
        self._now = now
        self._name_of = name_of
        self._refused = refused

    def verify(self) -> Response:
        """WeChat's check when the address is entered in its console: the echo comes back if the signature is right."""
        query = _query(request.environ)
        echo = query.get("echostr", "")
        if not (echo and self._door.is_signed(query)):
            return _forbidden()
        return Response(echo, content_type=_PLAIN, headers={"X-Content-Type-Options": "nosniff"})

    def receive(self) -> Response:
        """One push. This is the boundary: whatever a turn raises ends here, with an apology to the user."""
        # By way of the proxy each look at the request takes 8,000 instructions.
        environ = request._get_current_object().environ  # type: ignore[attr-defined]
        try:
            body = read_body(environ)
        except TooLargeError:
            self._refused("too_large")
            return Response("too large", 413, content_type=_PLAIN)
        delivered = None
        try:
            delivered = self._deliver(_query(environ), body)
            return self._reply(delivered, self._takes.take(delivered.incoming))
        except ForbiddenError:
            self._refused("forbidden")
            return _forbidden()
        except UnprocessedError as unprocessed:
            if unprocessed.reason is not Reason.NO_TURN_DUE:
                self._refused(unprocessed.reason)
            _log_unprocessed(unprocessed, body)
            return _success()
        except Exception as error:  # noqa: BLE001 - the one boundary
            return self._apologise(error, delivered, body)

    def _deliver(self, query: dict[str, str], body: bytes) -> Delivered:
        opened = self._door.open(query, body)
        fields = fields_of(opened.xml)
        expected = Expected(account=self._account, openid=query.get("openid", ""))
        incoming = read(fields, expected, datetime.fromtimestamp(self._now(), UTC))
        return Delivered(incoming=incoming, account=fields["ToUserName"].strip(), key=opened.key)

    def _reply(self, delivered: Delivered, answer: Answer) -> Response:
        if isinstance(answer, Unanswered):
            return Response(_hang_up())
        created = int(self._now())
        xml = _rendered(delivered, answer, created)
        if not xml:
            return _success()
        return Spoken(delivered.key.seal(xml, timestamp=created) if delivered.key else xml)

    def _apologise(self, error: Exception, delivered: Delivered | None, body: bytes) -> Response:
        self._refused("error")
        incident = os.urandom(4).hex()
        delivery = self._name_of(delivered.incoming.delivery) if delivered else ""
        _log_failure(error, incident, delivery, body)
        if delivered is None:
            return _success()
        try:
            return self._reply(delivered, Answer(text=self._apology(incident)))
        except Exception as second:  # noqa: BLE001 - the same boundary: words for the apology may be what is broken
            _log_failure(second, incident, delivery, body)
            return _success()


def _rendered(delivered: Delivered, answer: Answer, created: int) -> bytes:
    incoming, account = delivered.incoming, delivered.account
    if answer is SILENCE or not incoming.answerable:
        return b""
    if not answer.transfer:
        return text_reply(answer.text, to=incoming.sender, account=account, created=created)
    if incoming.kind is Kind.EVENT:  # WeChat transfers messages only
        return b""
    return transfer_reply(to=incoming.sender, account=account, created=created, staff_account=answer.staff_account)


def _query(environ: dict[str, str]) -> dict[str, str]:
    """
    The first value of each parameter; empty ones count as missing.

    Not `request.args`: that raises on bytes that are not UTF-8, and costs five times as much.
    """
    query: dict[str, str] = {}
    for parameter in environ.get("QUERY_STRING", "").split("&"):
        name, _, value = parameter.partition("=")
        if value:
            query.setdefault(name, unquote_plus(value) if "%" in value or "+" in value else value)
    return query


def _success() -> Response:
    return Response("success", content_type=_PLAIN)


def _forbidden() -> Response:
    return Response("forbidden", 403, content_type=_PLAIN)


def _hang_up() -> Iterator[bytes]:
    """
    A body that breaks before its first byte: servers then close the connection with no status line sent.

    Any status, even an error, would be an answer, and WeChat asks again only when it got none. gunicorn and
    werkzeug do as said; granian sends an empty 200 instead.
    """
    raise ConnectionResetError
    yield b""


def _log_unprocessed(unprocessed: UnprocessedError, body: bytes) -> None:
    if unprocessed.reason is Reason.NO_TURN_DUE:
        log.info("push_without_turn", event_name=unprocessed.detail)
    else:
        log.warning("push_unprocessed", reason=unprocessed.reason.value, length=len(body))


def _log_failure(error: Exception, incident: str, delivery: str, body: bytes) -> None:
    log.error(
        "turn_failed",
        incident=incident,
        delivery=delivery,
        error=type(error).__qualname__,
        trace=trace_without_messages((type(error), error, error.__traceback__)),
        length=len(body),
    )
