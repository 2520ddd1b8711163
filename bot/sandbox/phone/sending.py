"""What the person does becomes a push, is delivered under WeChat's rules, and what comes back is kept."""

import secrets
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from bot.sandbox.bubbles import Bubble
from bot.sandbox.client import PlatformClient, Seen
from bot.sandbox.phone.chats import EVENTS, Chats, Entry, Person, What
from bot.sandbox.phone.insight import Insight
from bot.sandbox.phone.segments import segments_of
from bot.sandbox.pushes import Sender

#: How the bot will call the delivery of that push.
NameDelivery = Callable[[bytes], str]

#: What is told of an entry from outside; everything else in a request is dropped.
_MEMBERS: Mapping[What, tuple[str, ...]] = {
    What.TEXT: ("text",),
    What.TAP: ("text", "choice", "label"),
    What.MENU: ("key", "label"),
}
#: WeChat's clients stop at about this length.
_LONGEST_CHARACTERS = 10_000

_KINDS = {What.PICTURE: "image", What.VOICE: "voice", What.LOCATION: "location"}


@dataclass(frozen=True, kw_only=True)
class Line:
    """The way from this phone to the webhook."""

    chats: Chats
    client: PlatformClient
    insight: Insight
    name_delivery: NameDelivery

    def send(self, person: Person, what: What, told: Mapping[str, Any]) -> Entry:
        """On the screen, and on its way. Raises ValueError for what nobody could send."""
        said: dict[str, Any] = {name: str(told.get(name, ""))[:_LONGEST_CHARACTERS] for name in _MEMBERS.get(what, ())}
        if what in {What.TEXT, What.TAP} and not said["text"].strip():
            raise ValueError("nothing was written")
        if what not in EVENTS:
            said["msg_id"] = str(secrets.randbits(62) | 1)
        return self.chats.add(person, what, said, None)

    def deliver(self, person: Person, entry: Entry) -> Entry:
        """
        The entry with what came of it. Takes up to 15 s, as WeChat does.

        May be called again, after a restart too: the same push is posted, and the bot answers it once.
        """
        if entry.outcome is not None or not entry.is_sent:
            return entry
        push = push_of(entry, self.client.platform.sender(person.openid))
        started = time.perf_counter()
        seen = self.client.push(push, openid=person.openid)
        ms = (time.perf_counter() - started) * 1000
        turn = self.insight.of(person.openid, self.name_delivery(push), entry.at)
        outcome = {**_shown(seen), "ms": round(ms, 1), "posts": seen.posts, "turn": turn}
        self.chats.settle(entry, outcome)
        return Entry(id=entry.id, what=entry.what, at=entry.at, said=entry.said, outcome=outcome)

    def forget(self, person: Person) -> None:
        """Let the bot erase what it knows, by leaving the account, and begin anew."""
        if self.chats.entries(person):
            push = self.client.platform.sender(person.openid).unfollows(at=self.chats.now(person) + 1)
            self.client.push(push, openid=person.openid)
        self.chats.start_over(person)


def push_of(entry: Entry, sender: Sender) -> bytes:
    """The push for an entry: the same bytes each time."""
    match entry.what:
        case What.FOLLOW:
            return sender.follows(at=entry.at)
        case What.UNFOLLOW:
            return sender.unfollows(at=entry.at)
        case What.MENU:
            return sender.clicks(entry.said["key"], at=entry.at)
    return _message(entry, sender, int(entry.said["msg_id"]))


def _message(entry: Entry, sender: Sender, number: int) -> bytes:
    match entry.what:
        case What.TEXT:
            return sender.text(entry.said["text"], at=entry.at, msg_id=number)
        case What.TAP:
            return sender.text(entry.said["text"], at=entry.at, msg_id=number, menu_id=entry.said["choice"])
        case What.STICKER:
            return sender.sticker(at=entry.at, msg_id=number)
        case What.LOCATION:
            return sender.sample("location", at=entry.at, msg_id=number)
    # Made up: the platform gives out a name for what was uploaded, and nothing is uploaded here.
    return sender.sample(_KINDS[entry.what], at=entry.at, msg_id=number, MediaId=f"sandbox-{number}")


def said_by_account(text: str) -> dict[str, Any]:
    """A bubble of the account, as the page needs it."""
    return {"segments": segments_of(text), "text": Bubble(text=text).seen, "bytes": len(text.encode())}


def _shown(seen: Seen) -> dict[str, Any]:
    if seen.notice:
        return {"notice": seen.notice, "complaint": seen.complaint}
    if seen.bubble is None:
        return {}
    if seen.bubble.is_transfer:
        return {"transfer": True}
    return said_by_account(seen.bubble.text)
