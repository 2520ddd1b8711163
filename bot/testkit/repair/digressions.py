"""Digressions: answered where one stands, and then back to the very question."""

from bot.testkit.repair.outcomes import Judge, answered, both, kept_and_put_again
from bot.testkit.repair.repair import Repair, Wordings, said
from bot.testkit.repair.trail import Trail


def _digression(id_: str, answer: str, wordings: Wordings, *refusals: str) -> Repair:
    done: Judge = both(answered(answer), kept_and_put_again)
    return Repair(id=id_, wordings=wordings, done=done, refusals=frozenset(refusals))


def _why_told(trail: Trail) -> str:
    """Why the question is asked; why these are offered; why this is advised."""
    whys = {"clarify.why", "contradiction.why", "reasons.head", "why.confirm"} | {
        each.why.id for each in trail.talk.catalog.questions.values()
    }
    return "" if whys & set(trail.ids) else "no reason is given"


_ASKED = (
    Repair(
        id="ask_why",
        wordings=said(
            zh_hans=("为什么要问这个？", "问这个有什么用"),
            zh_hant=("為什麼要問這個？", "問這個有什麼用"),
            en=("why do you ask?", "why do you need to know that?"),
        ),
        done=both(_why_told, kept_and_put_again),
        refusals=frozenset({"why.nothing"}),
    ),
    _digression(
        "ask_reasons",
        "reasons.",
        said(
            zh_hans=("你凭什么这么判断", "为什么说是这个原因？"),
            zh_hant=("你憑什麼這樣判斷", "為什麼說是這個原因？"),
            en=("why this result?", "how did you come to that conclusion?"),
        ),
    ),
    _digression(
        "ask_source",
        "source.head",
        said(
            zh_hans=("依据是什么？", "这是哪条规定说的"),
            zh_hant=("依據是什麼？", "這是哪條規定說的"),
            en=("says who?", "what is your source for that?"),
        ),
        "source.none",
    ),
    _digression(
        "ask_evidence",
        "evidence.",
        said(
            zh_hans=("需要准备哪些证据？", "我要留什么截图"),
            zh_hant=("需要準備哪些證據？", "我要留什麼截圖"),
            en=("what proof do I need?", "which screenshots should I keep?"),
        ),
    ),
    _digression(
        "ask_duration",
        "duration.",
        said(
            zh_hans=("退款一般要多久到账？", "多长时间能退回来"),
            zh_hant=("退款一般要多久到帳？", "多長時間能退回來"),
            en=("how long does a refund take?", "when does the money usually arrive?"),
        ),
    ),
    _digression(
        "ask_escalation",
        "escalation.",
        said(
            zh_hans=("还不行的话接下来找谁？", "要是没用还能去哪投诉"),
            zh_hant=("還不行的話接下來找誰？", "要是沒用還能去哪裡投訴"),
            en=("and if that does not help?", "who can I turn to next?"),
        ),
    ),
    Repair(
        id="ask_draft",
        wordings=said(
            zh_hans=("帮我写一段发给商家的话", "给我个投诉话术"),
            zh_hant=("幫我寫一段發給商家的話", "給我一份投訴的文案"),
            en=("give me the words to send", "can you draft a message to the seller for me?"),
        ),
        done=both(answered("draft.head"), kept_and_put_again),
        refusals=frozenset({"draft.none", "draft.not_yet", "draft.closed"}),
    ),
    _digression(
        "prevention_tips",
        "tips.",
        said(
            zh_hans=("以后怎么避免这种情况？", "下次买东西要注意什么"),
            zh_hant=("以後怎麼避免這種情況？", "下次買東西要注意什麼"),
            en=("how can I avoid this next time?", "any tips so that this does not happen again?"),
        ),
    ),
    _digression(
        "merchant_howto",
        "howto.",
        said(
            zh_hans=("我是商家，怎么给客户退款？", "我们店要在哪里给顾客操作退款"),
            zh_hant=("我是商家，怎麼給客人退款？", "我們店要在哪裡給顧客操作退款"),
            en=("I am a seller, how do I refund a customer?", "we run a shop, where do we issue a refund to a buyer?"),
        ),
    ),
    _digression(
        "show_case",
        "case.",
        said(
            zh_hans=("我的情况", "看看我之前说了什么"),
            zh_hant=("我的情況", "看看我之前說了什麼"),
            en=("my case", "show me what I have told you so far"),
        ),
    ),
)

_SOCIAL = (
    _digression(
        "help",
        "help",
        said(
            zh_hans=("帮助", "我可以说什么？怎么用"),
            zh_hant=("幫助", "我可以說什麼？怎麼用"),
            en=("help", "how does this work? what can I say?"),
        ),
    ),
    _digression(
        "greeting",
        "smalltalk.greeting",
        said(zh_hans=("你好", "在吗"), zh_hant=("您好", "請問在嗎"), en=("hello", "hi there")),
    ),
    _digression(
        "thanks",
        "smalltalk.thanks",
        said(
            zh_hans=("谢谢", "好的，谢谢你"),
            zh_hant=("謝謝", "好的，謝謝你"),
            en=("thanks", "ok, thank you so much"),
        ),
    ),
    _digression(
        "goodbye",
        "smalltalk.goodbye",
        said(
            zh_hans=("再见", "拜拜，下次再聊"),
            zh_hant=("再見", "掰掰，下次再聊"),
            en=("goodbye", "bye, talk to you later"),
        ),
    ),
    _digression(
        "smalltalk",
        "smalltalk.other",
        said(
            zh_hans=("你会唱歌吗", "你叫什么名字"),
            zh_hant=("你會唱歌嗎", "你叫什麼名字"),
            en=("tell me a joke", "what is your name?"),
        ),
    ),
    _digression(
        "abuse",
        "smalltalk.abuse",
        said(
            zh_hans=("垃圾机器人", "你是傻逼吗"),
            zh_hant=("垃圾機器人", "你是白痴嗎"),
            en=("you stupid bot", "this bot is useless crap"),
        ),
    ),
    _digression(
        "neighbour",
        "neighbour.",
        said(
            zh_hans=("淘宝上买的东西怎么退", "微信号被封了怎么办"),
            zh_hant=("淘寶上買的東西怎麼退", "微信號被封了怎麼辦"),
            en=(
                "how do I return something that I bought on Taobao?",
                "I sent a red packet to the wrong person, can I get it back?",
            ),
        ),
    ),
)

DIGRESSIONS = (*_ASKED, *_SOCIAL)
