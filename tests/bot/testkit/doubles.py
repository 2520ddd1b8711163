"""A bot that answers from a list, and the few ids that it knows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from textwrap import dedent
from typing import Any

from bot.testkit.reading import read_scripts
from bot.testkit.running import Channel, OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.vocabulary import LOCALES, Names, Vocabulary
from dialogs.acts import Act, Cause, Ground, Signal
from dialogs.ownership import Owner
from dialogs.slots import VALUES, Slot
from dialogs.states import Phase

VOCABULARY = Vocabulary(
    names={
        Names.REPLY: frozenset(
            {"ask.paid_with", "ask.funded_by", "bridge.back", "advise.bank_overdue", "remind.seller"}
        ),
        Names.CHOICE: frozenset({"paid_with.wechat_pay", "paid_with.bank_card", "act.go_back"}),
        Names.STATE: frozenset({"idle", "asking.paid_with", "asking.funded_by", "advising.refund_pending_arrival"}),
        Names.VARIANT: frozenset({"refund_pending_arrival.bank_overdue", "refund_pending_arrival.on_its_way"}),
        Names.RUNG: frozenset({"ask_bank", "seller_in_writing"}),
        Names.DRAFT: frozenset({"ask_bank", "seller_in_writing"}),
        Names.EVIDENCE: frozenset({"status", "chat"}),
        Names.PHASE: frozenset(Phase),
        Names.OWNER: frozenset(Owner),
        Names.LOCALE: frozenset(LOCALES),
        Names.ACT: frozenset(Act),
        Names.SIGNAL: frozenset(Signal),
        Names.SLOT: frozenset(Slot),
        Names.GROUND: frozenset(Ground),
        Names.CAUSE: frozenset(Cause),
    },
    values={str(slot): frozenset(values) for slot, values in VALUES.items()},
)

#: One answer with something under every key.
FULL_ANSWER: Mapping[str, Any] = {
    "user": "u1",
    "replies": [
        {"id": "bridge.back", "text": "好的，我们继续。", "choices": []},
        {
            "id": "ask.paid_with",
            "text": "您是用什么付的款？\n可以直接回复数字。",
            "choices": [
                {"id": "paid_with.wechat_pay", "label": "微信支付"},
                {"id": "paid_with.bank_card", "label": "银行卡"},
            ],
        },
    ],
    "active": [{"id": "remind.seller", "text": "三天到了。"}],
    "more": False,
    "state": "asking.paid_with",
    "phase": "asking",
    "owner": "bot",
    "locale": "zh_Hans",
    "act": "report",
    "signals": ["distress"],
    "facts": {"refunded_to": "bank_card", "days_waiting": "3"},
    "grounds": ["goods_damaged"],
    "ranking": [{"cause": "refund_pending_arrival", "variant": None, "probability": 0.7}],
    "cause": None,
    "variant": "refund_pending_arrival.bank_overdue",
    "remedy": "advise.bank_overdue",
    "rung": "seller_in_writing",
    "taken": ["ask_bank"],
    "evidence": ["chat"],
    "draft": {"id": "seller_in_writing", "text": "贵店：\n请在三日内将99元原路退回。"},
    "due": [{"what": "seller_in_writing", "at": "2026-11-25T10:00:05+08:00"}],
    "case": None,
}


class Playback:
    """Answers each line with the next answer of its list, and keeps the lines."""

    def __init__(self, *answers: Mapping[str, object] | Exception) -> None:
        self.answers = list(answers)
        self.lines: list[Mapping[str, object]] = []

    def send(self, line: Mapping[str, object]) -> Mapping[str, object]:
        self.lines.append(line)
        answer = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if isinstance(answer, Exception):
            raise answer
        return answer


def opening(channel: Channel) -> OpenChannel:
    """A way that always opens this very channel."""

    @contextmanager
    def open_it(_: Script) -> Iterator[Channel]:
        yield channel

    return open_it


def scripts_in(folder: Path, content: str, name: str = "script.yaml") -> tuple[Script, ...]:
    path = folder / name
    path.write_text(dedent(content), encoding="utf-8")
    return read_scripts(path, VOCABULARY)


def script_of(folder: Path, steps: str, head: str = "proves: It works.\nlocale: zh_Hans\n") -> Script:
    """A script with these steps, whose first line of steps is line 4 of its file."""
    body = "".join(f"  {line}\n" for line in dedent(steps).strip().splitlines())
    [script] = scripts_in(folder, f"{head}steps:\n{body}")
    return script


def played(folder: Path, steps: str, *answers: Mapping[str, object] | Exception) -> Result:
    """What running these steps against these answers comes to."""
    return run(script_of(folder, steps), opening(Playback(*(answers or (FULL_ANSWER,)))))


def answering(**changes: object) -> Mapping[str, object]:
    return {**FULL_ANSWER, **changes}
