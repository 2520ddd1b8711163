"""Are the catalogs complete and fresh: all marked copy translated, nothing left over, each placeholder in its place?"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from babel import Locale
from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

#: Copy is written in English, so this locale needs no catalog.
SOURCE_LOCALE = "en"

_KEYWORDS = {"N_": None, "NN_": (1, 2)}
_HEADER = "# What the bot says, in {name}. Made by `make catalogs` from the marked copy; people write the translations."


def copy_of(*packages: Path) -> Catalog:
    """All marked copy of these packages, in the order of files and lines. Raises ValueError when there is none."""
    template = Catalog()
    for package in packages:
        for file, line, message, comments, context in extract_from_dir(
            package, method_map=[("**.py", "python")], keywords=_KEYWORDS, comment_tags=("Translators:",)
        ):
            where = Path(package.name, file).as_posix()
            template.add(message, locations=[(where, line)], auto_comments=comments, context=context)
    if not len(template):
        # Babel finds nothing, and says nothing, when it is given a wrong folder.
        raise ValueError(f"No marked copy in {', '.join(str(package) for package in packages)}.")
    return template


def faults(locales: Path, spoken: Iterable[str], template: Catalog) -> list[str]:
    """What is wrong with the catalogs of these locales."""
    return [
        f"{path.relative_to(locales.parent)}: {fault}"
        for path in _catalogs(locales, spoken)
        for fault in (_faults_of(_read(path), template) if path.exists() else ["is missing"])
    ]


def read(locales: Path, spoken: Iterable[str]) -> list[Catalog]:
    """The catalogs of these locales, as far as there are any."""
    return [_read(path) for path in _catalogs(locales, spoken) if path.exists()]


def update(locales: Path, spoken: Iterable[str], template: Catalog) -> list[Path]:
    """Put new copy into every catalog, take out what is gone, and return what was written. Translations stay."""
    return [path for path in _catalogs(locales, spoken) if _update(path, template)]


def _catalogs(locales: Path, spoken: Iterable[str]) -> list[Path]:
    return [locales / name / "LC_MESSAGES" / "messages.po" for name in spoken if name != SOURCE_LOCALE]


def _faults_of(catalog: Catalog, template: Catalog) -> Iterator[str]:
    translated = {_key(message): message for message in catalog if message.id}
    wanted = {_key(message): message for message in template if message.id}
    for key in wanted.keys() - translated.keys():
        yield f"lacks {key[0]!r}; make catalogs"
    for key in translated.keys() - wanted.keys():
        yield f"has {key[0]!r}, which no code says; make catalogs"
    for message in translated.values():
        yield from _faults_in(message, catalog)


def _faults_in(message: Message, catalog: Catalog) -> Iterator[str]:
    strings = message.string if isinstance(message.string, (tuple, list)) else [message.string]
    if not all(strings):
        yield f"does not translate {_key(message)[0]!r}"
    elif message.fuzzy:
        yield f"is not sure of {_key(message)[0]!r} (fuzzy)"
    else:
        yield from (f"{_key(message)[0]!r}: {error}" for error in message.check(catalog))


def _update(path: Path, template: Catalog) -> bool:
    catalog = _read(path) if path.exists() else _empty(path.parent.parent.name)
    wanted, present = ({_key(message) for message in each if message.id} for each in (template, catalog))
    if path.exists() and wanted == present:
        return False
    # No fuzzy guesses: a text that is nearly right reads like one that is right.
    catalog.update(template, no_fuzzy_matching=True, update_creation_date=False, keep_user_comments=True)
    catalog.obsolete.clear()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as output:
        write_po(output, catalog, width=0, include_lineno=False)
    return True


def _empty(name: str) -> Catalog:
    locale = Locale.parse(name)
    # A date that is always the same: two people who add the same copy write the same file.
    epoch = datetime(2026, 1, 1)  # noqa: DTZ001 - only written, and without a zone there is no zone to write
    return Catalog(
        locale=locale,
        project="refundbot",
        charset="utf-8",
        fuzzy=False,
        creation_date=epoch,
        revision_date=epoch,
        header_comment=_HEADER.format(name=locale.english_name),
    )


def _read(path: Path) -> Catalog:
    with path.open("rb") as lines:
        return read_po(lines, locale=path.parent.parent.name, abort_invalid=True)


def _key(message: Message) -> tuple[str, str | None]:
    return (message.id[0] if isinstance(message.id, (tuple, list)) else message.id, message.context)
