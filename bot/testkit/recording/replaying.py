"""What was done, done again with the bot as it is: by a script's own clock, so that the script goes the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from bot.testkit.recording.exchange import Exchange
from bot.testkit.running import Channel
from bot.testkit.times import PACE

#: Shorter pauses of the person are not worth a line.
_PAUSE = timedelta(minutes=5)


def paced(exchanges: Sequence[Exchange]) -> Iterator[Exchange]:
    """The same at the times of a script: messages 5 s apart, and a long pause as time that passes by itself."""
    if not exchanges:
        return
    last: Exchange | None = None
    clock = exchanges[0].at
    for each in exchanges:
        if each.is_time:
            clock = clock + each.waited if each.waited else max(each.at, clock + timedelta(seconds=1))
            yield replace(each, at=clock)
        elif last is not None and is_again(each, last):
            # The same bytes, and so the same time.
            yield replace(each, at=last.at)
        else:
            if each.at - clock > _PAUSE:
                clock = each.at - PACE
                yield Exchange(at=clock, sent={"type": "tick"}, got=None)
            clock += PACE if last is not None else timedelta()
            last = replace(each, at=clock)
            yield last


def is_again(each: Exchange, last: Exchange) -> bool:
    """Whether it is the last message, pushed again."""
    return bool(each.sent.get("msg_id")) and each.sent["msg_id"] == last.sent.get("msg_id")


def replayed(exchanges: Sequence[Exchange], channel: Channel, user: str) -> Iterator[Exchange]:
    """Each with what the bot answers now."""
    for each in exchanges:
        yield replace(each, got=channel.send({**each.sent, "user": user, "now": each.at.isoformat()}))
