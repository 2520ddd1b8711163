"""How long things take, by cause."""

from collections.abc import Mapping

from dialogs.acts import Cause
from dialogs.replies import N_, Say

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
            "%(refund_window)s from the payment. Claim in court: usually barred after %(time_bar)s. I know of no rule that gives you "
            "only some hours after shipping: such hours (%(shipping)s) are the seller's time to ship."
        ),
    ),
    Cause.UNMET_CONDITIONS: Say(
        id="duration.unmet_conditions",
        text=N_(
            "Return without a reason: %(return_right)s from the day after you signed for the goods; the seller pays "
            "within %(payback)s of getting them back. WeChat Shop: ask the platform to step in within "
            "%(shop_appeal)s of the refusal."
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
            "WeChat Shop: ask the platform to step in within %(shop_appeal)s of the refusal. Own Mini Program: "
            "%(complaint_stage)s a stage. Bill complaint: %(bill_finish)s. How long a platform takes to decide is "
            "not published."
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
            "Bill complaint: reply in %(bill_reply)s; I know of no other time for a continued one. 12315: whether it "
            "is taken, %(consumer_decision)s; mediation, at most %(mediation)s after that. Platforms publish no time "
            "for a review."
        ),
    ),
    Cause.NOT_YET_REQUESTED: Say(
        id="duration.not_yet_requested",
        text=N_(
            "Give notice of a return within %(return_right)s from the day after you signed for the goods. The seller "
            "must pay back within %(payback)s of getting them; the money can then take a few days more to arrive."
        ),
    ),
}
