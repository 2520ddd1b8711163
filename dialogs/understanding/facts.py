"""What a text tells: every slot that it fills, every one that it takes back."""

import re
from dataclasses import dataclass, field

from dialogs.acts import Ground, Signal
from dialogs.dangers import Theft, Trap
from dialogs.doubts import Doubt
from dialogs.slots import Delivery, Slot, StepOutcome
from dialogs.understanding.heard import Heard
from dialogs.understanding.named import Named
from dialogs.understanding.progress import NO_PROGRESS, Progress

#: Bound once: a member named by its class costs a thousand instructions.
_OUTCOME, _OFFICE_ANSWER = Slot.OUTCOME, Slot.OFFICE_ANSWER
#: Slots whose value is named by wording alone: the last one said holds.
WORDED = (
    Slot.FUNDED_BY, Slot.REFUND_STATUS, Slot.GOODS_STATE, Slot.GOODS_KIND, Slot.SHOP_TYPE, Slot.MERCHANT_RESPONSE,
    Slot.REFUSAL_REASON, Slot.COMPLAINED_TO, Slot.OFFICE_ANSWER, Slot.DEMAND, Slot.DELIVERY, Slot.APPLIED, Slot.PAYER,
    Slot.PAID_IN_ORDER, Slot.PAID_PRIVATELY,
)  # fmt: skip
_NO_SIGNALS: frozenset[Signal] = frozenset()
_NOT_RECEIVED = re.compile(
    r"[没未]有?(?:收到|拿到|见到|看到)(?:货|东西|商品|包裹|快递)|(?:货|东西|商品|包裹|快递)(?:一直|还|都|迟迟)*[没未]有?(?:到|收到|送到|来)(?!账)"
    r"|(?:item|package|parcel|goods|order|it)[^,.;]{0,10} never (?:came|arrived)|never (?:arrived|delivered)"
    r"|(?:never|not|n't) (?:yet )?(?:received|got|get|receive) (?:it|(?:the|my) (?:item|goods|order|package|parcel))"
)
#: What these tell depends on the step that is on the table: of the account itself they say nothing.
_OF_A_STEP = frozenset((StepOutcome.FOUND.value, StepOutcome.NOT_FOUND.value, StepOutcome.REJECTED.value))
_TELLING = frozenset((*WORDED, Slot.PAID_WITH, Slot.REFUNDED_TO, Slot.OUTCOME))
_NOTHING = Heard("")


@dataclass(slots=True)
class Facts:
    """What was found."""

    slots: dict[Slot, str] = field(default_factory=dict)
    withdrawn: dict[Slot, str] = field(default_factory=dict)
    #: What has no one day, with the first and the last that it can have been.
    roughly: dict[Slot, tuple[str, str]] = field(default_factory=dict)
    grounds: tuple[Ground, ...] = ()
    signals: frozenset[Signal] = _NO_SIGNALS
    trap: Trap | None = None
    theft: Theft | None = None
    progress: Progress = NO_PROGRESS
    #: The message is the answer to a question that was not put, and nothing else.
    is_answer: bool = False
    #: What was read and is in no slot, because it cannot be so.
    doubts: list[Doubt] = field(default_factory=list)
    #: The message is that, and nothing else.
    is_doubt: bool = False
    #: The message names a day, and nothing else.
    is_day: bool = False
    #: The text without order numbers, for whoever reads on, and what it names.
    rest: Heard = _NOTHING
    said: Named | None = None

    @property
    def is_not_received_only(self) -> bool:
        """Goods that did not come may be lost on the way: it is not said that they were never shipped."""
        is_unshipped = Ground.NOT_SHIPPED in self.grounds or self.slots.get(Slot.DELIVERY) == Delivery.NOT_SHIPPED
        return not is_unshipped and _NOT_RECEIVED.search(self.rest) is not None

    def features(self) -> list[str]:
        """The facts as the classifier sees them: the value where it is one of a few, else that there is one."""
        found: list[str] = []
        for slot, value in self.slots.items():
            if slot not in _TELLING:
                found.append(f"!{slot}")
            elif slot is not _OFFICE_ANSWER and not (slot is _OUTCOME and value in _OF_A_STEP):
                found.append(f"!{slot}:{value}")
        if self.progress.step:
            found.append(f"!{self.progress.step}")
        return [*found, *[f"!{ground}" for ground in self.grounds], *[f"!{signal}" for signal in self.signals]]
