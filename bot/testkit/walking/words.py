"""What people may write on a walk: phrases of all acts and causes, labels, facts, and what makes no sense."""

from collections.abc import Mapping
from functools import cache

from bot.building import build_languages, the_catalog
from bot.phrases import read_sources
from bot.testkit.operator import settings_of

#: Facts and remarks as they come in the middle of a talk.
FACTS: Mapping[str, tuple[str, ...]] = {
    "zh_Hans": (
        "11月18日", "昨天", "上周三申请的", "用支付宝付的", "说错了，不是微信，是银行卡", "花了328元",
        "等了十天了", "订单号4200001234202611181234567890", "商家说拆封了不给退",
        "我11月10日收到货，11月15日付的款", "东西坏了", "一直没发货",
    ),
    "zh_Hant": (
        "11月18日", "昨天", "上週三申請的", "用支付寶付的", "說錯了，不是微信，是銀行卡", "花了328元",
        "等了十天了", "訂單號4200001234202611181234567890", "商家說拆封了不給退",
        "我11月10日收到貨，11月15日付的款", "東西壞了", "一直沒出貨",
    ),
    "en": (
        "November 18", "yesterday", "I applied last Wednesday", "paid by Alipay", "sorry, not WeChat, my bank card",
        "328 yuan", "ten days now", "order number 4200001234202611181234567890", "they say it was opened, so no refund",
        "The goods arrived on November 10. I paid on November 15.", "it is broken", "they never shipped it",
    ),
}  # fmt: skip
#: Nobody means anything by these.
ODD = (
    "", "   ", "😀😀", "？？", "a" * 3000, "退" * 2500, "<a href='x'>y</a>", "%(x)s %s %", "{days}", "\u202e\u0000x",
    "99", "９", "0", "http://example.com/?a=1&b=2",
    "呱呱嘟嘟啦", "blorp fizz wug", "今天天气不错", "SELECT * FROM users",
)  # fmt: skip
#: Asked for by name; what the language must be afterwards.
LANGUAGES: Mapping[str, str] = {
    "English": "en",
    "请换成英文": "en",
    "中文": "zh",
    "please switch to Chinese": "zh",
    "繁體中文": "zh_Hant",
}


@cache
def phrases(locale: str) -> tuple[str, ...]:
    """Of every act and cause of the locale's file in turn, so that a rare one is said as often as a common one."""
    source = read_sources()[locale]["phrases"]
    longest = max(len(each) for each in source.values())
    return tuple(each[number % len(each)] for number in range(min(longest, _MOST_OF_EACH)) for each in source.values())


#: More of one act say nothing that the others did not.
_MOST_OF_EACH = 60


@cache
def labels(locale: str) -> Mapping[str, str]:
    """Choice -> what stands on it, for whoever types it off."""
    language = build_languages(settings_of(()))[locale]
    return {choice.id: language.text(choice.label) for choice in the_catalog().choices.values()}
