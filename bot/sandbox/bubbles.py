"""What the platform makes of an answer: a bubble on the phone, or the fault notice."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.etree import ElementTree  # nosec B405: it reads what the bot under test answered, nobody else's XML

#: A longer text is not delivered.
TEXT_LIMIT_BYTES = 2048
#: What users read when an answer is late or wrong.
FAULT_NOTICE = "该公众号提供的服务出现故障，请稍后再试"

_LINK = re.compile(r'<a href="weixin://bizmsgmenu\?([^"]*)">(.*?)</a>', re.DOTALL)
_ANY_LINK = re.compile(r"<a\s[^>]*>(.*?)</a>", re.DOTALL)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


class BadReplyError(Exception):
    """An answer that the platform would not deliver. The message says why, without the text of the reply."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A choice that can be tapped: a tap sends `text`, and `id` comes along."""

    label: str
    text: str
    id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bubble:
    """One delivered reply: a text, or word that the message went to the staff desk."""

    text: str = ""
    is_transfer: bool = False
    staff_account: str = ""

    @property
    def links(self) -> tuple[Link, ...]:
        """The tappable choices, in their order."""
        return links_of(self.text)

    @property
    def seen(self) -> str:
        """The text as it is on the screen: of links only the label."""
        return _ANY_LINK.sub(r"\1", self.text)


def links_of(text: str) -> tuple[Link, ...]:
    """The `weixin://bizmsgmenu` links in a text, whichever order their parameters have."""
    return tuple(_link(query, label) for query, label in _LINK.findall(text))


def bubble_of(reply: bytes, *, openid: str, account: str) -> Bubble:
    """The reply to a message of that user, checked as the platform does. Raises BadReplyError."""
    root = _root(reply)
    fields = _fields(root)
    _expect(fields.get("ToUserName") == openid, "ToUserName is not the sender")
    _expect(fields.get("FromUserName") == account, "FromUserName is not the account")
    _expect(re.fullmatch(r"[0-9]{9,10}", fields.get("CreateTime", "")) is not None, "CreateTime is not in seconds")
    match fields.get("MsgType"):
        case "text":
            return Bubble(text=_checked_text(fields))
        case "transfer_customer_service":
            return Bubble(is_transfer=True, staff_account=root.findtext("TransInfo/KfAccount") or "")
        case _:
            raise BadReplyError("MsgType is none that this account sends")


def envelope_of(reply: bytes) -> Mapping[str, str]:
    """The four elements of a sealed reply. Raises BadReplyError when one is missing or empty."""
    fields = _fields(_root(reply))
    _expect(fields.keys() == {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}, "not an envelope")
    _expect(all(fields.values()), "an empty element in the envelope")
    _expect(re.fullmatch(r"[0-9]{9,10}", fields["TimeStamp"]) is not None, "TimeStamp is not in seconds")
    return fields


def _root(reply: bytes) -> ElementTree.Element:
    _expect(b"<!DOCTYPE" not in reply.partition(b"<xml>")[0], "a DOCTYPE")
    try:
        root = ElementTree.fromstring(reply.decode("utf-8"))  # noqa: S314 - the answer of the bot under test
    except (ElementTree.ParseError, UnicodeDecodeError) as error:
        raise BadReplyError("not XML in UTF-8") from error
    _expect(root.tag == "xml", "the root is not <xml>")
    return root


def _fields(root: ElementTree.Element) -> dict[str, str]:
    fields = {child.tag: child.text or "" for child in root}
    _expect(len(fields) == len(root), "an element comes twice")
    return fields


def _checked_text(fields: Mapping[str, str]) -> str:
    _expect(fields.keys() == {"ToUserName", "FromUserName", "CreateTime", "MsgType", "Content"}, "unknown elements")
    text = fields["Content"]
    _expect(bool(text.strip()), "an empty text")
    _expect(len(text.encode()) <= TEXT_LIMIT_BYTES, f"more than {TEXT_LIMIT_BYTES} bytes of text")
    _expect(not _CONTROLS.search(text), "control characters")
    return text


def _link(query: str, label: str) -> Link:
    values = dict(part.partition("=")[::2] for part in query.split("&"))
    return Link(label=label, text=values.get("msgmenucontent", ""), id=values.get("msgmenuid", ""))


def _expect(is_right: bool, complaint: str) -> None:
    if not is_right:
        raise BadReplyError(complaint)
