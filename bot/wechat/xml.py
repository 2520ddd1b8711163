"""One push of WeChat as XML: bytes to fields, by a parser that takes what WeChat really sends and nothing hostile."""

import re
from collections.abc import Set
from xml.parsers.expat import ExpatError, ParserCreate  # nosec B406: it stops at the first DOCTYPE

from bot.wechat.unprocessed import Reason, UnprocessedError

#: Legal nowhere in XML 1.0 (or, for DEL, of no use), and yet WeChat passes them on from users' clipboards.
CONTROLS = bytes([*range(0x09), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
#: Elements that speak for the push. A user's text that closes its CDATA section can forge a second one.
READ_ONCE = frozenset(
    {
        *("ToUserName", "FromUserName", "CreateTime", "MsgType", "MsgId"),
        *("Content", "bizmsgmenuid", "Recognition"),
        *("Event", "EventKey", "OpenID", "KfAccount", "ToKfAccount"),
    }
)
#: Elements with a user's own words: WeChat was seen to leave `]]>` in them as it is.
_USERS_WORDS = (b"Content", b"Recognition", b"Title", b"Description", b"Label")
_NONCHARACTERS = str.maketrans("", "", "\ufffe\uffff")
_CHARACTER_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
CDATA_END, CDATA_END_SPLIT = b"]]>", b"]]]]><![CDATA[>"


def fields_of(body: bytes, *, once: Set[str] = READ_ONCE) -> dict[str, str]:
    """
    The text of each element right under `<xml>`, by name; of doubled ones the first.

    Control characters are dropped, broken UTF-8 becomes U+FFFD, an unescaped `]]>` in a user's words is kept as text.
    Raises UnprocessedError: MALFORMED, DOCTYPE, or DOUBLED_ELEMENT when a name in `once` comes twice.
    """
    body = body.translate(None, CONTROLS).strip()
    try:
        elements = _parsed(body)
    except ExpatError:
        elements = _parsed_after_repair(body)
    if elements.doubled & once:
        raise UnprocessedError(Reason.DOUBLED_ELEMENT)
    return elements.fields


class _Elements:
    """Collects as expat reads on: the elements at depth two, and which of them came again."""

    __slots__ = ("_depth", "_text", "doubled", "fields")

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self.doubled: set[str] = set()
        self._text: list[str] = []
        self._depth = 0

    def read(self, body: bytes) -> None:
        # The encoding is fixed: a declared one could hide from every check what it spells.
        parser = ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = self._text.append
        parser.Parse(body, True)

    def _open(self, name: str, _attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth == 2:
            self._text.clear()
        elif self._depth == 1 and name != "xml":
            raise UnprocessedError(Reason.MALFORMED)

    def _close(self, name: str) -> None:
        self._depth -= 1
        if self._depth != 1:
            return
        if name in self.fields:
            self.doubled.add(name)
        else:
            self.fields[name] = "".join(self._text)


def _refuse_doctype(*_declaration: object) -> None:
    raise UnprocessedError(Reason.DOCTYPE)


def _parsed(body: bytes) -> _Elements:
    elements = _Elements()
    elements.read(body)
    return elements


def _parsed_after_repair(body: bytes) -> _Elements:
    try:
        return _parsed(_repaired(body))
    except ExpatError as error:
        raise UnprocessedError(Reason.MALFORMED) from error


def _repaired(body: bytes) -> bytes:
    body = body.decode(errors="replace").translate(_NONCHARACTERS).encode()
    body = _CHARACTER_REFERENCE.sub(_legal_reference, body)
    for name in _USERS_WORDS:
        body = _with_words_escaped(body, b"<%b><![CDATA[" % name, b"]]></%b>" % name)
    return body


def _with_words_escaped(body: bytes, opening: bytes, closing: bytes) -> bytes:
    """
    All between the first opening and the last closing as one text.

    WeChat writes the first before and the last after anything of the user's, so no words of theirs become an element.
    """
    start = body.find(opening) + len(opening)
    end = body.rfind(closing)
    if start < len(opening) or end < start:
        return body
    words = body[start:end].replace(CDATA_END_SPLIT, CDATA_END).replace(CDATA_END, CDATA_END_SPLIT)
    return body[:start] + words + body[end:]


def _legal_reference(reference: re.Match[bytes]) -> bytes:
    hexadecimal, decimal = reference.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    is_control = code < 0x20 and code not in {0x09, 0x0A, 0x0D}
    is_nowhere = 0xD800 <= code < 0xE000 or code in {0xFFFE, 0xFFFF} or code > 0x10FFFF
    return b"" if is_control or is_nowhere else reference.group()
