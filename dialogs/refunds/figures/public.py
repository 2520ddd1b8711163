"""Whom to call outside WeChat, and what those offices set."""

from dialogs.catalog import Confidence, Standing, Unit
from dialogs.refunds.figures.law import CONSUMER_LAW
from dialogs.refunds.figures.shape import figure
from dialogs.replies import N_

MARKET_REGULATOR = N_("the market regulator (SAMR)")
CENTRAL_BANK = N_("the People's Bank of China")
POLICE = N_("the police")

COMPLAINT_RULES = "https://www.samr.gov.cn/zw/zfxxgk/fdzdgknr/fgs/art/2026/art_e4d03a20c0fd49769e408c7bf3791ff5.html"

CONSUMER_LINE = figure(
    "consumer_line",
    "12315",
    Unit.CONTACT,
    rule=N_("the consumer hotline"),
    setter=MARKET_REGULATOR,
    source="F5.21 https://www.12315.cn",
    confidence=Confidence.B,
)
CONSUMER_SITE = figure(
    "consumer_site",
    "www.12315.cn",
    Unit.CONTACT,
    rule=N_("the consumer complaint site"),
    setter=MARKET_REGULATOR,
    source="F5.21 https://www.12315.cn",
    confidence=Confidence.B,
)
CONSUMER_DECISION = figure(
    "consumer_decision",
    7,
    Unit.WORKING_DAYS,
    rule=N_("12315, whether a complaint is taken"),
    setter=CONSUMER_LAW,
    source="F5.22 消费者权益保护法 art. 46",
    confidence=Confidence.B,
)
MEDIATION = figure(
    "mediation",
    60,
    Unit.DAYS,
    rule=N_("12315, the longest mediation"),
    setter=MARKET_REGULATOR,
    source=f"F5.20, F5.23 市场监督管理投诉举报处理办法 art. 23 {COMPLAINT_RULES}",
    confidence=Confidence.B,
)
PAYMENT_LINE = figure(
    "payment_line",
    "12363",
    Unit.CONTACT,
    rule=N_("the hotline for payment companies"),
    setter=CENTRAL_BANK,
    source="F5.31 《中国人民银行分支机构公告》",
    confidence=Confidence.B,
)
POLICE_LINE = figure(
    "police_line",
    "110",
    Unit.CONTACT,
    rule=N_("the police"),
    setter=POLICE,
    source="F5.39 police notices",
    confidence=Confidence.B,
    standing=Standing.SAFETY,
)
ANTI_FRAUD_LINE = figure(
    "anti_fraud_line",
    "96110",
    Unit.CONTACT,
    rule=N_("the anti-fraud line"),
    setter=POLICE,
    source="F5.39 police notices",
    confidence=Confidence.B,
    standing=Standing.SAFETY,
)
