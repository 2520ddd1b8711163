"""Where a command has a new password from: asked twice, read from standard input, or made up."""

import sys
from dataclasses import dataclass

import click

from bot.errors import BotError
from bot.staff.accounts.passwords import checked_password, made_up_password


class NoPasswordError(BotError):
    """None was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PasswordFrom:
    """What the options say of it."""

    stdin: bool
    generate: bool

    def password(self, name: str) -> str:
        """A password for that account. Raises WeakPasswordError and NoPasswordError, UsageError for both options."""
        if self.stdin and self.generate:
            raise click.UsageError("--password-stdin and --generate do not go together.")
        if self.generate:
            return made_up_password()
        return checked_password(_line() if self.stdin else _asked(), name=name)

    def tell(self, password: str) -> None:
        """Print one that was made up: it is shown this once, and nobody can read it back."""
        if self.generate:
            click.echo(f"Password, shown this once: {password}")


def _asked() -> str:
    try:
        asked: str = click.prompt("Password", hide_input=True, confirmation_prompt="The same again")
    except click.Abort:
        raise NoPasswordError("No password was given: type it, or use --generate or --password-stdin.") from None
    return asked


def _line() -> str:
    # Of a file or of `echo` there is an end of line, which nobody means.
    line = sys.stdin.readline().rstrip("\r\n")
    if not line:
        raise NoPasswordError("--password-stdin: expected the password on standard input, and there was nothing.")
    return line
