"""Is it alive, and can it answer: two addresses for whoever watches over the bot."""

from collections.abc import Callable, Mapping

from flask import Blueprint, Response, jsonify

#: A name, and a question that is answered in well under a second and never raises.
Checks = Mapping[str, Callable[[], bool]]


def health(checks: Checks) -> Blueprint:
    """`/healthz`: the process lives. `/readyz`: each of the checks, 503 unless all say yes."""
    blueprint = Blueprint("health", __name__)

    @blueprint.get("/healthz")
    def healthz() -> Response:
        return jsonify(alive=True)

    @blueprint.get("/readyz")
    def readyz() -> tuple[Response, int]:
        results = {name: check() for name, check in checks.items()}
        return jsonify(results), 200 if all(results.values()) else 503

    return blueprint
