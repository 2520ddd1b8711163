"""Chinese in Latin letters is read as Chinese, and English with a word of it stays English."""

import pytest

from dialogs.acts import Act
from dialogs.understanding import Phrases
from tests.dialogs.understanding.conftest import Says


@pytest.mark.parametrize(
    ("text", "characters"),
    [
        ("tuikuan", "退款"), ("wo yao tuikuan", "我要退款"), ("tuikuan haimei dao zhang", "退款还没到账"),
        ("tuikuan, seller bu li wo", "退款, seller 不理我"), ("tui kuan shang jia bu li wo", "退款商家不理我"),
        ("kefu bu hui wo", "客服不回我"), ("zenme shenqing tuikuan", "怎么申请退款"), ("zhuan rengong", "转人工"),
        ("shangjia bu fa huo, wo yao tuikuan", "商家不发货,我要退款"), ("haimeidaozhang", "还没到账"),
    ],
)  # fmt: skip
def test_it_is_spelled_in_characters(phrases: Phrases, text: str, characters: str) -> None:
    assert phrases.normal(text) == characters


@pytest.mark.parametrize(
    "text",
    [
        "my tuikuan has not arrived can you help me",
        "i asked the kefu but he can not help me",
        "he can go",
        "me too",
        "I paid with wx",
    ],
)
def test_english_with_a_word_of_it_stays_english(phrases: Phrases, says: Says, text: str) -> None:
    assert phrases.normal(text).split()[0] == text.split()[0].lower()
    assert says(text).locale == "en"


def test_it_shows_chinese_and_no_script(says: Says) -> None:
    assert says("wo yao tuikuan").locale == "zh_Hans"
    assert says("wo yao tuikuan", locale="zh_Hant").locale == "zh_Hant"
    assert says("kefu bu hui wo").act is Act.REPORT
