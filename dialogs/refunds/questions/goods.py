"""The goods: where they are, of what kind, in what state."""

from dialogs.acts import Ground
from dialogs.catalog import Choice
from dialogs.refunds.questions.shape import answer, question, when_seen
from dialogs.replies import N_
from dialogs.slots import Delivery, GoodsKind, GoodsState, Payer, Situation, Slot, Window

#: Of these nobody knows the state, nor a day on which they came.
NOT_AT_HAND = frozenset(
    {Delivery.NOT_SHIPPED, Delivery.ON_THE_WAY, Delivery.MARKED_DELIVERED, Delivery.NOTHING_TO_SEND}
)

DELIVERY = question(
    Slot.DELIVERY,
    topic=N_("Where it is"),
    prompt=N_("Where are the goods now?"),
    why=N_("Unshipped, received and sent-back goods have different rights and clocks."),
    example=N_("For example: They never shipped it."),
    choices=(
        answer(Slot.DELIVERY, Delivery.NOT_SHIPPED, N_("Never shipped"), ground=Ground.NOT_SHIPPED),
        answer(Slot.DELIVERY, Delivery.ON_THE_WAY, N_("On the way to me")),
        answer(Slot.DELIVERY, Delivery.MARKED_DELIVERED, N_("Shown delivered, never came")),
        answer(Slot.DELIVERY, Delivery.RECEIVED, N_("I have them")),
        answer(Slot.DELIVERY, Delivery.RETURNED, N_("I sent them back")),
        answer(Slot.DELIVERY, Delivery.NOTHING_TO_SEND, N_("Service or digital")),
    ),
    asked_when=(when_seen(Situation.SELLER_SILENT, Situation.NOT_APPLIED),),
)

GOODS_KIND = question(
    Slot.GOODS_KIND,
    topic=N_("Kind of goods"),
    prompt=N_("What did you buy?"),
    why=N_("The law lets only a few kinds of goods be excluded from returns."),
    example=N_("For example: A dress in an ordinary size."),
    choices=(
        answer(Slot.GOODS_KIND, GoodsKind.ORDINARY, N_("Ordinary goods")),
        answer(Slot.GOODS_KIND, GoodsKind.CUSTOM, N_("Custom-made")),
        answer(Slot.GOODS_KIND, GoodsKind.FRESH, N_("Fresh or perishable")),
        answer(Slot.GOODS_KIND, GoodsKind.DIGITAL, N_("Digital or top-up")),
        answer(Slot.GOODS_KIND, GoodsKind.TICKET, N_("Ticket or booking")),
        answer(Slot.GOODS_KIND, GoodsKind.PREPAID, N_("Prepaid card or course")),
        Choice(id="goods_kind.child_paid", label=N_("A child paid for it"), facts={Slot.PAYER: str(Payer.CHILD)}),
    ),
    unless=(
        {Slot.PAYER: frozenset({Payer.CHILD})},
        # Of goods that never came the kind decides nothing.
        {Slot.DELIVERY: frozenset({Delivery.MARKED_DELIVERED})},
        # Once the days for it are over nobody can return without a reason, whatever the goods are.
        {Slot.SITUATION: frozenset({Situation.NOT_APPLIED}), Slot.RETURN_WINDOW: frozenset({Window.OVER})},
    ),
    asked_when=(when_seen(Situation.SELLER_REFUSED, Situation.NOT_APPLIED),),
)

GOODS_STATE = question(
    Slot.GOODS_STATE,
    topic=N_("State of goods"),
    prompt=N_("What state are the goods in?"),
    why=N_("A fault gives you more rights; real use takes some away; opening to look does not."),
    example=N_("For example: I only opened the box."),
    choices=(
        answer(Slot.GOODS_STATE, GoodsState.UNOPENED, N_("Unopened")),
        answer(Slot.GOODS_STATE, GoodsState.OPENED, N_("Opened only")),
        answer(Slot.GOODS_STATE, GoodsState.USED, N_("Used")),
        answer(Slot.GOODS_STATE, GoodsState.DAMAGED, N_("Faulty or damaged"), ground=Ground.GOODS_DAMAGED),
        Choice(
            id="goods_state.not_as_described",
            label=N_("Not as promised"),
            facts={Slot.GOODS_STATE: str(GoodsState.DAMAGED)},
            ground=Ground.NOT_AS_DESCRIBED,
        ),
        Choice(
            id="goods_state.not_shipped",
            label=N_("Never shipped"),
            facts={Slot.DELIVERY: str(Delivery.NOT_SHIPPED)},
            ground=Ground.NOT_SHIPPED,
        ),
        Choice(
            id="goods_state.never_came",
            label=N_("Shown delivered, never came"),
            facts={Slot.DELIVERY: str(Delivery.MARKED_DELIVERED)},
        ),
    ),
    unless=(
        {Slot.DELIVERY: NOT_AT_HAND},
        # A gym card or a top-up is neither unopened nor used, and of a child's payment it decides nothing.
        {Slot.GOODS_KIND: frozenset({GoodsKind.PREPAID, GoodsKind.DEPOSIT, GoodsKind.DIGITAL})},
        {Slot.PAYER: frozenset({Payer.CHILD})},
    ),
    asked_when=(when_seen(Situation.SELLER_REFUSED, Situation.NOT_APPLIED),),
)
