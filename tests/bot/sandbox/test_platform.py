"""The platform's side agrees with recorded bodies, and refuses what WeChat would not deliver."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from bot.sandbox.bubbles import BadReplyError, Bubble, Link, bubble_of, links_of
from bot.sandbox.platform import Mode, Platform
from bot.sandbox.pushes import SAMPLES, UNSUPPORTED, cdata
from bot.sandbox.seal import SealError, decrypt, encrypt, encrypt_raw, sign

FIXTURES = Path(__file__).parents[1] / "wechat" / "fixtures"
MANIFEST: dict[str, Any] = json.loads((FIXTURES / "manifest.json").read_text(encoding="utf-8"))
KEYS = {"aes_key": MANIFEST["encoding_aes_key"], "app_id": MANIFEST["appid"]}
USER, ACCOUNT, TOKEN = MANIFEST["user"], MANIFEST["account"], MANIFEST["token"]
AT = 1795312900


def platform(mode: Mode = Mode.SAFE) -> Platform:
    return Platform(token=TOKEN, original_id=ACCOUNT, mode=mode, **KEYS)


def fixture(name: str) -> tuple[dict[str, str], str]:
    """The query of a recorded body, and its ciphertext."""
    query = next(row["query"] for row in MANIFEST["fixtures"] if row["file"] == name)
    body = (FIXTURES / name).read_text(encoding="utf-8")
    return query, body.split("<Encrypt><![CDATA[")[1].split("]]>")[0]


def reply(**changes: str) -> bytes:
    """A good reply, with some of its elements changed; an empty one is left out."""
    good = {
        "ToUserName": cdata(USER),
        "FromUserName": cdata(ACCOUNT),
        "CreateTime": str(AT),
        "MsgType": "text",
        "Content": cdata("好"),
    }
    elements = {name: value for name, value in {**good, **changes}.items() if value}
    return ("<xml>" + "".join(f"<{name}>{value}</{name}>" for name, value in elements.items()) + "</xml>").encode()


class TestSeal:
    @pytest.mark.parametrize("sample", MANIFEST["official_samples"])
    def test_official_signatures_hold(self, sample: dict[str, str]) -> None:
        assert sign(sample["token"], sample["timestamp"], sample["nonce"]) == sample["signature"]

    @pytest.mark.parametrize(
        ("name", "text"), [("A1_safe_mode_text.xml", "加密的你好😀"), ("A2_compat_mode_text.xml", "兼容模式")]
    )
    def test_recorded_messages_are_signed_and_sealed_the_same_way(self, name: str, text: str) -> None:
        query, encrypted = fixture(name)
        assert sign(TOKEN, query["timestamp"], query["nonce"], encrypted) == query["msg_signature"]
        assert text in decrypt(encrypted, **KEYS).decode()

    @pytest.mark.parametrize("size", range(70))
    def test_what_is_sealed_can_be_opened(self, size: int) -> None:
        assert decrypt(encrypt(b"x" * size, **KEYS), **KEYS) == b"x" * size

    @pytest.mark.parametrize("encrypted", ["", "AAAA", "!", fixture("A5_garbage_ciphertext.xml")[1]])
    def test_what_is_not_sealed_is_refused(self, encrypted: str) -> None:
        with pytest.raises(SealError):
            decrypt(encrypted, **KEYS)

    def test_wrong_padding_length_and_app_are_refused(self) -> None:
        app = MANIFEST["appid"].encode()
        for inside in (
            bytes(16) + (1).to_bytes(4, "big") + b"m" + app + b"." * 9,
            bytes(16) + (9).to_bytes(4, "big") + b"m" + app + bytes([9]) * 9,
        ):
            padded = inside.ljust(48, b"\0")
            with pytest.raises(SealError):
                decrypt(encrypt_raw(padded, aes_key=KEYS["aes_key"]), **KEYS)
        with pytest.raises(SealError, match="app id"):
            decrypt(encrypt(b"m", aes_key=KEYS["aes_key"], app_id="wx"), **KEYS)


class TestPosts:
    def test_plaintext_is_the_push_itself_under_the_query_of_the_fixtures(self) -> None:
        row = MANIFEST["fixtures"][0]["query"]
        post = platform(Mode.PLAINTEXT).post(
            b"<xml/>", openid=USER, timestamp=int(row["timestamp"]), nonce=row["nonce"]
        )
        assert post.body == b"<xml/>"
        assert {name: value for name, (value,) in parse_qs(post.query).items()} == row

    def test_safe_mode_shows_the_account_alone(self) -> None:
        push = platform().sender(USER).text("退款", at=AT, msg_id=1)
        post = platform().post(push, openid=USER, timestamp=AT, nonce="5")
        assert ACCOUNT.encode() in post.body
        assert USER.encode() not in post.body
        assert "encrypt_type=aes" in post.query

    def test_compatible_mode_shows_both(self) -> None:
        push = platform().sender(USER).text("退款", at=AT, msg_id=1)
        body = platform(Mode.COMPATIBLE).post(push, openid=USER, timestamp=AT, nonce="5").body
        assert "退款".encode() in body
        assert b"<Encrypt>" in body
        assert body.count(b"</xml>") == 1

    def test_the_verification_is_the_one_of_the_fixtures(self) -> None:
        known = MANIFEST["url_verification"]
        query = platform().verification(known["echostr"], timestamp=int(known["timestamp"]), nonce=known["nonce"])
        assert parse_qs(query)["signature"] == [known["signature"]]


class TestPushes:
    SENDER = platform().sender(USER)

    def test_a_text_is_laid_out_as_recorded_ones_are(self) -> None:
        recorded = (FIXTURES / "01_text.xml").read_bytes().replace(b"\n", b"")
        push = self.SENDER.text("你好，我想查一下订单", at=1795312801, msg_id=25231685381080001)
        assert push.replace(b"\n", b"").replace(b"<![CDATA[text]]>", b"text") == recorded.replace(
            b"<![CDATA[text]]>", b"text"
        )

    def test_a_tap_carries_its_id_and_only_then(self) -> None:
        tapped = self.SENDER.text("满意", at=AT, msg_id=1, menu_id="101")
        assert b"<bizmsgmenuid><![CDATA[101]]></bizmsgmenuid>" in tapped
        assert b"bizmsgmenuid" not in self.SENDER.text("满意", at=AT, msg_id=1)

    @pytest.mark.parametrize("kind", SAMPLES)
    def test_each_kind_has_its_own_elements(self, kind: str) -> None:
        push = self.SENDER.sample(kind, at=AT, msg_id=1).decode()
        assert all(f"<{name}>" in push for name in SAMPLES[kind])

    def test_a_sticker_comes_as_the_platforms_own_words(self) -> None:
        assert UNSUPPORTED.encode() in self.SENDER.sticker(at=AT, msg_id=None)
        assert b"MsgId" not in self.SENDER.sticker(at=AT, msg_id=None)

    def test_a_follow_through_a_code_names_its_scene(self) -> None:
        assert b"qrscene_spring" in self.SENDER.follows(at=AT, scene="spring")
        assert b"Ticket" not in self.SENDER.follows(at=AT)

    def test_a_withdrawal_is_about_the_user_and_not_from_them(self) -> None:
        push = self.SENDER.withdraws(at=AT, closes_account=True).decode()
        assert f"<OpenID><![CDATA[{USER}]]></OpenID>" in push
        assert f"<FromUserName><![CDATA[{USER}" not in push
        assert "user_authorization_cancellation" in push

    def test_nested_elements_are_nested(self) -> None:
        push = self.SENDER.event("scancode_waitmsg", at=AT, key="K", ScanCodeInfo={"ScanType": "qrcode"})
        assert b"<ScanCodeInfo><ScanType><![CDATA[qrcode]]></ScanType></ScanCodeInfo>" in push


class TestReplies:
    def test_a_good_reply_is_delivered(self) -> None:
        assert bubble_of(reply(), openid=USER, account=ACCOUNT) == Bubble(text="好")

    @pytest.mark.parametrize("response", [b"", b"success"])
    @pytest.mark.parametrize("mode", list(Mode))
    def test_success_is_nothing(self, response: bytes, mode: Mode) -> None:
        assert platform(mode).read(response, openid=USER) is None

    @pytest.mark.parametrize(
        "bad",
        [
            pytest.param(b"Success", id="another word"),
            pytest.param(b"<html></html>", id="a page"),
            pytest.param(b'{"Content": "x"}', id="json"),
            pytest.param(b"<!DOCTYPE xml>" + reply(), id="a doctype"),
            pytest.param(reply() + reply(), id="two replies"),
            pytest.param(b"\xff" + reply(), id="not utf-8"),
            pytest.param(reply(ToUserName="someone"), id="to another"),
            pytest.param(reply(ToUserName=""), id="to nobody"),
            pytest.param(reply(FromUserName="gh_other"), id="from another"),
            pytest.param(reply(CreateTime=f"[{AT}]"), id="a time in brackets"),
            pytest.param(reply(CreateTime=f"{AT}000"), id="a time in milliseconds"),
            pytest.param(reply(CreateTime=f"{AT}.5"), id="half a second"),
            pytest.param(reply(MsgType="TEXT"), id="an unknown type"),
            pytest.param(reply(Content=cdata(" ")), id="an empty text"),
            pytest.param(reply(Content=cdata("x" * 2_049)), id="too long"),
            pytest.param(reply(Content=cdata("退" * 683)), id="too long in bytes"),
            pytest.param(reply(Content="a\x01b"), id="a control character"),
            pytest.param(reply(Content="x</Content><Content>y"), id="an element twice"),
            pytest.param(reply(Extra="x"), id="an element too many"),
        ],
    )
    def test_what_wechat_would_not_deliver_is_refused(self, bad: bytes) -> None:
        with pytest.raises(BadReplyError):
            platform(Mode.PLAINTEXT).read(bad, openid=USER)

    def test_the_limit_itself_is_delivered(self) -> None:
        text = "退" * 682 + "xx"
        assert bubble_of(reply(Content=cdata(text)), openid=USER, account=ACCOUNT).text == text

    def test_a_transfer_is_told_from_a_text(self) -> None:
        transfer = reply(
            MsgType="transfer_customer_service", Content="", TransInfo=f"<KfAccount>{cdata('kf2001@a')}</KfAccount>"
        )
        expected = Bubble(is_transfer=True, staff_account="kf2001@a")
        assert bubble_of(transfer, openid=USER, account=ACCOUNT) == expected

    def envelope(self, inside: bytes, **changes: str) -> bytes:
        encrypted = changes.get("Encrypt") or encrypt(inside, **KEYS)
        signature = changes.get("MsgSignature") or sign(TOKEN, str(AT), "5", encrypted)
        elements = {"Encrypt": encrypted, "MsgSignature": signature, "TimeStamp": str(AT), "Nonce": "5", **changes}
        return ("<xml>" + "".join(f"<{k}>{v}</{k}>" for k, v in elements.items() if v) + "</xml>").encode()

    @pytest.mark.parametrize("mode", [Mode.SAFE, Mode.COMPATIBLE])
    def test_a_sealed_reply_is_opened(self, mode: Mode) -> None:
        assert platform(mode).read(self.envelope(reply()), openid=USER) == Bubble(text="好")

    def test_only_compatible_mode_takes_both(self) -> None:
        assert platform(Mode.COMPATIBLE).read(reply(), openid=USER) == Bubble(text="好")
        for mode, response in ((Mode.SAFE, reply()), (Mode.PLAINTEXT, self.envelope(reply()))):
            with pytest.raises(BadReplyError):
                platform(mode).read(response, openid=USER)

    @pytest.mark.parametrize(
        "changes",
        [
            {"MsgSignature": "0" * 40},
            {"Nonce": ""},
            {"Nonce": "6"},
            {"TimeStamp": f"{AT}000"},
            {"Encrypt": "AAAA"},
            {"Encrypt": encrypt(reply(), aes_key=KEYS["aes_key"], app_id="wx0000000000000000")},
        ],
    )
    def test_a_faulty_envelope_is_refused(self, changes: dict[str, str]) -> None:
        with pytest.raises(BadReplyError):
            platform().read(self.envelope(reply(), **changes), openid=USER)

    def test_a_sealed_success_is_not_success(self) -> None:
        with pytest.raises(BadReplyError):
            platform().read(self.envelope(b"success"), openid=USER)


class TestLinks:
    TEXT = (
        '请选择：\n1 <a href="weixin://bizmsgmenu?msgmenucontent=没到账&msgmenuid=a.1">没有到账</a>\n'
        '2 <a href="weixin://bizmsgmenu?msgmenuid=a.2&msgmenucontent=到账了">到了</a>\n'
        '<a href="https://kf.qq.com/">帮助</a>'
    )

    def test_choices_are_found_in_either_order_of_parameters(self) -> None:
        assert links_of(self.TEXT) == (
            Link(label="没有到账", text="没到账", id="a.1"),
            Link(label="到了", text="到账了", id="a.2"),
        )

    def test_on_the_screen_only_labels_are_seen(self) -> None:
        assert Bubble(text=self.TEXT).seen == "请选择：\n1 没有到账\n2 到了\n帮助"

    def test_a_text_without_links_has_none(self) -> None:
        assert links_of("weixin://bizmsgmenu?msgmenucontent=x") == ()
