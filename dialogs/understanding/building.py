"""Sources as read -> `Phrases`: everything is normalised by the same rules as the messages that it will meet."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from dialogs.slots import Slot
from dialogs.understanding.gate import gate_of_any
from dialogs.understanding.heard import Heard
from dialogs.understanding.lexicon import Lexicon
from dialogs.understanding.model import Model
from dialogs.understanding.normalise import Slips, normalise
from dialogs.understanding.phrases import BLANK, Fillers, Language, Phrases, bare
from dialogs.understanding.script import Scripts
from dialogs.understanding.wording import Wordings, spelled_out

#: What a file of phrases may hold.
SECTIONS = frozenset(
    ("fillers", "slips", "pinyin", "words", "patterns", "lexicon", "phrases", "choices", "answers", "asked")
)

#: One of these subjects is named in every wish about the talk.
WISHES = ("steps_back", "change_word", "remove_word")
#: One of these is the whole of it, with blanks in place of what it names.
WHOLE_WISHES = ("steps_back", "which_answer", "change_answer", "remove_answer")

#: Every so manieth phrase is looked at to learn which strings are common.
_SAMPLED = 8

#: A file of phrases by locale.
Sources = Mapping[str, Mapping[str, Any]]

#: Scores nothing: stands in while the weights are being trained.
NO_MODEL = Model(labels=("unknown",), rows={}, sharp_bias=(0.0,), step=1.0, sharpness=1.0, reject_below=0.0)


def phrases_of(sources: Sources, scripts: Scripts, model: Model = NO_MODEL) -> Phrases:
    """Compiles the sources of all locales into one value."""
    slips = Slips.of({slip: meant for source in sources.values() for slip, meant in source.get("slips", {}).items()})

    def normal(text: str) -> str:
        return normalise(text, scripts.simplify, slips)

    fillers = _merged(sources.values(), "fillers")
    return Phrases(
        simplify=scripts.simplify,
        scripts=scripts,
        slips=slips,
        pinyin={spelled: meant for source in sources.values() for spelled, meant in source.get("pinyin", {}).items()},
        lexicon=Lexicon.of(_normal_lists(_merged(sources.values(), "lexicon"), scripts)),
        languages={code: _language(code, sources, _common(sources, code, normal)) for code in ("zh", "en")},
        whole={bare(normal(said)): label for label, said in each_phrase(sources) if bare(normal(said))},
        fillers=_fillers(fillers, ""),
        hedges=_fillers(fillers, "", "unsure_"),
        slips_of_the_tongue=_fillers(fillers, "", "unsure_", "wrong_"),
        captions=_fillers(fillers, "", "shown_"),
        synonyms=_synonyms(_merged(sources.values(), "choices"), normal),
        answers=_answers(_merged(sources.values(), "answers"), normal),
        model=model,
    )


def each_phrase(sources: Sources, code: str = "") -> list[tuple[str, str]]:
    """Every label with every phrase for it, in the order of the files; of one language if named."""
    chosen = (source for locale, source in sources.items() if locale.startswith(code))
    return [(label, said) for source in chosen for label, list_ in source.get("phrases", {}).items() for said in list_]


def _merged(sources: Iterable[Mapping[str, Any]], section: str) -> dict[str, list[str]]:
    merged: dict[str, list[str]] = {}
    for source in sources:
        for name, values in source.get(section, {}).items():
            merged.setdefault(name, []).extend(values)
    return merged


def _fillers(lists: Mapping[str, list[str]], *kinds: str) -> Fillers:
    before, after = (
        [word for kind in kinds for word in lists.get(f"{kind}{side}", ())] for side in ("before", "after")
    )
    return Fillers.of(before, after)


def _normal_lists(lists: Mapping[str, list[str]], scripts: Scripts) -> dict[str, list[str]]:
    return {name: [scripts.simplify(word).lower() for word in words] for name, words in lists.items()}


def _common(sources: Sources, code: str, normal: Any) -> Counter[str]:
    """How often each short string stands in phrases; a part of them tells enough."""
    return Counter(gram for _, said in each_phrase(sources, code)[::_SAMPLED] for gram in Heard(normal(said)).grams)


def _language(code: str, sources: Sources, common: Mapping[str, int]) -> Language:
    mine = [source for locale, source in sources.items() if locale.startswith(code)]
    words = {name: part for source in mine for name, part in source.get("words", {}).items()}
    subjects: dict[str, dict[str, list[str]]] = {}
    for source in mine:
        for subject, values in source.get("patterns", {}).items():
            for value, patterns in values.items():
                subjects.setdefault(subject, {}).setdefault(value, []).extend(patterns)
    small = re.compile(
        rf"(?:{words.get('small', '(?!)')}|[^a-z\u3400-\u9fff])*" if code == "zh" else _words_only(words)
    )
    openings, wholes = (
        [
            spelled_out(pattern, words)
            for subject in named
            for list_ in subjects.get(subject, {}).values()
            for pattern in list_
        ]
        for named in (WISHES, WHOLE_WISHES)
    )
    return Language(
        wordings=Wordings.of(subjects, words, common),
        small=small,
        wish=gate_of_any(openings, common, BLANK),
        whole_wish=re.compile("|".join(wholes).replace(BLANK, ".+") or "(?!)"),
        asked=_asked(_merged(mine, "asked"), words),
    )


def _asked(lists: Mapping[str, list[str]], words: Mapping[str, str]) -> dict[str, dict[str, re.Pattern[str]]]:
    by_slot: dict[str, dict[str, re.Pattern[str]]] = {}
    for choice, patterns in lists.items():
        spelled = "|".join(f"(?:{spelled_out(pattern, words)})" for pattern in patterns)
        by_slot.setdefault(choice.partition(".")[0], {})[choice] = re.compile(spelled)
    return by_slot


def _words_only(words: Mapping[str, str]) -> str:
    """Latin words count only whole."""
    return rf"(?:\b(?:{words.get('small', '(?!)')})\b|[^a-z\u3400-\u9fff])*"


def _answers(lists: Mapping[str, list[str]], normal: Any) -> dict[str, tuple[Slot, str]]:
    by_words: dict[str, tuple[Slot, str]] = {}
    for answer, said in lists.items():
        slot, _, value = answer.partition(".")
        by_words |= {bare(normal(words)): (Slot(slot), value) for words in said}
    return by_words


def _synonyms(choices: Mapping[str, list[str]], normal: Any) -> dict[str, tuple[str, ...]]:
    by_words: dict[str, tuple[str, ...]] = {}
    for choice, said in choices.items():
        for words in said:
            key = bare(normal(words))
            by_words[key] = tuple(dict.fromkeys((*by_words.get(key, ()), choice)))
    return by_words
