"""The account's menu: within WeChat's limits, in words of each language, every key known."""

from dataclasses import replace

import pytest

from bot.building import LOCALES, build_languages
from bot.menu_keys import act_of_key
from bot.settings import Settings
from bot.store import MemoryShared
from bot.wechat.api import WeChatApi
from bot.wechat.menu import Button, Group, Menu, as_json, declared_menu, differences, faults, from_json
from bot.wechat.menus import MenuError, Menus
from dialogs.acts import Act
from dialogs.speaking import choices
from tests.bot.wechat.api_server import APP_ID, APP_SECRET, Account, api_server

LANGUAGES = build_languages(Settings(_env_file=None))
MENUS = {locale: declared_menu(language.text) for locale, language in LANGUAGES.items()}


def buttons_of(menu: Menu) -> list[Button]:
    return [each for button in menu for each in (button.buttons if isinstance(button, Group) else (button,))]


@pytest.mark.parametrize("locale", LOCALES)
def test_wechat_takes_the_menu_in_every_language(locale: str) -> None:
    assert faults(MENUS[locale]) == []


@pytest.mark.parametrize("locale", LOCALES)
def test_a_name_is_not_cut_on_the_phone(locale: str) -> None:
    """Phones show about 4 Chinese characters at the bottom and 8 in a list; Latin letters take half the room."""
    assert max(width(button.name) for button in MENUS[locale]) <= 12
    assert max(width(button.name) for button in buttons_of(MENUS[locale])) <= 20


def width(text: str) -> int:
    return sum(2 if ord(character) > 0x2E80 else 1 for character in text)


def test_every_key_asks_for_an_act_of_its_own_and_help_is_no_accident() -> None:
    keys = [button.key for button in buttons_of(MENUS["en"])]
    assert len(set(keys)) == len(keys)
    assert [key for key in keys if act_of_key(key) is Act.HELP] == ["MENU_HELP"]


def test_all_languages_have_the_same_keys_in_the_same_places() -> None:
    assert len({tuple(button.key for button in buttons_of(menu)) for menu in MENUS.values()}) == 1


def one(name: str = "ok", key: str = "MENU_HELP") -> Button:
    return Button(name=name, key=key)


@pytest.mark.parametrize(
    ("menu", "limit"),
    [
        ((), "1 to 3"),
        ((one(),) * 4, "1 to 3"),
        ((Group(name="ok", buttons=()),), "1 to 5"),
        ((Group(name="ok", buttons=(one(),) * 6),), "1 to 5"),
        ((one("六个中文字啊"),), "16"),
        ((one("x" * 17),), "16"),
        ((one("👨‍👩‍👧"),), "16"),
        ((Group(name="ok", buttons=(one("二" * 21),)),), "60"),
        ((one(" "),), "without a name"),
        ((one(key="MENU_" + "X" * 124),), "128"),
        ((one(key="MENU_FLY"),), "none that the bot knows"),
        ((one(key="help"),), "none that the bot knows"),
    ],
)
def test_a_menu_over_a_limit_is_told_which(menu: Menu, limit: str) -> None:
    (fault,) = faults(menu)
    assert limit in fault


def test_a_menu_over_a_limit_is_not_sent() -> None:
    account = Account()
    with api_server(account) as url, pytest.raises(MenuError, match="16"):
        Menus(WeChatApi(app_id=APP_ID, app_secret=APP_SECRET, shared=MemoryShared(), base_url=url)).push(
            (one("x" * 17),)
        )
    assert account.asked == []


def test_what_was_sent_and_read_back_is_the_same() -> None:
    for menu in MENUS.values():
        assert from_json(as_json(menu)["button"]) == menu
        assert differences(menu, from_json(as_json(menu)["button"])) == []


def test_a_button_that_we_never_make_shows_as_a_difference() -> None:
    told = as_json(MENUS["en"])["button"]
    told[2] = {"type": "view", "name": "Shop", "url": "https://example.com/"}
    (line,) = differences(MENUS["en"], from_json(told))
    assert line.startswith("3: 'Shop' (view:https://example.com/), not ")


def test_a_missing_menu_differs_in_every_place() -> None:
    assert len(differences(MENUS["en"], ())) == len(buttons_of(MENUS["en"])) + 2


def test_lists_may_come_wrapped_and_empty_lists_are_none() -> None:
    wrapped = [{"name": "a", "sub_button": {"list": [{"type": "click", "name": "b", "key": "MENU_HELP"}]}}]
    assert from_json(wrapped) == (Group(name="a", buttons=(one("b"),)),)
    assert from_json([{"type": "click", "name": "a", "key": "MENU_HELP", "sub_button": []}]) == (one("a"),)
    assert from_json(None) == ()
    assert replace(one(), name="a") == one("a")


def test_without_anybody_to_pass_users_on_to_the_menu_names_the_official_lines() -> None:
    for language in LANGUAGES.values():
        names = [button.name for button in buttons_of(declared_menu(language.text, has_person=False))]
        assert language.text(choices.LINES.label) in names
        assert language.text(choices.HUMAN.label) not in names
