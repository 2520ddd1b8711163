"""Users who write over HTTP: whole conversations, each message on a connection of its own, as WeChat posts them."""

import asyncio
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.sandbox.platform import Post

#: A request that takes longer has failed: WeChat waits no longer either.
CUT_S = 5.0


@dataclass(slots=True, kw_only=True)
class Driven:
    """What came of it."""

    seconds: float = 0.0
    #: Of each answered post, from when it was due.
    latencies_s: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def turns(self) -> int:
        return len(self.latencies_s)

    @property
    def rate(self) -> float:
        """Answered posts a second."""
        return self.turns / self.seconds if self.seconds else 0.0

    def percentile_ms(self, share: float) -> float:
        """The latency that this share of the posts did not exceed; a failed post counts as cut."""
        ordered = sorted([*self.latencies_s, *[CUT_S] * self.failures])
        return 1000 * ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0


def drive(
    port: int, users: Sequence[Sequence[Post]], *, at_a_time: int = 8, rate: float = 0.0, limit_s: float = 60.0
) -> Driven:
    """
    Posts every user's messages in their order; users at a time, or so many posts a second with `rate`.

    With a rate, latency counts from when a post was due, so that a server that stalls cannot hide it.
    Ends after `limit_s`, whatever is left.
    """
    return asyncio.run(_Drive(port, rate).run(users, at_a_time, limit_s))


class _Drive:
    def __init__(self, port: int, rate: float) -> None:
        self._port = port
        self._rate = rate
        self._due = 0
        self._driven = Driven()

    async def run(self, users: Sequence[Sequence[Post]], at_a_time: int, limit_s: float) -> Driven:
        self._began = time.monotonic()
        self._end = self._began + limit_s
        waiting = iter(users)
        await asyncio.gather(*(self._one_after_the_other(waiting) for _ in range(at_a_time)))
        self._driven.seconds = time.monotonic() - self._began
        return self._driven

    async def _one_after_the_other(self, waiting: Iterator[Sequence[Post]]) -> None:
        for posts in waiting:
            for post in posts:
                if time.monotonic() > self._end:
                    return
                await self._post(post, await self._slot())

    async def _slot(self) -> float:
        """When the next post is due, after waiting for it."""
        now = time.monotonic()
        if not self._rate:
            return now
        self._due += 1
        due = self._began + self._due / self._rate
        await asyncio.sleep(max(0.0, due - now))
        return due

    async def _post(self, post: Post, due: float) -> None:
        try:
            body = await asyncio.wait_for(self._exchange(post), CUT_S)
        except (TimeoutError, OSError, EOFError):
            body = b""
        if b"<Encrypt>" in body:
            self._driven.latencies_s.append(time.monotonic() - due)
        else:
            self._driven.failures += 1

    async def _exchange(self, post: Post) -> bytes:
        reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
        try:
            writer.write(
                b"POST /wechat?%b HTTP/1.1\r\nHost: bench\r\nUser-Agent: Mozilla/4.0\r\nAccept: */*\r\n"
                b"Content-Type: text/xml\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%b"
                % (post.query.encode(), len(post.body), post.body)
            )
            return await reader.read()
        finally:
            writer.close()
