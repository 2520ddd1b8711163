"""What has changed since the last look starts a run; half a write does not."""

from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from bot.cli._watching import changed, look, watch


def sleeping(*deeds: Callable[[], object]) -> Callable[[float], None]:
    """A sleep during which something happens, once each."""
    left: Iterator[Callable[[], object]] = iter(deeds)

    def sleep(_: float) -> None:
        next(left, lambda: None)()

    return sleep


def test_a_look_sees_what_came_was_written_and_went(tmp_path: Path) -> None:
    kept, written, gone = (tmp_path / name for name in ("kept.yaml", "written.py", "gone.po"))
    for path in (kept, written, gone, tmp_path / "note.txt"):
        path.write_text("a", encoding="utf-8")
    before = look([tmp_path])
    written.write_text("ab", encoding="utf-8")
    gone.unlink()
    (tmp_path / "new.yaml").write_text("a", encoding="utf-8")
    (tmp_path / "note.txt").write_text("ab", encoding="utf-8")
    assert changed(before, look([tmp_path])) == {written, gone, tmp_path / "new.yaml"}


def test_each_change_is_told_once_and_when_the_writing_is_over(tmp_path: Path) -> None:
    script = tmp_path / "script.yaml"
    script.write_text("a", encoding="utf-8")

    def write(text: str) -> Callable[[], object]:
        return lambda: script.write_text(text, encoding="utf-8")

    # Nothing; a write that goes on while it is looked at; the rest of it; a second write.
    looks = sleeping(lambda: None, write("ab"), write("abc"), lambda: None, lambda: None, write("abcd"))
    assert list(islice(watch([script], looks), 2)) == [{script}, {script}]
