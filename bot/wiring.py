"""Where the parts are put together: the only place that knows them all."""

import atexit
import os
import time
from datetime import UTC, datetime
from functools import partial
from gettext import GNUTranslations

from flask import Blueprint, Flask

from bot.building import LOCALES, apology, build_dialogue, build_languages, the_catalog
from bot.dialogue import RefundDialogue
from bot.health import health
from bot.inbox.writer import InboxWriter
from bot.interpreter import name_enum_members_directly
from bot.metrics.asked import AskedNow
from bot.metrics.endpoint import metrics
from bot.metrics.meters import Meters, counting
from bot.metrics.tally import Tally
from bot.metrics.worker import WorkersNow
from bot.server import THREADS
from bot.settings import DEFAULT_DATA_DIR, Settings, demand_production, load_settings, plain
from bot.staff.pages import staff_pages
from bot.staff.presence import SeenPresence
from bot.store import Inbox, Store, StoreDownError, StoreLockedError, WireInbox, WireShared, open_store, open_wire
from bot.store.local import local_store
from bot.store.wire import Wire
from bot.turn_port import Dialogue
from bot.turns import Turns, failpoints_from
from bot.turns.posts import unwatched, watched_by
from bot.web import WebApp
from bot.wechat.credentials import Credentials
from bot.wechat.webhook import webhook
from dialogs.knowledge import DeskKind, Presence


def production_settings() -> Settings:
    """What a WSGI server starts with when it was given no settings. Raises SettingsError."""
    return demand_production(load_settings())


def build_app(
    settings: Settings, store: Store | None = None, dialogue: Dialogue | None = None, inbox: Inbox | None = None
) -> Flask:
    """
    The web application, on the store and with the dialogue of the settings unless it is given others.

    With a store of somebody else's there is no inbox, unless it is given one too.

    Raises BotError; the store may be down, and is found again when it is back.
    """
    name_enum_members_directly()
    meters = Meters()
    tally = Tally(meters)
    wire = None
    if store is None:
        url = _store_url(settings)
        store, wire = open_store(url, settings.key, failed=counting(meters.store_errors)), open_wire(url)
        inbox = inbox or WireInbox(wire)
    languages = build_languages(settings)
    shared = None if wire is None else WireShared(wire)
    dialogue = dialogue or build_dialogue(settings, Presence if shared is None else SeenPresence(shared, time.time))
    turns = Turns(
        store,
        dialogue,
        partial(datetime.now, UTC),
        # Those who wait for a turn that another thread runs leave three quarters of the threads free.
        waiting_room=THREADS // 4,
        failpoints=failpoints_from(os.environ),
        watch=watched_by(tally, InboxWriter(inbox, days=settings.inbox_days) if inbox is not None else unwatched),
    )
    are_loaded = all(isinstance(languages[each].catalog, GNUTranslations) for each in LOCALES if each != "en")
    app = WebApp()
    app.register_blueprint(health({"store": partial(_answers, store), "catalogs": lambda: are_loaded}))
    app.register_blueprint(_metrics(settings, meters, tally, store, wire))
    app.register_blueprint(
        webhook(
            _credentials(settings),
            turns,
            apology=partial(apology, languages),
            name_of=store.name_of,
            refused=counting(meters.refused),
        )
    )
    app.straight_to("wechat.receive", "POST")
    if settings.desk is DeskKind.CONSOLE and wire is not None:
        app.register_blueprint(
            staff_pages(
                store,
                wire,
                settings.key,
                turns,
                # What staff read is rendered from the stored values, whoever takes the turns.
                dialogue if isinstance(dialogue, RefundDialogue) else build_dialogue(settings),
                languages,
                partial(datetime.now, UTC),
                sends_actively=settings.wechat_active_messages,
            )
        )
    meters.worker_starts.inc()
    return app


def _metrics(settings: Settings, meters: Meters, tally: Tally, store: Store, wire: Wire | None) -> Blueprint:
    asked_now = AskedNow(
        partial(_answers, store), the_catalog().figures.values(), lambda: datetime.now(settings.timezone).date()
    )
    workers = () if wire is None else (WorkersNow(WireShared(wire), time.time),)
    return metrics(meters, token=plain(settings.metrics_token), flush=tally.flush, asked_now=(asked_now, *workers))


def _store_url(settings: Settings) -> str:
    return settings.redis_url.get_secret_value() if settings.redis_url else _embedded_store(settings)


def _embedded_store(settings: Settings) -> str:
    """
    A server of this process, or of another worker that was first.

    Only where REFUNDBOT_EMBEDDED=1 meets a WSGI server that is not ours; `run` and `serve` keep the store themselves.
    """
    data_dir = settings.data_dir or DEFAULT_DATA_DIR
    try:
        store = local_store(data_dir)
    except StoreLockedError:
        return f"unix://{data_dir.absolute() / 'store.sock'}"
    atexit.register(store.close)
    return store.url


def _answers(store: Store) -> bool:
    try:
        store.ping()
    except StoreDownError:
        return False
    return True


def _credentials(settings: Settings) -> Credentials:
    return Credentials(
        token=plain(settings.wechat_token),
        app_id=settings.wechat_app_id or "",
        aes_key=plain(settings.wechat_encoding_aes_key),
        aes_key_previous=plain(settings.wechat_encoding_aes_key_previous),
        original_id=settings.wechat_original_id or "",
    )
