"""The list beside and before conversations: the same on both pages."""

from typing import Any

from flask import request

from bot.staff.console.addresses import list_address
from bot.staff.console.place import Visit
from bot.staff.console.queues import Listed, Wanted, listed
from bot.staff.port import Queue


def listing(visit: Visit) -> dict[str, Any]:
    """What the template of the list needs. Raises StoreDownError."""
    wanted = Wanted.from_query(request.args)
    found = listed(visit.place.desk.cards(), wanted, visit.member.account, visit.reader)
    return {"listed": found, "tabs": _tabs(found, visit), "trail": found.wanted.query(page=found.wanted.page)}


def _tabs(found: Listed, visit: Visit) -> list[dict[str, Any]]:
    return [
        {
            "queue": str(queue),
            "label": visit.reader.words[f"queue_{queue}"],
            "count": found.counts.get(queue, 0),
            "is_here": queue is found.wanted.queue,
            "href": list_address(found.wanted.query(queue=queue)),
        }
        for queue in Queue
    ]
