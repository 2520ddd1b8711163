"""Addresses of our own: nobody is sent elsewhere by a link to us."""

from collections.abc import Mapping
from urllib.parse import urlencode

from flask import request, url_for

from bot.staff.console.queues import Wanted


def own_address(wanted: str) -> str:
    """The address when it lies below ours; else our first page."""
    home = list_address({})
    is_ours = wanted.startswith(home) and "\\" not in wanted and wanted.isprintable()
    return wanted if is_ours else home


def list_address(parts: Mapping[str, str]) -> str:
    return _with(url_for(".queue"), parts)


def conversation_address(name: str, parts: Mapping[str, str]) -> str:
    return _with(url_for(".conversation", name=name), parts)


def audit_address(parts: Mapping[str, str]) -> str:
    return _with(url_for(".audit"), parts)


def trail() -> dict[str, str]:
    """The list that one came from: what the present address says of it, and nothing that happened once."""
    wanted = Wanted.from_query(request.args)
    return wanted.query(page=wanted.page)


def _with(address: str, parts: Mapping[str, str]) -> str:
    # Not by `url_for(**parts)`: it takes some names for options of its own.
    return f"{address}?{urlencode(parts)}" if parts else address
