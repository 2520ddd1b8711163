"""Who may ask the sandbox: pages and programs of this machine, under a name of this machine."""

import ipaddress
from urllib.parse import urlsplit

from flask import Request


def is_named_locally(request: Request) -> bool:
    """Whether the Host header names this machine: a page from elsewhere may have made its own name lead here."""
    host = urlsplit(f"//{request.host}").hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
