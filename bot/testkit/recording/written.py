"""A script as text, in the manner of those that people write: one line where one is enough, blocks elsewhere."""

import re
from collections.abc import Mapping
from typing import Any

import yaml

from bot.testkit.words import Word

#: Longer lines are folded.
_WIDTH = 120
_ENDLESS = 1_000_000
#: A step behind which nothing has to stand.
_WORDLESS = re.compile(r"^(  - (?!user\b)[a-z_]+): ''$", re.MULTILINE)


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as the scripts in tests/conversations do, and quotes only what must be quoted."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow=flow, indentless=False)


# Whoever reads it keeps every scalar a text: `no`, `08` and days need no quotes.
_Dumper.yaml_implicit_resolvers = {}


class _OnOneLine(dict[str, Any]):
    """A mapping that is written in braces."""


_Dumper.add_representer(
    _OnOneLine, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)
# Lines and signs that YAML would fold or not show are written as escapes.
_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"'
    ),
)
_Dumper.add_representer(Word, lambda dumper, word: dumper.represent_scalar("tag:yaml.org,2002:str", str(word)))
_Dumper.add_representer(
    list,
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=bool(data) and isinstance(data[0], str)
    ),
)


def written(script: Mapping[str, Any]) -> str:
    """YAML of that script; every text in it is read back as it is."""
    steps = [_shaped(step) for step in script[Word.STEPS] if step]
    return _WORDLESS.sub(r"\1:", _dumped({**script, Word.STEPS: steps}))


def one_line(value: object) -> str:
    """A text, or a list of ids, or a mapping, as it stands behind a key."""
    shaped = _OnOneLine(value) if isinstance(value, Mapping) else value
    return _dumped(shaped, width=_ENDLESS).removesuffix("\n").removesuffix("\n...")


def _shaped(step: Mapping[str, Any]) -> dict[str, Any]:
    """Mappings of a step on one line, but for what is expected: that has a line for each thing."""
    return {
        word: _braced(value) if word == Word.EXPECT else _OnOneLine(value) if isinstance(value, Mapping) else value
        for word, value in step.items()
    }


def _braced(expected: Mapping[str, Any]) -> dict[str, Any]:
    return {word: _OnOneLine(value) if isinstance(value, Mapping) else value for word, value in expected.items()}


def _dumped(value: object, *, width: int = _WIDTH) -> str:
    return yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=width, default_flow_style=False)
