"""Records that may have arrived: nobody lived, or was told, to know."""

import orjson

#: At the end of the record, so that a record of staff still begins as one.
_MARK = "unsure"


def mark_unsure(item: bytes) -> bytes:
    """The same record, with word that its user may have it already. The same bytes for the same record."""
    return orjson.dumps({**orjson.loads(item), _MARK: True})


def is_unsure(item: bytes) -> bool:
    """Whether it was marked so: such a record is said by a reply, and never sent again."""
    return _MARK in orjson.loads(item)
