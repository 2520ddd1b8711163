"""Promises and overstatement: nobody can promise what a seller, a bank or an office will do."""

import re
from collections.abc import Iterator, Mapping

from bot.checks.copy.lint import Lint
from bot.checks.copy.texts import Text

_ENGLISH = re.compile(
    r"\b(?:guarante\w+|certainly|definitely|surely|absolutely|undoubtedly|always|unfailing\w*|risk-free|"
    r"for (?:sure|certain)|without (?:fail|doubt)|no doubt|never fails?|sure to|bound to (?:win|get)|hundred per ?cent|"
    r"you(?:'ll| will) win|will be (?:refunded|paid back)|"
    r"will (?:get|have|receive|see) (?:\w+ )?(?:your|the|all|every) (?:\w+ )?(?:money|refund)|"
    r"money will (?:come|arrive|be back|return))\b|100 ?%",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    "一定(?:能|会|會|可以|退|赔|賠|成功|到账|到帳|拿)|肯定|必定|必然|必退|必赔|必賠|必胜|必勝|包退|包赔|包賠|绝对|絕對|"
    "保证(?!金)|保證(?!金)|百分之?百|100 ?%|稳赢|穩贏|稳退|穩退|铁定|鐵定|准能|準能|打包票|"
    "万无一失|萬無一失|毫无疑问|毫無疑問|"
    "总(?:能|会|是|还有)|總(?:能|會|是|還有)"
)
#: "Nothing is guaranteed" promises nothing: a denial right before the words, in the same clause.
_DENIED = re.compile(
    r"(?:\b(?:no|not|nobody|nothing|none|never|cannot|neither|nor|without|\w+n't)\b(?:[^\w.,;:!?]+\w+){0,3}[^\w.,;:!?]*"
    r"|(?:不|没有人|沒有人|没人|沒人|没有|沒有|无法|無法|未|难以|難以)(?:能|会|會|可|敢|作|做)?)$",
    re.IGNORECASE,
)

DECLARED: Mapping[str, str] = {
    "Use the shop's guarantee": "the name of a form of WeChat Shop, 保障单",
    "There is always a next step, from the seller up to the authorities. Which ones fit depends on your case; let us "
    "first find that.": "a step to take, not an outcome; every ladder is checked to have one",
}


def _finds(text: Text) -> Iterator[str]:
    pattern = _ENGLISH if text.locale == "en" else _CHINESE
    for match in pattern.finditer(text.plain):
        if not _DENIED.search(text.plain[: match.start()]):
            yield match.group()


LINT = Lint(
    finds=_finds,
    complaint="promises too much: say what may be done, by whom, and until when",
    declared=DECLARED,
)
