"""A reply cut into what is plain and what can be tapped, so that the page builds no markup from text."""

import re
from collections.abc import Iterator

from bot.sandbox.bubbles import Bubble, links_of

_LINK = re.compile(r'<a href="weixin://bizmsgmenu\?[^"]*">.*?</a>', re.DOTALL)

Segment = dict[str, str]


def segments_of(text: str) -> list[Segment]:
    """`{"text"}`, or `{"label", "text", "choice"}` for a link, in their order."""
    return list(_segments(text))


def _segments(text: str) -> Iterator[Segment]:
    end = 0
    for found in _LINK.finditer(text):
        yield from _plain(text[end : found.start()])
        (link,) = links_of(found[0])
        yield {"label": link.label, "text": link.text, "choice": link.id}
        end = found.end()
    yield from _plain(text[end:])


def _plain(text: str) -> Iterator[Segment]:
    """Of any other link WeChat shows the label."""
    seen = Bubble(text=text).seen
    if seen:
        yield {"text": seen}
