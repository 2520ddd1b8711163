"""Scripts as pytest items: each runs once for each way that the collecting conftest names."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.testkit.problems import BadScriptError
from bot.testkit.reading import is_script, read_scripts
from bot.testkit.report import conversation
from bot.testkit.running import OpenChannel, Result, run
from bot.testkit.script import Script
from bot.testkit.vocabulary import Vocabulary

Collect = Callable[[Path, pytest.Collector], "ScriptFile | None"]


def collect_scripts(*, vocabulary: Callable[[], Vocabulary], ways: Mapping[str, OpenChannel]) -> Collect:
    """A `pytest_collect_file` for the conftest beside the scripts."""

    def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> ScriptFile | None:
        if not is_script(file_path):
            return None
        return ScriptFile.from_parent(parent, path=file_path, vocabulary=vocabulary, ways=ways)

    return pytest_collect_file


class ScriptFile(pytest.File):
    """A file of the folder; one that is wrong fails the collection with its mistakes and no traceback."""

    def __init__(
        self, *, vocabulary: Callable[[], Vocabulary], ways: Mapping[str, OpenChannel], **keywords: Any
    ) -> None:
        super().__init__(**keywords)
        self.vocabulary = vocabulary
        self.ways = ways

    def collect(self) -> Iterator["ScriptItem"]:
        try:
            scripts = read_scripts(self._shown_path(), self.vocabulary())
        except BadScriptError as error:
            raise self.CollectError(str(error)) from error
        for script in scripts:
            for way, open_channel in self.ways.items():
                name = "-".join(part for part in (way, script.variant) if part)
                yield ScriptItem.from_parent(self, name=name, script=script, open_channel=open_channel)

    def _shown_path(self) -> Path:
        here = Path.cwd()
        return self.path.relative_to(here) if self.path.is_relative_to(here) else self.path


class ScriptFailed(Exception):  # noqa: N818 - what pytest shows is the conversation, not this name
    """The script did not hold."""

    def __init__(self, result: Result) -> None:
        super().__init__(result.script.name)
        self.result = result


class ScriptItem(pytest.Item):
    """One script, one way."""

    def __init__(self, *, script: Script, open_channel: OpenChannel, **keywords: Any) -> None:
        super().__init__(**keywords)
        self.script = script
        self.open_channel = open_channel

    def runtest(self) -> None:
        result = run(self.script, self.open_channel)
        if not result.passed:
            raise ScriptFailed(result)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, ScriptFailed):
            return conversation(excinfo.value.result).plain
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, 0, f"{self.script.name}: {self.script.proves}"
