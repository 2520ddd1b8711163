"""An application with nothing but the console, on accounts and a desk in memory."""

from datetime import UTC, datetime

from flask import Flask

from bot.building import build_languages, the_catalog
from bot.settings import Settings
from bot.staff.audit.audit import BOUND, Audit
from bot.staff.console import Accounts, console
from bot.staff.port import Desk
from bot.store import MemoryTrail
from tests.bot.staff.console.samples import NOW


def console_app(desk: Desk, accounts: Accounts, *, viewers: int = 8, audit: Audit | None = None) -> Flask:
    """Its clock stands still. Without an audit of somebody's it has an empty one."""
    app = Flask("console", static_folder=None)
    languages = build_languages(Settings(_env_file=None))
    pages = console(
        desk,
        accounts,
        audit or empty_audit(),
        languages,
        the_catalog(),
        now=lambda: datetime.fromtimestamp(NOW, UTC),
        viewers=viewers,
    )
    app.register_blueprint(pages)
    app.testing = True
    return app


def empty_audit() -> Audit:
    """One in memory, by the pages' own clock."""
    return Audit(MemoryTrail(BOUND, lambda: float(NOW)), b"key", lambda: datetime.fromtimestamp(NOW, UTC))
