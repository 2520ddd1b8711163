"""
Are the phrases sound: no line under two labels, none that evaluation judges by, and enough of each?

What a line says is compared as messages are: normalised, without punctuation. That two voices say the same under the
same label is no fault: they were written apart, and training takes such a line once.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from bot.checks.phrases_lint_nearness import Line, near_pairs
from bot.phrases import LANGUAGES
from dialogs.acts import Act, Cause, Ground
from dialogs.understanding.building import Sources
from dialogs.understanding.phrases import bare

#: No phrase is a report: what people report is labelled by its cause.
LEAST: Mapping[str, int] = {
    **dict.fromkeys(map(str, Cause), 60),
    **dict.fromkeys(map(str, Ground), 30),
    **dict.fromkeys((str(act) for act in Act if act is not Act.REPORT), 25),
}

Normal = Callable[[str], str]


def faults(taught: Sequence[Line], judged_by: Sequence[Line]) -> Iterator[str]:
    """What is wrong with the lines that are taught, by themselves and beside those that evaluation judges by."""
    yield from _meaningless(taught)
    yield from _under_no_label(taught)
    yield from _twice_in_a_file(taught)
    yield from _under_two_labels(taught)
    yield from _nearly_under_two_labels(taught)
    yield from _leaks(taught, judged_by)
    yield from _too_few(taught)


def taught_lines(phrases: Sources, voices: Mapping[str, Sources], normal: Normal) -> list[Line]:
    """All that is taught: the phrases of each locale, then voice after voice."""
    own = [line for locale, source in phrases.items() for line in _lines(source, locale, "phrases.toml", normal)]
    return own + [
        line
        for voice, said_by in voices.items()
        for locale, source in said_by.items()
        for line in _lines(source, locale, f"voices/{voice}.toml", normal)
    ]


def line_of(said: str, label: str, locale: str, where: str, normal: Normal) -> Line:
    return Line(
        said=said, bare=bare(normal(said)) or normal(said), label=label, language=LANGUAGES[locale], where=where
    )


def _lines(source: Mapping[str, Any], locale: str, file: str, normal: Normal) -> Iterator[Line]:
    where = f"locales/{locale}/{file}"
    for label, said in source.get("phrases", {}).items():
        yield from (line_of(each, label, locale, where, normal) for each in said)


def _meaningless(taught: Iterable[Line]) -> Iterator[str]:
    for line in taught:
        if not line.bare:
            yield f"{_named(line)}: nothing is left of it to be understood by; take it out"


def _under_no_label(taught: Iterable[Line]) -> Iterator[str]:
    for where, label in dict.fromkeys((line.where, line.label) for line in taught if line.label not in LEAST):
        yield f"{where}: there is no label {label!r}"


def _twice_in_a_file(taught: Iterable[Line]) -> Iterator[str]:
    """A slip and what it stands for are one and the same line after normalisation, and both may be written."""
    written = Counter((line.where, line.label, line.said.casefold()) for line in taught)
    for (where, label, said), count in written.items():
        if count > 1:
            yield f"{where}, {label}: {said!r} stands there {count} times"


def _under_two_labels(taught: Iterable[Line]) -> Iterator[str]:
    by_words: defaultdict[str, dict[str, Line]] = defaultdict(dict)
    for line in taught:
        by_words[line.bare].setdefault(line.label, line)
    for words, by_label in by_words.items():
        if words and len(by_label) > 1:
            yield f"{' and '.join(map(_named, by_label.values()))}: one text, {len(by_label)} labels"


def _nearly_under_two_labels(taught: Sequence[Line]) -> Iterator[str]:
    for one, other in _near(_once(taught), taught):
        if one.label < other.label and one.bare != other.bare:
            yield f"{_named(one)} and {_named(other)}: nearly one text, two labels"


def _leaks(taught: Sequence[Line], judged_by: Sequence[Line]) -> Iterator[str]:
    """A set phrase is no leak: everybody says it, and the bot must know it."""
    for line, judge in dict.fromkeys((line, judge) for judge, line in _near(judged_by, taught)):
        yield f"{_named(line)}: {'' if line.bare == judge.bare else 'nearly '}a line that {judge.where} judges by"


def _too_few(taught: Sequence[Line]) -> Iterator[str]:
    counts = Counter((line.language, line.label) for line in _once(taught))
    for language in dict.fromkeys(LANGUAGES.values()):
        for label, least in LEAST.items():
            if counts[language, label] < least:
                yield f"{label}, {language}: {counts[language, label]} phrases, and {least} are wanted"


def _near(lines: Sequence[Line], others: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    for language in dict.fromkeys(LANGUAGES.values()):
        mine, theirs = ([line for line in each if line.language == language] for each in (lines, others))
        yield from near_pairs(mine, theirs)


def _once(lines: Iterable[Line]) -> list[Line]:
    """Each text of a label once, whoever says it."""
    return [*{(line.bare, line.label): line for line in reversed([*lines])}.values()][::-1]


def _named(line: Line) -> str:
    return f"{line.where}, {line.label}: {line.said!r}"
