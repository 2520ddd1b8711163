"""The pages at /staff/: what members of staff see of the bot, and what they do. It knows the bot by its port alone."""

from bot.staff.accounts.rights import Role
from bot.staff.console.accounts import Accounts, Entered, Member, SignInRefusal
from bot.staff.console.blueprint import console

__all__ = ["Accounts", "Entered", "Member", "Role", "SignInRefusal", "console"]
