"""The platform's cipher and signatures, after the official description of the encrypted modes."""

import base64
import hashlib
import os
import struct

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7

_BLOCK_BITS = 256


class SealError(Exception):
    """A ciphertext that the platform would not take: the message says what is wrong with it."""


def sign(token: str, timestamp: str, nonce: str, encrypted: str | None = None) -> str:
    """The signature of a query or, with a ciphertext, of a sealed message."""
    parts = [token, timestamp, nonce] if encrypted is None else [token, timestamp, nonce, encrypted]
    return hashlib.sha1("".join(sorted(parts)).encode("utf-8"), usedforsecurity=False).hexdigest()


def encrypt(message: bytes, *, aes_key: str, app_id: str) -> str:
    """A message as the platform seals it, in base64."""
    content = os.urandom(16) + struct.pack("!I", len(message)) + message + app_id.encode("utf-8")
    padder = PKCS7(_BLOCK_BITS).padder()
    return encrypt_raw(padder.update(content) + padder.finalize(), aes_key=aes_key)


def encrypt_raw(padded: bytes, *, aes_key: str) -> str:
    """Whole blocks as they are, in base64: for messages whose inside is wrong."""
    encryptor = _cipher(aes_key).encryptor()
    return base64.b64encode(encryptor.update(padded) + encryptor.finalize()).decode("ascii")


def decrypt(encrypted: str, *, aes_key: str, app_id: str) -> bytes:
    """The message inside. Raises SealError unless padding, length and app id are right."""
    try:
        decryptor = _cipher(aes_key).decryptor()
        padded = decryptor.update(base64.b64decode(encrypted, validate=True)) + decryptor.finalize()
        unpadder = PKCS7(_BLOCK_BITS).unpadder()
        content = unpadder.update(padded) + unpadder.finalize()
        (length,) = struct.unpack("!I", content[16:20])
    except (ValueError, struct.error) as error:
        raise SealError(f"not a sealed message: {error}") from error
    message, tail = content[20 : 20 + length], content[20 + length :]
    if len(message) != length or tail != app_id.encode("utf-8"):
        raise SealError("wrong length or app id")
    return message


def _cipher(aes_key: str) -> Cipher[CBC]:
    key = base64.b64decode(aes_key + "=")
    return Cipher(AES(key), CBC(key[:16]))
