"""What a merchant's refund error means, in plain words, and whose move it is (both versions of WeChat Pay's interface)."""

from collections.abc import Mapping

from dialogs.refunds import errors
from dialogs.replies import N_, Msgid, Say


def _meaning(name: str, codes: frozenset[str], text: Msgid) -> Mapping[str, Say]:
    say = Say(id=f"howto.code.{name}", text=text)
    return dict.fromkeys(sorted(codes), say)


MEANINGS: Mapping[str, Say] = {
    **_meaning(
        "no_funds",
        errors.NO_FUNDS,
        N_(
            "Your refundable balance is short, and the refund was not made. Sales are settled the next day, so this is common. Your move: "
            "top up, then refund again."
        ),
    ),
    **_meaning(
        "user_account",
        errors.USER_ACCOUNT,
        N_(
            "The buyer's WeChat Pay account is closed or abnormal. The buyer's move: restore it, then you refund again. If that "
            "cannot be, agree on another way in writing."
        ),
    ),
    **_meaning(
        "order",
        errors.WRONG_ORDER,
        N_(
            "No such payment is found: the order number is wrong, it was never paid, or it was paid to another merchant. Your move: check "
            "the transaction number (交易单号) on the buyer's bill."
        ),
    ),
    **_meaning(
        "too_old",
        errors.OVER_A_YEAR,
        N_(
            "The payment is older than %(refund_window)s, so WeChat Pay refunds it no more. Your move: agree with the buyer, in writing, "
            "on another way to pay it back."
        ),
    ),
    **_meaning(
        "rule",
        errors.SOME_RULE,
        N_(
            "The refund breaks a rule: too old (%(refund_window)s), more than is left to refund, or refunded already. Your move: read the "
            "message beside the code; it names which one."
        ),
    ),
    **_meaning(
        "too_often",
        errors.TOO_OFTEN,
        N_(
            "Too many refunds in a short time, or an old order. It was not accepted. Your move: try again later with the same refund number."
        ),
    ),
    **_meaning(
        "system",
        errors.TEMPORARY,
        N_(
            "A fault on WeChat's side. Your move: try again with the same refund number, and never with a new one: it could be paid twice."
        ),
    ),
    **_meaning(
        "parameters",
        errors.BAD_REQUEST,
        N_("The request that your system sent is malformed. Your developer's move."),
    ),
    **_meaning(
        "no_right",
        errors.NO_RIGHT,
        N_(
            "You have no right to refund this order. Your move, or your service provider's: have the refund right granted."
        ),
    ),
    **_meaning(
        "setup",
        errors.BAD_SETUP,
        N_("A fault in your set-up: the merchant number or the signature does not fit. Your developer's move."),
    ),
    **_meaning(
        "blocked",
        errors.BLOCKED,
        N_(
            "WeChat usually means by this that it has blocked the request; I know no official text on it. Your move: ask WeChat Pay."
        ),
    ),
}
#: For a code that is not in the table.
UNKNOWN = Say(
    id="howto.code.unknown",
    text=N_(
        "I do not know this code. Read the message beside it; if it does not help, have your developer or WeChat Pay look at it."
    ),
)

ALL_SAYS = (*dict.fromkeys(MEANINGS.values()), UNKNOWN)
