"""`refundbot menu` against a platform on loopback."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.cli.commands import run
from tests.bot.wechat.api_server import APP_ID, APP_SECRET, Account, api_server


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def url(account: Account) -> Iterator[str]:
    with api_server(account) as address:
        yield address


def menu(folder: Path, url: str, *words: str) -> tuple[int, str]:
    ended = run(folder, "menu", *words, WECHAT_APP_ID=APP_ID, WECHAT_APP_SECRET=APP_SECRET, WECHAT_API_BASE_URL=url)
    said = (ended.stdout + ended.stderr).decode()
    assert "Traceback" not in said
    assert APP_SECRET not in said
    return ended.returncode, said


def test_it_is_pushed_read_back_and_then_equal(account: Account, url: str, tmp_path: Path) -> None:
    assert menu(tmp_path, url, "compare")[0] == 1
    assert menu(tmp_path, url, "push")[0] == 0
    assert menu(tmp_path, url, "compare")[0] == 0
    assert account.menu is not None
    assert account.menu["button"][0]["name"] == "我的退款"
    assert json.loads(menu(tmp_path, url, "pull")[1])["everybody"] == account.menu


def test_each_other_language_gets_a_tag_and_a_menu_and_a_second_push_leaves_no_second_one(
    account: Account, url: str, tmp_path: Path
) -> None:
    assert menu(tmp_path, url, "push", "--by-language")[0] == 0
    assert menu(tmp_path, url, "push", "--by-language")[0] == 0
    assert list(account.tags) == ["refundbot-zh_Hant", "refundbot-en"]
    assert [each["button"][0]["name"] for each in account.conditional] == ["我的退款", "My refund"]
    account.conditional.clear()
    code, said = menu(tmp_path, url, "compare", "--by-language")
    assert code == 1
    assert "en 1: nothing" in said


def test_an_account_that_may_not_is_told_the_code(account: Account, url: str, tmp_path: Path) -> None:
    account.refuses = {"menu/create": 48001}
    code, said = menu(tmp_path, url, "push")
    assert code == 1
    assert "48001" in said


def test_without_an_account_it_names_what_is_missing(tmp_path: Path) -> None:
    ended = run(tmp_path, "menu", "push")
    assert ended.returncode == 2
    assert ended.stderr.decode().startswith("WECHAT_APP_SECRET: expected")


def test_it_is_shown_and_checked_without_any_account(tmp_path: Path) -> None:
    assert "MENU_TALK_TO_HUMAN" in run(tmp_path, "menu", "show").stdout.decode()
    shown = json.loads(run(tmp_path, "menu", "show", "--json").stdout)
    assert set(shown) == {"zh_Hans", "zh_Hant", "en"}
    assert run(tmp_path, "menu", "check").returncode == 0
