"""
The console's pages with many open conversations: what the web process takes for one.

CPU of this process beside that of a page without any conversation, in turn. The store is not in it: the desk has its
cards at hand.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median

from bench.results import Row, Table, finish
from bot.staff.console import Member, Role
from bot.staff.port import Card
from dialogs.acts import Cause
from dialogs.states import advising
from tests.bot.staff.console.fake_accounts import MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk, a_talk
from tests.bot.staff.console.site import console_app

ACCOUNT = "chen"
_REASONS = ("asked", "misses", "amount", "deadline", "distress", "legal_threat", "minor", "scam", "used_up")
_OWNERS = ("queued", "queued", "staff", "bot")
#: Milliseconds of the process for a page.
AIM_MS = 200.0
_RUNS = 15

PAGES = {
    "first page": "/staff/",
    "  its last list": "/staff/?page=99",
    "  filtered": "/staff/?cause=merchant_refused&least=500",
    "  searched": "/staff/?text=%E6%B3%95%E5%BE%8B+100",
    "conversation": "/staff/conversations/b0",
}


def measured(count: int = 10_000) -> Table:
    """With so many open conversations."""
    many, none = _client(count), _client(0)
    rows = [row for name, path in PAGES.items() for row in _rows(name, path, many, none)]
    title = f"The console with {count:,} open conversations"
    return Table(name="console", title=title, rows=rows)


def _rows(name: str, path: str, many: "Get", none: "Get") -> list[Row]:
    times = [(_cpu_ms(many, path), _cpu_ms(none, path)) for _ in range(_RUNS)]
    cost = median(each for each, _ in times)
    ratio = median(each / bare for each, bare in times)
    return [
        Row(name=name, value=cost, unit="ms", aim=AIM_MS),
        Row(name=f"{name}, beside one with none", value=ratio, unit="times"),
    ]


def _cpu_ms(get: "Get", path: str) -> float:
    began = time.process_time()
    get(path)
    return 1000 * (time.process_time() - began)


def _client(count: int) -> "Get":
    cards = [_card(number) for number in range(count)]
    desk, accounts = MemoryDesk([a_talk(card=card) for card in cards] or [_CLOSED]), MemoryAccounts()
    accounts.sessions["token"] = Member(account=ACCOUNT, role=Role.AGENT, csrf="of the bench")
    client = console_app(desk, accounts).test_client()
    client.set_cookie("refundbot_staff", "token")

    def get(path: str) -> None:
        page = client.get(path)
        if page.status_code != 200:
            raise RuntimeError(f"{path}: {page.status}")

    for path in PAGES.values():
        get(path)
    return get


Get = Callable[[str], None]


def _card(number: int) -> Card:
    cause = tuple(Cause)[number % len(Cause)]
    owner = _OWNERS[number % len(_OWNERS)]
    return Card(
        name=f"b{number}",
        owner=owner,
        account=(ACCOUNT, "li")[number % 2] if owner == "staff" else "",
        since=1_795_000_000 + number,
        seen=1_795_000_500 + number,
        snoozed_until=0,
        is_closed=False,
        locale=("zh_Hans", "zh_Hant", "en")[number % 3],
        state=advising(cause),
        cause=cause,
        amount=f"{number % 3000}.50" if number % 5 else "",
        case=1,
        unseen=number % 4,
        reason=_REASONS[number % len(_REASONS)],
    )


#: Where there are no others, a page for one conversation still wants one.
_CLOSED = a_talk(card=replace(_card(0), is_closed=True))


if __name__ == "__main__":
    finish(measured(*map(int, sys.argv[1:])))
