"""
What people ask whatever their case is: one answer to each, and the figures and rules that it rests on.

The names are those of the patterns in `locales/`. What an answer rests on tells whoever asks "says who?", with who
sets it, where it stands and when it was read.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.catalog import Figure
from dialogs.refunds.figures import law, public, rules, wechat_pay
from dialogs.replies import N_, Msgid, Say


@dataclass(frozen=True, slots=True)
class Matter:
    """A question with an answer of its own."""

    say: Say
    rests_on: tuple[Figure, ...]


def _matter(name: str, text: Msgid, *rests_on: Figure, names_lines: bool = False) -> tuple[str, Matter]:
    say = Say(id=f"matter.{name}", text=text, gives_numbers=names_lines, meets_staff=names_lines)
    return name, Matter(say, rests_on)


_ABOUT_THE_MONEY = (
    _matter(
        "dead_card",
        N_(
            "A refund to a closed card is not lost. By WeChat Pay's help for merchants it then goes to your WeChat wallet (零钱): "
            "look there. Only if that fails too is the refund abnormal (退款异常), the money parked with WeChat Pay; the seller can "
            "send it to another debit card of your own, given on the official order page alone. If neither has it, ask the seller "
            "which account it went to."
        ),
        rules.DEAD_CARD,
        rules.REFUND_STATES,
    ),
    _matter(
        "pay_account",
        N_(
            "If your WeChat Pay is closed or restricted, a refund to it fails, and the seller sees an error. First open WeChat Pay "
            "again, or verify yourself there, then ask the seller to refund once more. If that cannot be, agree with the seller on "
            "another way, in writing. WeChat Pay, %(wechat_pay_line)s, can tell you what is wrong with the account."
        ),
        rules.CLOSED_ACCOUNT,
        names_lines=True,
    ),
    _matter(
        "less",
        N_(
            "Less than you asked for can be right. With a coupon only what you really paid comes back, and of a part refund only "
            "the share of it that you paid of the order. In a WeChat Shop the freight stays out once anything was shipped. Any "
            "other deduction is for the seller to explain: ask for the sum, item by item, and where it stood before you paid."
        ),
        rules.COUPON_SHARE,
        rules.SHOP_FREIGHT,
    ),
    _matter(
        "fee",
        N_(
            "I know of no rule that gives a seller a fee on every refund. On a return without a reason the law leaves you the "
            "return freight, and the seller pays back the price. With tickets, bookings and services it counts what you agreed to "
            "when you paid. Ask in writing where the fee stood before you paid and how it is worked out; without a good answer, "
            "complain."
        ),
        law.RETURN_RIGHT,
        law.PAYBACK,
        rules.AS_PROMISED,
    ),
    _matter(
        "deposit",
        N_(
            "A deposit (押金) taken online has to be paid back promptly, says the E-Commerce Law, once what was agreed for it is "
            "met. If something is kept, ask in writing what for: which damage or debt, how much, by which clause. Without an "
            "answer, complain on the bill of that payment."
        ),
        rules.DEPOSITS,
    ),
    _matter(
        "no_funds",
        N_(
            "It means that the seller's account at WeChat Pay is short of money: that refund could not be made. It is no fault of "
            "yours, and nothing for you to repair. The seller has to top up and refund again. If the refund stands in progress for "
            "more than %(refund_closes)s, WeChat Pay closes it, and the seller has to start a new one."
        ),
        rules.ERROR_CODES,
        wechat_pay.REFUND_CLOSES,
    ),
    _matter(
        "one_year",
        N_(
            "WeChat Pay refunds until %(refund_window)s after the payment, to the very day. After that it refuses, whatever the "
            "seller wants; the seller can then only pay you back in another way, such as a transfer. Have that confirmed in "
            "writing first."
        ),
        wechat_pay.REFUND_WINDOW,
    ),
    _matter(
        "other_way",
        N_(
            "WeChat refunds only to the account that paid. Money that comes through Alipay or a transfer is a private payment: the "
            "sum may be right, but the order stays unrefunded and its protection is lost. If you take it all the same, have it "
            "agreed in the order chat, and withdraw or confirm nothing before the money is there."
        ),
        rules.ORIGINAL_WAY,
        rules.PRIVATE_TRANSFER,
    ),
    _matter(
        "where_it_shows",
        N_(
            "Open 我 → 服务 → 钱包 → 账单 and tap the payment: a refund that was started stands there. If nothing stands there, it has "
            "probably not been started, whatever the shop says: ask the seller for the WeChat Pay refund number. Menu names differ "
            "a little between versions."
        ),
        rules.WHERE_TO_LOOK,
        rules.REFUND_STATES,
    ),
    _matter(
        "auto_renewal",
        N_(
            "Where automatic deductions are switched off I have found in no source that I can vouch for, so I name no menu. Ask "
            "WeChat Pay: %(wechat_pay_line)s, or 我 → 服务 → 钱包 → 帮助中心; and tell the seller in writing to end the renewal. Switching "
            "it off brings nothing back that was taken already: that refund is a question of its own, and we can go on with it "
            "here."
        ),
        names_lines=True,
    ),
)
_ABOUT_COMPLAINTS = (
    _matter(
        "sellers_name",
        N_(
            "Open the payment in 我 → 服务 → 钱包 → 账单 and look there for whom you paid. Ask the platform for the seller's real "
            "name, address and contact, too: if it cannot give them, you can claim against the platform itself, says the Consumer "
            "Protection Law. A complaint to 12315 asks for the seller's name and address."
        ),
        rules.WHERE_TO_LOOK,
        rules.PLATFORM_NAMES_SELLER,
        rules.COMPLAINT_CONTENTS,
    ),
    _matter(
        "complaint_times",
        N_(
            "On the WeChat Pay bill the seller has %(bill_reply)s to answer and %(bill_finish)s to finish. In the Mini Program each "
            "stage is %(complaint_stage)s. At 12315 it is decided within %(consumer_decision)s whether the complaint is taken; "
            "mediation ends after %(mediation)s at the latest."
        ),
        rules.BILL_PATH,
    ),
    _matter(
        "where_to_complain",
        N_(
            "On the bill: 我 → 服务 → 钱包 → 账单, tap the payment, then 对订单有疑惑 → 投诉商家. In the Mini Program: ··· at the top right, "
            "反馈与投诉 or 投诉, then a trade complaint. Menu names differ a little between versions."
        ),
        rules.BILL_PATH,
        rules.TRADE_PATH,
    ),
    _matter(
        "two_offices",
        N_(
            "The complaint on the WeChat Pay bill and the one in the Mini Program are separate, and you may use both. Outside "
            "WeChat choose one: what 12315, the consumer association, another authority or a court has taken already, the next one "
            "refuses. A Mini Program's platform steps in only once for an order."
        ),
        rules.ONE_MEDIATOR,
        rules.TRADE_PATH,
        rules.STEP_IN_ONCE,
    ),
)
_ABOUT_RIGHTS = (
    _matter(
        "deception",
        N_(
            "Whoever sells by deceiving owes %(fraud_times)s times the price on top, at least %(fraud_least)s; a fake sold as "
            "genuine can be that. Whether it was is for an authority or a court to decide, and I promise nothing. Proof that "
            "helps: the page or advertisement that says so, the order, the goods, the chat, and an appraisal or a word of "
            "the brand."
        ),
        law.FRAUD_TIMES,
        law.FRAUD_LEAST,
    ),
    _matter(
        "no_refund_term",
        N_(
            'A term such as "no refunds" does not take away what the law gives: faulty goods, goods that never came, and for goods '
            "bought online a return without a reason for %(return_right)s, with exceptions such as custom-made and perishable ones. "
            "With services, tickets and bookings it counts what you agreed to before you paid: ask where that stood."
        ),
        law.RETURN_RIGHT,
        law.FAULT_RETURN,
        rules.RETURN_EXCLUSIONS,
    ),
    _matter(
        "repair_only",
        N_(
            "Faulty goods can be returned within %(fault_return)s of receipt, unless the state or your agreement sets something "
            "else, and the seller pays the freight: within that time you need not be content with a repair. Later the seller may "
            "answer with repair or exchange, unless the fault is one for which the contract can be ended."
        ),
        law.FAULT_RETURN,
    ),
    _matter(
        "prepaid_law",
        N_(
            "For prepaid cards and courses the Supreme People's Court lets you ask for the principal back within "
            "%(prepaid_return)s of paying, unless you had had the same goods or service before. Later you can end the contract "
            "for the causes that it lists, and a seller who vanishes with the money may owe damages on top. Ask in writing for "
            "what is not used up, with the sum."
        ),
        law.PREPAID_RETURN,
    ),
    _matter(
        "child",
        N_(
            "What a child under %(child_age)s bought is void; an older child's larger purchase needs the guardian's consent. In "
            "WeChat mini-games usually by 反馈与投诉 → 支付问题 → 未成年人支付退款; the developer usually answers within %(minor_reply)s, an "
            "appeal within %(minor_appeal)s. Have proof of guardianship and the payment records ready."
        ),
        law.CHILD_AGE,
        rules.MINI_GAMES,
    ),
    _matter(
        "scam",
        N_(
            "From here I cannot see who is behind it. Sure signs: somebody wants a code, a password, a shared screen, an app or "
            "money before the refund, or leads you away from the order. Is one of them there? Stop, have your bank freeze what went "
            "out, and call the police on %(police_line)s or the anti-fraud line on %(anti_fraud_line)s. A refund on the order "
            "itself needs none of that."
        ),
        public.POLICE_LINE,
        public.ANTI_FRAUD_LINE,
        names_lines=True,
    ),
)
MATTERS: Mapping[str, Matter] = dict((*_ABOUT_THE_MONEY, *_ABOUT_COMPLAINTS, *_ABOUT_RIGHTS))

ALL_SAYS = tuple(matter.say for matter in MATTERS.values())
#: What each answer rests on beyond the figures that it names.
CLAIMS: Mapping[str, tuple[Figure, ...]] = {
    matter.say.id: matter.rests_on for matter in MATTERS.values() if matter.rests_on
}
