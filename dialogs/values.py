"""Values that every turn makes anew."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

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


__all__ = ["value"]
