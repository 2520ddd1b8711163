"""Whether a request was made by a page of ours."""

from urllib.parse import urlsplit

from flask import Request


def is_from_elsewhere(asked: Request) -> bool:
    """
    Whether the browser says that another site's page made it.

    A browser that says nothing is believed: what it sends needs a token as well.
    """
    site = asked.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = asked.headers.get("Origin")
    # Names only: a proxy may pass the host on without its port.
    return origin is not None and urlsplit(origin).hostname != urlsplit(f"//{asked.host}").hostname


def is_https(asked: Request) -> bool:
    """Whether the browser came by https, also where a proxy does not say so."""
    return asked.is_secure or asked.headers.get("Origin", "").startswith("https://")
