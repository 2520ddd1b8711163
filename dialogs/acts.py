"""What a message wants (acts), warns of (signals), and is about (causes, grounds). Ids are a contract."""

from collections.abc import Mapping
from enum import StrEnum


class Act(StrEnum):
    """What a message wants of us."""

    REPORT = "report"
    INFORM = "inform"
    AFFIRM = "affirm"
    DENY = "deny"
    DONT_KNOW = "dont_know"
    SKIP = "skip"
    MORE = "more"
    GO_BACK = "go_back"
    RESTART = "restart"
    CANCEL = "cancel"
    REPEAT = "repeat"
    HELP = "help"
    ASK_WHY = "ask_why"
    ASK_REASONS = "ask_reasons"
    ASK_SOURCE = "ask_source"
    ASK_EVIDENCE = "ask_evidence"
    ASK_DURATION = "ask_duration"
    ASK_ESCALATION = "ask_escalation"
    ASK_DRAFT = "ask_draft"
    PREVENTION_TIPS = "prevention_tips"
    MERCHANT_HOWTO = "merchant_howto"
    TALK_TO_HUMAN = "talk_to_human"
    CHANGE_LANGUAGE = "change_language"
    SHOW_CASE = "show_case"
    REPORT_PROGRESS = "report_progress"
    FORGET_ME = "forget_me"
    EXPORT_MY_DATA = "export_my_data"
    GREETING = "greeting"
    THANKS = "thanks"
    GOODBYE = "goodbye"
    SMALLTALK = "smalltalk"
    ABUSE = "abuse"
    SCAM_SIGNAL = "scam_signal"
    NEIGHBOUR = "neighbour"
    UNKNOWN = "unknown"


class Cause(StrEnum):
    """Why the money is not there."""

    CHANNEL_MISMATCH = "channel_mismatch"
    MISSED_DEADLINE = "missed_deadline"
    UNMET_CONDITIONS = "unmet_conditions"
    SYSTEM_OUTAGE = "system_outage"
    UNRESPONSIVE_MERCHANT = "unresponsive_merchant"
    MERCHANT_REFUSED = "merchant_refused"
    UNCLEAR_PROCESS = "unclear_process"
    REFUND_PENDING_ARRIVAL = "refund_pending_arrival"
    APPEAL_FAILED = "appeal_failed"
    NOT_YET_REQUESTED = "not_yet_requested"


class Ground(StrEnum):
    """Why a refund is owed."""

    GOODS_DAMAGED = "goods_damaged"
    NOT_AS_DESCRIBED = "not_as_described"
    NOT_SHIPPED = "not_shipped"


#: By their ids, as they are stored.
CAUSES: Mapping[str, Cause] = {str(cause): cause for cause in Cause}
GROUNDS: Mapping[str, Ground] = {str(ground): ground for ground in Ground}


class Signal(StrEnum):
    """What a message shows besides its act."""

    SCAM = "scam"
    #: A code, password, card or ID number was in the text (and has been taken out of it).
    SECRET_SENT = "secret_sent"  # noqa: S105 - a name, not a secret
    DISTRESS = "distress"
    ANGER = "anger"
    LEGAL_THREAT = "legal_threat"
    MINOR = "minor"
