"""A dialogue that counts: its session is a number, its reply says which, and its transcript is the deliveries."""

import json
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.answers import SILENCE, Answer
from bot.incoming import Incoming
from bot.turn_port import Stored, Taken

STILL_WORKING = Answer(text="still working")
UNAVAILABLE = Answer(text="unavailable")


class BrokenDialogueError(Exception):
    """What a turn raises on the text `raise`."""


@dataclass(slots=True)
class CountingDialogue:
    """
    Understands `sleep SECONDS`, `raise`, `raise later`, `hush`, `forget me`, `gate NAME`; anything else is counted.

    A turn at a gate runs until the test opens it.
    """

    pause: Callable[[float], None] = time.sleep
    #: The deliveries whose turn began here, in order; more than were committed when some failed.
    began: list[str] = field(default_factory=list)
    gates: dict[str, threading.Event] = field(default_factory=dict)
    arrived: dict[str, threading.Event] = field(default_factory=dict)

    def gate(self, name: str) -> threading.Event:
        """A gate that holds the turns whose text names it."""
        self.gates[name], self.arrived[name] = threading.Event(), threading.Event()
        return self.gates[name]

    def take(self, stored: Stored, incoming: Incoming, now: datetime) -> Taken:
        self.began.append(incoming.delivery)
        self._act(incoming.text)
        number = int(stored.session or b"0") + 1
        carried = [json.loads(item)["says"] for item in stored.outbox]
        says = " + ".join([*carried, f"{number}: {incoming.text}"])
        is_erasing = incoming.text == "forget me" or incoming.event == "unsubscribe"
        return Taken(
            session=b"%d" % number,
            reply=json.dumps({"says": says, "is_silent": incoming.text == "hush"}).encode(),
            transcript=incoming.delivery.encode(),
            drained=len(carried),
            due=(("reminder", int(now.timestamp()) + number),),
            erase=is_erasing,
            log={"act": "count", "before": number - 1, "after": number},
        )

    def _act(self, text: str) -> None:
        verb, _, argument = text.partition(" ")
        if verb == "sleep":
            self.pause(float(argument))
        elif text == "raise":
            raise BrokenDialogueError
        elif verb == "gate":
            self.arrived[argument].set()
            assert self.gates[argument].wait(10), "the test never opened the gate"

    def answer(self, reply: bytes) -> Answer:
        said = json.loads(reply)
        if said["says"].endswith("raise later"):
            raise BrokenDialogueError
        return SILENCE if said["is_silent"] else Answer(text=said["says"])

    def still_working(self) -> Answer:
        return STILL_WORKING

    def unavailable(self) -> Answer:
        return UNAVAILABLE
