"""Somebody at the console: what they see, and what they do."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from bot.staff.port import Action
from tests.bot.staff.console.fake_accounts import PASSWORD, MemoryAccounts
from tests.bot.staff.console.fake_desk import MemoryDesk
from tests.bot.staff.console.samples import sample_desk
from tests.bot.staff.console.site import console_app

OPEN = "b017.4f2a"


class Person:
    """One browser of one member of staff, without scripts."""

    def __init__(self, client: FlaskClient, language: str = "en") -> None:
        self.client = client
        self.headers = {"Accept-Language": language}

    def get(self, path: str = "", **more: Any) -> TestResponse:
        return self.client.get(f"/staff/{path}", headers={**self.headers, **more.pop("headers", {})}, **more)

    def post(self, path: str, **told: str) -> TestResponse:
        return self.client.post(f"/staff/{path}", data=told, headers=self.headers)

    def sign_in(self, account: str = "chen", password: str = PASSWORD, **more: str) -> TestResponse:
        csrf = token_in(self.get("login").text)
        return self.post("login", csrf=csrf, account=account, password=password, **more)

    def sees(self, path: str = f"conversations/{OPEN}") -> str:
        """The page, which must be there."""
        page = self.get(path)
        assert page.status_code == 200, page.text
        return page.text

    def does(self, doing: str, name: str = OPEN, *, key: str = "k1", **told: str) -> TestResponse:
        """Sends the form of an action, as it stands on a page that this person has open."""
        csrf = token_in(self.get().text)
        return self.post(f"conversations/{name}/{doing}", csrf=csrf, key=key, **told)

    def follows(self, response: TestResponse) -> str:
        """The page that an action led to."""
        assert response.status_code == 303, response.text
        return self.client.get(response.headers["Location"], headers=self.headers).text


Enter = Callable[[str], Person]


def token_in(page: str) -> str:
    found = re.search('name="csrf" value="([^"]*)"', page)
    assert found is not None, page
    return found[1]


def last(desk: MemoryDesk) -> Action:
    return desk.actions[-1]


@pytest.fixture
def desk() -> MemoryDesk:
    return sample_desk("en")


@pytest.fixture
def accounts() -> MemoryAccounts:
    return MemoryAccounts()


@pytest.fixture
def enter(desk: MemoryDesk, accounts: MemoryAccounts) -> Enter:
    """Signs somebody in, in a browser of their own."""
    app = console_app(desk, accounts)

    def enter_as(account: str) -> Person:
        person = Person(app.test_client())
        assert person.sign_in(account).status_code == 303
        return person

    return enter_as


@pytest.fixture
def stranger(desk: MemoryDesk, accounts: MemoryAccounts) -> Person:
    return Person(console_app(desk, accounts).test_client())


@pytest.fixture
def chen(enter: Enter) -> Person:
    return enter("chen")
