"""What the platform pushes when somebody does something: the XML of every message and event, before any sealing."""

from collections.abc import Mapping
from dataclasses import dataclass

Value = str | int | Mapping[str, "Value"]

#: What a sticker arrives as.
UNSUPPORTED = "【收到不支持的消息类型，暂无法显示】"
#: Who pushes what is about a person and not by one.
SYSTEM_OPENID = "oSystemSystemSystemSystem000"

_PICTURE = "http://mmbiz.qpic.example/mmbiz_jpg/sandbox/0"
_MEDIA = {"MediaId": "sandbox-media"}
#: The kinds of message that have a layout of their own, with what the platform might fill in.
SAMPLES: Mapping[str, Mapping[str, Value]] = {
    "image": {"PicUrl": _PICTURE, **_MEDIA},
    "voice": {**_MEDIA, "Format": "amr", "Recognition": ""},
    "video": {**_MEDIA, "ThumbMediaId": "sandbox-thumb"},
    "shortvideo": {**_MEDIA, "ThumbMediaId": "sandbox-thumb"},
    "location": {"Location_X": "23.134521", "Location_Y": "113.358803", "Scale": 20, "Label": "广州市"},
    "link": {"Title": "一个链接", "Description": "说明", "Url": "https://www.example.com/"},
    "miniprogrampage": {"Title": "一个小程序", "AppId": "wx0000000000000000", "PagePath": "pages/index/index"},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """One user of one account. Each method gives the XML of what the platform pushes; `at` is in unix seconds."""

    account: str
    openid: str

    def text(self, content: str, *, at: int, msg_id: int | None, menu_id: str | None = None) -> bytes:
        """A typed text or, with a menu id, a tapped one."""
        tapped: Mapping[str, Value] = {} if menu_id is None else {"bizmsgmenuid": menu_id}
        return self.message("text", {"Content": content, **tapped}, at=at, msg_id=msg_id)

    def sticker(self, *, at: int, msg_id: int | None) -> bytes:
        """A sticker: a text in the platform's own words."""
        return self.text(UNSUPPORTED, at=at, msg_id=msg_id)

    def sample(self, kind: str, *, at: int, msg_id: int | None, **fields: Value) -> bytes:
        """A message of one of the kinds in SAMPLES, with some of its fields set otherwise."""
        return self.message(kind, {**SAMPLES.get(kind, {}), **fields}, at=at, msg_id=msg_id)

    def message(self, kind: str, fields: Mapping[str, Value], *, at: int, msg_id: int | None) -> bytes:
        """A message of any kind. Without `msg_id` it lacks the element."""
        numbered: Mapping[str, Value] = {} if msg_id is None else {"MsgId": msg_id}
        return self._push(at, {"MsgType": kind, **fields, **numbered})

    def event(self, name: str, *, at: int, key: str | None = None, **fields: Value) -> bytes:
        """Any event that this user set off."""
        keyed: Mapping[str, Value] = {} if key is None else {"EventKey": key}
        return self._push(at, {"MsgType": "event", "Event": name, **keyed, **fields})

    def follows(self, *, at: int, scene: str = "") -> bytes:
        """A new follower, by way of a QR code when there is a scene."""
        if not scene:
            return self.event("subscribe", at=at, key="")
        return self.event("subscribe", at=at, key=f"qrscene_{scene}", Ticket="sandbox-ticket")

    def unfollows(self, *, at: int) -> bytes:
        """A follower lost."""
        return self.event("unsubscribe", at=at, key="")

    def clicks(self, key: str, *, at: int) -> bytes:
        """A tap on a button of the account's menu."""
        return self.event("CLICK", at=at, key=key)

    def withdraws(self, *, at: int, closes_account: bool = False) -> bytes:
        """A consent withdrawn, or a WeChat account closed: pushed by the system about this user."""
        name = "user_authorization_cancellation" if closes_account else "user_authorization_revoke"
        system = Sender(account=self.account, openid=SYSTEM_OPENID)
        return system.event(name, at=at, OpenID=self.openid, AppID="wx0000000000000000", RevokeInfo="")

    def _push(self, at: int, fields: Mapping[str, Value]) -> bytes:
        head: Mapping[str, Value] = {"ToUserName": self.account, "FromUserName": self.openid, "CreateTime": at}
        return f"<xml>{_elements({**head, **fields})}</xml>".encode()


def cdata(text: str) -> str:
    """A CDATA section around any text."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"


def _elements(fields: Mapping[str, Value]) -> str:
    return "\n".join(f"<{name}>{_content(value)}</{name}>" for name, value in fields.items())


def _content(value: Value) -> str:
    if isinstance(value, Mapping):
        return _elements(value)
    return str(value) if isinstance(value, int) else cdata(value)
