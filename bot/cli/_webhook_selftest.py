"""A message through the whole app in this process, sealed and signed as WeChat does, in each of its modes."""

import secrets
import time
from collections.abc import Iterator

from flask.testing import FlaskClient
from pydantic import SecretStr

from bot.checks.doctor.findings import Area, Finding
from bot.errors import BotError
from bot.sandbox.bubbles import BadReplyError
from bot.sandbox.platform import Mode, Platform
from bot.settings import Settings, plain
from bot.store import MemoryStore
from bot.wiring import build_app

AREA = Area("webhook")

_USER = "o-doctor"
_ACCOUNT = "gh_000000000000"
_NAMES = {Mode.PLAINTEXT: "plaintext (明文)", Mode.COMPATIBLE: "compatible (兼容)", Mode.SAFE: "safe (安全)"}


def webhook_findings(settings: Settings) -> list[Finding]:
    """Whether the app answers what WeChat sends; on a store in memory, so that nobody is made up in the real one."""
    if settings.wechat_token is None:
        return [AREA.unchecked("self-test", "WECHAT_TOKEN is not set")]
    try:
        client = build_app(settings, MemoryStore()).test_client()
    except BotError as error:
        return [AREA.fault("self-test", str(error), "put that right")]
    return [_verified(client, settings), _unsigned(client), *_modes(client, settings)]


def _verified(client: FlaskClient, settings: Settings) -> Finding:
    echo = secrets.token_hex(8)
    query = _platform(settings, Mode.PLAINTEXT).verification(echo, timestamp=int(time.time()), nonce=_nonce())
    answer = client.get(f"/wechat?{query}")
    if (answer.status_code, answer.text) == (200, echo):
        return AREA.ok("address check", "it would pass the check of WeChat's console")
    return AREA.fault("address check", f"status {answer.status_code}", "report this with the log")


def _unsigned(client: FlaskClient) -> Finding:
    status = client.post("/wechat?signature=0&timestamp=1&nonce=2", data=b"<xml></xml>").status_code
    if status == 403:
        return AREA.ok("forged message", "refused")
    return AREA.fault("forged message", f"answered with status {status}", "report this with the log")


def _modes(client: FlaskClient, settings: Settings) -> Iterator[Finding]:
    for mode in Mode:
        if mode is not Mode.PLAINTEXT and not settings.wechat_encoding_aes_key:
            yield AREA.unchecked(_NAMES[mode], "WECHAT_ENCODING_AES_KEY is not set")
        else:
            yield _answered(client, _platform(settings, mode))
    if settings.wechat_encoding_aes_key_previous:
        previous = _platform(settings, Mode.SAFE, key=settings.wechat_encoding_aes_key_previous)
        yield _answered(client, previous, "safe, previous key")


def _answered(client: FlaskClient, platform: Platform, name: str = "") -> Finding:
    subject = name or _NAMES[platform.mode]
    now = int(time.time())
    push = platform.sender(_USER).text("退款没到账", at=now, msg_id=secrets.randbits(62))
    post = platform.post(push, openid=_USER, timestamp=now, nonce=_nonce())
    start = time.perf_counter()
    answer = client.post(f"/wechat?{post.query}", data=post.body)
    took_ms = (time.perf_counter() - start) * 1000
    try:
        bubble = platform.read(answer.data, openid=_USER) if answer.status_code == 200 else None
    except BadReplyError as error:
        return AREA.fault(subject, f"WeChat would refuse the answer: {error}", "report this with the log")
    if bubble is None:
        return AREA.fault(subject, f"no reply (status {answer.status_code})", "see the log for the reason")
    return AREA.ok(subject, f"a reply of {len(bubble.text.encode())} bytes in {took_ms:.0f} ms")


def _platform(settings: Settings, mode: Mode, *, key: SecretStr | None = None) -> Platform:
    return Platform(
        token=plain(settings.wechat_token),
        app_id=settings.wechat_app_id or "",
        aes_key=plain(key or settings.wechat_encoding_aes_key),
        original_id=settings.wechat_original_id or _ACCOUNT,
        mode=mode,
    )


def _nonce() -> str:
    return str(secrets.randbelow(10**10))
