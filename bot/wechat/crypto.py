"""WeChat's signatures and cipher: who sent this, what it says, and how our answer is sealed."""

import hashlib
import hmac
import os
from binascii import a2b_base64, b2a_base64
from typing import cast

from wechatpy.crypto.base import WeChatCipher

from bot.wechat.unprocessed import Reason, UnprocessedError

#: PKCS#7 with blocks of 32 bytes: wider than the cipher's own.
_BLOCK = 32
_PADS = [bytes((size,)) * size for size in range(_BLOCK + 1)]
#: What stands before the message: 16 random bytes and 4 of length.
_RANDOM = 16
_PREFIX = 20

_ENVELOPE = (
    b"<xml><Encrypt><![CDATA[%b]]></Encrypt><MsgSignature><![CDATA[%b]]></MsgSignature>"
    b"<TimeStamp>%d</TimeStamp><Nonce><![CDATA[%d]]></Nonce></xml>"
)


def signature_of(*parts: str) -> str:
    """The hex SHA-1 over the sorted parts: token, timestamp, nonce and, for a sealed message, its ciphertext."""
    return hashlib.sha1("".join(sorted(parts)).encode(errors="replace"), usedforsecurity=False).hexdigest()


def is_signed(signature: str, token: str, timestamp: str, nonce: str, *encrypted: str) -> bool:
    """Whether the signature is right. An empty timestamp or nonce never is: the token's own SHA-1 would pass."""
    if not (timestamp and nonce):
        return False
    expected = signature_of(token, timestamp, nonce, *encrypted)
    # As bytes: compare_digest raises on text that is not ASCII.
    return hmac.compare_digest(expected.encode(), signature.encode(errors="replace"))


class MessageKey:
    """One EncodingAESKey of one app. It holds no state of a message and may serve any number of threads."""

    def __init__(self, *, encoding_aes_key: str, app_id: str, token: str) -> None:
        self._cipher = WeChatCipher(a2b_base64(encoding_aes_key + "="))
        self._app_id = app_id.encode()
        self._token = token

    def open(self, encrypted: str) -> bytes:
        """The message inside. Raises UnprocessedError: UNDECRYPTABLE, or OTHER_APP when it is another app's."""
        text = _unpadded(self._decrypted(encrypted))
        length = int.from_bytes(text[_RANDOM:_PREFIX], "big")
        if len(text) < _PREFIX + length:
            raise UnprocessedError(Reason.UNDECRYPTABLE)
        if text[_PREFIX + length :] != self._app_id:
            raise UnprocessedError(Reason.OTHER_APP)
        return text[_PREFIX : _PREFIX + length]

    def seal(self, message: bytes, *, timestamp: int) -> bytes:
        """The envelope around a reply, signed under our own timestamp (seconds) and nonce."""
        entropy = os.urandom(_RANDOM + 4)
        nonce = int.from_bytes(entropy[_RANDOM:], "big")
        text = b"%b%b%b%b" % (entropy[:_RANDOM], len(message).to_bytes(4, "big"), message, self._app_id)
        encrypted = b2a_base64(self._cipher.encrypt(text + _PADS[_BLOCK - len(text) % _BLOCK]), newline=False)
        signature = signature_of(self._token, str(timestamp), str(nonce), encrypted.decode())
        return _ENVELOPE % (encrypted, signature.encode(), timestamp, nonce)

    def _decrypted(self, encrypted: str) -> bytes:
        try:
            return cast(bytes, self._cipher.decrypt(a2b_base64(encrypted)))
        except ValueError as error:  # not base64, not ASCII, or not whole blocks
            raise UnprocessedError(Reason.UNDECRYPTABLE) from error


def _unpadded(text: bytes) -> bytes:
    size = text[-1] if text else 0
    if not 1 <= size <= _BLOCK or not text.endswith(_PADS[size]):
        raise UnprocessedError(Reason.UNDECRYPTABLE)
    return text[:-size]
