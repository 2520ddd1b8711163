"""Which of several refunds is meant: by the thing that was bought, or by its number."""

from dialogs.values import value


@value(frozen=True, slots=True, kw_only=True)
class Thing:
    """What was bought: its name in the phrases, the same in every language, and the user's own word for it."""

    id: str
    word: str


@value(frozen=True, slots=True, kw_only=True)
class CaseNamed:
    """The refund that is to be talked about: by its thing, by its number, or any but the present one."""

    thing: Thing | None = None
    number: int = 0
