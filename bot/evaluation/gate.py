"""The gate: no figure of a file may fall under its floor."""

from collections.abc import Iterator

from bot.errors import BotError
from bot.evaluation.figures import FileFigures
from bot.evaluation.settings import Floors
from bot.evaluation.shares import Share


def shortfalls(name: str, figures: FileFigures, floors: Floors) -> Iterator[str]:
    """
    A line for each figure of the file `name` that is under its floor.

    Raises BotError for a floor under which no figure can stand: it would pass for ever.
    """
    for group, least in floors.items():
        if group not in figures:
            raise BotError(f"{name}: there is a floor for {group!r}; its groups are {', '.join(figures)}")
        headline = figures[group].headline
        for figure, floor in least.items():
            if figure not in headline:
                raise BotError(f"{name}, {group}: no such figure as {figure!r}; there are {', '.join(headline)}")
            yield from _shortfall(f"{name}, {group}: {figure}", headline[figure], floor)


def _shortfall(figure: str, value: Share, floor: float) -> Iterator[str]:
    if value is None:
        yield f"{figure} has no line to be judged by"
    elif value < floor:
        yield f"{figure} is {value:.4f}, under its floor of {floor:.4f}"
