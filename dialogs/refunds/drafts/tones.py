"""How a message to the seller begins and ends in each tone, and which tone the case calls for."""

from collections.abc import Mapping

from dialogs.catalog import Facts, Tone
from dialogs.refunds.drafts.shape import piece
from dialogs.replies import N_, Msgid, Say
from dialogs.slots import MerchantResponse, Situation, Slot

GREETING = piece("draft.greeting", "您好，")
LAST_NOTICE = piece("draft.last_notice", "您好，这是我就这笔退款最后一次书面联系%(seller)s。")
ORDER = piece("draft.order", "订单号%(order_no)s。")
BY_DAY = piece("draft.by_day", "请最迟在%(by_day)s答复并处理。")
THANKS = piece("draft.thanks", "请尽快回复，谢谢。")
PROOF = piece("draft.proof", "证据见附件。")

NAMES: Mapping[Tone, Msgid] = {
    Tone.ASK: N_("friendly"),
    Tone.FIRM: N_("firm, with the rule and a day to answer by"),
    Tone.FINAL: N_("a last notice that names the next step"),
}
ALL_SAYS: tuple[Say, ...] = (GREETING, LAST_NOTICE, ORDER, BY_DAY, THANKS, PROOF)

_SAID_NO = frozenset({MerchantResponse.REFUSED, MerchantResponse.NONE})
_SEEN = frozenset({Situation.SELLER_REFUSED, Situation.SELLER_SILENT})


def fitting(facts: Facts, *, has_written: bool) -> Tone:
    """Friendly at first, firm after a refusal or silence, final once a step was taken with us."""
    if has_written:
        return Tone.FINAL
    is_refused = facts.get(Slot.MERCHANT_RESPONSE) in _SAID_NO or facts.get(Slot.SITUATION) in _SEEN
    return Tone.FIRM if is_refused else Tone.ASK
