"""Logs: one JSON object a line in production, readable lines in a terminal; never what users wrote or who they are."""

import json
import logging
import re
import sys
import traceback
from typing import Any

import orjson
import structlog
from structlog.typing import EventDict, ExcInfo, Processor, WrappedLogger

#: Keys that would carry personal data or a secret. A line that has one loses it, whoever logged it.
PRIVATE_KEYS = frozenset(
    {"body", "content", "openid", "query", "query_string", "reply", "secret", "sender", "text", "token", "url", "user"}
)

#: WeChat puts the openid into the address that it posts to, and web servers like to log addresses.
_QUERY = re.compile(r"(?<=[?&])[^\s\"']+")

#: Libraries that tell at INFO what they do, step by step, at every turn.
_TALKATIVE = ("transitions",)


def configure_logs(*, console: bool, level: int = logging.INFO) -> None:
    """Send the lines of structlog and of logging to stderr, alike: for people when `console`, else as JSON."""
    shared: list[Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(trace_without_messages),
        drop_private,
    ]
    structlog.configure(
        processors=[*shared, _renderer(console=console)],
        # Straight to the stream: by way of logging a line costs twice as much, and each turn writes one.
        logger_factory=structlog.WriteLoggerFactory(sys.stderr),
        wrapper_class=structlog.make_filtering_bound_logger(level),
        cache_logger_on_first_use=True,
    )
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(max(level, logging.WARNING))
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[*shared, mask_addresses],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, _renderer(console=console)],
        )
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)


def drop_private(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The line without its private keys: a second lock, behind the one of not logging them."""
    if PRIVATE_KEYS.isdisjoint(event):
        return event
    return {key: value for key, value in event.items() if key not in PRIVATE_KEYS}


def mask_addresses(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """The line of a library, with the query of every address in it cut out."""
    return {**event, "event": _QUERY.sub("...", str(event.get("event", "")))}


def trace_without_messages(exc_info: ExcInfo) -> str:
    """
    Where it happened and what kind of error it was, causes first.

    Messages stay out: a KeyError repeats what the user wrote, an HTTP error the address with its token.
    """
    parts = []
    current: traceback.TracebackException | None = traceback.TracebackException(*exc_info)
    while current is not None:
        kind = current.exc_type.__qualname__ if current.exc_type else ""
        parts.append("".join(current.stack.format()) + kind)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\n\nled to\n\n".join(reversed(parts))


def _renderer(*, console: bool) -> Processor:
    if console:
        return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
    return structlog.processors.JSONRenderer(serializer=_json)


def _json(line: EventDict, **options: Any) -> str:
    try:
        return orjson.dumps(line, **options).decode()
    except orjson.JSONEncodeError:  # half a character, as a terminal can send it
        return json.dumps(line, **options)
