"""Values that every turn makes anew."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass as value
else:

    def value(*, frozen: bool, **options: Any) -> Any:
        """
        A dataclass whose being frozen is the type checker's business alone.

        Python freezes by an own `__setattr__`, which makes each field of each new value cost some 1,300 instructions
        more. A turn makes about ninety fields, and mypy sees every line that could change one.
        """
        return dataclass(unsafe_hash=frozen, **options)


_Owner = TypeVar("_Owner")
_Worked = TypeVar("_Worked")


class once(Generic[_Owner, _Worked]):  # noqa: N801 - read like `property`
    """Worked out when it is asked for first, and kept until it is deleted: `cached_property` without its lock."""

    def __init__(self, work_out: Callable[[_Owner], _Worked]) -> None:
        self._work_out = work_out
        self._name = work_out.__name__
        self.__doc__ = work_out.__doc__

    def __get__(self, owner: _Owner, _: type[_Owner]) -> _Worked:
        worked = owner.__dict__[self._name] = self._work_out(owner)
        return worked


__all__ = ["once", "value"]
