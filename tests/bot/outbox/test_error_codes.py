"""
Every error code that the protocol sheet lists, each ordered from the platform, and what the bot does about it.

`error_codes.tsv` is the sheet's list. A row that says what the bot does in words that no check here knows fails.
"""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import structlog
from structlog.testing import capture_logs

from bot.outbox.courses import Fate
from bot.outbox.typing_shown import TYPING, TypingShown, TypingWanted
from bot.sandbox.platform_calls import SEND, TOKEN, Fault
from bot.store import MemoryRecords
from bot.wechat.api_errors import REACTIONS, WeChatApiError
from bot.wechat.staff_desk import CLOSE, CREATE, ONLINE, RECORDS
from tests.bot.outbox.desk_world import LI, WU, Counter
from tests.bot.outbox.world import DirectApi, World, api_of, record

_LINES = (Path(__file__).parent / "error_codes.tsv").read_text(encoding="utf-8").splitlines()
SHEET = [(row["call"], int(row["code"]), row["bot"]) for row in csv.DictReader(_LINES, delimiter="\t")]
DAY_S = 24 * 3600


def sent(code: int) -> tuple[World, list[Fate | None], list[str]]:
    """One message to alice, refused with that code, and one to bob after it: what became of both, and the log."""
    world = World()
    world.platform.order(Fault(errcode=code))
    world.turn(record("one"))
    world.turn(record("two"), sender="bob")
    # The folder's tests are silent.
    structlog.reset_defaults()
    with api_of(world) as api, capture_logs() as logs:
        sender = world.sender(api)
        fates = [world.send(sender), world.send(sender, "bob")]
    return world, fates, [line["event"] for line in logs]


def drops(code: int) -> None:
    world, fates, _ = sent(code)
    assert (fates, world.waiting()) == ([Fate.DROPPED, Fate.SENT], ())
    assert world.store.may_send("alice", now=world.seconds()) == 5


def leaves_alone(code: int) -> None:
    world, fates, _ = sent(code)
    assert (fates, world.waiting()) == ([Fate.UNREACHABLE, Fate.SENT], ())
    assert world.store.may_send("alice", now=world.seconds()) == 0


def keeps_for_the_next_action(code: int) -> None:
    world, fates, _ = sent(code)
    assert (fates, len(world.waiting())) == ([Fate.KEPT, Fate.SENT], 1)
    world.seconds.now += 60
    world.turn()
    assert world.send(world.sender()) is Fate.SENT


def keeps_as_ours(code: int) -> None:
    world, fates, events = sent(code)
    assert (fates, len(world.waiting())) == ([Fate.KEPT, Fate.SENT], 1)
    assert "sending_alarm" in events


def alarms_and_rests(code: int) -> None:
    world, fates, events = sent(code)
    assert (fates, len(world.waiting())) == ([Fate.KEPT, None], 1)
    assert "sending_alarm" in events
    world.seconds.now += 3601
    assert world.send(world.sender(), "bob") is Fate.SENT


def says_it_in_replies(code: int) -> None:
    world, fates, events = sent(code)
    assert (fates, len(world.waiting()), len(world.waiting("bob"))) == ([Fate.KEPT, Fate.KEPT], 1, 1)
    assert world.platform.asked.count(SEND) == 1
    assert "sending_alarm" in events


def retries_once(code: int) -> None:
    world, fates, _ = sent(code)
    assert fates == [Fate.RETRIED, Fate.SENT]
    world.seconds.now += 30
    assert (world.send(world.sender()), world.phones.texts()) == (Fate.SENT, ["one"])


def renews_once(code: int) -> None:
    world, fates, _ = sent(code)
    assert (fates, world.phones.texts()) == ([Fate.SENT, Fate.SENT], ["one"])
    assert list(world.platform.asked) == [TOKEN, SEND, TOKEN, SEND, SEND]


def typed(code: int) -> list[int]:
    """How many phones showed it: when it was refused, and a while after."""
    world, records, shown = World(), MemoryRecords(), []
    world.turn()
    world.platform.order(Fault(errcode=code), call=TYPING)
    for _ in range(2):
        TypingWanted(records, world.shared, world.seconds).ask(world.store.name_of_user("alice"))
        api = DirectApi(world.platform, world.platform.token)
        shown.append(TypingShown(records, world.shared, world.store, api, world.seconds).round())
        world.seconds.now += 15
    return shown


