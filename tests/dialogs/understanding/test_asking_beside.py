"""Whether a message asks something, whatever else it tells."""

import pytest

from dialogs.understanding.beside import asks_anything
from dialogs.understanding.heard import heard


@pytest.mark.parametrize(
    "text",
    [
        "i don't even want to use it. how do i stop it taking more",
        "first tell me how to switch it off",
        "so is that true, can they refuse",
        "do they have a right to refuse a return on jade or not",
        "他们咬死不退,合同上写着概不退款还算数吗",
        "对了那个钱是我老公的微信付的,有影响吗",
        "他要身份证照片,给不给",
        "商家叫啥名在哪里看",
    ],
)
def test_a_question_is_heard_beside_what_is_told(text: str) -> None:
    assert asks_anything(heard(text))


@pytest.mark.parametrize(
    "text",
    [
        "they refused it again and closed the ticket",
        "the 399 is gone, that's what is wrong",
        "商家还是不理我,怎么办",
        "they rejected it, what should i do now?",
        "什么都没有收到",
        "昨天又打了一次电话",
    ],
)
def test_what_is_to_be_done_now_is_no_question_of_its_own(text: str) -> None:
    assert not asks_anything(heard(text))
