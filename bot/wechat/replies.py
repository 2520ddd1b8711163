"""An answer as the XML that WeChat takes in the response to a push."""

from bot.wechat.xml import CDATA_END, CDATA_END_SPLIT, CONTROLS

#: What WeChat delivers of a text. Pages are cut well below; a longer one shows the user a fault notice.
TEXT_LIMIT_BYTES = 2048

_HEAD = (
    b"<xml><ToUserName><![CDATA[%b]]></ToUserName><FromUserName><![CDATA[%b]]></FromUserName>"
    b"<CreateTime>%d</CreateTime>"
)
_TEXT = _HEAD + b"<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[%b]]></Content></xml>"
_TRANSFER = _HEAD + b"<MsgType><![CDATA[transfer_customer_service]]></MsgType>%b</xml>"
_STAFF = b"<TransInfo><KfAccount><![CDATA[%b]]></KfAccount></TransInfo>"


def text_reply(text: str, *, to: str, account: str, created: int) -> bytes:
    """A text for the user `to`, or nothing at all for an empty one. Cut, as a last resort, at WeChat's limit."""
    content = _clean(text)
    if len(content) > TEXT_LIMIT_BYTES:
        content = content[:TEXT_LIMIT_BYTES].decode(errors="ignore").encode()
    return _TEXT % (_cdata(to.encode()), _cdata(account.encode()), created, _cdata(content)) if content else b""


def transfer_reply(*, to: str, account: str, created: int, staff_account: str = "") -> bytes:
    """Hands this very message to WeChat's staff desk: to one account there, or to whoever is free."""
    staff = _STAFF % _cdata(_clean(staff_account)) if staff_account else b""
    return _TRANSFER % (_cdata(to.encode()), _cdata(account.encode()), created, staff)


def _clean(text: str) -> bytes:
    """UTF-8 without what XML forbids."""
    content = text.encode(errors="replace").translate(None, CONTROLS)
    if b"\xef\xbf" in content:  # the noncharacters U+FFFE and U+FFFF, among much that is harmless
        content = content.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
    return content


def _cdata(content: bytes) -> bytes:
    return content.replace(CDATA_END, CDATA_END_SPLIT)
