"""Over the webhook each line of a script is pushed as WeChat pushes it."""

from xml.etree import ElementTree

import pytest

from bot.cli._script_pushes import push_of
from bot.sandbox.pushes import SYSTEM_OPENID, Sender

SENDER = Sender(account="gh_account", openid="oUser")
LINKS = {"paid_with.alipay": "支付方式：支付宝"}
STICKER = "【收到不支持的消息类型，暂无法显示】"


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ({"text": "退款"}, {"MsgType": "text", "Content": "退款", "MsgId": "7"}),
        ({"type": "tap", "choice": "paid_with.alipay"}, {"Content": "支付方式：支付宝", "bizmsgmenuid": None}),
        ({"type": "tap", "choice": "act.more"}, {"Content": "act.more", "bizmsgmenuid": "act.more"}),
        ({"type": "sticker"}, {"MsgType": "text", "Content": STICKER}),
        ({"type": "image"}, {"MsgType": "image", "MediaId": "sandbox-media"}),
        ({"type": "voice", "text": "我要退款"}, {"MsgType": "voice", "Recognition": "我要退款"}),
        ({"type": "shortvideo"}, {"MsgType": "shortvideo"}),
        ({"type": "event", "event": "subscribe"}, {"Event": "subscribe", "FromUserName": "oUser", "MsgId": None}),
        ({"type": "event", "event": "click", "event_key": "HELP"}, {"Event": "click", "EventKey": "HELP"}),
        ({"type": "event", "event": "kf_create_session", "staff_account": "kf1"}, {"KfAccount": "kf1"}),
        ({"type": "event", "event": "kf_switch_session", "staff_account": "kf2"}, {"ToKfAccount": "kf2"}),
        (
            {"type": "event", "event": "user_authorization_revoke"},
            {"Event": "user_authorization_revoke", "FromUserName": SYSTEM_OPENID, "OpenID": "oUser"},
        ),
    ],
)
def test_each_line_has_its_push(line: dict[str, str], fields: dict[str, str | None]) -> None:
    root = ElementTree.fromstring(push_of({**line, "msg_id": "7"}, SENDER, LINKS, at=1795312800))  # noqa: S314
    assert {name: root.findtext(name) for name in fields} == fields
    assert root.findtext("CreateTime") == "1795312800"
