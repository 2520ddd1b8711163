"""Nothing stops for want of words: every cause, variant, step and question has its copy in every locale."""

from collections.abc import Iterable, Iterator, Mapping

from bot.checks.copy.texts import Text
from dialogs.catalog import Catalog, Choice, Rung
from dialogs.replies import Msgid


def faults(catalog: Catalog, texts: Iterable[Text], locales: Iterable[str]) -> Iterator[str]:
    """What has no words in some locale, by what it is."""
    spoken: dict[str, set[str]] = {}
    for text in texts:
        if text.plain.strip():
            spoken.setdefault(text.msgid, set()).add(text.locale)
    for place, msgids in places(catalog).items():
        for msgid in dict.fromkeys(msgids):
            yield from _missing(place, msgid, [each for each in locales if each not in spoken.get(msgid, ())])


def parity_faults(texts: Iterable[Text]) -> Iterator[str]:
    """Translations that lost a placeholder, or have one that the copy has not."""
    all_texts = tuple(texts)
    wanted = {text.msgid: text.placeholders for text in all_texts if text.locale == "en"}
    for text in all_texts:
        expected = wanted.get(text.msgid, text.placeholders)
        yield from (f"{text}: lacks %({name})s" for name in sorted(expected - text.placeholders))
        yield from (f"{text}: has %({name})s, which the copy has not" for name in sorted(text.placeholders - expected))


def _missing(place: str, msgid: str, locales: list[str]) -> Iterator[str]:
    if not msgid.strip():
        yield f"The {place} has an empty text."
    elif locales:
        yield f"The {place} has no words in {', '.join(locales)}: {msgid[:48]!r}. Is it marked with N_?"


def places(catalog: Catalog) -> Mapping[str, list[Msgid]]:
    """Everything that must be sayable. Texts of their own come last: most of them belong to one of the others."""
    questions = catalog.questions.values()
    return {
        **{f"cause `{cause}`": [name] for cause, name in catalog.causes.items()},
        **{f"variant `{each.id}`": [each.explanation.text] for each in catalog.variants.values()},
        **{f"rung `{each.id}`": _of_rung(each) for each in catalog.rungs.values()},
        **{f"question `{each.slot}`": [each.topic, each.why.text, *_labels(each.choices)] for each in questions},
        **{f"figure `{each.id}`": [each.rule, each.setter] for each in catalog.figures.values()},
        **{f"text `{each.id}`": [each.text] for each in catalog.says.values() if not each.draft},
        "choices": _labels(catalog.choices.values()),
    }


def _of_rung(rung: Rung) -> list[Msgid]:
    ends = [] if rung.clause is None else [rung.clause.text]
    wants = [] if rung.draft is None else [rung.draft.wants]
    return [rung.title, rung.action.text, rung.outlook.text, *ends, *wants, *(item.name for item in rung.evidence)]


def _labels(choices: Iterable[Choice]) -> list[Msgid]:
    return [choice.label for choice in choices]
