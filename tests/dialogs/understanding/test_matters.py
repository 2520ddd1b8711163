"""Questions with an answer of their own, in people's words, and what only sounds like one."""

from datetime import date

import pytest

from dialogs.refunds.guidance import MATTERS
from dialogs.slots import Slot
from dialogs.understanding import Phrases, understand
from dialogs.utterance import NOTHING_EXPECTED, Utterance

ASKED = {
    "dead_card": (
        "I closed that card when I changed job. where is the money", "but the card is closed!! it doesnt exist anymore", "the card I paid with has been cancelled, where does the refund go?", "my bank account was closed last year, will the refund come through",
        "当时付款那张工行卡我上个月注销了，现在退款显示成功，钱去哪了？？", "可是这张卡已经销户了啊，怎么会回到这张卡", "重复什么重复，卡销户了！！", "付款的銀行卡註銷了，錢會退到哪裡", "那張卡我早就銷戶了，退款怎麼收",
    ),
    "pay_account": ("I deleted my wechat, where will the refund go", "my WeChat Pay is restricted, can they still refund me?", "我的微信支付注销了，退款还收得到吗", "微信支付被限制了退款怎么办", "我微信支付已經註銷了，退款退去哪"),
    "less": ("why did I only get 200 back?", "they refunded me less than I paid, is that normal?", "为什么只退了一半", "退款怎么少退了30块", "為什麼退款少退了"),
    "fee": ("concert got cancelled, they refunded me but took 20% fee. is this legal??", "can they keep a cancellation fee", "are they allowed to charge a restocking fee?", "商家扣手续费合法吗", "凭什么扣我手续费", "手续费也太黑了吧", "可以收退票費嗎，這個手續費合理嗎"),
    "deposit": ("can the landlord keep my deposit?", "how do I get my deposit back", "押金凭什么不退，合法吗", "他们有权扣押金吗", "押金怎麼要回來"),
    "no_funds": ("what does NOT_ENOUGH mean", "so they have no money??", "what does 交易资金不足 mean?", "insufficient balance, what does that mean", "退款的时候一直弹“交易资金不足”是啥意思", "意思是不是商家没钱了？", "可用余额不足是什么意思", "交易資金不足是什麼意思"),
    "one_year": ("I paid more than a year ago, can it still be refunded?", "is there a one year limit", "付款超过一年还能退吗", "一年前的订单还能退吗", "超過365天還可以退嗎"),
    "other_way": ("what if the money really shows up in my alipay, is there any risk then", "should I accept a bank transfer?", "if they pay alipay first and i see the money then is it ok", "退到支付宝有风险吗", "要不我就给他支付宝号算了", "可以收他的轉帳嗎"),
    "where_it_shows": ("how do I know the refund was really started?", "nothing on my wechat bill, so it was not refunded?", "可是账单里没有，说明他根本没发起吧？", "怎么看退款有没有发起", "帳單裡沒有，是不是沒退"),
    "auto_renewal": ("how do i turn off the auto renew", "first tell me how to switch off the 自动续费!!", "how do i stop it taking more and get the 25 back?", "please cancel the subscription for me", "我是问这个会员怎么取消自动扣款", "顺便问下以后怎么让它别再扣", "自动续费在哪里关", "連續包月怎麼取消", "要怎麼關掉自動續費"),
    "sellers_name": ("where do I find the seller's name?", "I don't know the company name", "商家叫啥名在哪看", "怎么查商家的真实名称", "不知道卖家叫什么", "賣家的公司名稱要去哪裡查"),
    "complaint_times": ("how long does the complaint take", "I filed the complaint, how many days until they answer my complaint", "投诉以后多久有结果", "投诉了几天会回复", "投訴之後多久會處理"),
    "where_to_complain": ("where is the complaint button", "where do I tap to complain", "我不会搞那个反馈与投诉，在哪点？", "投诉入口在哪里", "投訴按鈕在哪裡"),
    "two_offices": ("can I complain to both at the same time?", "may I file two complaints at once", "12315和消协可以同时投诉吗", "能不能同时向两家投诉", "可以同時投訴嗎"),
    "deception": ("May I claim three times the price?", "Is a counterfeit treated as deliberate deception?", "does a fake count as fraud", "卖假货算欺诈吗", "可以要求退一赔三吗", "假一赔十能不能要", "賣假貨算不算欺詐", "可以要三倍賠償嗎"),
    "no_refund_term": ("so is that true, can they refuse", "do they have a right to refuse a regret return on jade or not?", "the listing did say non refundable when i booked. is there really nothing i can do?", "合同上写着概不退款，可教练都换了还算数吗", "这是不是霸王条款", "他們有權拒絕嗎"),
    "repair_only": ("they answered: repair only, no refund. is that ok?", "do I have to accept a repair?", "他们只给修不给退合理吗", "必须接受换货吗", "商家只肯維修，合理嗎"),
    "prepaid_law": ("what about the law on prepaid courses", "what are the rules for memberships", "预付卡法律是怎么规定的", "法律对办卡退费怎么说", "預付卡有沒有規定"),
    "child": ("my little brother bought 648 worth of gems in a game. can we get it back", "is being 9 years old not a reason for a refund??", "i read somewhere that kids under 18 can get refunds from tencent??", "what does she need to prove it was him", "孩子充了游戏能退吗", "未成年人退款要什么材料", "小孩自己買的可以退嗎"),
    "scam": ("smells like a scam to me tbh", "is this a scam?", "这是不是骗局", "他是骗子吗", "這是不是詐騙"),
}  # fmt: skip
#: The same questions, written apart from the patterns.
WORDED_OTHERWISE = {
    "dead_card": ("我当初绑的那张建行卡已经不用了，注销好久了，退的钱会打到哪张卡", "付錢的信用卡剪掉註銷了，退款還退得回來嗎", "my old bank card is cancelled, will I still get the refund?", "what happens to my refund if the card I used no longer exists", "I paid with a card that I have since closed",),
    "pay_account": ("我换微信号了，老号注销了，钱退哪", "微信支付我註銷了，錢還拿得到嗎", "I cancelled my WeChat account last week, where does the money end up",),
    "less": ("凭什么只退我一半", "怎么只退了80，我付的是100", "為什麼退回來的錢比較少", "why is my refund smaller than what I paid", "I paid 100 but only got 80 back, why?",),
    "fee": ("退票要扣20%手续费，这合法吗", "商家有权收违约金吗", "他們憑什麼扣我服務費", "is a 30% cancellation fee allowed?", "can a shop deduct a handling fee from my refund",),
    "deposit": ("租房押金他们说扣清洁费，可以这样扣吗", "押金可以不退嗎", "is the company allowed to keep my deposit?",),
    "no_funds": ("客服发来截图说可用余额不足，啥意思啊", "商家说账户余额不足退不了，这是什么情况", "what is \"insufficient balance\" supposed to mean",),
    "one_year": ("去年十月买的，过了一年了还可以退款吗", "it's been over a year, can wechat still refund it?",),
    "other_way": ("他说转账给我，我能收吗", "不走原路，退到我支付宝可以吗", "is it safe if they pay me back by bank transfer", "the seller wants to refund me via Alipay, is that ok?",),
    "where_it_shows": ("我在哪里能看到商家到底退没退", "how can I check whether they really refunded me",),
    "auto_renewal": ("怎么关闭自动续费", "视频会员每个月自动扣款怎么停", "how do I cancel my subscription", "how to stop automatic payments", "怎樣停止每月自動扣錢",),
    "sellers_name": ("12315要填公司名，我去哪查这家公司叫什么", "怎么知道卖家是哪家公司", "how do I find out which company runs this mini program", "where can I see the company's legal name",),
    "complaint_times": ("投诉提交了，商家要多久回复", "账单投诉一般几天处理完", "how long does the seller have to answer my complaint", "投訴要等幾天",),
    "where_to_complain": ("投诉商家在哪里点", "找不到投诉的按钮", "I can't find the complaint button",),
    "two_offices": ("我能同时打12315和找消协吗", "可以一边投诉微信一边打12315吗", "can I go to 12315 and the consumer association at the same time",),
    "deception": ("买到假货能要求赔三倍吗", "这算欺诈吗", "is selling fakes considered fraud",),
    "no_refund_term": ("他们写了特价商品不退不换，有法律效力吗", "商家可以拒绝退款吗", "is a no refund policy legal?", "are they allowed to just say no", "這種不退的規定合法嗎",),
    "repair_only": ("坏了只给换不给退，对吗", "they only want to repair it, can I insist on a refund?",),
    "prepaid_law": ("is there a law about prepaid gym cards",),
    "child": ("我女儿用我手机买了1000多的皮肤，可以退吗", "未成年人充值退款需要什么证明", "小朋友亂刷課金可以退嗎", "my son spent 2000 on a game, how can I get it back", "what documents do I need for a minor's refund",),
    "scam": ("这会不会是诈骗", "他会不会是骗子啊", "could this be a scam",),
}  # fmt: skip


