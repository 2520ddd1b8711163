"""Expectations of what is known of a refund."""

from dataclasses import dataclass

from bot.testkit.loading import Node, Text
from bot.testkit.places import Places, is_nothing
from bot.testkit.shortfall import Shortfall, Turns
from bot.testkit.vocabulary import Names


@dataclass(frozen=True, slots=True)
class Facts:
    """What must be known, slot by slot, and what must not."""

    def read(self, node: Node, places: Places, place: str) -> tuple[tuple[str, str | None], ...] | None:
        table = places.table(node, place, "paid_with: wechat_pay")
        if not table:
            return None
        return tuple(
            (key.value, self._value(key.value, value, places)) for key, value in table if self._slot(key, places)
        )

    @staticmethod
    def _slot(key: Text, places: Places) -> bool:
        return places.name(key, Names.SLOT) is not None

    @staticmethod
    def _value(slot: str, value: Text, places: Places) -> str | None:
        if is_nothing(value):
            return None
        known = places.vocabulary.values.get(slot)
        return str(value.value) if known is None else places.one_of(value, known, f"no value of `{slot}`")

    def judge(self, expected: tuple[tuple[str, str | None], ...], turns: Turns) -> Shortfall | None:
        # What is written in a script is text; a number of days is none in the line.
        facts = {slot: str(value) for slot, value in (turns[-1].got.get("facts") or {}).items()}
        wrong = [slot for slot, value in expected if facts.get(slot) != value]
        if not wrong:
            return None
        wanted = dict(expected)
        return Shortfall(
            expected=", ".join(f"{slot}: {wanted[slot] or 'nothing'}" for slot in wrong),
            actual=", ".join(f"{slot}: {facts.get(slot) or 'nothing'}" for slot in wrong),
        )
