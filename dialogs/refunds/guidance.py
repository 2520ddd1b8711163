"""Short answers beside the diagnosis: proof, times, the ladder as a whole, prevention, the merchant's side, neighbours."""

from collections.abc import Mapping

from dialogs.acts import Cause
from dialogs.replies import N_, Msgid, Say


def _tight(id: str, text: Msgid) -> Say:  # noqa: A002 - it is one
    return Say(id=id, text=text, tight=True)


EVIDENCE_NOTE = Say(
    id="evidence.note",
    text=N_("Take screenshots that show date and name, and cover ID and card numbers before you hand them in."),
)
ESCALATION_NOTE = Say(
    id="escalation.note",
    text=N_(
        "Go in this order, and keep a copy of each step: the next desk asks for it. At 12315 or the consumer association choose one; the "
        "second is refused."
    ),
)

#: How long things take, by cause.
DURATION: Mapping[Cause, Say] = {
    Cause.CHANNEL_MISMATCH: Say(
        id="duration.channel_mismatch",
        text=N_(
            "A refund by the original way, once started: wallet usually %(wallet_arrival)s, bank card usually %(card_arrival)s. A private "
            "transfer has no clock and no protection."
        ),
    ),
    Cause.MISSED_DEADLINE: Say(
        id="duration.missed_deadline",
        text=N_(
            "Return without a reason: %(return_right)s from the day after you signed for the goods. Refund by WeChat Pay: "
            "%(refund_window)s from the payment. Claim in court: usually barred after %(time_bar)s."
        ),
    ),
    Cause.UNMET_CONDITIONS: Say(
        id="duration.unmet_conditions",
        text=N_(
            "Return without a reason: %(return_right)s from the day after you signed for the goods. WeChat Shop: call the platform within "
            "%(shop_appeal)s of the refusal. After the goods came back: %(payback)s to pay."
        ),
    ),
    Cause.SYSTEM_OUTAGE: Say(
        id="duration.system_outage",
        text=N_(
            "Nobody can name the end of a fault. I would give the seller %(outage_patience)s to try again; after that treat it as a refund "
            "that was not made."
        ),
    ),
    Cause.UNRESPONSIVE_MERCHANT: Say(
        id="duration.unresponsive_merchant",
        text=N_(
            "Bill complaint: reply in %(bill_reply)s, end in %(bill_finish)s. Mini Program complaint: %(complaint_stage)s a stage. WeChat "
            "Shop claim: %(shop_reply)s, or what the countdown on your order page says."
        ),
    ),
    Cause.MERCHANT_REFUSED: Say(
        id="duration.merchant_refused",
        text=N_(
            "WeChat Shop: call the platform within %(shop_appeal)s of the refusal. Own Mini Program: %(complaint_stage)s a stage. Bill complaint: "
            "%(bill_finish)s. How long a platform takes to decide is not published."
        ),
    ),
    Cause.UNCLEAR_PROCESS: Say(
        id="duration.unclear_process",
        text=N_(
            "Once a refund was really started: wallet usually %(wallet_arrival)s, bank card usually %(card_arrival)s. Before that nothing runs, so "
            "first see whether it was started."
        ),
    ),
    Cause.REFUND_PENDING_ARRIVAL: Say(
        id="duration.refund_pending_arrival",
        text=N_(
            "From the day the refund was started: wallet usually %(wallet_arrival)s, bank card usually %(card_arrival)s. A refund that is stuck "
            "because the seller's account is short is closed after %(refund_closes)s."
        ),
    ),
    Cause.APPEAL_FAILED: Say(
        id="duration.appeal_failed",
        text=N_(
            "Continued bill complaint: reply in %(bill_reply)s. 12315: whether it is taken, %(consumer_decision)s; mediation, at most "
            "%(mediation)s after that. Platforms publish no time for a review."
        ),
    ),
    Cause.NOT_YET_REQUESTED: Say(
        id="duration.not_yet_requested",
        text=N_(
            "Give notice of a return within %(return_right)s from the day after you signed for the goods. The seller pays back within "
            "%(payback)s of getting them; then it takes up to a few days to arrive."
        ),
    ),
}

PREVENTION_TIPS = (
    Say(id="tips.head", text=N_("What helps to avoid this next time:")),
    _tight("tips.stay_inside", N_("• Pay and chat only inside the order; refuse links and private transfers.")),
    _tight("tips.read_first", N_("• Before buying, look for what cannot be returned and what you must confirm.")),
    _tight("tips.record", N_("• Keep the order page, the chat and the seller's promises as screenshots.")),
    _tight("tips.unbox", N_("• Film the unboxing in one take, with the label.")),
    _tight("tips.apply_early", N_("• Apply on the order page at once; you need no consent before.")),
    _tight("tips.keep_card", N_("• Keep the card that paid until the refund has come.")),
)

MERCHANT_HOWTO = (
    Say(
        id="howto.where",
        text=N_(
            "If you are the merchant: start the refund in the WeChat Pay merchant platform (微信支付商户平台) or in your shop's back "
            "office. Approving a claim in the shop does not always start it."
        ),
    ),
    Say(
        id="howto.stuck",
        text=N_(
            "Usual reasons for being stuck: your own approval step (rejected by itself after %(merchant_approval)s), too little unsettled or available "
            "money (top up), a dead card (use 异常退款). Repeat a failed refund with the same number; a closed one needs a new number."
        ),
    ),
)

#: What we cannot solve, but can point on; by topic.
NEIGHBOURS: Mapping[str, Say] = {
    "logistics": Say(
        id="neighbour.logistics",
        text=N_(
            "I cannot see parcels. Ask the courier with the waybill number, and the seller in the order chat; if the goods never come, I can "
            "help with the refund."
        ),
    ),
    "account_ban": Say(
        id="neighbour.account_ban",
        text=N_(
            "I cannot lift limits on a WeChat account. Only WeChat's own customer service, inside the app, can help there."
        ),
    ),
    "red_packet": Say(
        id="neighbour.red_packet",
        text=N_(
            "Red packets are not orders, and I know nothing of yours. Look in 我 → 服务 → 钱包 → 账单, or ask WeChat Pay on %(wechat_pay_line)s."
        ),
    ),
    "transfer": Say(
        id="neighbour.transfer",
        text=N_(
            "A transfer to a person is not an order and has no refund button. Ask the person; if you were cheated, call the police on "
            "%(police_line)s and your bank at once."
        ),
    ),
    "other_platform": Say(
        id="neighbour.other_platform",
        text=N_(
            "I only know refunds in WeChat Mini Programs and WeChat Shops. For another platform use the complaint entry on that order's page."
        ),
    ),
}
NEIGHBOUR_OTHER = Say(
    id="neighbour.other",
    text=N_("That is outside what I know. I help with refunds in WeChat Mini Programs and WeChat Shops."),
)

ALL_SAYS = (
    EVIDENCE_NOTE,
    ESCALATION_NOTE,
    *DURATION.values(),
    *PREVENTION_TIPS,
    *MERCHANT_HOWTO,
    *NEIGHBOURS.values(),
    NEIGHBOUR_OTHER,
)
