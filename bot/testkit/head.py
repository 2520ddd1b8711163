"""What stands on top of a script: its locales, its clock, the operator's settings, its rows of data."""

from collections.abc import Mapping
from datetime import datetime

from bot.testkit import operator
from bot.testkit.loading import Items, Node, Table, Text
from bot.testkit.operator import Chosen
from bot.testkit.places import Row
from bot.testkit.problems import Problems, did_you_mean
from bot.testkit.times import DEFAULT_NOW, instant_from
from bot.testkit.vocabulary import LOCALES
from bot.testkit.words import ALL, Word

#: Each word on top with where it stands and what is written there.
Head = Mapping[Word, tuple[Text, Node]]


def read_locales(node: Node, problems: Problems) -> tuple[str, ...]:
    texts = [each for each in (node if isinstance(node, Items) else (node,)) if isinstance(each, Text)]
    if len(texts) == 1 and texts[0].value in ALL:
        return LOCALES
    for text in texts:
        if text.value not in LOCALES:
            problems.add(text.line, f"`{text.value}` is no locale{did_you_mean(text.value, LOCALES)}")
    if not texts:
        problems.add(node.line, f"`{Word.LOCALE}` wants `all`, or one or a list of {', '.join(LOCALES)}")
    return tuple(dict.fromkeys(text.value for text in texts))


def read_now(head: Head, problems: Problems) -> datetime:
    if Word.NOW not in head:
        return DEFAULT_NOW
    node = head[Word.NOW][1]
    now = instant_from(node.value) if isinstance(node, Text) else None
    if now is None:
        problems.add(
            node.line, f"`{Word.NOW}` wants a time with its offset, such as `{DEFAULT_NOW:%Y-%m-%dT%H:%M}+08:00`"
        )
    return now or DEFAULT_NOW


def read_rows(node: Node, problems: Problems) -> tuple[Row, ...]:
    tables = [each for each in node if isinstance(each, Table)] if isinstance(node, Items) else []
    if not tables or not isinstance(node, Items) or len(tables) < len(node.nodes):
        problems.add(
            node.line, f"`{Word.ROWS}` wants a list of mappings, such as `- {{word: 微信, value: wechat_pay}}`"
        )
        return ()
    rows = tuple(Row(number=i, cells=_cells(table, problems)) for i, table in enumerate(tables, start=1))
    for table, row in zip(tables, rows, strict=True):
        missing = sorted({*rows[0].cells} ^ {*row.cells})
        if missing:
            problems.add(table.line, f"row {row.number} has not the columns of row 1: {', '.join(missing)}")
    return () if problems else rows


def _cells(table: Table, problems: Problems) -> dict[str, str]:
    for key, value in table:
        if not isinstance(value, Text):
            problems.add(key.line, f"the cell `{key.value}` wants text")
    return {key.value: value.value for key, value in table if isinstance(value, Text)}


def read_settings(node: Node, problems: Problems) -> Chosen:
    if not isinstance(node, Table):
        problems.add(node.line, f"`{Word.SETTINGS}` wants a mapping, such as `desk: wechat`")
        return ()
    for key, value in node:
        if key.value not in operator.NAMES:
            problems.add(
                key.line, f"`{key.value}` is nothing that a script can set{did_you_mean(key.value, operator.NAMES)}"
            )
        elif not isinstance(value, Text) or not value.value:
            problems.add(key.line, f"`{key.value}` wants text")
    texts = {key.value: value for key, value in node if isinstance(value, Text) and key.value in operator.NAMES}
    chosen = tuple((name, text.value) for name, text in texts.items())
    for name, expected in operator.complaints(chosen).items():
        problems.add(texts[name].line, f"`{name}` wants {expected}, not `{texts[name].value}`")
    return chosen
