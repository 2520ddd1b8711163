"""What helps: before one buys, when it goes wrong, when one complains, and next time, by what went wrong this time."""

from collections.abc import Mapping

from dialogs.acts import Act, Cause
from dialogs.refunds.guidance.shape import line, topic
from dialogs.replies import N_, Msgid, Say

BEFORE = topic(
    Act.PREVENTION_TIPS,
    "before",
    N_("Before I buy"),
    Say(id="tips.before.head", text=N_("What lowers the risk before you buy; nothing rules it out:")),
    line(
        "tips.before.read",
        N_(
            "• Read the description, and the terms for returns: on the product page, the payment page, in the help centre."
        ),
    ),
    line(
        "tips.before.terms",
        N_(
            "• Look for the time limit, the conditions, and whether all of it comes back: coupons and freight can lower it."
        ),
    ),
    line(
        "tips.before.law",
        N_(
            "• A shop's terms can give you more than the law, never less. On top of the law, WeChat Pay, the Mini Program and "
            "the WeChat Shop each have rules of their own."
        ),
    ),
    line(
        "tips.before.seller",
        N_(
            "• Look at ratings, at what buyers write, and for the mark 小程序交易保障. Leave out a shop that does not say how it "
            "refunds."
        ),
    ),
    line(
        "tips.before.inside",
        N_("• Pay inside the order only: then the system pays a refund back to the account that paid."),
    ),
    line(
        "tips.before.keep",
        N_(
            "• Keep the order page, the payment record, the chat and what the seller promised; film the unboxing in one take."
        ),
    ),
)

TROUBLE = topic(
    Act.PREVENTION_TIPS,
    "trouble",
    N_("When it goes wrong"),
    Say(id="tips.trouble.head", text=N_("When something goes wrong:")),
    line("tips.trouble.calm", N_("• Stay calm and go step by step: a desk goes by dates and proof.")),
    line(
        "tips.trouble.early",
        N_(
            "• Apply on the order page at once, and tell the shop in the order chat. That puts your request and its "
            "date on record; you need no consent first."
        ),
    ),
    line(
        "tips.trouble.record",
        N_(
            "• Record it before you send anything back: the fault, the box, the label, the waybill; of a false promise the product "
            "page or the live room."
        ),
    ),
    line("tips.trouble.inside", N_("• Stay inside the order: no links, no private transfers, no codes.")),
    line("tips.trouble.keep_card", N_("• Keep the card that paid until the refund has come.")),
)

COMPLAINT = topic(
    Act.PREVENTION_TIPS,
    "complaint",
    N_("Writing a complaint"),
    Say(id="tips.complaint.head", text=N_("What makes a complaint easy to decide; nobody can promise how it ends:")),
    line(
        "tips.complaint.proof",
        N_(
            "• Gather the proof first: photos or video of the fault, the chat with what was promised, order, payment record, "
            "invoice."
        ),
    ),
    line("tips.complaint.dates", N_("• Name the days: bought, fault found, written to the seller.")),
    line("tips.complaint.detail", N_("• Say exactly what is wrong or different: a vague text is easily misread.")),
    line(
        "tips.complaint.demand",
        N_("• Ask for one thing, with an amount in yuan: all of it, a part, or a replacement."),
    ),
    line(
        "tips.complaint.follow",
        N_(
            "• Look in often, and answer at once when proof is asked for. In a Mini Program dispute you have %(step_in_evidence)s; "
            "late proof counts against you."
        ),
    ),
    line(
        "tips.complaint.sober",
        N_("• No insults and no exaggeration: respect the procedure, and stick to what you can show."),
    ),
)

TOPICS = (BEFORE, TROUBLE, COMPLAINT)


def _next_time(cause: Cause, text: Msgid) -> tuple[Cause, Say]:
    return cause, Say(id=f"tips.next_time.{cause}", text=text)


#: What would have helped, by what it was.
NEXT_TIME: Mapping[Cause, Say] = dict(
    (
        _next_time(
            Cause.CHANNEL_MISMATCH,
            N_(
                "For next time: pay inside the order. The way back is then set by the system, and you need not agree on it with the "
                "seller beforehand. A seller who wants another way offers a private transfer."
            ),
        ),
        _next_time(
            Cause.MISSED_DEADLINE,
            N_(
                "For next time: note the day you signed for the goods, look up the shop's time limit at once, and apply early. Only "
                "the notice must be in time. Hours counted from shipping are the seller's time to ship (%(shipping)s), not yours."
            ),
        ),
        _next_time(
            Cause.UNMET_CONDITIONS,
            N_(
                "For next time: with custom-made, fresh or digital goods and tickets look before you pay at what can be returned, "
                "and keep a picture of all that you are asked to confirm. Promotions and an opened box are no exception by themselves."
            ),
        ),
        _next_time(
            Cause.SYSTEM_OUTAGE,
            N_(
                "You could hardly have prevented it: faults pass, and repeating the refund is up to the seller. For next time: keep "
                "the exact error text and the transaction number."
            ),
        ),
        _next_time(
            Cause.UNRESPONSIVE_MERCHANT,
            N_(
                "For next time: ask the shop something before you pay and see whether it answers. And apply on the "
                "order page, not in the chat alone: in a WeChat Shop that is what starts the seller's countdown."
            ),
        ),
        _next_time(
            Cause.MERCHANT_REFUSED,
            N_(
                "For next time: have promises written in the order chat. A promise that is better than the law binds the seller, and "
                "a screenshot shows it."
            ),
        ),
        _next_time(
            Cause.UNCLEAR_PROCESS,
            N_(
                "For next time: see before you pay where the shop takes refunds and how it reports on them. The order itself is "
                "under 我 → 购物订单与卡包 → 小程序购物订单; menu names differ a little by version."
            ),
        ),
        _next_time(
            Cause.REFUND_PENDING_ARRIVAL,
            N_(
                "For next time: keep the card that paid until the money is back, and ask the seller for two things at once: the day "
                "the refund was started and its number."
            ),
        ),
        _next_time(
            Cause.APPEAL_FAILED,
            N_(
                "For next time: three things weaken a complaint: thin proof, an unclear text, and goods that cannot be returned. Gather "
                "everything before you file: a Mini Program dispute has one platform step-in for an order."
            ),
        ),
        _next_time(
            Cause.NOT_YET_REQUESTED,
            N_(
                "For next time: see at once how the shop takes goods back, and give notice on the day you notice something. The time "
                "to return without a reason (%(return_right)s) begins on the day after you sign."
            ),
        ),
    )
)

ALL_SAYS = (*(say for each in TOPICS for say in each.says), *NEXT_TIME.values())
