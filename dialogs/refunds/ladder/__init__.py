"""The rungs of the ladder, by who acts: the user, the seller, WeChat, the shop platform, public offices."""

from types import ModuleType

from dialogs.catalog import Rung
from dialogs.refunds.ladder import own_moves, public, seller_answers, seller_demands, seller_returns, shop, wechat


def _declared_in(module: ModuleType) -> tuple[Rung, ...]:
    return tuple(value for value in vars(module).values() if isinstance(value, Rung))


ALL_RUNGS = tuple(
    rung
    for module in (own_moves, seller_answers, seller_demands, seller_returns, wechat, shop, public)
    for rung in _declared_in(module)
)

#: Inside WeChat, for either kind of shop: steps of the other kind fall away once the shop is known.
INSIDE_WECHAT = (
    wechat.BILL_COMPLAINT,
    wechat.MINI_PROGRAM_COMPLAINT,
    wechat.MINI_PROGRAM_STEP_IN,
)
#: Outside WeChat.
PUBLIC = (public.CONSUMER_AUTHORITY, public.SMALL_CLAIMS)
#: When the seller does not move.
ESCALATION = (*INSIDE_WECHAT, *PUBLIC)
#: After a refusal in a WeChat Shop: a short time runs, so these come before anything else.
REFUSED_IN_SHOP = (shop.SHOP_STEP_IN, shop.SHOP_NEW_CLAIM)
#: When the shop is a WeChat Shop.
SHOP_ESCALATION = (shop.SHOP_STEP_IN, wechat.BILL_COMPLAINT, *PUBLIC)
#: When money was promised and is not there: whoever paid outside WeChat Pay asks there before complaining anywhere.
MONEY_ESCALATION = (
    own_moves.ASK_PAYMENT_COMPANY,
    wechat.BILL_COMPLAINT,
    wechat.MINI_PROGRAM_COMPLAINT,
    wechat.MINI_PROGRAM_STEP_IN,
    *PUBLIC,
)
#: When a card should have it: who can trace it comes before who can press the seller.
CARD_ESCALATION = (
    own_moves.ASK_BANK,
    own_moves.CALL_WECHAT_PAY,
    own_moves.ASK_PAYMENT_COMPANY,
    wechat.BILL_COMPLAINT,
    public.PAYMENT_AUTHORITY,
    *PUBLIC,
)
#: When the payment itself is stuck.
PAYMENT_ESCALATION = (
    own_moves.ASK_PAYMENT_COMPANY,
    wechat.BILL_COMPLAINT,
    own_moves.CALL_WECHAT_PAY,
    public.PAYMENT_AUTHORITY,
    *PUBLIC,
)
