"""A message as bytes and back, so that another thread or worker can take its turn."""

import json
from dataclasses import asdict
from datetime import datetime

import orjson

from bot.incoming import Incoming, Kind


def pack(incoming: Incoming) -> bytes:
    """The message as JSON."""
    try:
        return orjson.dumps(incoming)
    except orjson.JSONEncodeError:
        # Half a character, as a terminal can send it.
        return json.dumps({**asdict(incoming), "created_at": incoming.created_at.isoformat()}).encode()


def unpack(parcel: bytes) -> Incoming:
    """The message that was packed."""
    fields = json.loads(parcel)
    fields["kind"] = Kind(fields["kind"])
    fields["created_at"] = datetime.fromisoformat(fields["created_at"])
    return Incoming(**fields)
