"""The Official Account: everything that touches the world is in here, and `create_app` puts it together."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from bot.settings import Settings


def create_app(settings: "Settings | None" = None) -> "Flask":
    """
    The web application, with the settings given or else those of the environment.

    Raises BotError when it cannot be built; the store may be down, and is found again when it is back.
    """
    # Imported late: `import bot.anything` must not cost the web framework.
    from bot.wiring import build_app, production_settings

    return build_app(settings or production_settings())
