"""Rules without a number of their own: what a step says beyond its figures rests on these."""

from datetime import date

from dialogs.catalog import Confidence, Figure, Standing, Unit
from dialogs.refunds.figures.advice import OURSELVES
from dialogs.refunds.figures.law import (
    CIVIL_CODE,
    CIVIL_PROCEDURE,
    CONSUMER_LAW,
    LAW_REVIEW_BY,
    SUPREME_COURT,
)
from dialogs.refunds.figures.mini_program import MINI_PROGRAM_TEAM, SHOP_COMPLAINT, STEP_IN_RULES, WECHAT_SHOP
from dialogs.refunds.figures.public import COMPLAINT_RULES, MARKET_REGULATOR
from dialogs.refunds.figures.shape import REVIEW_BY, figure
from dialogs.refunds.figures.wechat_pay import WECHAT_PAY
from dialogs.replies import N_, Msgid

WECHAT = N_("WeChat")
STATE_COUNCIL = N_("the State Council")
ECOMMERCE_LAW = N_("the E-Commerce Law")

REFUND_PAGE = "https://pay.weixin.qq.com/docs/merchant/products/refund/introduction.html"
REFUND_QUERY = "https://pay.weixin.qq.com/doc/v3/merchant/4013071031"
SHOP_AFTERSALE = "https://developers.weixin.qq.com/doc/store/shop/guide/trade/aftersale.html"


def _rule(
    id: str,  # noqa: A002 - it is one
    rule: Msgid,
    setter: Msgid,
    source: str,
    confidence: Confidence = Confidence.A,
    standing: Standing = Standing.SET_BY_OTHERS,
    review_by: date = REVIEW_BY,
) -> Figure:
    return figure(
        id,
        "",
        Unit.RULE,
        rule=rule,
        setter=setter,
        source=source,
        confidence=confidence,
        standing=standing,
        review_by=review_by,
    )


def _law(id: str, rule: Msgid, setter: Msgid, source: str, confidence: Confidence = Confidence.A) -> Figure:  # noqa: A002
    return _rule(id, rule, setter, source, confidence, review_by=LAW_REVIEW_BY)


def _own(id: str, rule: Msgid, source: str) -> Figure:  # noqa: A002 - it is one
    return _rule(id, rule, OURSELVES, source, Confidence.D, Standing.DERIVED)


