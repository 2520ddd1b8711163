"""Taps on choices that were not on the page: what comes of them is seldom what the script was written for."""

from collections.abc import Iterator, Sequence

from bot.testkit.turns import Turn

#: The link to the next page, which is no choice of a reply.
_MORE = "act.more"


def taps_off_page(turns: Sequence[Turn], *, begins_unseen: bool) -> Iterator[str]:
    """
    A part of a sentence for each, in the order of the taps.

    Old links can be tapped, and scripts do so on purpose: this accuses nobody, it is where to look when something
    fails. With `begins_unseen` a page was shown before the first turn, and nothing is said of a tap on that one.
    """
    offered: tuple[str, ...] | None = None if begins_unseen else ()
    for turn in turns:
        choice = turn.sent.get("choice")
        if choice and not turn.is_retry and offered is not None and choice not in offered:
            yield f"line {turn.line}: {choice} was not on the page; offered were {', '.join(offered) or 'no choices'}"
        offered = _offered(turn) if turn.reply_ids else offered


def _offered(turn: Turn) -> tuple[str, ...]:
    return (*turn.choice_ids, *([_MORE] if turn.got.get("more") else []))
