"""Figures that others set, a file for each kind of setter: value, source, date checked, review date, confidence."""

from types import ModuleType

from dialogs.catalog import Figure
from dialogs.refunds.figures import advice, forms, law, mini_program, public, rules, wechat_pay


def _declared_in(module: ModuleType) -> tuple[Figure, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Figure))


ALL_FIGURES = tuple(
    figure
    for module in (wechat_pay, mini_program, law, public, rules, forms, advice)
    for figure in _declared_in(module)
)
