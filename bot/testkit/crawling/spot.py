"""Where the crawl stands: a page on the screen of somebody who came there in a certain way."""

import re
from collections.abc import Hashable
from dataclasses import dataclass
from functools import cached_property

from bot.testkit.repair.talk import Exchange
from dialogs.ownership import Owner
from dialogs.states import Phase, phase_of

#: The text that a link sends, and the id of its choice.
_LINK = re.compile(r'msgmenucontent=([^&]+)&msgmenuid=([^"]+)"')
#: Where somebody has what they came for: a step, its outcome, or the end.
_ENDINGS = frozenset({Phase.ADVISING, Phase.FOLLOWING_UP, Phase.CLOSED})


@dataclass(frozen=True, kw_only=True)
class Spot:
    """The last exchange, and how it came to it."""

    exchange: Exchange
    #: By which words the crawl came in, and the choices pressed since.
    door: str
    taps: tuple[str, ...] = ()

    @cached_property
    def page(self) -> Hashable:
        """What is on the screen: the state, the choices and the replies. Two such differ in their facts at most."""
        session = self.exchange.after
        return session.state, tuple(session.offered), session.page, self.exchange.ids

    @cached_property
    def told(self) -> Hashable:
        """What else decides how it goes on."""
        session = self.exchange.after
        case, behind = session.case, (session.came_from, session.confirming, session.reopened_from)
        return frozenset(case.facts.items()), frozenset(case.closed), case.variant, case.rung, len(case.steps), behind

    @property
    def known(self) -> frozenset[Hashable]:
        """The step that is advised, of which variant and whether it was taken; and what has been told of."""
        case = self.exchange.after.case
        step = phase_of(self.exchange.after.state), case.variant, case.rung
        return frozenset((step, *case.facts))

    @cached_property
    def links(self) -> tuple[tuple[str, str], ...]:
        """Each text that can be sent by a tap, with the choice that it is. Words to be copied have the links above."""
        return tuple(_LINK.findall(self.exchange.pages[0] if self.is_draft else self.exchange.shown))

    @property
    def is_draft(self) -> bool:
        return self.exchange.shown in self.exchange.drafts

    @property
    def is_ending(self) -> bool:
        """Whether nothing has to follow."""
        exchange = self.exchange
        with_staff = exchange.after.owner != Owner.BOT or exchange.is_passed_to_staff
        return exchange.is_erased or with_staff or phase_of(exchange.after.state) in _ENDINGS

    @property
    def way(self) -> str:
        """For people to follow."""
        return " > ".join((self.door, *self.taps))
