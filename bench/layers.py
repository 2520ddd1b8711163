"""
Where the instructions of a turn go: the whole turn, and what goes on inside the functions that it passes through.

Inner layers are part of outer ones. For whoever wants to make a turn cheaper.
"""

import sys

from bench.instructions import Scenario, measure, nothing, tapped, typed
from bench.results import Table, finish

#: Layer by layer, an inner one indented below the one that it is part of.
LAYERS = (
    ("whole turn", ""),
    ("  webhook (without what Flask does around it)", "flask.app:Flask.dispatch_request"),
    ("    signature, decryption, XML, incoming message", "bot.wechat.webhook:_Endpoint._deliver"),
    ("    reply as XML, encryption, response", "bot.wechat.webhook:_Endpoint._reply"),
    ("    turn (engine)", "bot.turns.engine:Turns.take"),
    ("      log line", "bot.turns.engine:Turns._log"),
    ("      store: begin", "bot.store.redis_store:RedisStore.begin"),
    ("      store: commit", "bot.store.redis_store:RedisStore.commit"),
    ("        wire, both calls", "bot.store.wire:ThreadWire.call"),
    ("      dialogue: take", "bot.dialogue:RefundDialogue.take"),
    ("        session read", "dialogs.session:Session.from_json"),
    ("        understanding", "bot.dialogue:hear"),
    ("        conversation", "dialogs.conversation:Conversation.take"),
    ("          machine and what is said", "dialogs.conversation:Conversation._fire"),
    ("        reply, session, transcript written", "bot.dialogue:RefundDialogue._taken"),
)


def measured(users: int = 8) -> Table:
    """Raises BotError without valgrind."""
    # Users of its own for each layer: to those of another one, every message would be a retry.
    wanted = [
        Scenario(name=f"{kind}: {name}", app="bot", steps=list(steps_of(users, warm_up=2)), inside=inside)
        for kind, steps_of in (("tapped", tapped), ("typed", typed))
        for name, inside in LAYERS
    ]
    # The first only fills the caches of the process.
    first = Scenario(name="", app="bot", steps=[*tapped(users), *typed(users)])
    rows = measure([nothing(users), first, *wanted]).rows
    return Table(name="layers", title="Where the instructions of a turn go", rows=rows[1:])


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
