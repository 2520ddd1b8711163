"""What the account may do, asked of a platform on loopback."""

from collections.abc import Iterator

import pytest

from bot.checks.doctor.account import account_findings
from bot.checks.doctor.findings import Finding, Verdict
from bot.settings import Settings
from bot.store import MemoryShared
from bot.wechat.api import WeChatApi
from tests.bot.wechat.api_server import APP_ID, APP_SECRET, Account, api_server


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def url(account: Account) -> Iterator[str]:
    with api_server(account) as address:
        yield address


def findings(url: str, **settings: str) -> dict[str, Finding]:
    api = WeChatApi(app_id=APP_ID, app_secret=APP_SECRET, shared=MemoryShared(), base_url=url, timeout_s=(1.0, 1.0))
    found = account_findings(api, Settings.model_validate(settings))
    assert APP_SECRET not in repr(found)
    return {finding.subject: finding for finding in found}


def verdicts(found: dict[str, Finding]) -> set[Verdict]:
    return {finding.verdict for finding in found.values()}


def test_a_verified_account_may_do_everything(url: str) -> None:
    found = findings(url)
    assert verdicts(found) == {Verdict.OK}
    assert "verified" in found["kind"].what


def test_asking_changes_nothing_and_reaches_nobody(account: Account, url: str) -> None:
    findings(url)
    assert set(account.calls()) == {
        "stable_token",
        "getcallbackip",
        "menu/get",
        "message/custom/send",
        "tags/get",
        "customservice/getkflist",
    }
    (message,) = (body for call, body in account.asked if call == "message/custom/send")
    assert message["touser"] == "o-doctor-probe-reaches-nobody"


def test_an_unverified_account_is_passive_and_that_is_no_fault(account: Account, url: str) -> None:
    account.refuses = dict.fromkeys(("message/custom/send", "tags/get", "customservice/getkflist"), 48001)
    found = findings(url)
    assert verdicts(found) == {Verdict.OK, Verdict.WARNING}
    assert found["custom menu"].verdict is Verdict.OK
    assert found["kind"].what == "passive replies only"
    assert "passively" in found["messages by itself"].to_do


def test_settings_that_want_more_than_the_account_may_are_faults(account: Account, url: str) -> None:
    account.refuses = dict.fromkeys(("message/custom/send", "customservice/getkflist"), 48001)
    wanting = {
        "WECHAT_ACTIVE_MESSAGES": "true",
        "REFUNDBOT_DESK": "wechat",
    }
    found = findings(url, **wanting)
    assert {name for name in wanting if found[name].verdict is Verdict.FAULT} == set(wanting)


@pytest.mark.parametrize(
    ("code", "what", "to_do"),
    [(40164, "203.0.113.7", "allow-list"), (40243, "frozen", "unfreeze"), (40125, "AppSecret", "WECHAT_APP_SECRET")],
)
def test_without_a_token_it_says_why_and_asks_nothing_else(
    account: Account, url: str, code: int, what: str, to_do: str
) -> None:
    account.refuses = {"stable_token": code}
    account.message = "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist"
    found = findings(url)
    assert found["access token"].verdict is Verdict.FAULT
    assert what in found["access token"].what
    assert to_do in found["access token"].to_do
    assert account.calls() == ["stable_token"]
    assert found["custom menu"].verdict is Verdict.UNCHECKED


def test_another_server_in_the_place_of_wechat_is_a_fault(account: Account, url: str) -> None:
    account.html = "<html></html>"
    assert findings(url)["access token"].verdict is Verdict.FAULT


def test_a_code_that_nobody_knows_is_told(account: Account, url: str) -> None:
    account.refuses = {"menu/get": 99999}
    assert "99999" in findings(url)["custom menu"].what
