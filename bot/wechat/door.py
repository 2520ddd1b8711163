"""Who may come in: a query and a body to the XML of a push that WeChat signed, in each of its three modes."""

from collections.abc import Mapping

from bot.errors import BotError
from bot.wechat.credentials import Credentials
from bot.wechat.crypto import MessageKey, is_signed
from bot.wechat.unprocessed import Reason, UnprocessedError
from bot.wechat.xml import fields_of
from dialogs.values import value

_OPENING, _CLOSING = b"<Encrypt><![CDATA[", b"]]></Encrypt>"


class ForbiddenError(BotError):
    """WeChat did not sign this."""


@value(frozen=True, slots=True, kw_only=True)
class Opened:
    """A push that WeChat signed."""

    xml: bytes
    #: The key that opened it and must seal the reply; None for a plaintext push.
    key: MessageKey | None


class Door:
    """Checks signatures and opens what is sealed, with the present AES key or the one before it."""

    def __init__(self, credentials: Credentials) -> None:
        self._token = credentials.token
        self._refuses_plaintext = credentials.refuses_plaintext
        self._keys = [
            MessageKey(encoding_aes_key=key, app_id=credentials.app_id, token=credentials.token)
            for key in (credentials.aes_key, credentials.aes_key_previous)
            if key
        ]

    def is_signed(self, query: Mapping[str, str]) -> bool:
        """Whether the plain signature is right. It covers no body."""
        return self._has(query, "signature")

    def open(self, query: Mapping[str, str], body: bytes) -> Opened:
        """Raises ForbiddenError without a right signature, UnprocessedError when a signed body holds no message."""
        if query.get("encrypt_type", "raw") == "raw":
            if self._refuses_plaintext or not self.is_signed(query):
                raise ForbiddenError
            return Opened(xml=body, key=None)
        encrypted = self._signed_ciphertext(query, body)
        return self._decrypted(encrypted)

    def _signed_ciphertext(self, query: Mapping[str, str], body: bytes) -> str:
        encrypted = ciphertext_of(body)
        # A body that holds nothing for the message signature to cover is judged by the plain one.
        if not (self._has(query, "msg_signature", encrypted) if encrypted else self.is_signed(query)):
            raise ForbiddenError
        if not encrypted:
            raise UnprocessedError(Reason.NOT_ENCRYPTED)
        return encrypted

    def _decrypted(self, encrypted: str) -> Opened:
        failure = None
        for key in self._keys:
            try:
                return Opened(xml=key.open(encrypted), key=key)
            except UnprocessedError as error:
                failure = error
        raise failure or UnprocessedError(Reason.NO_AES_KEY)

    def _has(self, query: Mapping[str, str], name: str, *encrypted: str) -> bool:
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        return is_signed(query.get(name, ""), self._token, timestamp, nonce, *encrypted)


def ciphertext_of(body: bytes) -> str:
    """
    What stands in `Encrypt`, or nothing; the plain fields that compatible mode sends beside it are never looked at.

    The usual layout is cut out without a parser. That is safe, because what was cut is checked by its signature.
    """
    end = body.rfind(_CLOSING)
    start = body.rfind(_OPENING, 0, max(end, 0)) + len(_OPENING)
    if body.startswith(b"<xml>") and len(_OPENING) <= start <= end:
        return body[start:end].decode(errors="replace").strip()
    try:
        return fields_of(body, once={"Encrypt"}).get("Encrypt", "").strip()
    except UnprocessedError:
        return ""
