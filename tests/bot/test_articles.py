"""Articles of a law on a Chinese page."""

import pytest

from bot.articles import in_chinese


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("消费者权益保护法 art. 25", "消费者权益保护法第二十五条"),
        ("侵害消费者权益行为处罚办法 arts 8-10", "侵害消费者权益行为处罚办法第八条至第十条"),
        ("民法典 arts 19, 20, 145", "民法典第十九条、第二十条、第一百四十五条"),
        ("民法典 art. 1002 example.org/art_85b", "民法典第一千零二条 example.org/art_85b"),
        ("samr.gov.cn/zw/art/2026/art_e4d0.html", "samr.gov.cn/zw/art/2026/art_e4d0.html"),
    ],
)
def test_an_article_is_named_as_a_chinese_law_names_it(source: str, read: str) -> None:
    assert in_chinese(source) == read
