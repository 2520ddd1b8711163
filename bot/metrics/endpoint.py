"""`/metrics`, for whoever may read it."""

import hmac
import ipaddress
import os
from collections.abc import Callable, Iterable
from typing import Final

from flask import Blueprint, Request, Response, request
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from bot.metrics.folder import VARIABLE
from bot.metrics.meters import Meters

#: What a proxy adds. Behind one on the same machine everybody comes from loopback.
_PROXIED: Final = ("Forwarded", "X-Forwarded-For", "X-Real-IP", "Via")


def metrics(meters: Meters, *, token: str, flush: Callable[[], None], asked_now: Iterable[Collector] = ()) -> Blueprint:
    """
    What all workers counted, and what is asked at this moment.

    With a token only for those who bring it (`Authorization: Bearer ...`), else 401. Without one only for this
    machine, and not through a proxy, else 403.
    """
    blueprint = Blueprint("metrics", __name__)
    gathered = tuple(asked_now)

    @blueprint.get("/metrics")
    def show() -> Response:
        refusal = _refusal(request, token)
        if refusal is not None:
            return refusal
        flush()
        return Response(_all_of(meters, gathered), content_type=CONTENT_TYPE_LATEST)

    return blueprint


def _refusal(asked: Request, token: str) -> Response | None:
    if token:
        return None if _brings(asked, token) else Response(status=401, headers={"WWW-Authenticate": "Bearer"})
    if _is_local(asked):
        return None
    return Response("Set REFUNDBOT_METRICS_TOKEN to read this from elsewhere.\n", 403, content_type="text/plain")


def _brings(asked: Request, token: str) -> bool:
    scheme, _, given = asked.headers.get("Authorization", "").partition(" ")
    return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), token.encode())


def _is_local(asked: Request) -> bool:
    if any(name in asked.headers for name in _PROXIED):
        return False
    try:
        address = ipaddress.ip_address(asked.remote_addr or "")
    except ValueError:
        # A socket in the file system: only a proxy talks to us that way.
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_loopback


def _all_of(meters: Meters, gathered: tuple[Collector, ...]) -> bytes:
    registry = CollectorRegistry()
    if os.environ.get(VARIABLE):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    else:
        registry = meters.registry
    return generate_latest(registry) + b"".join(generate_latest(_Alone(each)) for each in gathered)


class _Alone(CollectorRegistry):
    """One collector, registered nowhere else."""

    def __init__(self, collector: Collector) -> None:
        super().__init__()
        self.register(collector)
