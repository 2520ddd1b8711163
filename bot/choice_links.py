"""
Choices as numbered links that send a text when tapped, and the way back from that text to the choice.

The text alone must route: test accounts and some clients send no menu id with it.
"""

from collections.abc import Iterable, Mapping, Sequence

from bot.languages import Language
from dialogs.catalog import Catalog, Choice
from dialogs.errors import DialogError
from dialogs.replies import N_, Msgid
from dialogs.speaking.choices import TOPIC

_CAUSE = N_("What went wrong")
_LINK = '%d. <a href="weixin://bizmsgmenu?msgmenucontent=%s&msgmenuid=%s">%s</a>'
#: None of these may stand in a link's text, nor may a blank.
_UNFIT = str.maketrans(
    {
        " ": "-",
        "'": "’",
        '"': None,
        "&": "+",
        "<": None,
        ">": None,
        "#": None,
        "%": None,
        "\n": None,
        "“": None,
        "”": None,
    }
)


class ChoiceLinks:
    """All choices in all locales. Raises `DialogError` when two choices of a locale would send the same text."""

    def __init__(self, catalog: Catalog, languages: Mapping[str, Language]) -> None:
        self._topics = _topics(catalog)
        self._labels = {
            locale: {choice.id: language.text(choice.label) for choice in catalog.choices.values()}
            for locale, language in languages.items()
        }
        self._texts = {
            locale: {choice.id: self._text(choice, language) for choice in catalog.choices.values()}
            for locale, language in languages.items()
        }
        #: Tap text -> choice id, over all locales: a bubble of yesterday may be in another language.
        self.by_text = _routes(self._texts)

    def label(self, choice: str, locale: str) -> str:
        return self._labels[locale][choice]

    def labels(self) -> dict[str, tuple[str, ...]]:
        """Choice id -> its label in every locale."""
        return {
            choice: tuple(each[choice] for each in self._labels.values())
            for choice in next(iter(self._labels.values()))
        }

    def block(self, offered: Sequence[str], locale: str) -> str:
        """The choices on offer, a numbered line each; every line is a link."""
        labels, texts = self._labels[locale], self._texts[locale]
        return "\n".join(
            _LINK % (number, texts[choice], choice, labels[choice]) for number, choice in enumerate(offered, 1)
        )

    def _text(self, choice: Choice, language: Language) -> str:
        topic = language.text(choice.heading or self._topics.get(choice.id, _CAUSE if choice.cause else TOPIC))
        colon = "：" if language.locale.startswith("zh") else ":"
        return f"{topic}{colon}{language.text(choice.label)}".translate(_UNFIT)


def _topics(catalog: Catalog) -> dict[str, Msgid]:
    return {choice.id: question.topic for question in catalog.questions.values() for choice in question.choices}


def _routes(texts: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    routes: dict[str, str] = {}
    for locale, choice, text in _each(texts):
        if routes.setdefault(text, choice) != choice:
            raise DialogError(
                f"the choices {choice!r} and {routes[text]!r} both send {text!r} when tapped (locale {locale}); "
                "give their questions other topics or the choices other labels"
            )
    return routes


def _each(texts: Mapping[str, Mapping[str, str]]) -> Iterable[tuple[str, str, str]]:
    return ((locale, choice, text) for locale, each in texts.items() for choice, text in each.items())
