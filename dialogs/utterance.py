"""What was said, as far as we understand it."""

from collections.abc import Mapping
from dataclasses import field

from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.doubts import Doubt
from dialogs.slots import Slot
from dialogs.values import value


@value(frozen=True, slots=True, kw_only=True)
class Utterance:
    """
    One message, understood.

    Not understood is an act (`Act.UNKNOWN`), not an error. Slots hold only what the text gives.
    """

    act: Act
    slots: Mapping[Slot, str] = field(default_factory=dict)
    #: How strongly the words point to each cause: 0 to 1, only those that they point to at all.
    causes: Mapping[Cause, float] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    signals: frozenset[Signal] = frozenset()
    #: The language and script that this message shows (`zh_Hans`, `zh_Hant`, `en`), None where it shows none.
    locale: str | None = None
    #: With `Act.CHANGE_LANGUAGE`: the locale that was asked for, None when only a change was.
    wanted_locale: str | None = None
    #: The id of the choice that it picks: by tap, number, ordinal or words.
    choice: str | None = None
    #: A choice was tapped or quoted that is not on offer now.
    stale: bool = False
    #: The slots that the user takes back ("not by WeChat"), with the value that no longer holds.
    withdrawn: Mapping[Slot, str] = field(default_factory=dict)
    #: Every label with its probability, best first (`refundbot understand`).
    ranking: tuple[tuple[str, float], ...] = ()
    #: What came instead of words: `image`, `voice`, `sticker`, ... ("" for text).
    media: str = ""
    #: The neighbour topic, with `Act.NEIGHBOUR`: `logistics`, `account_ban`, `red_packet`, ...
    topic: str | None = None
    #: What the same message tells of a second refund.
    another: "Utterance | None" = None
    #: What was read and is in no slot, because it cannot be so.
    doubts: tuple[Doubt, ...] = ()


@value(frozen=True, slots=True, kw_only=True)
class Expected:
    """What is on the table: what a bare "2", "yes" or "yesterday" would answer."""

    #: The slot that is being asked, if any.
    slot: Slot | None = None
    #: The ids of the choices on offer, in the order of their numbers.
    choices: tuple[str, ...] = ()


NOTHING_EXPECTED = Expected()
