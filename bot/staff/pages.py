"""The console put together: the desk on this store, its people, and what they do written down."""

import time
from collections.abc import Callable, Mapping
from datetime import datetime

from flask import Blueprint

from bot.dialogue import RefundDialogue
from bot.languages import Language
from bot.outbox.typing_shown import TypingWanted
from bot.staff.audit.desk import AuditedDesk
from bot.staff.console.blueprint import console
from bot.staff.console_accounts import ConsoleAccounts
from bot.staff.desk import BotDesk
from bot.staff.people import people_on
from bot.store import Store, WireRecords, WireShared
from bot.store.keys import TYPING
from bot.store.wire import Wire
from bot.turns import Turns


def staff_pages(
    store: Store,
    wire: Wire,
    key: bytes,
    turns: Turns,
    dialogue: RefundDialogue,
    languages: Mapping[str, Language],
    clock: Callable[[], datetime],
    *,
    sends_actively: bool,
) -> Blueprint:
    """What is served under /staff/. `key` and `wire` are those of the store."""
    people = people_on(wire, key)
    desk = AuditedDesk(
        desk=BotDesk(
            turns,
            store,
            dialogue,
            clock,
            sends_actively=sends_actively,
            typing=TypingWanted(WireRecords(wire, TYPING), WireShared(wire), time.time).ask,
        ),
        accounts=people.accounts,
        audit=people.audit,
    )
    return console(desk, ConsoleAccounts(people), people.audit, languages, dialogue.knowledge.catalog)
