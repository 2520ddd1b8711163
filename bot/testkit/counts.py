"""How many there are of something, in English."""


def several(count: int, what: str) -> str:
    """`1 turn`, `2 turns`."""
    return f"{count} {what}{'' if count == 1 else 's'}"
