"""What the law sets: returns, repayment, time bars, and the small claims court."""

from datetime import date

from dialogs.catalog import Unit
from dialogs.refunds.figures.shape import figure
from dialogs.replies import N_

CONSUMER_LAW = N_("the Consumer Protection Law")
PENALTY_RULES = N_("the penalty rules on consumer rights")
CIVIL_CODE = N_("the Civil Code")
SUPREME_COURT = N_("the Supreme People's Court")
CIVIL_PROCEDURE = N_("the Civil Procedure Law")
COURT_FEES = N_("the State Council's rules on court fees")

LAW_REVIEW_BY = date(2027, 11, 22)

RETURN_RIGHT = figure(
    "return_right",
    7,
    Unit.DAYS,
    rule=N_("return without a reason, giving notice"),
    setter=CONSUMER_LAW,
    source="F5.3, F5.5 消费者权益保护法 art. 25",
    review_by=LAW_REVIEW_BY,
)
FAULT_RETURN = figure(
    "fault_return",
    7,
    Unit.DAYS,
    rule=N_("return of faulty goods"),
    setter=CONSUMER_LAW,
    source="F5.2 消费者权益保护法 art. 24",
    review_by=LAW_REVIEW_BY,
)
PAYBACK = figure(
    "payback",
    7,
    Unit.DAYS,
    rule=N_("paying back after a return without a reason"),
    setter=CONSUMER_LAW,
    source="F5.4 消费者权益保护法 art. 25",
    review_by=LAW_REVIEW_BY,
)
DELIBERATE_DELAY = figure(
    "deliberate_delay",
    15,
    Unit.DAYS,
    rule=N_("when not paying back counts as deliberate delay"),
    setter=PENALTY_RULES,
    source="F5.6 侵害消费者权益行为处罚办法 arts 8-10",
    review_by=LAW_REVIEW_BY,
)
_FRAUD = "F5.7 消费者权益保护法 art. 55"
FRAUD_TIMES = figure(
    "fraud_times",
    3,
    Unit.COUNT,
    rule=N_("deception, how many times the price can be claimed on top"),
    setter=CONSUMER_LAW,
    source=_FRAUD,
    review_by=LAW_REVIEW_BY,
)
FRAUD_LEAST = figure(
    "fraud_least",
    500,
    Unit.YUAN,
    rule=N_("deception, the least that can be claimed on top"),
    setter=CONSUMER_LAW,
    source=_FRAUD,
    review_by=LAW_REVIEW_BY,
)
PREPAID_RETURN = figure(
    "prepaid_return",
    7,
    Unit.DAYS,
    rule=N_("prepaid money, asking for the principal back"),
    setter=SUPREME_COURT,
    source="F5.13 法释〔2025〕4号",
    review_by=LAW_REVIEW_BY,
)
TIME_BAR = figure(
    "time_bar",
    3,
    Unit.YEARS,
    rule=N_("the ordinary time bar"),
    setter=CIVIL_CODE,
    source="F5.12 民法典 art. 188",
    review_by=LAW_REVIEW_BY,
)
COURT_SHARE = figure(
    "court_share",
    50,
    Unit.PERCENT,
    rule=N_("small claims, the largest sum as a share of a yearly wage"),
    setter=CIVIL_PROCEDURE,
    source="F5.32 民事诉讼法 art. 165",
    review_by=LAW_REVIEW_BY,
)
COURT_FEE = figure(
    "court_fee",
    25,
    Unit.YUAN,
    rule=N_("small claims, the fee in the simplified procedure"),
    setter=COURT_FEES,
    source="F5.33 诉讼费用交纳办法 arts 13, 16",
    review_by=LAW_REVIEW_BY,
)
COURT_FEE_UPTO = figure(
    "court_fee_upto",
    10_000,
    Unit.YUAN,
    rule=N_("small claims, the sum up to which that fee holds"),
    setter=COURT_FEES,
    source="F5.33 诉讼费用交纳办法 arts 13, 16",
    review_by=LAW_REVIEW_BY,
)
CHILD_AGE = figure(
    "child_age",
    8,
    Unit.COUNT,
    rule=N_("below this age a child's purchase is void"),
    setter=CIVIL_CODE,
    source="F5.14 民法典 arts 19, 20, 145",
    review_by=LAW_REVIEW_BY,
)
