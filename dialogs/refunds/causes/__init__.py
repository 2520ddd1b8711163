"""The causes with their variants, a file a cause."""

from collections.abc import Mapping

from dialogs.acts import Cause
from dialogs.refunds.causes import (
    appeal_failed,
    channel_mismatch,
    merchant_refused,
    missed_deadline,
    not_yet_requested,
    refund_pending_arrival,
    system_outage,
    unclear_process,
    unmet_conditions,
    unresponsive_merchant,
)
from dialogs.replies import Msgid

_MODULES = {
    Cause.CHANNEL_MISMATCH: channel_mismatch,
    Cause.MISSED_DEADLINE: missed_deadline,
    Cause.UNMET_CONDITIONS: unmet_conditions,
    Cause.SYSTEM_OUTAGE: system_outage,
    Cause.UNRESPONSIVE_MERCHANT: unresponsive_merchant,
    Cause.MERCHANT_REFUSED: merchant_refused,
    Cause.UNCLEAR_PROCESS: unclear_process,
    Cause.REFUND_PENDING_ARRIVAL: refund_pending_arrival,
    Cause.APPEAL_FAILED: appeal_failed,
    Cause.NOT_YET_REQUESTED: not_yet_requested,
}

ALL_VARIANTS = tuple(variant for module in _MODULES.values() for variant in module.VARIANTS)
NAMES: Mapping[Cause, Msgid] = {cause: module.NAME for cause, module in _MODULES.items()}
#: Looking up the status helps whoever knows nothing, so that comes first when nothing is known;
#: and a refusal of which nobody knows the reason is just that.
PRIORS: Mapping[Cause, float] = {Cause.UNCLEAR_PROCESS: 1.5, Cause.MERCHANT_REFUSED: 1.5}
