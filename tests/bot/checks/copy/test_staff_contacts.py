"""Whoever is sent to a customer-service contact reads the anti-scam line with it."""

from dataclasses import replace

import pytest

from bot.checks.copy import staff_contacts
from bot.checks.copy.texts import Text
from dialogs.catalog import Catalog
from dialogs.replies import N_, Msgid, Say


def _faults(catalog: Catalog, *texts: Text) -> list[str]:
    return [*staff_contacts.faults(catalog, texts, declared={})]


def _of(say: Say, words: str = "", locale: str = "en") -> Text:
    return Text(locale=locale, msgid=say.text, text=words or say.text)


def test_a_step_that_calls_somebody_needs_the_line(catalog: Catalog) -> None:
    rung = catalog.rungs["ask_bank"]
    assert not _faults(catalog, _of(rung.action))
    careless = replace(catalog, rungs={**catalog.rungs, rung.id: replace(rung, meets_staff=False)})
    assert _faults(careless, _of(rung.action)) == [
        "`ask_bank.action` sends to a customer-service contact (en) without the anti-scam line: meets_staff=True"
    ]


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "Ask the shop's customer service."),
        ("en", "Call the hotline."),
        ("en", "Write to %(consumer_site)s."),
        ("zh_Hans", "请联系商家客服。"),
        ("zh_Hans", "请拨打银行卡背面的电话。"),
        ("zh_Hans", "可以打商家的服务电话。"),
        ("zh_Hant", "請致電銀行。"),
        ("zh_Hant", "請撥打熱線。"),
    ],
)
def test_a_contact_is_seen_in_each_locale_and_in_steps_and_replies_alike(
    locale: str, words: str, catalog: Catalog
) -> None:
    for say in (catalog.rungs["check_status"].action, catalog.says["advice.used_up"]):
        (fault,) = _faults(catalog, _of(say, words, locale))
        assert f"`{say.id}`" in fault
        assert locale in fault


@pytest.mark.parametrize(
    ("locale", "words"),
    [
        ("en", "In a WeChat Shop call the platform."),
        ("en", "Add pictures and your phone number."),
        ("zh_Hans", "附图片和您的电话。"),
    ],
)
def test_a_button_and_the_users_own_number_are_no_contacts(locale: str, words: str, catalog: Catalog) -> None:
    assert not _faults(catalog, _of(catalog.says["advice.used_up"], words, locale))


def test_a_reply_that_brings_the_line_itself_is_right(catalog: Catalog) -> None:
    say = Say(id="planted", text=N_("Call the hotline."), meets_staff=True)
    with_it = replace(catalog, says={**catalog.says, say.id: say})
    assert not _faults(with_it, _of(say))
    assert _faults(replace(catalog, says={say.id: replace(say, meets_staff=False)}), _of(say))


def test_an_exception_for_a_text_that_sends_nowhere_is_a_fault(catalog: Catalog) -> None:
    say = Say(id="planted", text=Msgid("Wait a little."))
    planted = replace(catalog, says={say.id: say})
    assert [*staff_contacts.faults(planted, [_of(say)], declared={"planted": "reason"})] == [
        "`planted` is declared to go without the anti-scam line, and sends to no contact."
    ]
