"""What a call to an official line costs: nothing is known of the price, and much can be done without a call."""

from collections.abc import Mapping

from dialogs.replies import N_, Say
from dialogs.turn import Turn

WECHAT_PAY = Say(
    id="calling.wechat_pay",
    text=N_(
        "%(wechat_pay_line)s is WeChat Pay's own line. What the call costs I have not found stated anywhere, so I cannot say that it is free: ask your phone company. Without a call you reach the same service in WeChat: 我 → 服务 → 钱包 → 帮助中心."
    ),
    gives_numbers=True,
    meets_staff=True,
)
CONSUMER = Say(
    id="calling.consumer",
    text=N_(
        "%(consumer_line)s is the line for consumer complaints. What the call costs I have not found stated anywhere, so I cannot say that it is free: ask your phone company. Without a call you can file on %(consumer_site)s or in the Mini Program 12315 inside WeChat."
    ),
    gives_numbers=True,
    meets_staff=True,
)
OTHER = Say(
    id="calling.other",
    text=N_(
        "What a call to that number costs I have not found stated anywhere, so I cannot say that it is free: ask your phone company before you call."
    ),
    meets_staff=True,
)

_BY_LINE: Mapping[str, Say] = {"95017": WECHAT_PAY, "12315": CONSUMER, "12345": CONSUMER}


def tell_cost(turn: Turn) -> None:
    turn.say(_BY_LINE.get((turn.utterance.topic or "").partition(".")[2], OTHER))
