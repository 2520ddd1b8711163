"""Rates and statistics without a source, and "usually" where no source says so."""

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.checks.copy.lint import Lint
from bot.checks.copy.texts import Text
from dialogs.catalog import Catalog, Confidence, Figure
from dialogs.replies import Msgid

_RATES_ENGLISH = re.compile(
    r"(?<!\bat )\bmost(?:ly)?\b|\bmajority\b|\bper ?cent\b|%|\bsuccess rate|\boften\b|\brare(?:ly)?\b|\bseldom\b|"
    r"\bcommon(?:ly)?\b|\bfrequent(?:ly)?\b|\b(?:almost|nearly) (?:all|always|every)\b|\b(?<!how )(?<!too )many\b|"
    r"\b(?:chances?|odds)\b",
    re.IGNORECASE,
)
_RATES_CHINESE = re.compile(
    "成功率|胜率|勝率|多数|多數|多半|大部分|大部份|大多|大都|绝大|絕大|往往|经常|經常|常常|常见|常見|概率|机率|機率|几率|幾率|百分之|[%％]|"
    "[一二三四五六七八九]成(?![功本交立为為])|十有八九|很少|罕见|罕見|几乎|幾乎|很多|不少"
)
_HEDGES_ENGLISH = re.compile(r"\b(?:usual(?:ly)?|generally|normally|typically|as a rule)\b", re.IGNORECASE)
# 一般 is also "ordinary": the ordinary time bar, ordinary goods.
_HEDGES_CHINESE = re.compile("通常|一般(?!的?(?:诉讼时效|訴訟時效|商品|退款|意见|意見))|普遍")

#: Figures whose own source says "usually": a text that names one may say it too.
SAID_WITH_USUALLY: Mapping[str, str] = {
    "wallet_arrival": "F1.3: WeChat Pay itself says 一般",
    "card_arrival": "F1.3: WeChat Pay itself says 一般",
    "time_bar": "F5.12: the ordinary time bar; special ones exist",
}
_WRITES = "writes a figure out, which has its source"
_ARRIVAL = "F1.3, the arrival times of WeChat Pay"
DECLARED: Mapping[str, str] = {
    "%(n)d per cent": _WRITES,
    "%(from)d–%(to)d per cent": _WRITES,
    "usually %(figure)s": "goes around a figure of confidence C",
    "Not longer than usual": _ARRIVAL,
    "Longer than usual": _ARRIVAL,
    "Much longer than usual": _ARRIVAL,
    "If the usual time is over, perhaps the refund was not really started then, or it is stuck because the seller's "
    "account is short; such a stuck refund is closed after %(refund_closes)s.": _ARRIVAL,
    "Look in your WeChat wallet first: a refund to a dead card usually goes there. If it is not there, ask the "
    "seller to use 异常退款, and name a debit card of your own for it (%(abnormal_banks)s banks can be used, no credit "
    "cards): only on the official order page, never in a chat.": "F1.6: the card first, then the wallet, then neither",
    "Your refundable balance is short, and the refund was not made. Sales are settled the next day, so this is "
    "common. Your move: top up, then refund again.": "F1.17, the table of error codes",
    "• Look in often, and answer at once when proof is asked for. In a Mini Program dispute you have "
    "%(step_in_evidence)s; late proof counts against you.": "advice to the user, and no rate",
}


def lint(catalog: Catalog, declared: Mapping[str, str] = DECLARED) -> Lint:
    """The search, given what texts rest on: what is known from a weak source is to be said with "usually"."""
    weak = {figure.id for figure in catalog.figures.values() if _is_weak(figure)}
    bound_to_weak = frozenset(_bound_to_weak(catalog))

    def finds(text: Text) -> Iterator[str]:
        in_english = text.locale == "en"
        yield from (_RATES_ENGLISH if in_english else _RATES_CHINESE).findall(text.plain)
        if text.msgid not in bound_to_weak and not text.placeholders & (weak | SAID_WITH_USUALLY.keys()):
            yield from (_HEDGES_ENGLISH if in_english else _HEDGES_CHINESE).findall(text.plain)

    return Lint(
        finds=finds, complaint="is a rate without a source: leave it out, or name its source", declared=declared
    )


def _is_weak(figure: Figure) -> bool:
    return figure.confidence is Confidence.C


def _bound_to_weak(catalog: Catalog) -> Iterator[Msgid]:
    for variant in catalog.variants.values():
        if any(map(_is_weak, variant.sources)):
            yield variant.explanation.text
    for rung in catalog.rungs.values():
        if any(map(_is_weak, rung.rests_on)):
            yield from (rung.action.text, rung.outlook.text)
    for id_, figures in catalog.claims.items():
        if any(map(_is_weak, figures)) and id_ in catalog.says:
            yield catalog.says[id_].text


def unknown_figures(figures: Iterable[str]) -> Iterator[str]:
    """Faults of the list above."""
    for name in SAID_WITH_USUALLY.keys() - {*figures}:
        yield f'`{name}` may be said with "usually", and is no figure.'
