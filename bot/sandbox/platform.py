"""WeChat's side of the webhook: what it posts, in each of its three modes, and what it accepts in return."""

from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import urlencode

from bot.sandbox.bubbles import BadReplyError, Bubble, bubble_of, envelope_of
from bot.sandbox.pushes import Sender, cdata
from bot.sandbox.seal import SealError, decrypt, encrypt, sign


class Mode(StrEnum):
    """How the account is set in WeChat's console."""

    PLAINTEXT = "plaintext"
    COMPATIBLE = "compatible"
    SAFE = "safe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """One request of the platform: the query, without its question mark, and the body."""

    query: str
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One Official Account as the platform knows it."""

    token: str = field(repr=False)
    app_id: str
    aes_key: str = field(repr=False)
    original_id: str
    mode: Mode = Mode.SAFE

    def sender(self, openid: str) -> Sender:
        """A user of this account."""
        return Sender(account=self.original_id, openid=openid)

    def verification(self, echo: str, *, timestamp: int, nonce: str) -> str:
        """The query of the GET that checks the address."""
        signature = sign(self.token, str(timestamp), nonce)
        return urlencode({"signature": signature, "timestamp": timestamp, "nonce": nonce, "echostr": echo})

    def post(self, push: bytes, *, openid: str, timestamp: int, nonce: str) -> Post:
        """A push, sealed and signed as this account's mode wants it."""
        if self.mode is Mode.PLAINTEXT:
            return Post(query=urlencode(self._plain_query(openid, timestamp, nonce)), body=push)
        encrypted = encrypt(push, aes_key=self.aes_key, app_id=self.app_id)
        return self.sealed_post(encrypted, push, openid=openid, timestamp=timestamp, nonce=nonce)

    def sealed_post(self, encrypted: str, push: bytes, *, openid: str, timestamp: int, nonce: str) -> Post:
        """A post around a ciphertext, whatever is in it; in compatible mode with the plain push beside it."""
        element = f"<Encrypt>{cdata(encrypted)}</Encrypt>"
        body = f"<xml><ToUserName>{cdata(self.original_id)}</ToUserName>{element}</xml>".encode()
        if self.mode is Mode.COMPATIBLE:
            body = push.removesuffix(b"</xml>") + f"{element}</xml>".encode()
        signature = sign(self.token, str(timestamp), nonce, encrypted)
        query = {**self._plain_query(openid, timestamp, nonce), "encrypt_type": "aes", "msg_signature": signature}
        return Post(query=urlencode(query), body=body)

    def read(self, response: bytes, *, openid: str) -> Bubble | None:
        """What the user gets for a response with status 200: nothing for `success`. Raises BadReplyError."""
        if response in {b"", b"success"}:
            return None
        is_sealed = self.mode is Mode.SAFE or (self.mode is Mode.COMPATIBLE and b"<Encrypt>" in response)
        reply = self._unsealed(response) if is_sealed else response
        return bubble_of(reply, openid=openid, account=self.original_id)

    def _unsealed(self, response: bytes) -> bytes:
        envelope = envelope_of(response)
        signature = sign(self.token, envelope["TimeStamp"], envelope["Nonce"], envelope["Encrypt"])
        if envelope["MsgSignature"] != signature:
            raise BadReplyError("MsgSignature is wrong")
        try:
            return decrypt(envelope["Encrypt"], aes_key=self.aes_key, app_id=self.app_id)
        except SealError as error:
            raise BadReplyError(str(error)) from error

    def _plain_query(self, openid: str, timestamp: int, nonce: str) -> dict[str, str]:
        signature = sign(self.token, str(timestamp), nonce)
        return {"signature": signature, "timestamp": str(timestamp), "nonce": nonce, "openid": openid}
