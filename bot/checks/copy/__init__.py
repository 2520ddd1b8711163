"""What must hold for every text of every locale: no typed figure, no promise, no rate or claim without a source."""

from collections.abc import Iterable, Iterator

from babel.messages import Catalog as Translations

from bot.checks.copy import complete, promises, rates, sources, staff_contacts, typed_digits
from bot.checks.copy.texts import SOURCE_LOCALE, texts_of
from dialogs.catalog import Catalog


def faults(catalog: Catalog, template: Translations, translations: Iterable[Translations]) -> Iterator[str]:
    """Every fault of the copy, a line each; the catalogs are complete for this, else those texts are passed over."""
    spoken = tuple(translations)
    drafts = [say for say in catalog.says.values() if say.draft]
    texts = texts_of(template, spoken, drafts)
    yield from typed_digits.LINT.faults(texts)
    yield from promises.LINT.faults(texts)
    yield from rates.unknown_figures(catalog.figures)
    yield from rates.lint(catalog).faults(texts)
    yield from staff_contacts.faults(catalog, texts)
    yield from sources.faults(catalog)
    yield from complete.parity_faults(texts)
    yield from complete.faults(catalog, texts, [SOURCE_LOCALE, *(str(each.locale) for each in spoken)])