ORIGINAL_WAY = _rule(
    "original_way", N_("a refund goes back to the account that paid"), WECHAT_PAY, f"F1.1 {REFUND_PAGE}"
)
REFUND_STATES = _rule(
    "refund_states",
    N_("what a refund's status means, and which account and time it shows"),
    WECHAT_PAY,
    f"F1.5 {REFUND_QUERY}",
)
DEAD_CARD = _rule(
    "dead_card",
    N_("where a refund to a dead card goes"),
    WECHAT_PAY,
    "F1.6 https://pay.weixin.qq.com/docs/merchant/apis/refund/refunds/create-abnormal-refund.html",
    Confidence.B,
)
REFUND_NUMBERS = _rule(
    "refund_numbers",
    N_("a repeated refund keeps its number, a closed one needs a new one"),
    WECHAT_PAY,
    "F1.8 https://pay.weixin.qq.com/doc/v3/partner/4013163605",
)
COUPON_SHARE = _rule("coupon_share", N_("what comes back when a coupon was used"), WECHAT_PAY, f"F1.9 {REFUND_PAGE}")
WHERE_TO_LOOK = _rule(
    "where_to_look",
    N_("where bills and orders are found in WeChat"),
    WECHAT,
    "F1.14 https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/",
    Confidence.B,
)
CLOSED_ACCOUNT = _rule(
    "closed_account",
    N_("refunds to a WeChat Pay account that is closed or restricted"),
    WECHAT_PAY,
    "F1.15 https://developers.weixin.qq.com/community/pay/doc/00028cecbbc408bf2279960b856400",
    Confidence.B,
)
ERROR_CODES = _rule(
    "error_codes",
    N_("what the error codes of a refund mean, and whose move it is"),
    WECHAT_PAY,
    "F1.17 《微信支付退款错误码表》",
    Confidence.B,
)
SHOP_FREIGHT = _rule(
    "shop_freight",
    N_("WeChat Shop, refund only and freight before anything is shipped"),
    WECHAT_SHOP,
    "F1.18 https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/ministore/"
    "minishopopencomponent2/API/aftersale/QA.html",
)
SPLIT_ORDERS = _rule(
    "split_orders", N_("money that was shared out before a refund"), WECHAT_PAY, f"F1.12 {REFUND_PAGE}"
)
PROOF_OF_HANDLING = _rule(
    "proof_of_handling",
    N_("when a merchant must upload proof"),
    MINI_PROGRAM_TEAM,
    "F3.7 https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/complaint.html",
)
PRIVATE_TRANSFER = _own(
    "private_transfer", N_("a refund by any other way is a private transfer"), "F2.6 from F1.1 and F1.17"
)
BILL_PATH = _rule(
    "bill_path",
    N_("the path of the bill complaint"),
    WECHAT_PAY,
    "F3.1 https://kf.qq.com/faq/230125a6NbmA230125vMNZnE.html",
    Confidence.B,
)
BILL_OVERDUE = _rule(
    "bill_overdue",
    N_("bill complaint, what WeChat Pay may do when the merchant lets it lapse"),
    WECHAT_PAY,
    "F3.2 https://kf.qq.com/faq/210603YzmIra2106037zUB3i.html",
)
BILL_REJECTED = _rule(
    "bill_rejected",
    N_("bill complaint, how it goes on after the merchant's yes or no"),
    WECHAT_PAY,
    "F3.3 https://pay.weixin.qq.com/docs/merchant/apis/consumer-complaint/complaints/complete-complaint-v2.html",
)
TRADE_PATH = _rule(
    "trade_path",
    N_("the path of the Mini Program complaint"),
    MINI_PROGRAM_TEAM,
    "F3.5 https://developers.weixin.qq.com/community/develop/doc/000402be1247005afd2170b7366c00",
    Confidence.B,
)
STEP_IN_ONCE = _rule(
    "step_in_once",
    N_("platform step-in: one for an order, and missed proof ends it"),
    MINI_PROGRAM_TEAM,
    f"F3.8 {STEP_IN_RULES}",
)
PAYMENT_DUTY = _law(
    "payment_duty",
    N_("a payment company deals with its users' disputes itself"),
    STATE_COUNCIL,
    "F3.13 非银行支付机构监督管理条例 art. 35",
)
SHOP_PAPERS = _rule(
    "shop_papers", N_("WeChat Shop, its forms for claims and disputes"), WECHAT_SHOP, f"F4.1, F4.2 {SHOP_AFTERSALE}"
)
SHOP_SILENCE = _rule(
    "shop_silence",
    N_("WeChat Shop, a refund-only claim that the seller does not answer"),
    WECHAT_SHOP,
    f"F4.3 {SHOP_AFTERSALE}",
)
SHOP_DISPUTE = _rule(
    "shop_dispute", N_("WeChat Shop, the platform's step-in after a refusal"), WECHAT_SHOP, f"F4.5 {SHOP_COMPLAINT}"
)
SHOP_RULING = _rule(
    "shop_ruling",
    N_("WeChat Shop, what follows when the platform decides against the seller"),
    WECHAT_SHOP,
    "F4.11 https://developers.weixin.qq.com/miniprogram/dev/platform-capabilities/business-capabilities/ministore/"
    "minishopopencomponent2/API/aftersale/QA.html",
)
TRANSIT_RISK = _law(
    "transit_risk", N_("the seller bears the risk of transport"), ECOMMERCE_LAW, "F5.10 电子商务法 art. 20"
)
TRADE_RECORDS = _law(
    "trade_records",
    N_("in a dispute the seller has to show its records"),
    ECOMMERCE_LAW,
    "F5.10 电子商务法 art. 62",
)
AS_PROMISED = _law(
    "as_promised", N_("a seller delivers goods and services as promised"), ECOMMERCE_LAW, "F5.10 电子商务法 art. 20"
)
DEPOSITS = _law(
    "deposits", N_("a deposit taken online is paid back promptly"), ECOMMERCE_LAW, "F5.10 电子商务法 art. 21"
)
PLATFORM_NAMES_SELLER = _law(
    "platform_names_seller",
    N_("a platform that cannot name the seller answers for it"),
    CONSUMER_LAW,
    "F5.11 消费者权益保护法 art. 44",
)
RETURN_EXCLUSIONS = _law(
    "return_exclusions",
    N_("what cannot be returned without a reason"),
    CONSUMER_LAW,
    "F5.3 消费者权益保护法 art. 25",
)
INTACT = _law(
    "intact",
    N_("opening goods to look at them, and promises that go beyond the law"),
    SUPREME_COURT,
    "F5.5 法释〔2022〕8号 arts 2, 3",
)
DECISION_REVIEW = _law(
    "decision_review",
    N_("reasons, appeal and human review of a platform's decision"),
    MARKET_REGULATOR,
    "F5.9 网络交易平台规则监督管理办法 "
    "https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_85b474fc5a08494bb60ca6a280b98d7d.html",
    Confidence.B,
)
CONTRACT_END = _law(
    "contract_end", N_("ending a contract that is not performed after a reminder"), CIVIL_CODE, "F5.12 民法典 art. 563"
)
BLOCKED_REQUESTS = _rule(
    "blocked_requests",
    N_("what the error code REQUEST_BLOCKED means"),
    WECHAT_PAY,
    "F1.17 a list in an open library",
    Confidence.C,
)
MINI_GAMES = _rule(
    "mini_games",
    N_("the way to claim for a child's payment in a mini-game"),
    WECHAT,
    "F5.14 news of 2020-07-22",
    Confidence.C,
)
ONE_MEDIATOR = _law(
    "one_mediator",
    N_("a dispute that another body has taken is refused"),
    MARKET_REGULATOR,
    f"F5.24 市场监督管理投诉举报处理办法 art. 16 {COMPLAINT_RULES}",
    Confidence.B,
)
COMPLAINT_CONTENTS = _law(
    "complaint_contents",
    N_("what a complaint to 12315 must contain"),
    MARKET_REGULATOR,
    f"F5.25 市场监督管理投诉举报处理办法 {COMPLAINT_RULES}",
    Confidence.B,
)
REFUSED_COMPLAINTS = _law(
    "refused_complaints",
    N_("which complaints 12315 does not take"),
    MARKET_REGULATOR,
    f"F5.24 市场监督管理投诉举报处理办法 art. 16 {COMPLAINT_RULES}",
    Confidence.B,
)
RIGHT_OFFICE = _law(
    "right_office",
    N_("which office takes a complaint"),
    MARKET_REGULATOR,
    f"F5.27 市场监督管理投诉举报处理办法 {COMPLAINT_RULES}",
    Confidence.B,
)
TWO_TRACKS = _law(
    "two_tracks",
    N_("complaint and report are two tracks"),
    MARKET_REGULATOR,
    f"F5.26 市场监督管理投诉举报处理办法 {COMPLAINT_RULES}",
    Confidence.B,
)
COURT_VENUE = _law(
    "court_venue",
    N_("which court hears a dispute over goods bought online"),
    SUPREME_COURT,
    "F5.34 民事诉讼法司法解释 art. 20",
)
COURT_ONLINE = _law(
    "court_online",
    N_("filing a case online"),
    SUPREME_COURT,
    "F5.36 https://www.court.gov.cn/zixun/xiangqing/482581.html",
    Confidence.B,
)
SMALL_CLAIM = _law(
    "small_claim",
    N_("small claims: one instance, and final"),
    CIVIL_PROCEDURE,
    "F5.32 民事诉讼法 arts 165-168",
)
WRITTEN_RECORD = _own(
    "written_record", N_("writing in the order chat puts the date on record"), "section 7, evidence by channel"
)
