"""`refundbot worker`: what the bot does by itself."""

import os
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from types import FrameType

import click
import structlog

from bot.account import open_api
from bot.building import build_dialogue
from bot.errors import BotError
from bot.logs import configure_logs
from bot.outbox.beat import Beat
from bot.outbox.census import Census
from bot.outbox.desk_watch import DeskWatch
from bot.outbox.dues import WireDues
from bot.outbox.errands import Errands
from bot.outbox.sending import Sender
from bot.outbox.ticking import Ticker
from bot.outbox.typing_shown import TypingShown
from bot.outbox.worker import Worker
from bot.sandbox.phone.chats import Chats
from bot.sandbox.phone.clock import ShiftedDialogue
from bot.settings import DEFAULT_DATA_DIR, Settings, demand_production, load_settings
from bot.staff.presence import SeenPresence
from bot.store import Shared, WireRecords, WireShared, open_store, open_wire
from bot.store.keys import TYPING
from bot.store.waiting import waiting_in
from bot.supervision import on_stop
from bot.turn_port import Dialogue
from bot.turns import Turns
from bot.wechat.staff_desk import StaffDesk
from dialogs.knowledge import DeskKind, Presence


@click.command("worker")
@click.option("--credentials", type=click.Path(path_type=Path), hidden=True, help="A file in the format of .env.")
@click.option("--phone", type=click.Path(path_type=Path), hidden=True, help="The sandbox's people, and their clocks.")
@click.option("--with-parent", is_flag=True, hidden=True, help="End when the process that started this one is gone.")
@click.option("--console-logs", is_flag=True, hidden=True, help="Log lines for people instead of JSON.")
def command(*, credentials: Path | None, phone: Path | None, with_parent: bool, console_logs: bool) -> None:
    """
    Do what nobody has to ask for: notice what falls due, and send what waits to be said.

    Runs beside `refundbot serve`, on the same store: needs REDIS_URL, or REFUNDBOT_EMBEDDED=1 and a `serve` that
    keeps the store in the same REFUNDBOT_DATA_DIR. Several may run. Without WECHAT_ACTIVE_MESSAGES=true nothing is
    sent: what waits is said with the user's next message. SIGTERM lets what is being sent be sent.
    """
    configure_logs(console=console_logs)
    settings = demand_production(load_settings(*([credentials] if credentials else [])))
    stop = threading.Event()
    on_stop(partial(_stop, stop))
    worker = build_worker(settings, stop, phone=phone, with_parent=with_parent)
    structlog.get_logger().info("worker_started", active_messages=settings.wechat_active_messages)
    worker.run()
    structlog.get_logger().info("worker_stopped")


def build_worker(settings: Settings, stop: threading.Event, *, phone: Path | None, with_parent: bool) -> Worker:
    """The worker on the store of the settings. Raises BotError."""
    url = _store_url(settings)
    store, wire = open_store(url, settings.key), open_wire(url)
    shared = WireShared(wire)
    dialogue = _dialogue(settings, phone, SeenPresence(shared, time.time))
    beat = Beat(shared, time.time)
    # Nobody waits for a turn in here: one whose user is busy is put in line behind them.
    turns = Turns(store, dialogue, partial(datetime.now, UTC), waiting_room=0)
    api = open_api(settings, shared) if settings.wechat_active_messages else None
    sender = Sender(store, dialogue, shared, api=api, seconds=time.time, count=beat.count)
    desk = _desk(settings, shared)
    watch = None if desk is None else DeskWatch(desk, shared)
    errands = Errands(desk, watch, store, turns, shared, time.time)
    ticker, parent = Ticker(WireDues(wire), store, turns, time.time, errands.do), os.getppid()
    census = Census(store, partial(waiting_in, wire), shared, time.time)
    typing = TypingShown(WireRecords(wire, TYPING), shared, store, api, time.time)
    return Worker(
        ticker,
        sender,
        beat,
        stop,
        is_orphan=lambda: with_parent and os.getppid() != parent,
        each_round=(typing.round, census.count, *([] if watch is None else [watch.look])),
    )


def _desk(settings: Settings, shared: Shared) -> StaffDesk | None:
    """WeChat's own, where the bot is to pass users on to it and can ask it anything."""
    can_ask = settings.desk is DeskKind.WECHAT and settings.wechat_app_id and settings.wechat_app_secret
    return StaffDesk(open_api(settings, shared)) if can_ask else None


def _dialogue(settings: Settings, phone: Path | None, presence: Callable[[], Presence]) -> Dialogue:
    dialogue = build_dialogue(settings, presence)
    return dialogue if phone is None else ShiftedDialogue(dialogue=dialogue, ahead_s=Chats(path=phone).ahead_s)


def _store_url(settings: Settings) -> str:
    if settings.redis_url is not None:
        return settings.redis_url.get_secret_value()
    socket = (settings.data_dir or DEFAULT_DATA_DIR).absolute() / "store.sock"
    if not socket.exists():
        raise BotError(f"There is no store at {socket}: start `refundbot serve` first, it keeps the store.")
    return f"unix://{socket}"


def _stop(stop: threading.Event, _number: int, _frame: FrameType | None) -> None:
    stop.set()
