"""An application with nothing but the console, on accounts and a desk in memory."""

from datetime import UTC, datetime

from flask import Flask

from bot.building import build_languages
from bot.settings import Settings
from bot.staff.console import Accounts, console
from bot.staff.port import Desk
from dialogs.refunds.causes import NAMES
from tests.bot.staff.console.samples import NOW


def console_app(desk: Desk, accounts: Accounts, *, viewers: int = 8) -> Flask:
    """Its clock stands still."""
    app = Flask("console", static_folder=None)
    languages = build_languages(Settings(_env_file=None))
    pages = console(desk, accounts, languages, NAMES, now=lambda: datetime.fromtimestamp(NOW, UTC), viewers=viewers)
    app.register_blueprint(pages)
    app.testing = True
    return app
