"""Where a text names a person, as far as the words around a name give it away."""

import re

#: The surnames of nine in ten people, Simplified and Traditional.
_SURNAMES = (
    "王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮董萧蕭程曹袁邓鄧许許傅沈曾彭"
    "吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余潘杜戴夏钟鍾汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯"
    "邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文"
)
_SURNAME = rf"(?:欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|[{_SURNAMES}])"
_HAN = "[\u3400-\u9fff·]"
_END = r"(?=[\s,，.。!！?？;；、]|$)"
_IS = r"\s{0,3}(?:是|叫|为|為|:|：|=)?\s{0,3}"
#: Whom one calls on, and so no names: 我叫客服退款.
_NOBODY = (
    "(?!他|她|它|你|您|人|客服|商家|卖家|賣家|店|老板|老闆|平台|骑手|騎手|快递|快遞"
    "|朋友|家人|孩子|妈|媽|爸|老公|老婆|同事|不|过|過)"
)
_FIELD = r"(?:我的?名字|姓名|名字|收[件货貨]人|[联聯][系絡络]人|持卡人|[户戶]名|[开開][户戶]人)"
_CAPITALISED = r"(?-i:[A-Z])[\w'’-]{0,30}"
_ANY_WORD = r"(?!(?:i|and|my|the|but|so|from)\b)[^\W\d_][\w'’-]{0,30}"


def _after(before: str, name: str) -> re.Pattern[str]:
    return re.compile(rf"(?P<keep>{before}){name}", re.IGNORECASE)


PEOPLE = (
    _after(_FIELD + _IS, f"{_NOBODY}{_HAN}{{2,4}}"),
    _after(r"我(?:的名字)?名?叫做?\s{0,3}", f"{_NOBODY}(?:{_SURNAME}{_HAN}{{1,2}}|{_HAN}{{1,4}}{_END})"),
    _after(r"(?:我是|本人|我姓|免[贵貴]姓)\s{0,3}", f"{_SURNAME}(?:{_HAN}{{1,2}})?{_END}"),
    _after("", rf"{_SURNAME}(?=先生|女士|小姐|太太|老[师師]|[师師]傅)"),
    _after(r"(?:昵称|暱稱|网名|網名)" + _IS, r"[^\s,，.。!！?？;；、]{1,20}"),
    _after(
        r"\b(?:my\s+name\s+is|my\s+name['’]s|name\s?[:=]|i\s+am\s+called)\s{0,3}",
        rf"[^\W\d_][\w'’.-]{{0,30}}(?:\s+{_ANY_WORD})?(?:\s+{_CAPITALISED})?",
    ),
    _after(
        r"\b(?:i['’]?m|i am|this is|call me|regards,|thanks,)\s{1,3}",
        rf"(?!I\b)(?-i:[A-Z][a-z])[\w'’-]{{0,30}}(?:\s+{_CAPITALISED}){{0,2}}",
    ),
    _after(r"\b(?:mr|mrs|ms|miss|dr)\b\.?\s{1,3}", rf"{_CAPITALISED}(?:\s+{_CAPITALISED})?"),
)
