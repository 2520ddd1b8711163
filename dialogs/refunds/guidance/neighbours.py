"""What we cannot solve, but can point on."""

from collections.abc import Mapping

from dialogs.replies import N_, Say

#: By topic.
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
        meets_staff=True,
        text=N_(
            "I cannot lift limits on a WeChat account. Only WeChat's own customer service, inside the app, can help there."
        ),
    ),
    "red_packet": Say(
        id="neighbour.red_packet",
        meets_staff=True,
        gives_numbers=True,
        text=N_(
            "Red packets are not orders, and I know nothing of yours. Look in 我 → 服务 → 钱包 → 账单, or ask WeChat Pay on %(wechat_pay_line)s."
        ),
    ),
    "transfer_sent": Say(
        id="neighbour.transfer",
        gives_numbers=True,
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
