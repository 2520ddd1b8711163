"""
The command `refundbot`: a file a command.

Every module here that does not begin with an underscore is a command and calls its click command `command`.
It is imported when it is asked for, so that `chat` does not pay for what `serve` needs.
"""

import importlib
import pkgutil
from typing import Any

import click

from bot.errors import BotError
from bot.settings import SettingsError

#: What the codes that a command ends with mean; `refundbot --help` prints it.
EXIT_CODES = """
\b
Exit codes:
  0  it worked, or was stopped with Ctrl-C where that is how to stop it
  1  it did not work: a port in use, a locked folder, a failed check
  2  a wrong option or a wrong setting
"""


class _Commands(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return sorted(module.name for module in pkgutil.iter_modules(__path__) if not module.name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"{__name__}.{cmd_name}").command
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BotError as error:
            click.echo(error, err=True)
            ctx.exit(2 if isinstance(error, SettingsError) else 1)
        except SyntaxError as error:
            # Of the bot itself, where somebody is at work on it: the way there through the imports tells nothing.
            click.echo(f"{error.filename}:{error.lineno}: {error.msg}", err=True)
            ctx.exit(1)


@click.group(cls=_Commands, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="refundbot")
def main() -> None:
    """
    Finds out, by conversation, why a WeChat Mini Program refund did not work.

    Start with `refundbot run`: it starts everything on this machine and says how to talk to it.
    Without WeChat and without a server, `refundbot chat` talks to the bot right here.

    Settings come from the environment and from the file .env; docs/settings.md lists them.
    """
