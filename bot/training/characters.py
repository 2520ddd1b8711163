"""The table of Traditional and Simplified characters, taken from OpenCC once, so that no running bot loads it."""

import json

import opencc

_HAN = "".join(map(chr, range(0x3400, 0xA000)))
#: To OpenCC 帐 (a curtain) is not 账 (an account); to those who type it, it is.
_OURS = {"帐": "账", "帳": "账"}
#: Simplified forms that Traditional texts also write, as words of their own: they show no script.
_BOTH = "里后面只台系干发出才家谷几了云制周余采划表向松范姜帐"


def characters_table() -> bytes:
    """JSON: what each Traditional character becomes, and the characters that only one script writes."""
    to_simplified = _changes("t2s") | _OURS
    table = {
        "traditional": "".join(to_simplified),
        "becomes": "".join(to_simplified.values()),
        "traditional_only": "".join(letter for letter in to_simplified if letter not in _BOTH),
        "simplified_only": "".join(letter for letter in _changes("s2t") if letter not in _BOTH),
    }
    return json.dumps(table, ensure_ascii=False, indent=0).encode() + b"\n"


def _changes(conversion: str) -> dict[str, str]:
    converted = opencc.OpenCC(conversion).convert("\n".join(_HAN)).split("\n")
    return {old: new for old, new in zip(_HAN, converted, strict=True) if old != new and len(new) == 1}
