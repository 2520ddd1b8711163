"""What can be wrong with what an operator asks of an account."""

from bot.errors import BotError


class AccountError(BotError):
    """The root of them: nothing was changed."""


class BadAccountError(AccountError):
    """A name or a display name that cannot be taken."""


class WeakPasswordError(AccountError):
    """A password that cannot be taken; the message says why, and never what it was."""


class AccountExistsError(AccountError):
    """The name is taken."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is an account {name} already. Change it with `refundbot staff role` or `password`.")


class NoAccountError(AccountError):
    """Nobody has that name."""

    def __init__(self, name: str) -> None:
        super().__init__(f"There is no account {name}. `refundbot staff list` shows them all.")
