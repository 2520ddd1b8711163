"""A simulated user: tells the story, answers questions by the facts behind it, and does not know the rest."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.channel import Channel
from bot.testkit.vignettes.answering import NOW, fitting
from bot.testkit.vignettes.desks import desk_of
from bot.testkit.vignettes.vignette import Vignette
from dialogs.catalog import Catalog
from dialogs.slots import EVENT_SLOTS, Slot
from dialogs.states import Phase

#: Far more than the bot may ask: a longer talk is a fault, not a talk.
MOST_TURNS = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """How one story went in one locale."""

    vignette: Vignette
    locale: str
    #: None when the bot reached no conclusion.
    cause: str | None
    variant: str | None
    #: The likeliest causes at the end, each once.
    ranking: tuple[str, ...]
    #: Whom the first step turns to; None when none was advised.
    desk: str | None
    #: How many questions the bot put.
    asked: int
    #: Where it ended, for those that went wrong.
    state: str

    @property
    def is_right(self) -> bool:
        return self.cause == self.vignette.cause

    @property
    def is_near(self) -> bool:
        """Whether the right cause is among the three likeliest."""
        return self.is_right or self.vignette.cause in self.ranking[:3]

    @property
    def is_first_step_right(self) -> bool:
        return self.desk == self.vignette.first_step

    @property
    def is_exact(self) -> bool:
        return self.variant == self.vignette.variant


def play(vignette: Vignette, locale: str, channel: Channel, catalog: Catalog) -> Played:
    """The whole conversation, from the story to the advice."""
    user = f"{vignette.id}/{locale}"
    got = channel.send({"user": user, "now": NOW, "text": vignette.story[locale]})
    asked = 0
    for _ in range(MOST_TURNS):
        if got["phase"] not in {Phase.ASKING, Phase.CLARIFYING, Phase.CONFIRMING, Phase.WARNING}:
            break
        asked += got["phase"] in {Phase.ASKING, Phase.CLARIFYING}
        got = channel.send({"user": user, "now": NOW, **_answer(got, vignette, catalog)})
    return Played(
        vignette=vignette,
        locale=locale,
        cause=got["cause"],
        variant=got["variant"],
        ranking=tuple(dict.fromkeys(str(each["cause"]) for each in got["ranking"])),
        desk=desk_of(catalog.rungs[got["rung"]]) if got["rung"] else None,
        asked=asked,
        state=got["state"],
    )


def _answer(got: Mapping[str, Any], vignette: Vignette, catalog: Catalog) -> dict[str, str]:
    if got["phase"] == Phase.WARNING:
        return _tap("act.go_on")
    if got["phase"] == Phase.CONFIRMING:
        return _tap("act.dont_know")
    offered = [choice["id"] for reply in got["replies"] for choice in reply["choices"]]
    if got["phase"] == Phase.CLARIFYING:
        named = f"cause.{vignette.cause}"
        return _tap(named if named in offered else "act.dont_know")
    return _to_question(Slot(got["state"].partition(".")[2]), offered, vignette, catalog)


def _to_question(slot: Slot, offered: list[str], vignette: Vignette, catalog: Catalog) -> dict[str, str]:
    choice = fitting((catalog.choices[each] for each in offered), slot, vignette.facts)
    if choice is not None:
        return _tap(choice.id)
    if slot in EVENT_SLOTS and slot in vignette.facts:
        return {"text": vignette.facts[slot][:10]}
    return _tap("act.dont_know")


def _tap(choice: str) -> dict[str, str]:
    return {"type": "tap", "choice": choice}
