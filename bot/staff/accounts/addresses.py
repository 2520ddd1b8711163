"""Where a request comes from, as far as that can be told."""

import ipaddress

from flask import Request

#: Everybody at home has as many addresses of IPv6 as they like, within a prefix of this length.
_HOME_PREFIX = 64


def address_of(asked: Request) -> str:
    """
    The address that tries are counted by.

    What a proxy says is believed when the proxy is on this machine or in its own network, and of a chain only the last
    link, which that proxy wrote itself. One that passes on what a client made up lets them past this count; that
    of the account remains.
    """
    peer = _parsed(asked.remote_addr or "")
    if peer is None or peer.is_private:
        last_link = asked.headers.get("X-Forwarded-For", "").rpartition(",")[2].strip()
        return _counted(_parsed(last_link) or peer)
    return _counted(peer)


def _parsed(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return None
    return getattr(parsed, "ipv4_mapped", None) or parsed


def _counted(address: ipaddress.IPv4Address | ipaddress.IPv6Address | None) -> str:
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, _HOME_PREFIX), strict=False))
    return str(address or "")
