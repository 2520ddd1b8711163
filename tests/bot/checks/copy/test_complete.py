"""Copy that is missing in a locale, and placeholders that are lost on the way."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from babel.messages import Catalog as Translations

from bot.checks.copy import complete, faults
from bot.checks.copy.texts import Text, texts_of
from dialogs.acts import Cause
from dialogs.catalog import Catalog
from dialogs.replies import N_, Msgid, Say
from tests.bot.checks.copy.conftest import Plant

LOCALES = ("en", "zh_Hans")


def _spoken(msgids: Iterable[str], *locales: str) -> list[Text]:
    return [Text(locale=locale, msgid=msgid, text=msgid) for msgid in msgids for locale in locales]


def _everything(catalog: Catalog) -> set[str]:
    return {msgid for msgids in complete.places(catalog).values() for msgid in msgids}


def test_what_is_sayable_everywhere_has_no_fault(catalog: Catalog) -> None:
    assert not [*complete.faults(catalog, _spoken(_everything(catalog), *LOCALES), LOCALES)]


@pytest.mark.parametrize("kind", ["cause", "variant", "rung", "question", "figure", "text"])
def test_a_piece_without_words_in_a_locale_is_found(kind: str, catalog: Catalog) -> None:
    place, msgids = next(each for each in complete.places(catalog).items() if each[0].startswith(f"{kind} "))
    lost = msgids[0]
    texts = [*_spoken(_everything(catalog) - {lost}, *LOCALES), *_spoken([lost], "en")]
    found = [*complete.faults(catalog, texts, LOCALES)]
    assert any(f"The {place} has no words in zh_Hans" in fault for fault in found)


def test_a_cause_with_an_empty_name_is_found(catalog: Catalog) -> None:
    nameless = replace(catalog, causes={**catalog.causes, Cause.SYSTEM_OUTAGE: Msgid("")})
    found = [*complete.faults(nameless, _spoken(_everything(nameless), *LOCALES), LOCALES)]
    assert "The cause `system_outage` has an empty text." in found


def test_copy_that_was_never_marked_is_found(catalog: Catalog) -> None:
    say = Say(id="planted", text=Msgid("Nobody can translate this."))
    planted = replace(catalog, says={**catalog.says, say.id: say})
    found = [*complete.faults(planted, _spoken(_everything(catalog), *LOCALES), LOCALES)]
    assert found == [
        "The text `planted` has no words in en, zh_Hans: 'Nobody can translate this.'. Is it marked with N_?"
    ]


@pytest.mark.parametrize(
    ("translation", "fault"),
    [("给商家答复时间", "lacks %(payback)s"), ("%(payback)s %(appeal)s", "has %(appeal)s, which the copy has not")],
)
def test_a_translation_keeps_every_placeholder(translation: str, fault: str, plant: Plant) -> None:
    copy = N_("Give it %(payback)s.")
    (found,) = complete.parity_faults([plant(copy), plant(translation, "zh_Hans", copy)])
    assert found.endswith(fault)


def test_the_copy_is_read_in_every_locale_but_for_the_words_of_the_sandbox() -> None:
    template, chinese = Translations(), Translations(locale="zh_Hans")
    for catalog, words in ((template, ""), (chinese, "您好")):
        catalog.add("Hello.", words, locations=[("dialogs/speaking/welcome.py", 1)])
        catalog.add("+1 hour", words, locations=[("bot/sandbox/phone/words.py", 1)])
    draft = Say(id="draft", text=Msgid("请退款。"), draft=True)
    assert [(text.locale, text.text) for text in texts_of(template, [chinese], [draft])] == [
        ("en", "Hello."),
        ("zh_Hans", "您好"),
        ("zh_Hans", "请退款。"),
    ]


def test_a_fault_of_each_kind_comes_out_of_the_whole_check(catalog: Catalog) -> None:
    template, chinese = Translations(), Translations(locale="zh_Hans")
    template.add("Planted %(payback)s.", locations=[("dialogs/planted.py", 1)])
    chinese.add("Planted %(payback)s.", "七天内保证退，大多数都行。")
    found = "\n".join(faults(catalog, template, [chinese]))
    for piece in ("'七天' is a number", "'保证' promises", "'大多' is a rate", "lacks %(payback)s"):
        assert piece in found
