"""Sources as read -> `Phrases`: everything is normalised by the same rules as the messages that it will meet."""

from collections.abc import Iterable, Mapping
from typing import Any

from dialogs.understanding.features import Lexicon
from dialogs.understanding.model import Model
from dialogs.understanding.normalise import Slips, normalise
from dialogs.understanding.phrases import Fillers, Language, Phrases, bare
from dialogs.understanding.script import Scripts
from dialogs.understanding.wording import Wording

#: What a file of phrases may hold.
SECTIONS = frozenset(("fillers", "slips", "words", "patterns", "lexicon", "phrases", "choices"))

#: A file of phrases by locale.
Sources = Mapping[str, Mapping[str, Any]]

#: Scores nothing: stands in while the weights are being trained.
NO_MODEL = Model(labels=("unknown",), rows={}, bias=(0.0,), step=1.0, sharpness=1.0, reject_below=0.0)


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
        lexicon=Lexicon.of(_normal_lists(_merged(sources.values(), "lexicon"), scripts)),
        languages={code: _language(code, sources) for code in ("zh", "en")},
        whole={bare(normal(said)): label for label, said in each_phrase(sources) if bare(normal(said))},
        fillers=Fillers.of(fillers.get("before", ()), fillers.get("after", ())),
        synonyms=_synonyms(_merged(sources.values(), "choices"), normal),
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


def _normal_lists(lists: Mapping[str, list[str]], scripts: Scripts) -> dict[str, list[str]]:
    return {name: [scripts.simplify(word).lower() for word in words] for name, words in lists.items()}


def _language(code: str, sources: Sources) -> Language:
    mine = [source for locale, source in sources.items() if locale.startswith(code)]
    words = {name: part for source in mine for name, part in source.get("words", {}).items()}
    subjects: dict[str, dict[str, list[str]]] = {}
    for source in mine:
        for subject, values in source.get("patterns", {}).items():
            for value, patterns in values.items():
                subjects.setdefault(subject, {}).setdefault(value, []).extend(patterns)
    return Language(wordings={subject: Wording.of(patterns, words) for subject, patterns in subjects.items()})


def _synonyms(choices: Mapping[str, list[str]], normal: Any) -> dict[str, tuple[str, ...]]:
    by_words: dict[str, tuple[str, ...]] = {}
    for choice, said in choices.items():
        for words in said:
            key = bare(normal(words))
            by_words[key] = (*by_words.get(key, ()), choice)
    return by_words
