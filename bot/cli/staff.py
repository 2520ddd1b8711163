"""`refundbot staff`: who works at the desk, and what they did."""

import contextlib
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import islice
from typing import ParamSpec, TypeVar

import click
import orjson
from rich.console import Console

from bot.building import LOCALES
from bot.cli._kept_store import kept_wire
from bot.cli._passwords import PasswordFrom
from bot.cli._staff_tables import account_as_json, accounts_table, audit_table
from bot.settings import load_settings
from bot.staff.accounts.account import checked_name
from bot.staff.accounts.errors import AccountExistsError, NoAccountError
from bot.staff.accounts.rights import Role
from bot.staff.audit.entry import Audited, Outcome
from bot.staff.people import People, people_on

_P = ParamSpec("_P")
_R = TypeVar("_R")

_NAME = click.argument("name")
_ROLES = click.Choice([str(role) for role in Role])
_EPILOG = """
\b
  refundbot staff add lin --display 小林 --role agent --generate
  refundbot staff password lin
  refundbot staff disable lin

\b
agent     takes conversations, answers, hands back; sees whole order numbers, which is written down
lead      the same; also passes on and puts back conversations that others have, and reads the audit
auditor   reads everything, masked, and the audit; changes nothing
"""


@click.group("staff", epilog=_EPILOG)
def command() -> None:
    """
    The accounts of those who work at the desk, and the audit.

    They are kept in REDIS_URL, or else in the data directory of `refundbot run`.
    """


def _new_password(decorated: Callable[_P, _R]) -> Callable[_P, _R]:
    stdin = click.option("--password-stdin", "stdin", is_flag=True, help="Read it from standard input.")
    generate = click.option("--generate", is_flag=True, help="Make one up, and print it this once.")
    return stdin(generate(decorated))


@command.command("add")
@_NAME
@click.option("--display", default="", help="What colleagues read.  [default: the name]")
@click.option("--role", type=_ROLES, default=str(Role.AGENT), show_default=True)
@click.option("--locale", type=click.Choice(LOCALES), default=LOCALES[0], show_default=True, help="What they read.")
@_new_password
def add(*, name: str, display: str, role: str, locale: str, stdin: bool, generate: bool) -> None:
    """Add an account. NAME is what they sign in with: small letters, figures and . _ -"""
    name, source = checked_name(name), PasswordFrom(stdin=stdin, generate=generate)
    with _people() as people:
        if people.accounts.get(name) is not None:
            raise AccountExistsError(name)
        password = source.password(name)
        people.accounts.add(name, password=password, role=Role(role), locale=locale, display=display)
        _record(people, Audited.ADD_ACCOUNT, name)
    click.echo(f"{name} is added, as {role}.")
    source.tell(password)


@command.command("list")
@click.option("--json", "as_lines", is_flag=True, help="One JSON object a line.")
def show(*, as_lines: bool) -> None:
    """List the accounts."""
    with _people() as people:
        accounts = people.accounts.all()
    if as_lines:
        for account in accounts:
            click.echo(orjson.dumps(account_as_json(account)))
    elif accounts:
        Console(highlight=False).print(accounts_table(accounts))
    else:
        click.echo("There are no accounts yet: refundbot staff add NAME")


@command.command("role")
@_NAME
@click.argument("role", type=_ROLES)
def set_role(*, name: str, role: str) -> None:
    """Give an account another role; it holds from its next click on."""
    with _people() as people:
        people.accounts.set_role(name, Role(role))
        _record(people, Audited.SET_ROLE, name)
    click.echo(f"{name} is {role} now.")


@command.command("password")
@_NAME
@_new_password
def set_password(*, name: str, stdin: bool, generate: bool) -> None:
    """Set a new password; it signs the account out everywhere, and ends a lock after too many tries."""
    source = PasswordFrom(stdin=stdin, generate=generate)
    with _people() as people:
        if people.accounts.get(name) is None:
            raise NoAccountError(name)
        password = source.password(name)
        people.accounts.set_password(name, password)
        people.throttle.forgive(name)
        _record(people, Audited.SET_PASSWORD, name)
    click.echo(f"{name} has a new password, and is signed out everywhere.")
    source.tell(password)


@command.command("disable")
@_NAME
def disable(*, name: str) -> None:
    """Lock an account out, at once."""
    with _people() as people:
        people.accounts.disable(name)
        _record(people, Audited.DISABLE_ACCOUNT, name)
    click.echo(f"{name} is disabled, and signed out everywhere. Conversations that it has stay with it: transfer them.")


@command.command("enable")
@_NAME
def enable(*, name: str) -> None:
    """Let a disabled account sign in again; it also ends a lock after too many tries."""
    with _people() as people:
        people.accounts.enable(name)
        people.throttle.forgive(name)
        _record(people, Audited.ENABLE_ACCOUNT, name)
    click.echo(f"{name} can sign in.")


@command.command("remove")
@_NAME
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(*, name: str, yes: bool) -> None:
    """Remove an account; what it did stays in the audit, so its name is best given to nobody else."""
    with _people() as people:
        if people.accounts.get(name) is None:
            raise NoAccountError(name)
        if not yes:
            click.confirm(f"Remove {name}? `refundbot staff disable {name}` can be undone, this cannot.", abort=True)
        people.accounts.remove(name)
        _record(people, Audited.REMOVE_ACCOUNT, name)
    click.echo(f"{name} is removed.")


@command.command("audit")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="No more than so many.")
@click.option("--account", default="", help="Only what this account did, or what was done to it.")
@click.option("--conversation", default="", help="Only this conversation, by its twelve letters in the audit.")
@click.option("--days", type=click.IntRange(1), help="Only the last days.")
@click.option("--json", "as_lines", is_flag=True, help="One JSON object a line.")
def audit(*, limit: int, account: str, conversation: str, days: int | None, as_lines: bool) -> None:
    """Print what was done at the desk, the newest first. It holds no text, and nothing that names a user."""
    settings = load_settings()
    since = datetime.now(settings.timezone) - timedelta(days=days) if days else None
    with _people() as people:
        wanted = (
            entry
            for entry in people.audit.newest()
            if account in ("", entry.account, entry.about)
            and conversation in ("", entry.conversation)
            and (since is None or entry.at >= since)
        )
        entries = list(islice(wanted, limit))
    if as_lines:
        for entry in entries:
            click.echo(orjson.dumps(entry))
    elif entries:
        Console(highlight=False).print(audit_table(entries, settings.timezone))
    else:
        click.echo("Nothing of that kind is in the audit.")


@contextlib.contextmanager
def _people() -> Iterator[People]:
    settings = load_settings()
    with kept_wire(settings, "account") as wire:
        yield people_on(wire, settings.key)


def _record(people: People, what: Audited, about: str) -> None:
    # Who has the command line has no account.
    people.audit.record("", what, Outcome.DONE, about=about)
