"""What WeChat really sends is read; what is hostile is refused, by name and in bounded time."""

import pytest

from bot.wechat.unprocessed import Reason, UnprocessedError
from bot.wechat.xml import fields_of
from tests.bot.wechat.doubles import ACCOUNT, OTHER_USER, USER


def body(content: str, after: str = "<MsgId>1</MsgId>") -> bytes:
    """A text with that in its CDATA section, however it breaks out of it."""
    head = f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName><FromUserName><![CDATA[{USER}]]></FromUserName>"
    return f"{head}<MsgType>text</MsgType><Content><![CDATA[{content}]]></Content>{after}</xml>".encode()


def reason_of(xml: bytes) -> Reason:
    with pytest.raises(UnprocessedError) as caught:
        fields_of(xml)
    return caught.value.reason


@pytest.mark.parametrize("control", [*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
def test_a_control_character_is_dropped_wherever_it_stands(control: int) -> None:
    raw = body("退款PP没到").replace(b"P", bytes([control])).replace(b"<MsgId>", b"<MsgId>" + bytes([control]))
    fields = fields_of(raw)
    assert (fields["Content"], fields["MsgId"]) == ("退款没到", "1")


def test_tabs_and_line_ends_stay() -> None:
    assert fields_of(body("a\tb\nc\r\nd"))["Content"] == "a\tb\nc\nd"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("&#0;&#11;&#x1F;x", "x"),
        ("&#xD800;x&#xFFFF;", "x"),
        ("&#x110000;x", "x"),
        ("&#9;&#20320;&#x1F600;", "\t你😀"),
    ],
)
def test_references_to_what_xml_forbids_are_dropped(content: str, expected: str) -> None:
    raw = f"<xml><Content>{content}</Content></xml>".encode()
    assert fields_of(raw)["Content"] == expected


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"\xed\xa0\x80", b"\xc3", b"\xf8\x88\x80\x80\x80"])
def test_broken_utf8_becomes_a_replacement_character(broken: bytes) -> None:
    text = fields_of(body("xPy").replace(b"P", broken))["Content"]
    assert text[0] == "x"
    assert text[-1] == "y"
    assert set(text[1:-1]) == {"\ufffd"}


def test_noncharacters_are_dropped() -> None:
    assert fields_of(body("a\ufffeb\uffffc"))["Content"] == "abc"


@pytest.mark.parametrize(
    "content",
    [
        "]]>",
        "a ]]> b",
        "if (a[b[0]]>1)",
        "]]>]]>",
        "x]]></Content",
        "]]><b>",
        "]]>&amp;",
        "]]]>",
        "]]>]",
    ],
)
def test_an_unescaped_end_of_cdata_is_text(content: str) -> None:
    assert fields_of(body(content))["Content"] == content


@pytest.mark.parametrize("content", ["]]>", "a ]]> b", "]]>]]>", "]]]>"])
def test_an_escaped_end_of_cdata_is_the_same_text(content: str) -> None:
    assert fields_of(body(content.replace("]]>", "]]]]><![CDATA[>")))["Content"] == content


def test_both_ways_at_once_are_still_text() -> None:
    assert fields_of(body("a ]]]]><![CDATA[> b ]]> c"))["Content"] == "a ]]> b ]]> c"


@pytest.mark.parametrize("name", ["FromUserName", "ToUserName", "CreateTime", "MsgType", "MsgId", "bizmsgmenuid"])
def test_a_user_cannot_forge_an_element_that_speaks_for_the_push(name: str) -> None:
    forged = f"x]]></Content><{name}>{OTHER_USER}</{name}><Content><![CDATA[y"
    assert reason_of(body(forged, "<MsgId>1</MsgId><CreateTime>1</CreateTime>")) is Reason.DOUBLED_ELEMENT


