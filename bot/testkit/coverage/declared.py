"""Where in the code an element is declared, for whoever wants to see it."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import dialogs
from bot.testkit.coverage.elements import Element, Kind

_ROOT = Path(dialogs.__file__).parent
_MOVES = _ROOT / "moves.py"


def declared_in(element: Element) -> str:
    """`dialogs/speaking/repair.py:31`; the file alone where the name is put together there."""
    name = element.name.partition(" @ ")[0]
    match element.kind:
        case Kind.REPLY | Kind.CHOICE | Kind.VARIANT | Kind.RUNG:
            return _found(name)
        case Kind.CONDITION if not name.startswith(("rung ", "question ")):
            return _shown(_MOVES)
        case Kind.CONDITION:
            return _found(name.split()[1])
        case Kind.QUESTION:
            return _found(name)
        case Kind.CAUSE:
            return _shown(_ROOT / "refunds" / "causes" / f"{name}.py")
        case _:
            return _shown(_MOVES)


def _found(name: str) -> str:
    """An id is written in the code, or begins with one that is: `ask.paid_with.why` is made from `paid_with`."""
    places = _literals()
    parts = name.split(".")
    shorter = (".".join(parts[:end]) for end in range(len(parts), 0, -1))
    candidates = (*shorter, *(part for part in parts[1:]))
    return next((places[each] for each in candidates if each in places), _shown(_ROOT))


@cache
def _literals() -> Mapping[str, str]:
    """The first place of each text in the code; that of an `id=` before any other."""
    found: dict[str, str] = {}
    for is_id in (True, False):
        for path in sorted(_ROOT.rglob("*.py")):
            for text, line in _texts(path, is_id=is_id):
                found.setdefault(text, f"{_shown(path)}:{line}")
    return found


def _texts(path: Path, *, is_id: bool) -> Iterator[tuple[str, int]]:
    for node in ast.walk(_tree(path)):
        if is_id and isinstance(node, ast.keyword) and node.arg == "id" and isinstance(node.value, ast.Constant):
            yield str(node.value.value), node.value.lineno
        elif not is_id and isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value, node.lineno


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def _shown(path: Path) -> str:
    return str(path.relative_to(_ROOT.parent))
