"""A wish that the words take back ("don't start over", 别结案), or that is of something else ("delete that app")."""

import re
from collections.abc import Mapping

from dialogs.acts import Act

_NOT_ZH = (
    r"(?:别|不是(?:要|想|让|叫|说)|不(?:用|要|想|必|需要)|没(?:有)?(?:说|要|想|让|叫)(?:要|过)?|先不|无需|切勿|唔好|咪)"
    r"(?:要|想|让|叫|说|再|急着|现在|马上|直接|随便|自动|给我|帮我|替我|把|将|我的?|你|您|这个|案子)*"
)
_NOT_EN = (
    r"(?:(?<!why )\b(?:don't|do not|didn't|did not|never|not|no need to|without)(?! you\b))"
    r"(?: want(?:ed)?| need| wish| ask(?:ed)?| say| said| mean| meant| to| please| just| yet| going| it| that| this| my| the| all| any)* "
)
_ZH: Mapping[Act, str] = {
    Act.RESTART: r"(?:重新(?:开始|来|查|问)|重来|从头|重启|重置|清空)",
    Act.CANCEL: r"(?:取消|结案|结束|关(?:掉|闭|了)|停(?:掉|止|下)|撤(?:掉|销))",
    Act.FORGET_ME: r"(?:删|清除|清空|清掉|忘)",
}
_EN: Mapping[Act, str] = {
    Act.RESTART: r"(?:start(?:ing)? (?:over|again|afresh|anew|from)|restart|begin again|reset)",
    Act.CANCEL: r"(?:cancel|clos(?:e|ing)|stop|end(?:ing)?\b|quit|drop)",
    Act.FORGET_ME: r"(?:delet|eras|forget|remov|wip(?:e|ing)\b)",
}
_UNWISHED = {act: re.compile(f"{_NOT_ZH}{_ZH[act]}|{_NOT_EN}{_EN[act]}") for act in _ZH}
#: What is deleted is an app or somebody's words, or it is the seller who deletes; what is begun again is an account.
_OF_OTHERS: Mapping[Act, re.Pattern[str]] = {
    Act.FORGET_ME: re.compile(
        r"[删卸][^,。;!?]{0,10}(?:软件|app|应用|评价|评论|好友|订单|照片|商品|链接)|(?:软件|app|应用|评价|评论|链接)[^,。;!?]{0,6}[删卸]"
        r"|(?:商家|卖家|客服|店家|他们?|她们?|对方|平台)(?:已经?|就|都|又)*(?:把|将)?[^,。;!?]{0,8}删(?:了|掉|除|光)"
        r"|\b(?:delet\w*|remov\w*|uninstall\w*|eras\w*)\b[^,.;!?]{0,16} (?:apps?|applications?|software|programs?|reviews?|comments?|orders?|photos?|contacts?|chat with)\b"
        r"|\b(?:they|s?he|seller|shop|store|merchant|platform)(?: has| have| had)?(?: just| already| then)? (?:deleted|removed|erased)"
    ),
    Act.RESTART: re.compile(
        r"重新(?:开通|开户|开卡|注册|绑定?|激活|登录|登陆|下单|安装|寄|发货|付款|支付|买)|重启(?:一下)?(?:手机|微信|小程序|app)"
        r"|\b(?:restart|reopen|re-?open|re-?activate|re-?register|re-?bind)(?:ed|ing)? (?:my |the )?(?:\w+ )?(?:phone|app|wechat|account|card|mini program|wallet)\b"
    ),
}


def is_unwished(act: Act, normal: str) -> bool:
    """Whether the words say that the very thing is not wished for."""
    pattern = _UNWISHED.get(act)
    return pattern is not None and pattern.search(normal) is not None


def is_of_others(act: Act, normal: str) -> bool:
    """Whether it is wished of something that is not ours, or somebody else did it."""
    pattern = _OF_OTHERS.get(act)
    return pattern is not None and pattern.search(normal) is not None
