"""The dialogue, built from the settings: catalog, machine, languages, phrases."""

from collections.abc import Callable
from functools import cache

from bot.choice_links import ChoiceLinks
from bot.dialogue import RefundDialogue, Words
from bot.languages import Language
from bot.phrases import load_phrases
from bot.rendering import Renderer
from bot.resources import locales_dir
from bot.settings import Settings
from bot.store.port import SESSION_TTL_S, TRANSCRIPT_KEPT
from bot.workdays import ChinaWorkdays
from dialogs.catalog import Catalog
from dialogs.conversation import full_catalog
from dialogs.knowledge import Desk, DeskKind, Knowledge, OperatorKind, Presence
from dialogs.machine import machine_of
from dialogs.refunds import refund_catalog
from dialogs.replies import N_, Msgid
from dialogs.speaking.facts_in_words import other_labels

#: The default first.
LOCALES = ("zh_Hans", "zh_Hant", "en")

STILL_WORKING = N_("I am still working on your message. Send me anything in a few seconds and you will get the answer.")
UNAVAILABLE = N_(
    "I cannot reach my memory right now, so nothing of this message was kept. Please send it again in a few minutes."
)
APOLOGY = N_(
    "Something went wrong on my side, sorry. Nothing is lost: you are where you were. Please send it again. If it keeps happening, mention this number: %(incident)s"
)


@cache
def the_catalog() -> Catalog:
    """The one catalog of the process."""
    return full_catalog(refund_catalog())


def build_dialogue(settings: Settings, presence: Callable[[], Presence] = Presence) -> RefundDialogue:
    """
    The dialogue of one process; it takes some tenths of a second and is shared by all threads.

    `presence` says who is at WeChat's own desk; without one that is never known.

    Raises DialogError when the declarations do not hold together, BotError when a file is missing.
    """
    catalog = the_catalog()
    languages = build_languages(settings)
    links = ChoiceLinks(catalog, languages)
    labels = {**links.labels(), **_labels_of_answers(languages)}
    phrases = load_phrases(catalog).with_choices(catalog.choices).with_taps(links.by_text).with_labels(labels)
    return RefundDialogue(
        machine=machine_of(catalog),
        knowledge=build_knowledge(settings, catalog, presence),
        phrases=phrases,
        renderer=Renderer(catalog, languages, links),
        zone=settings.timezone,
        words=Words(
            still_working=in_all_languages(STILL_WORKING, languages),
            unavailable=in_all_languages(UNAVAILABLE, languages),
        ),
    )


def _labels_of_answers(languages: dict[str, Language]) -> dict[str, tuple[str, ...]]:
    """How the answers read that no choice offers, in every locale."""
    return {
        id_: tuple(language.text(label) for language in languages.values()) for id_, label in other_labels().items()
    }


def build_languages(settings: Settings) -> dict[str, Language]:
    figures = the_catalog().figures
    return {locale: Language.load(locale, locales_dir(), figures, settings.timezone) for locale in LOCALES}


def build_knowledge(settings: Settings, catalog: Catalog, presence: Callable[[], Presence] = Presence) -> Knowledge:
    """What the operator set, in the conversation's own terms."""
    hours = settings.staff_hours
    return Knowledge(
        catalog=catalog,
        workdays=ChinaWorkdays.load(),
        operator=OperatorKind(settings.operator_kind),
        operator_name=settings.operator_name or "",
        desk=Desk(
            kind=DeskKind(settings.desk),
            hours=hours.text if hours is not None else "",
            contact=settings.staff_contact or "",
            is_open=hours.is_open if hours is not None else lambda _: True,
            presence=presence,
        ),
        kept_days=SESSION_TTL_S // (24 * 3600),
        kept_messages=TRANSCRIPT_KEPT,
        locales=LOCALES,
    )


def in_all_languages(msgid: Msgid, languages: dict[str, Language], **params: str) -> str:
    """The same words in every language, a paragraph each: for when we cannot know which one is read."""
    return "\n\n".join(
        language.text(msgid) % params if params else language.text(msgid) for language in languages.values()
    )


def apology(languages: dict[str, Language], incident: str) -> str:
    return in_all_languages(APOLOGY, languages, incident=incident)
