"""Expectations of what falls due, and when."""

from dataclasses import dataclass

from bot.testkit.loading import Node, Table, Text
from bot.testkit.places import Places, is_nothing
from bot.testkit.shortfall import Shortfall, Turns
from bot.testkit.times import instant_from
from bot.testkit.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Due:
    """What falls due: `nothing`, names, or names with a day or an instant each."""

    def read(self, node: Node, places: Places, place: str) -> tuple[tuple[str, str], ...] | None:
        if isinstance(node, Table):
            table = places.table(node, place, "seller_in_writing: 2026-11-25")
            return (
                None
                if table is None
                else tuple((key.value, self._at(value, places)) for key, value in table if self._rung(key, places))
            )
        texts = places.texts(node, place)
        if texts is None:
            return None
        return (
            ()
            if len(texts) == 1 and is_nothing(texts[0])
            else tuple((text.value, "") for text in texts if self._rung(text, places))
        )

    @staticmethod
    def _rung(text: Text, places: Places) -> bool:
        return places.name(text, Names.RUNG) is not None

    @staticmethod
    def _at(value: Text, places: Places) -> str:
        is_day = len(value.value) == len("2026-11-25")
        if instant_from(f"{value.value}T00:00+00:00" if is_day else value.value) is None:
            places.wrong(value.line, f"`{value.value}` is no time; write `2026-11-25` or `2026-11-25T10:00+08:00`")
        return str(value.value)

    def judge(self, expected: tuple[tuple[str, str], ...], turns: Turns) -> Shortfall | None:
        actual = tuple((str(item["what"]), str(item["at"])) for item in turns[-1].got.get("due") or ())
        holds = all(any(_is_due(want, has) for has in actual) for want in expected) if expected else not actual
        return None if holds else Shortfall(expected=_dues(expected), actual=_dues(actual))


def _is_due(want: tuple[str, str], has: tuple[str, str]) -> bool:
    (what, at), (actual_what, actual_at) = want, has
    if what != actual_what or not at:
        return what == actual_what
    wanted, actual = instant_from(at), instant_from(actual_at)
    if wanted is None or actual is None:
        return actual_at.startswith(at)
    return wanted == actual.replace(second=0, microsecond=0)


def _dues(items: tuple[tuple[str, str], ...]) -> str:
    return ", ".join(f"{what} at {at}" if at else what for what, at in items) or "nothing"
