"""How long a turn may take before somebody says something: numbers that WeChat's 5 s give."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """Seconds, counted from the arrival of a POST. Tests make them shorter."""

    #: WeChat has hung up by then and posts again; what is said afterwards nobody hears.
    hung_up_s: float = 5.2
    #: The last POST must be answered before that.
    last_word_s: float = 4.5
    #: A reply that is ready only then is not heard any more.
    late_s: float = 4.9
    #: The POST after which WeChat gives up.
    last_attempt: int = 3
    #: A waiter looks after so many seconds, and then ever more rarely.
    first_look_s: float = 0.02
    longest_look_s: float = 0.2
    #: A turn that runs longer has hung: its claim may lapse.
    longest_turn_s: float = 60.0
    #: Begins of one POST before it gives up: a lost claim, or others first in line, make it begin again.
    most_begins: int = 20

    def patience_s(self, attempt: int) -> float:
        """How long that POST may wait for a turn that somebody else runs."""
        return self.hung_up_s if attempt < self.last_attempt else self.last_word_s
