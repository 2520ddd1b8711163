"""A simulated user talks to the bot until it is helped, or stuck."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random

from bot.testkit.simulated.goals import right_for
from bot.testkit.simulated.manners import Manner
from bot.testkit.simulated.user import SimulatedUser
from bot.testkit.vignettes.answering import NOW
from bot.testkit.vignettes.vignette import Vignette
from bot.testkit.walking.invariants import INVARIANTS, Invariant
from bot.testkit.walking.player import Deed, Player
from bot.testkit.walking.walk import Broken, first_broken
from dialogs.slots import Slot
from dialogs.states import ADVISED, phase_of

#: Messages, until the most patient person leaves.
MOST_MESSAGES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One run of one user."""

    story: str
    kind: str
    locale: str
    run: int
    #: "" for one who was helped, else what went wrong.
    why: str
    messages: int
    #: The conversation, for a script of it.
    talk: Broken

    @property
    def is_helped(self) -> bool:
        return not self.why


def attempt(
    story: Vignette, manner: Manner, locale: str, run: int, seed: int, invariants: Sequence[Invariant] = INVARIANTS
) -> Attempt:
    """The same for the same seed and run."""
    dice = Random(f"{seed}:{story.id}:{manner.kind}:{locale}:{run}")  # noqa: S311 - a seed and no secret
    player = Player(now=datetime.fromisoformat(NOW))
    user = SimulatedUser(story, manner, locale, dice, player.dialogue.knowledge.catalog)
    why = _talked(user, player, invariants) or _missed(player, story, user.withheld)
    deeds: tuple[Deed, ...] = tuple(beat.deed for beat in player.beats)
    goal = f"somebody {manner.kind} is helped ({story.id})"
    return Attempt(
        story=story.id,
        kind=manner.kind,
        locale=locale,
        run=run,
        why=why,
        messages=len(deeds),
        talk=Broken(invariant=goal, what=why, locale=locale, settings=(), now=player.began, deeds=deeds),
    )


def _talked(user: SimulatedUser, player: Player, invariants: Sequence[Invariant]) -> str:
    """Until nothing is left to say; what held them up on the way."""
    deed: Deed | None = user.opens()
    while deed is not None:
        beat = player.play(deed)
        broken = first_broken(player, user.locale, invariants)
        if broken is not None:
            return f"stuck: {broken.what}"
        if len(player.beats) >= MOST_MESSAGES:
            return f"stuck: no advice after {MOST_MESSAGES} messages, in {beat.session.state}"
        deed = user.writes(beat)
    return ""


def _missed(player: Player, story: Vignette, withheld: Collection[Slot]) -> str:
    """What is wrong with the advice that was given."""
    session = player.beats[-1].session
    if phase_of(session.state) not in ADVISED:
        return f"ends in {session.state}"
    right = right_for(story, player.dialogue.knowledge, player.now, withheld)
    cause = session.case.variant.partition(".")[0]
    if cause not in right.causes:
        return f"{cause}, not {' or '.join(sorted(right.causes))}"
    return "" if session.case.rung in right.rungs else f"{session.case.rung} is no step of {story.variant}"
