"""What the user did with our advice, and what came of it: told in words, whatever is on the table."""

from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum

from dialogs.slots import StepOutcome
from dialogs.understanding.phrases import Language
from dialogs.understanding.wording import Said
from dialogs.values import value


class Step(StrEnum):
    """Whether a step was taken."""

    TAKEN = "taken"
    NOT_TAKEN = "not_taken"


@value(frozen=True, slots=True, kw_only=True)
class Progress:
    """What a message tells of it."""

    outcome: StepOutcome | None = None
    step: Step | None = None
    #: The message tells nothing else, but for when it was and to whom.
    is_all: bool = False


NO_PROGRESS = Progress()

#: Said of money: the last one holds, and only the arrival is an outcome.
_TAKEN_BACK = frozenset(("doubt", "short"))
_OF_MONEY = frozenset((StepOutcome.ARRIVED.value, *_TAKEN_BACK))
#: The same words name what it is of: the complaint, the account where the money is, the one that works again.
_FOUND_THERE = "located"
_NAMED = {"ruled": StepOutcome.REJECTED, _FOUND_THERE: StepOutcome.FOUND, "restored": StepOutcome.RESTORED}
_MEANT = {**{outcome.value: outcome for outcome in StepOutcome}, **_NAMED}


def progress_in(
    text: str,
    outcomes: Sequence[Said],
    steps: Sequence[Said],
    beside: Callable[[], Iterable[Said]],
    languages: Iterable[Language],
) -> Progress:
    """
    An arrival counts wherever it stands. That nothing came yet, or that it was no use, counts only beside a step that
    was taken, or where nothing else is said: in a story it belongs to the complaint. What a desk decided, and where money
    was found, counts whatever stands beside it. `beside` gives the whens and whos.
    """
    if not outcomes and not steps:
        return NO_PROGRESS
    step = Step(steps[-1].value) if steps else None
    money = next((one.value for one in reversed(outcomes) if one.value in _OF_MONEY), None)
    others = [_MEANT[one.value] for one in outcomes if one.value not in _OF_MONEY]
    if money == StepOutcome.ARRIVED and _FOUND_THERE not in [one.value for one in outcomes]:
        return Progress(outcome=StepOutcome.ARRIVED, step=step)
    if not others and not step:
        return NO_PROGRESS
    is_all = _is_small(_without(text, [*outcomes, *steps, *beside()]), languages)
    is_doubted = bool(others) and others[-1] is StepOutcome.FOUND and outcomes[-1].value in _TAKEN_BACK
    is_named = any(one.value in _NAMED for one in outcomes)
    counts = others and (is_all or is_named or step is Step.TAKEN) and not is_doubted
    return Progress(outcome=others[-1] if counts else None, step=step, is_all=is_all)


def _without(text: str, spans: Iterable[Said]) -> str:
    left, place = "", 0
    for span in sorted(spans, key=lambda one: one.start):
        left += text[place : max(place, span.start)] + " "
        place = max(place, span.end)
    return left + text[place:]


def _is_small(left: str, languages: Iterable[Language]) -> bool:
    return any(language.small.fullmatch(left) for language in languages)
