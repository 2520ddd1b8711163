"""Where a text tells where somebody lives, as far as its words give it away."""

import re

_HAN = "[\u3400-\u9fff]"
_NUMBER = r"\s?[0-9A-Z一二三四五六七八九十百-]{1,6}\s?"
_UNIT = "(?:号楼|號樓|号|號|弄|巷|栋|棟|幢|座|楼|樓|层|層|期|组|組|室|房|单元|單元|户|戶)"
_UNITS = f"(?:{_NUMBER}{_UNIT})"
_STREETS = "(?:路|街|大道|胡同|巷|弄)"
_ESTATES = "(?:小区|小區|社区|社區|花园|花園|公寓|大厦|大廈|苑|新村|屋邨|村)"
#: A city, and no supermarket.
_CITY = "(?<![超城门門上夜])市"
_ENGLISH_STREETS = (
    "(?:street|st|road|rd|avenue|ave|lane|ln|drive|boulevard|blvd|court|plaza|terrace|gardens?"
    "|estate|building|tower|mansion)"
)


def _after(before: str, place: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<keep>{before}){place}", re.IGNORECASE)


PLACES = (
    # Whoever says so gives the rest of the sentence.
    _after(r"(?:(?:地址|住址)\s?(?:是|在|为|為|:|：)\s?|家住|我住在?)", r"[^,，。!！?？;；]{3,60}"),
    _after(r"\baddress(?:\s+is|\s?[:=：])\s{0,3}|\bi\s+live\s+(?:at|in|on)\s{1,3}", r"[^.!?;。！？；]{3,80}"),
    _after("", f"{_HAN}{{1,14}}{_STREETS}{_UNITS}{{1,6}}"),
    _after("", f"{_HAN}{{1,14}}{_ESTATES}{_UNITS}{{1,6}}"),
    _after("", f"{_UNITS}{{2,6}}"),
    _after("", f"{_HAN}{{2,7}}(?:省|自治区|自治區){_HAN}{{1,8}}(?:市|州|盟|区|區|县|縣)"),
    _after("", f"{_HAN}{{2,6}}{_CITY}{_HAN}{{1,8}}(?:区|區|县|縣|镇|鎮)"),
    _after("", rf"\b[0-9]{{1,5}}[a-z]?,?\s+(?:[a-z'’.-]{{1,20}}\s+){{1,3}}{_ENGLISH_STREETS}\b\.?"),
    _after("", r"\b(?:flat|room|unit|apt\.?|apartment|block)\s+(?=[a-z]{0,2}[0-9])[0-9a-z/-]{1,6}\b"),
)
