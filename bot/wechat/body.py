"""A request's body, whatever its headers claim."""

from typing import Any

#: WeChat's own bodies are a few KiB.
LIMIT_BYTES = 64 * 1024
#: How much of an oversized body is read and thrown away. Closing on unread bytes resets the connection, and the
#: sender would not see why.
_DISCARDED_BYTES = 1024 * 1024


class TooLargeError(Exception):
    """The body is over the limit."""


def read_body(environ: dict[str, Any]) -> bytes:
    """
    The whole body; what there is of it when the sender stopped early. Raises TooLargeError.

    A length that is no number counts as none. Without a length only a server that marks the end of the input
    (`wsgi.input_terminated`, as for chunked bodies) is read from: with another, reading could wait for ever.
    """
    length = environ.get("CONTENT_LENGTH") or ""
    if length.isascii() and length.isdigit():
        # A number of thousands of digits is refused by int() itself.
        size = int(length) if len(length) < 16 else LIMIT_BYTES + _DISCARDED_BYTES
        if size > LIMIT_BYTES:
            _read(environ, min(size, _DISCARDED_BYTES))
            raise TooLargeError
        return _read(environ, size)
    if not environ.get("wsgi.input_terminated"):
        return b""
    body = _read(environ, LIMIT_BYTES + 1)
    if len(body) > LIMIT_BYTES:
        _read(environ, _DISCARDED_BYTES)
        raise TooLargeError
    return body


def _read(environ: dict[str, Any], size: int) -> bytes:
    stream = environ["wsgi.input"]
    chunks: list[bytes] = []
    while size > 0:
        try:
            chunk: bytes = stream.read(size)
        except Exception:  # noqa: BLE001 - each server has errors of its own for a sender that gave up
            break
        if not chunk:
            break
        chunks.append(chunk)
        size -= len(chunk)
    return b"".join(chunks)
