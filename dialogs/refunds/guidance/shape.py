"""How a page beside the diagnosis is declared: what it says, and the choice that leads to it."""

from dataclasses import dataclass

from dialogs.acts import Act
from dialogs.catalog import Choice
from dialogs.replies import Msgid, Say


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A page on one topic of an act. Its choice is `act.<act>.<topic>`, and so it can always be tapped."""

    choice: Choice
    says: tuple[Say, ...]


def topic(act: Act, name: str, label: Msgid, *says: Say) -> Topic:
    return Topic(choice=Choice(id=f"act.{act}.{name}", label=label, act=act, topic=name), says=says)


def line(id: str, text: Msgid) -> Say:  # noqa: A002 - it is one
    """A text that stands right under the one before it."""
    return Say(id=id, text=text, tight=True)