def ignores(code: int) -> None:
    assert typed(code) == [0, 1]


def types_no_more(code: int) -> None:
    assert typed(code) == [0, 0]


def counter(*faults: tuple[str, int]) -> Counter:
    world = Counter()
    world.desk.online = {LI: 1, WU: 1}
    for call, code in faults:
        world.platform.order(Fault(errcode=code), call=call)
    world.works()
    return world


def passes_nobody_on(code: int) -> None:
    world = counter((ONLINE, code))
    assert not world.asks_for_staff().transfer
    world.works(after=DAY_S - 60)
    assert world.asked(ONLINE) == 1
    world.works(after=60)
    assert world.asks_for_staff("bob").transfer


def asks_no_more_for_a_while(code: int) -> None:
    """Of who is online, or of what was said: the other waits, too, and neither is lost."""
    call = ONLINE if code == 45009 else RECORDS
    world = counter((call, code))
    world.talks()
    world.says("好的")
    world.desk.end("alice")
    world.post_events()
    world.works(after=61)
    asked = len(world.platform.asked)
    world.works(after=300)
    assert len(world.platform.asked) == asked
    world.works(after=600)
    assert any(b"\xe5\xa5\xbd\xe7\x9a\x84" in entry for entry in world.store.transcript("alice"))


def takes_the_next(code: int) -> None:
    world = counter((CREATE, code))
    world.asks_for_staff()
    world.works(after=61)
    assert (world.asked(CREATE), world.session().owner, world.session().staff_account) == (2, "staff", WU)


def leaves_it_to_them(code: int) -> None:
    world = counter((CREATE, code))
    world.asks_for_staff()
    world.works(after=61)
    assert world.asked(CREATE) == 1


def takes_it_for_over(code: int) -> None:
    world = counter((CLOSE, code))
    world.talks()
    world.seconds.now += 60
    world.desk.switch("alice", LI)
    world.desk.pushed.clear()
    world.works(after=1740)
    assert (world.asked(CLOSE), world.session().owner) == (1, "bot")


def tells_the_operator(code: int) -> None:
    world = World()
    world.platform.order(Fault(errcode=code), call="cgi-bin/menu/create")
    with api_of(world) as api, pytest.raises(WeChatApiError, match=f"error code {code}"):
        api.post("cgi-bin/menu/create", {"button": []})
    assert world.platform.asked.count("cgi-bin/menu/create") == 1


CHECKS: Mapping[tuple[str, str], Callable[[int], None]] = {
    ("send", "retries once, later"): retries_once,
    ("send", "renews the token once"): renews_once,
    ("send", "drops"): drops,
    ("send", "drops, and leaves the user alone"): leaves_alone,
    ("send", "keeps for the next action"): keeps_for_the_next_action,
    ("send", "keeps, and says it is a fault of ours"): keeps_as_ours,
    ("send", "alarms, and rests"): alarms_and_rests,
    ("send", "says it in replies"): says_it_in_replies,
    ("typing", "ignores"): ignores,
    ("typing", "asks no more for a day"): types_no_more,
    ("online", "passes nobody on for a day"): passes_nobody_on,
    ("online", "asks no more for a while"): asks_no_more_for_a_while,
    ("records", "asks no more for a while"): asks_no_more_for_a_while,
    ("create", "takes the next"): takes_the_next,
    ("create", "leaves it to them"): leaves_it_to_them,
    ("close", "takes it for over"): takes_it_for_over,
    ("menu", "tells the operator"): tells_the_operator,
}


@pytest.mark.parametrize(("call", "code", "does"), SHEET)
def test_each_code_of_the_sheet_is_acted_on_as_it_says(call: str, code: int, does: str) -> None:
    CHECKS[call, does](code)


def test_every_code_that_the_bot_knows_is_on_the_sheet() -> None:
    """Two are not WeChat's page's: 40013 and 40125, what stable_token says to a wrong app id or secret."""
    assert set(REACTIONS) - {code for _, code, _ in SHEET} == {40013, 40125}


@pytest.mark.parametrize(("code", "check"), [(45047, drops), (40003, keeps_for_the_next_action), (48001, ignores)])
def test_a_code_that_is_acted_on_otherwise_is_found(code: int, check: Callable[[int], None]) -> None:
    with pytest.raises(AssertionError):
        check(code)
