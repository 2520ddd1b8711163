"""What words alone say of the seller, held against what the message as a whole is about."""

import re
from collections.abc import Mapping

from dialogs.acts import Act, Cause
from dialogs.slots import GoodsState, MerchantResponse, RefundStatus, RefusalReason, Slot

#: From this probability on the whole message knows better than a few words in it.
CLEARLY = 0.7
#: A reason for a refusal is believed when the whole message is at all likely to be about it.
AT_ALL = 0.1

_REFUSED = frozenset({Cause.MERCHANT_REFUSED, Cause.UNMET_CONDITIONS, Cause.MISSED_DEADLINE})
#: With which causes an answer of the seller goes together. "He neither agreed nor refused" names both, and is silence.
_FITTING: Mapping[str, frozenset[Cause]] = {
    MerchantResponse.REFUSED: _REFUSED | {Cause.APPEAL_FAILED, Cause.NOT_YET_REQUESTED},
    MerchantResponse.AGREED: frozenset(Cause) - _REFUSED - {Cause.NOT_YET_REQUESTED},
    MerchantResponse.NONE: frozenset(Cause) - _REFUSED - {Cause.NOT_YET_REQUESTED, Cause.APPEAL_FAILED},
}
_BY_REASON: Mapping[str, Cause] = {
    RefusalReason.CONDITIONS: Cause.UNMET_CONDITIONS,
    RefusalReason.TIME_LIMIT: Cause.MISSED_DEADLINE,
    RefusalReason.NO_VALID_REASON: Cause.MERCHANT_REFUSED,
}
_COMPLAINED_OF: Mapping[Slot, frozenset[str]] = {
    Slot.MERCHANT_RESPONSE: frozenset({MerchantResponse.NONE.value, MerchantResponse.REFUSED.value}),
    Slot.REFUND_STATUS: frozenset({RefundStatus.ABNORMAL.value, RefundStatus.CLOSED.value}),
    Slot.GOODS_STATE: frozenset({GoodsState.DAMAGED.value}),
}
_CAUSES: Mapping[str, Cause] = {cause.value: cause for cause in Cause}


#: From this probability on it is told.
TOLD = 0.4
#: The same for silence that no word of it tells.
TOLD_OF_WHOEVER = 0.5
#: A refusal has somebody who refuses; a time limit may have run out by itself.
_BY_SOMEBODY = re.compile(
    r"商家|卖家|店|商户|老板|客服|对方|人家|[他她]|那边|拒|驳回|回我|[说讲话称]|不[给肯让退认]|退不(?!了)"
    r"|\b(?:seller|merchant|shop|store|vendor|owner|manager|they|he|she|boss|customer service|staff|agent|support)\b"
    r"|refus|reject|declin|den(?:y|ied)|\bsays?\b|\bsaid\b|told|claims?"
)
#: A limit that a program tells, and one for what a platform wants, is no answer of the seller.
_BY_A_PROGRAM = re.compile(
    r"系统|页面|平台|提示|显示|投诉|申诉|介入|自动|\b(?:app|system|page|platform|complaint|appeal|dispute|status|automatically|cutoff)\b"
)
#: Who says anything, however vague, is not silent.
_TALKS = re.compile(
    r"[说讲话称](?!$)|回复(?!率)|告诉|通知|审核|处理中|流程|财务|总部|总公司|推[到给来说脱诿]?|踢|答应|承诺|保证|同意|加急|再等|让我等|叫我等|忽悠|敷衍|借口|理由|拖"
    r"|\b(?:sa(?:y|ys|id)|tells?|told|replie[sd]|answers?|answered|promis\w*|agree\w*|claims?|writes?|wrote|excuses?|process\w*|review\w*|soon|patient|finance|accounting|head ?office|stall\w*|pass\w*|hand(?:s|ed)|expedit\w*|bounce\w*|checking|tomorrow)\b"
)
_SILENT = re.compile(
    r"[没不无未冇](?:[有人得]|再|肯|给)*(?:回(?!来|去|到|款|我[卡钱微])|理|应|答|接|动|音|信|睬|搭|吭|声|见人|反应|处理|消息|联系)|已读|拉黑|屏蔽|删了|失联|消失|失踪|蒸发|装[死聋]|石沉|跑路|倒闭|关门|关了|空号|停机|打不通|找不[到着见]|联系不|联络不|躲|神隐|晾|不闻不问|冷处理"
    r"|silen|ignor|ghost|vanish|disappear|unanswer|unrespons|block|crickets|on read|nobody|no ?one|\bwall\b|no (?:reply|answer|response|word|reaction|sign)|nothing"
    r"|(?:n't|not|never|stopped|without|nor|quit)[^,.;]{0,16}(?:answer|repl|respon|react|pick|hear|back|read|word|process)|gone (?:quiet|dark)|closed down|shut (?:down|up)|out of business"
)
#: What somebody only wishes for has not happened.
_WISHED = re.compile(r"(?:要是|如果|假如|能)[^,。;!?]*就好|\bif only\b|\bi wish\b")
#: The seller's own word for it that the money is on its way.
_SENT_BY_SELLER = re.compile(
    r"(?:商家|卖家|店|商户|老板|客服|对方|人家|[他她]们?|那边|那头|机构)[^,。;!?没未不]{0,10}(?:[说讲话称]|显示|截图|通知|回复|认账|点头|退|打款|转了)"
    r"|\b(?:seller|merchant|shop|store|vendor|owner|manager|they|he|she|boss|customer service|staff|agent|support)\b[^,.;]{0,16}(?:sa(?:y|ys|id)|told|tells|claim|swear|swore|show|insist|confirm|approv|agree|accept|consent|admit|promis|releas|issued|refunded|processed)"
    r"|according to (?:the |my )?(?:seller|merchant|shop|store|vendor|them)"
)