def heard(phrases: Phrases, text: str) -> Utterance:
    return understand(text, phrases, NOTHING_EXPECTED, today=date(2026, 11, 23), locale=None)


@pytest.mark.parametrize(
    ("matter", "text"),
    [(matter, text) for asked in (ASKED, WORDED_OTHERWISE) for matter, texts in asked.items() for text in texts],
)
def test_the_question_is_heard(phrases: Phrases, matter: str, text: str) -> None:
    said = heard(phrases, text)

    assert said.matter == matter or (matter == "scam" and said.signals)


@pytest.mark.parametrize(
    "text",
    [
        "the gift card has expired and the shop refuses", "my kid's English class shut down, can we get the money back", "they rejected my complaint", "the seller took a fee", "how long does the refund take?",
        "Can I charge a restocking fee to my customers?", "我们店的账户余额不足，退款失败怎么办", "Received call: parcel lost, triple compensation, go to this site and log in with bank details. Fraud?",
        "I turned it off. now the 25 yuan", "my gym membership card was cancelled by the gym", "the status says closed", "I paid by alipay",
        "健身卡注销了商家不退钱", "会员卡作废了", "微信支付显示退款关闭", "商家只退了一半", "卖家不退押金", "12315投诉多久有结果", "商家说不能退", "投诉商家没有用", "银行卡还没收到", "孩子的课程停了想退费", "还没到账", "怎么投诉他", "商家一直不退款怎么办",
    ],
)  # fmt: skip
def test_what_only_sounds_like_one_is_none(phrases: Phrases, text: str) -> None:
    assert heard(phrases, text).matter == ""


@pytest.mark.parametrize(
    "text", ["can they refuse?", "有权拒绝吗", "要不我就给他支付宝号算了", "should I accept Alipay?"]
)
def test_what_is_only_supposed_is_no_fact(phrases: Phrases, text: str) -> None:
    assert not heard(phrases, text).slots.keys() & {Slot.MERCHANT_RESPONSE, Slot.REFUNDED_TO, Slot.PAID_WITH}


def test_every_answer_has_a_question_that_leads_to_it() -> None:
    assert ASKED.keys() == MATTERS.keys()
