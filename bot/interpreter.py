"""What the interpreter itself is spared at every turn."""

from enum import EnumType


def name_enum_members_directly() -> None:
    """
    Lets Python 3.11 find `Act.INFORM` in its class at once, as 3.12 does; nothing to do there.

    The metaclass of 3.11 still has a `__getattr__` from the time before members stood in their class. Nothing is found
    by it any more, but its being there makes every look at a member ten times as long: 120,000 instructions a turn.
    For applications alone: it is the process's, like the settings of the garbage collector.
    """
    if "__getattr__" in vars(EnumType):
        delattr(EnumType, "__getattr__")
