"""Complete and fresh: what `refundbot check` finds in a catalog."""

from pathlib import Path

import pytest
from babel.messages import Catalog

from bot.catalogs import compile_stale, is_stale
from bot.checks.catalogs import copy_of, faults, update

COPY = """
A = N_("Your refund is on its way.")
B = N_("%(days)d days")
C = NN_("%(n)d hour", "%(n)d hours")
"""
SPOKEN = ("zh_Hans", "en")
TRANSLATED = {
    "Your refund is on its way.": "您的退款在路上。",
    "%(days)d days": "%(days)d 天",
    "%(n)d hour": "%(n)d 小时",
}


@pytest.fixture
def template(tmp_path: Path) -> Catalog:
    (tmp_path / "code").mkdir()
    (tmp_path / "code" / "copy.py").write_text(COPY)
    return copy_of(tmp_path / "code")


@pytest.fixture
def locales(tmp_path: Path) -> Path:
    for name in SPOKEN:
        (tmp_path / "locales" / name).mkdir(parents=True)
    return tmp_path / "locales"


@pytest.fixture
def catalog(locales: Path, template: Catalog) -> Path:
    """A complete one."""
    (path,) = update(locales, SPOKEN, template)
    text = path.read_text(encoding="utf-8")
    for english, chinese in TRANSLATED.items():
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"')
    text = text.replace('msgstr[0] ""', 'msgstr[0] "%(n)d 小时"')
    path.write_text(text, encoding="utf-8")
    return path


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_complete_catalog_has_no_fault(locales: Path, template: Catalog, catalog: Path) -> None:
    assert faults(locales, SPOKEN, template) == []
    assert update(locales, SPOKEN, template) == []


def test_a_locale_without_a_catalog_is_a_fault_but_for_english(locales: Path, template: Catalog) -> None:
    assert faults(locales, SPOKEN, template) == ["locales/zh_Hans/LC_MESSAGES/messages.po: is missing"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('msgstr "您的退款在路上。"', 'msgstr ""', "does not translate"),
        ('msgid "Your refund is on its way."', 'msgid "Something else"', "lacks 'Your refund is on its way.'"),
        ('msgid "Your refund is on its way."', 'msgid "Something else"', "which no code says"),
        ('msgid "Your refund', '#, fuzzy\nmsgid "Your refund', "not sure"),
        ('msgstr "%(days)d 天"', 'msgstr "%(day)d 天"', "%(days)d days"),
    ],
)
def test_each_fault_is_found(old: str, new: str, fault: str, locales: Path, template: Catalog, catalog: Path) -> None:
    edit(catalog, old, new)
    assert any(fault in line for line in faults(locales, SPOKEN, template))


def test_new_copy_enters_untranslated_and_old_translations_stay(
    tmp_path: Path, locales: Path, template: Catalog, catalog: Path
) -> None:
    (tmp_path / "code" / "copy.py").write_text(COPY.replace("is on its way.", "is on its way!"))
    update(locales, SPOKEN, copy_of(tmp_path / "code"))
    text = catalog.read_text(encoding="utf-8")
    assert 'msgid "Your refund is on its way!"\nmsgstr ""' in text
    assert "%(days)d 天" in text
    assert "您的退款在路上" not in text


def test_a_folder_without_copy_is_a_mistake_and_no_empty_catalog(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="No marked copy"):
        copy_of(tmp_path)


def test_an_edited_catalog_is_compiled_and_a_fresh_one_left_alone(locales: Path, catalog: Path) -> None:
    assert compile_stale(locales) == [catalog.with_suffix(".mo")]
    assert not is_stale(catalog)
    assert compile_stale(locales) == []


def test_a_file_that_is_no_catalog_is_named(locales: Path, catalog: Path) -> None:
    catalog.write_text('msgid "x\n', encoding="utf-8")
    with pytest.raises(ValueError, match=r"messages\.po"):
        compile_stale(locales)
