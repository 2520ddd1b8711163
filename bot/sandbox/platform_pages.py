"""The platform's API over HTTP, for a bot on the same machine."""

from flask import Blueprint, Response, abort, jsonify, request

from bot.sandbox.loopback import is_named_locally
from bot.sandbox.platform_calls import PlatformCalls, SilenceError

_LARGEST_BYTES = 64 * 1024


def platform_pages(calls: PlatformCalls, prefix: str) -> Blueprint:
    """The blueprint; WECHAT_API_BASE_URL is its address. For loopback only."""
    pages = Blueprint("platform", __name__, url_prefix=prefix)

    @pages.before_request
    def refuse_strangers() -> None:
        request.max_content_length = _LARGEST_BYTES
        # A browser says where its page is from; the bot's client is none.
        if not is_named_locally(request) or "Origin" in request.headers:
            abort(403)

    @pages.route("/<path:call>", methods=["GET", "POST"])
    def answer(call: str) -> Response:
        told = request.get_json(force=True, silent=True) if request.data else dict(request.args)
        try:
            return jsonify(
                calls.answer(call, told if isinstance(told, dict) else {}, request.args.get("access_token", ""))
            )
        except SilenceError:
            # As near to silence as a WSGI server comes: an answer that breaks off.
            return Response(_broken_off(), headers={"Content-Length": "100"})

    return pages


def _broken_off() -> list[bytes]:
    return [b"{"]
