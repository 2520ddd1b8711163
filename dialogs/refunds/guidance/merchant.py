"""The merchant's side: what a shop manager asks about refunds, a page a topic."""

from dialogs.acts import Act
from dialogs.refunds.guidance.shape import line, topic
from dialogs.replies import N_, Say

WHERE = topic(
    Act.MERCHANT_HOWTO,
    "where",
    N_("Where to press"),
    Say(
        id="howto.where",
        text=N_(
            "As the merchant: open 微信支付商户平台 → 交易中心, find the order and refund it there, or use your shop's back office. In a "
            "WeChat Shop deal with the claim on its after-sale page."
        ),
    ),
    Say(
        id="howto.start",
        text=N_(
            "Check reason and amount first. Your yes alone is not always the refund: in a WeChat Shop it starts by itself, in your "
            'own Mini Program somebody has to start it. And "accepted" is not yet "refunded": look at the status again.'
        ),
    ),
    Say(
        id="howto.proof",
        text=N_(
            "An ordinary refund needs no shipping list and no sign-off slip uploaded. Proof is asked for when a complaint has found "
            "you liable, or when you had to pay by hand."
        ),
    ),
)

STUCK = topic(
    Act.MERCHANT_HOWTO,
    "stuck",
    N_("Why it is stuck"),
    Say(id="howto.stuck", text=N_("What can hold up a refund of yours:")),
    line(
        "howto.stuck.approval",
        N_("• Your own approval step: what nobody approves is rejected by itself after %(merchant_approval)s."),
    ),
    line(
        "howto.stuck.balance",
        N_(
            "• Too little money: top up (充值). A refund that stays short of money is closed after %(refund_closes)s. Shares that "
            "were paid out to others do not come back by themselves."
        ),
    ),
    line(
        "howto.stuck.card",
        N_(
            "• The card and the wallet of the buyer take nothing: use 异常退款, to a debit card of the buyer (%(abnormal_banks)s banks), "
            "or back to your account, to be paid by hand."
        ),
    ),
    line(
        "howto.stuck.limits",
        N_(
            "• Limits: never more than was paid, at most %(part_refunds)s part refunds for an order, at least %(part_refund_pause)s apart, "
            "none after %(refund_window)s from the payment; old orders are let through slowly."
        ),
    ),
    Say(
        id="howto.stuck.number",
        text=N_(
            "Repeat a failed refund with the same refund number, else it may be paid twice. A closed one needs a new number."
        ),
    ),
)

CODES = topic(
    Act.MERCHANT_HOWTO,
    "codes",
    N_("An error code"),
    Say(
        id="howto.codes",
        text=N_(
            "Send me the error code as it stands there, such as NOT_ENOUGH, and I will say what it means and whose move it is. Without "
            "a code: the text of the message names the rule that was broken."
        ),
    ),
)

COMPLAINTS = topic(
    Act.MERCHANT_HOWTO,
    "complaints",
    N_("Clocks on complaints"),
    Say(
        id="howto.complaints",
        text=N_(
            "Your clocks run on weekends too. Complaint on the WeChat Pay bill: answer in %(bill_reply)s, be done in %(bill_finish)s. "
            "Complaint in the Mini Program: %(complaint_stage)s a stage. Claim in a WeChat Shop: what its countdown says; the rules "
            "name %(shop_reply)s."
        ),
    ),
    Say(
        id="howto.complaints.silence",
        text=N_(
            "Silence counts against you: you are held liable, the money can be returned to the buyer at your cost, and it can cost deposit "
            "and trade score. In a WeChat Shop a refund-only claim goes through by itself."
        ),
    ),
    Say(
        id="howto.complaints.answer",
        text=N_(
            "A yes in the complaint is not the refund: start it too. With a no, give the reason and the proof, and "
            "talk: on the bill the buyer can go on (继续投诉), in a WeChat Shop ask the platform to step in for "
            "%(shop_appeal)s. Asked for proof in a Mini Program dispute, you have %(step_in_evidence)s."
        ),
    ),
)

BUYER = topic(
    Act.MERCHANT_HOWTO,
    "buyer",
    N_("What to tell the buyer"),
    Say(
        id="howto.buyer",
        text=N_(
            "Answer soon and patiently. Tell the buyer what comes next, the day the refund was started and its number, and how long it "
            "usually takes: wallet %(wallet_arrival)s, bank card %(card_arrival)s. Keep the status in your shop true: the buyer can "
            "compare it with the WeChat bill."
        ),
    ),
    Say(
        id="howto.buyer.no",
        text=N_(
            "You do not agree? Ask why the buyer wants the money back, name the rule you go by, and offer what you can: a part, an "
            "exchange, a repair."
        ),
    ),
    Say(
        id="howto.buyer.private",
        text=N_(
            "Cover names, telephone numbers and addresses in pictures that you hand in, pass a buyer's data to nobody, and never ask for "
            "codes or passwords."
        ),
    ),
    Say(
        id="howto.buyer.before",
        text=N_(
            "And before that: describe the goods as they are, at a fair price, say clearly how you refund, ship in time (ordinary goods: "
            "%(shipping)s unless agreed otherwise), and help when something is wrong with the goods."
        ),
    ),
)

TOPICS = (WHERE, STUCK, CODES, COMPLAINTS, BUYER)
ALL_SAYS = tuple(say for each in TOPICS for say in each.says)
