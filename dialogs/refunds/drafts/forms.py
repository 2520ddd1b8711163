"""Where drafts go: what each place takes, how they get there, and how a last notice names it as the next step."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.catalog import Addressee, Figure
from dialogs.refunds.drafts.shape import piece
from dialogs.refunds.drafts.timeline import POINTS
from dialogs.refunds.figures.forms import BILL_TEXT, FORM_TEXT, MESSAGE_TEXT
from dialogs.replies import N_, Msgid, Say
from dialogs.slots import Slot


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A place that takes drafts."""

    name: Msgid
    #: At most so many characters; the figure says who sets it.
    limit: Figure
    #: How to send it, and its limit.
    sending: Say
    #: How drafts for it call the seller.
    seller: str = "商家"
    #: What it wants to hear of, where it is known.
    events: frozenset[Slot] = frozenset(POINTS)
    #: The order is attached by itself: its number is told when it is known, and never asked for.
    has_order: bool = False
    takes_files: bool = True
    #: "If not, I shall go there." None where nobody goes on their own.
    threat: Say | None = None


_OTHER_FORM = N_(
    "Paste it into the description there. I keep it to %(form_text)s characters; what the form takes is for the form to say."
)

FORMS: Mapping[Addressee, Form] = {
    Addressee.SELLER: Form(
        name=N_("the seller"),
        limit=MESSAGE_TEXT,
        sending=Say(
            id="draft.sending.seller",
            text=N_(
                "Paste it into the order chat and add screenshots. If you send it on another day, change the day in it."
            ),
            tight=True,
        ),
        seller="贵店",
    ),
    Addressee.BILL: Form(
        name=N_("the complaint on the WeChat Pay bill"),
        limit=BILL_TEXT,
        has_order=True,
        sending=Say(
            id="draft.sending.bill",
            text=N_(
                "Paste it into the description of 投诉商家, which takes %(bill_text)s characters, and add screenshots."
            ),
            tight=True,
        ),
        threat=piece("draft.threat.bill", "逾期没有处理，我将通过微信支付账单投诉。"),
    ),
    Addressee.MINI_PROGRAM: Form(
        name=N_("the Mini Program's trade complaint"),
        limit=FORM_TEXT,
        sending=Say(id="draft.sending.mini_program", text=_OTHER_FORM, tight=True),
        threat=piece("draft.threat.mini_program", "逾期没有处理，我将在小程序内发起交易投诉。"),
    ),
    Addressee.SHOP: Form(
        name=N_("the WeChat Shop's order page"),
        limit=FORM_TEXT,
        sending=Say(id="draft.sending.shop", text=_OTHER_FORM, tight=True),
        threat=piece("draft.threat.shop", "逾期没有处理，我将在订单页申请售后，并按规则请平台处理。"),
    ),
    Addressee.REVIEW: Form(
        name=N_("the platform that decided"),
        limit=FORM_TEXT,
        sending=Say(id="draft.sending.review", text=_OTHER_FORM, tight=True),
    ),
    Addressee.REGULATOR: Form(
        name=N_("12315"),
        limit=FORM_TEXT,
        sending=Say(
            id="draft.sending.regulator",
            text=N_(
                "Paste it into the 12315 form and add your proof; who you are is asked for apart. I keep it to %(form_text)s characters."
            ),
            tight=True,
        ),
        threat=piece("draft.threat.regulator", "逾期没有处理，我将向12315投诉。"),
    ),
    Addressee.PAYMENT_COMPANY: Form(
        name=N_("the payment company"),
        limit=MESSAGE_TEXT,
        sending=Say(
            id="draft.sending.payment_company",
            text=N_("Send it in the official app's own service chat, or read it out on the phone."),
            tight=True,
            meets_staff=True,
        ),
        events=frozenset({Slot.PAID_ON, Slot.REFUND_STARTED_ON}),
        takes_files=False,
    ),
}

ALL_SAYS: tuple[Say, ...] = tuple(
    say for form in FORMS.values() for say in (form.sending, form.threat) if say is not None
)