@pytest.mark.parametrize(
    "tail",
    ["]]>", "<Content>", "]]></Content></xml>", "<![CDATA[", "</xml><xml>", "<Foo><![CDATA["],
)
def test_a_forgery_that_breaks_the_xml_is_nothing_but_text(tail: str) -> None:
    forged = f"x]]></Content><FromUserName>{OTHER_USER}</FromUserName><MsgId>9</MsgId>{tail}"
    fields = fields_of(body(forged))
    assert fields["FromUserName"] == USER
    assert fields["MsgId"] == "1"
    assert fields["Content"] == forged


def test_a_links_words_are_repaired_too() -> None:
    raw = b"<xml><Title><![CDATA[a]]>b]]></Title><Description><![CDATA[c]]>d]]></Description></xml>"
    assert fields_of(raw) == {"Title": "a]]>b", "Description": "c]]>d"}


def test_only_elements_right_under_the_root_count() -> None:
    raw = b"<xml><A><FromUserName>x</FromUserName><FromUserName>y</FromUserName></A><B>1</B></xml>"
    assert fields_of(raw) | {"A": ""} == {"A": "", "B": "1"}


def test_unknown_elements_may_repeat() -> None:
    assert fields_of(b"<xml><New>1</New><New>2</New></xml>") == {"New": "1"}


@pytest.mark.parametrize("prolog", ["<?xml version='1.0' encoding='gbk'?>", "\ufeff", " \n", "<!-- c -->", "<?p q?>"])
def test_what_may_stand_before_the_root_does(prolog: str) -> None:
    assert fields_of(prolog.encode() + body("你好"))["Content"] == "你好"


@pytest.mark.parametrize(
    "doctype",
    [
        "<!DOCTYPE xml>",
        "<!DOCTYPE xml [<!ENTITY a 'b'>]>",
        "<!DOCTYPE xml SYSTEM 'http://127.0.0.1:9/x.dtd'>",
        "<?xml version='1.0'?>\n<!-- c --><!DOCTYPE xml>",
        "<!DO\x01CTYPE xml>",
    ],
)
def test_a_doctype_is_refused(doctype: str) -> None:
    assert reason_of(doctype.encode() + body("x")) is Reason.DOCTYPE


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be", "utf-32"])
def test_no_other_encoding_hides_a_doctype(encoding: str) -> None:
    raw = ("<!DOCTYPE xml [<!ENTITY a 'b'>]>" + body("x").decode()).encode(encoding)
    assert reason_of(raw) in {Reason.DOCTYPE, Reason.MALFORMED}


def test_a_user_may_write_about_doctypes() -> None:
    assert fields_of(body("<!DOCTYPE html><!ENTITY x>"))["Content"] == "<!DOCTYPE html><!ENTITY x>"


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b" ",
        b"\0",
        b"success",
        b"<xml>",
        b"<xml/><xml/>",
        b"<XML></XML>",
        b"<message><Content>x</Content></message>",
        b"<xml><Content>&a;</Content></xml>",
        b"<xml><Content>&#99999999999999999999;</Content></xml>",
        b"<xml><Content>&#" + b"9" * 20_000 + b";</Content></xml>",
        b"<xml><Content a='1' a='2'/></xml>",
        b"<![CDATA[" * 7_000,
    ],
)
def test_what_is_no_push_is_malformed(raw: bytes) -> None:
    assert reason_of(raw) is Reason.MALFORMED


def test_nesting_and_siblings_up_to_the_size_cap_are_survived() -> None:
    assert fields_of(b"<xml>" + b"<a>" * 8_000 + b"</a>" * 8_000 + b"</xml>") == {"a": ""}
    assert fields_of(b"<xml>" + b"<a/>" * 16_000 + b"</xml>") == {"a": ""}
    assert reason_of(b"<xml>" + b"<a>" * 20_000) is Reason.MALFORMED
    assert reason_of(b"<xml>" + b"<Content><![CDATA[" * 3_500) is Reason.MALFORMED


def test_a_long_text_comes_in_one_piece() -> None:
    text = "退" * 20_000
    assert fields_of(body(text))["Content"] == text