def answer_told(ranking: tuple[tuple[str, float], ...], normal: str) -> str | None:
    """
    The seller's answer as the message as a whole tells it; `ranking` is best first, `normal` the normalised text.

    For whoever looks at one text alone. A conversation has it in the shares of the causes, and would count it twice.
    """
    best, probability = ranking[0]
    if probability < TOLD or _WISHED.search(normal):
        return None
    if best == Cause.UNRESPONSIVE_MERCHANT:
        # Who only says that no money has come says nothing of the seller.
        is_named = probability >= TOLD_OF_WHOEVER and _BY_SOMEBODY.search(normal)
        is_silent = _SILENT.search(normal) or (is_named and not _TALKS.search(normal))
        return MerchantResponse.NONE if is_silent else None
    if best == Cause.REFUND_PENDING_ARRIVAL:
        return MerchantResponse.AGREED if _SENT_BY_SELLER.search(normal) else None
    if best not in _REFUSED or (best == Cause.MISSED_DEADLINE and _BY_A_PROGRAM.search(normal)):
        return None
    return MerchantResponse.REFUSED if _BY_SOMEBODY.search(normal) else None


def disagreeing(slots: Mapping[Slot, str], ranking: tuple[tuple[str, float], ...]) -> frozenset[Slot]:
    """The slots that words in passing have filled against the sense of the message; `ranking` is best first."""
    found: set[Slot] = set()
    best, probability = ranking[0]
    response, reason = slots.get(Slot.MERCHANT_RESPONSE), slots.get(Slot.REFUSAL_REASON)
    is_dated = Slot.REFUSED_ON in slots
    if (
        response
        and not is_dated
        and best in _CAUSES
        and probability >= CLEARLY
        and _CAUSES[best] not in _FITTING[response]
    ):
        found |= {Slot.MERCHANT_RESPONSE, Slot.REFUSAL_REASON}
    if reason and _share(_BY_REASON[reason], ranking) < AT_ALL:
        found.add(Slot.REFUSAL_REASON)
    return frozenset(found)


def complains(slots: Mapping[Slot, str]) -> bool:
    """Whether one of the facts is what somebody complains of: a day, a sum or a way to pay is not."""
    return any(value in _COMPLAINED_OF.get(slot, ()) for slot, value in slots.items()) or Slot.REFUNDED_TO in slots


def refused_for(slots: Mapping[Slot, str]) -> Cause | None:
    """The cause that a refusal with such a reason is, by the rules of the labels; None where none was told."""
    is_refused = slots.get(Slot.MERCHANT_RESPONSE) == MerchantResponse.REFUSED
    return _BY_REASON.get(slots.get(Slot.REFUSAL_REASON, "")) if is_refused else None


def _share(cause: Cause, ranking: tuple[tuple[str, float], ...]) -> float:
    """How likely it is among what a message may be about: that it gives facts beside says nothing against it."""
    likely = dict(ranking)
    rest = 1 - likely.get(Act.INFORM.value, 0.0)
    return likely.get(cause.value, 0.0) / rest if rest > 0 else 0.0
