"""Why a signed request leads to no turn, by name: the reasons that the log shows."""

from enum import StrEnum

from bot.errors import BotError


class Reason(StrEnum):
    """What was the matter with a request, or with what it pushed."""

    NO_TURN_DUE = "no_turn_due"
    MALFORMED = "malformed"
    DOCTYPE = "doctype"
    DOUBLED_ELEMENT = "doubled_element"
    NO_MESSAGE_TYPE = "no_message_type"
    NO_SENDER = "no_sender"
    NO_ACCOUNT = "no_account"
    OTHER_ACCOUNT = "other_account"
    OTHER_SENDER = "other_sender"
    NO_DELIVERY_KEY = "no_delivery_key"
    NOT_ENCRYPTED = "not_encrypted"
    NO_AES_KEY = "no_aes_key"
    UNDECRYPTABLE = "undecryptable"
    OTHER_APP = "other_app"


class UnprocessedError(BotError):
    """Nothing is to be done, and WeChat is told `success`. `detail` names a type or an event, never what was said."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.detail = detail
