"""Accounts and the audit as `refundbot staff` prints them."""

from collections.abc import Sequence
from datetime import tzinfo

from rich.table import Table
from rich.text import Text

from bot.staff.accounts.account import Account
from bot.staff.audit.entry import Entry


def account_as_json(account: Account) -> dict[str, object]:
    """What may be shown of it."""
    return {
        "name": account.name,
        "display": account.display,
        "role": account.role,
        "locale": account.locale,
        "disabled": account.is_disabled,
    }


def accounts_table(accounts: Sequence[Account]) -> Table:
    """A line an account."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("name", "display", "role", "reads", ""):
        table.add_column(heading, overflow="fold")
    for each in accounts:
        state = Text("disabled" if each.is_disabled else "", style="red")
        table.add_row(each.name, Text(each.display), each.role, each.locale, state)
    return table


def audit_table(entries: Sequence[Entry], zone: tzinfo) -> Table:
    """A line an entry, with the times of that zone."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("when", "who", "what", "outcome", "conversation", "about"):
        table.add_column(heading, overflow="fold")
    for each in entries:
        when = f"{each.at.astimezone(zone):%Y-%m-%d %H:%M:%S}"
        who = each.account or "command line"
        table.add_row(when, who, each.what, each.outcome, Text(each.conversation), each.about)
    return table
