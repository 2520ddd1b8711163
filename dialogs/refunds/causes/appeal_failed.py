"""A complaint was turned down, or led to nothing."""

from dialogs.acts import Cause
from dialogs.catalog import Weight
from dialogs.refunds.causes.shape import UNTOLD, Answers, only, seen, variant
from dialogs.refunds.figures import law, mini_program, public, rules, wechat_pay
from dialogs.refunds.ladder import PUBLIC, own_moves, seller_answers, shop
from dialogs.refunds.ladder.public import (
    BREACH_REPORT,
    COMPLETE_PAPERS,
    CONSUMER_AUTHORITY,
    FILE_ELSEWHERE,
    PAYMENT_AUTHORITY,
    SMALL_CLAIMS,
)
from dialogs.refunds.ladder.wechat import (
    BILL_COMPLAINT,
    CONTINUE_COMPLAINT,
    MINI_PROGRAM_COMPLAINT,
    MINI_PROGRAM_STEP_IN,
)
from dialogs.replies import N_
from dialogs.slots import ComplainedTo, OfficeAnswer, ShopType, Situation, Slot

NAME = N_("A complaint was turned down")

_SITUATION: Answers = seen(Situation.COMPLAINT_LOST)
#: In a WeChat Shop people call its platform the Mini Program's, too.
_SHOP_PLATFORM: Answers = {
    ComplainedTo.CHANNELS_SHOP: Weight.STRONGLY_FOR,
    ComplainedTo.MINI_PROGRAM: Weight.FOR,
    ComplainedTo.MINI_PROGRAM_SELLER: Weight.AGAINST,
    ComplainedTo.WECHAT_PAY: Weight.RULES_OUT,
    ComplainedTo.REGULATOR: Weight.RULES_OUT,
    ComplainedTo.BANK: Weight.RULES_OUT,
}

VARIANTS = (
    variant(
        Cause.APPEAL_FAILED,
        "bill_complaint",
        prior=2.0,
        explanation=N_(
            "Your complaint on the WeChat Pay bill was turned down. That closes the ticket, not the matter: you can "
            "go on with it."
        ),
        situation=_SITUATION,
        indications={Slot.COMPLAINED_TO: only(ComplainedTo, ComplainedTo.WECHAT_PAY)},
        ladder=(CONTINUE_COMPLAINT, MINI_PROGRAM_COMPLAINT, *PUBLIC),
        sources=(wechat_pay.BILL_REPLY, wechat_pay.BILL_FINISH),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "mini_program",
        explanation=N_(
            "The complaint in the Mini Program did not go your way. The platform steps in only once for an order; if "
            "it has not done so yet, ask for that first (平台介入). It is mediation, not a court's ruling, and other "
            "offices are still open."
        ),
        situation=_SITUATION,
        indications={
            Slot.COMPLAINED_TO: only(ComplainedTo, ComplainedTo.MINI_PROGRAM, ComplainedTo.MINI_PROGRAM_SELLER),
            Slot.SHOP_TYPE: {ShopType.CHANNELS_SHOP: Weight.RULES_OUT},
        },
        # Shut once the platform has decided; what the seller turned down goes to the platform first.
        ladder=(MINI_PROGRAM_STEP_IN, shop.ASK_REVIEW, BILL_COMPLAINT, *PUBLIC),
        sources=(rules.STEP_IN_ONCE, mini_program.STEP_IN_EVIDENCE),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "wechat_shop",
        prior=1.2,
        explanation=N_(
            "The WeChat Shop platform decided against you. You can ask for the reasons, an appeal and a human "
            "review; after that other offices are open."
        ),
        situation=_SITUATION,
        indications={
            Slot.COMPLAINED_TO: _SHOP_PLATFORM,
            Slot.SHOP_TYPE: only(ShopType, ShopType.CHANNELS_SHOP),
        },
        implies={Slot.SHOP_TYPE: ShopType.CHANNELS_SHOP},
        ladder=(shop.ASK_REVIEW, BILL_COMPLAINT, *PUBLIC),
        sources=(wechat_pay.BILL_REPLY, wechat_pay.BILL_FINISH),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "authority",
        explanation=N_(
            "The complaint to 12315 or the consumer association did not help. Mediation cannot force the seller; a "
            "court can, and for small sums the procedure is simple and the fee low. If it was not taken because "
            "something was missing, complete it and file it again."
        ),
        situation=_SITUATION,
        indications={Slot.COMPLAINED_TO: only(ComplainedTo, ComplainedTo.REGULATOR)},
        decided_by={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ENDED})},
        ladder=(SMALL_CLAIMS, BREACH_REPORT),
        sources=(
            public.MEDIATION,
            law.COURT_SHARE,
            law.COURT_FEE,
            law.TIME_BAR,
            rules.ONE_MEDIATOR,
            rules.COMPLAINT_CONTENTS,
        ),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "papers_incomplete",
        prior=UNTOLD,
        explanation=N_(
            "Your complaint was not taken because something was missing. Nothing is lost by that: complete it and file "
            "it again at the same office."
        ),
        situation={},
        decided_by={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.INCOMPLETE})},
        ladder=(COMPLETE_PAPERS, SMALL_CLAIMS, BREACH_REPORT),
        sources=(rules.REFUSED_COMPLAINTS, rules.COMPLAINT_CONTENTS, public.CONSUMER_DECISION),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "other_office",
        prior=UNTOLD,
        explanation=N_(
            "Your complaint was not taken because another office is in charge. Nothing is lost by that: it is filed there."
        ),
        situation={},
        decided_by={Slot.OFFICE_ANSWER: frozenset({OfficeAnswer.ELSEWHERE})},
        ladder=(FILE_ELSEWHERE, SMALL_CLAIMS, BREACH_REPORT),
        sources=(rules.REFUSED_COMPLAINTS, rules.RIGHT_OFFICE, public.CONSUMER_DECISION),
    ),
    variant(
        Cause.APPEAL_FAILED,
        "bank",
        prior=0.5,
        explanation=N_(
            "The bank could not help. It can only trace what really reached it, so the seller's data about the refund are needed "
            "first."
        ),
        situation=_SITUATION,
        indications={Slot.COMPLAINED_TO: only(ComplainedTo, ComplainedTo.BANK)},
        ladder=(
            seller_answers.ASK_RECEIVING_ACCOUNT,
            own_moves.ASK_PAYMENT_COMPANY,
            own_moves.CALL_WECHAT_PAY,
            BILL_COMPLAINT,
            PAYMENT_AUTHORITY,
            CONSUMER_AUTHORITY,
            SMALL_CLAIMS,
        ),
        sources=(wechat_pay.CARD_ARRIVAL,),
    ),
)
