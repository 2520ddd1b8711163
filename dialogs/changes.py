"""What a message did to the answers before it."""

from collections.abc import Mapping

from dialogs.slots import Slot
from dialogs.values import value


@value(frozen=True, slots=True)
class Changes:
    """By slot, each with its old value."""

    #: Replaced by another value.
    changed: Mapping[Slot, str]
    #: Taken back by the user, with nothing in its place.
    withdrawn: Mapping[Slot, str]
    #: Gone because it only made sense beside what was changed.
    dropped: Mapping[Slot, str]

    @property
    def is_correction(self) -> bool:
        """Whether anything said before no longer stands."""
        return bool(self.changed or self.withdrawn or self.dropped)
