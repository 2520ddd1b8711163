"""The application for any WSGI server: `gunicorn wsgi:application`. Needs REDIS_URL or REFUNDBOT_EMBEDDED=1."""

import sys

from bot import create_app
from bot.errors import BotError

try:
    application = create_app()
except BotError as error:
    sys.stderr.write(f"{error}\n")
    # gunicorn reads 3 as "this worker cannot boot" and stops, instead of trying for ever.
    raise SystemExit(3) from None
