"""WeChat's API through our client, against a platform on loopback."""

from collections.abc import Iterator

import pytest

from bot.store import MemoryShared
from bot.wechat.api import WeChatApi, platform_time
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError
from tests.bot.wechat.api_server import APP_ID, APP_SECRET, Account, api_server


@pytest.fixture
def account() -> Account:
    return Account()


@pytest.fixture
def url(account: Account) -> Iterator[str]:
    with api_server(account) as address:
        yield address


def api_at(url: str, shared: MemoryShared | None = None, secret: str = APP_SECRET) -> WeChatApi:
    return WeChatApi(
        app_id=APP_ID, app_secret=secret, shared=shared or MemoryShared(), base_url=url, timeout_s=(1.0, 1.0)
    )


def test_a_token_is_asked_for_once_and_shared_by_workers(account: Account, url: str) -> None:
    shared = MemoryShared()
    api_at(url, shared).get("cgi-bin/getcallbackip")
    api_at(url, shared).get("cgi-bin/getcallbackip")
    assert account.calls() == ["stable_token", "getcallbackip", "getcallbackip"]
    assert account.asked[0][1]["force_refresh"] is False


def test_a_refused_token_is_renewed_once_and_the_call_repeated_once(account: Account, url: str) -> None:
    api = api_at(url)
    api.get("cgi-bin/getcallbackip")
    account.token = "TOKEN-7"
    account.asked.clear()
    assert api.get("cgi-bin/getcallbackip")["ip_list"]
    assert account.calls() == ["getcallbackip", "stable_token", "getcallbackip"]
    assert account.asked[1][1]["force_refresh"] is True


def test_a_token_that_stays_bad_ends_in_an_error_and_no_storm(account: Account, url: str) -> None:
    account.is_token_bad = True
    api = api_at(url)
    for _ in range(3):
        with pytest.raises(WeChatApiError) as caught:
            api.get("cgi-bin/getcallbackip")
        assert caught.value.errcode == 40001
    # Each call asks twice at most, and only one renewal a minute is forced.
    assert account.calls().count("getcallbackip") == 6
    assert sum(bool(body["force_refresh"]) for call, body in account.asked if call == "stable_token") == 1


def test_chinese_goes_out_as_utf8_and_not_as_escapes(account: Account, url: str) -> None:
    with pytest.raises(WeChatApiError):
        api_at(url).post("cgi-bin/message/custom/send", {"text": {"content": "退款"}})
    assert "退款".encode() in account.raw[-1]


def test_an_error_is_known_by_its_code_and_says_nothing_secret(account: Account, url: str) -> None:
    account.refuses = {"menu/get": 48001}
    with pytest.raises(WeChatApiError) as caught:
        api_at(url).get("cgi-bin/menu/get")
    assert (caught.value.errcode, caught.value.reaction) == (48001, Reaction.DO_WITHOUT)
    assert caught.value.__cause__ is None
    assert "TOKEN" not in str(caught.value)


def test_an_address_that_is_not_allowed_is_told(account: Account, url: str) -> None:
    account.refuses = {"stable_token": 40164}
    account.message = "invalid ip 203.0.113.7 ipv6 ::ffff:203.0.113.7, not in whitelist rid: 1"
    with pytest.raises(WeChatApiError) as caught:
        api_at(url).check_token()
    assert (caught.value.errcode, caught.value.caller_ip) == (40164, "203.0.113.7")


def test_a_page_of_a_proxy_is_no_success(account: Account, url: str) -> None:
    account.html = "<html>welcome</html>"
    with pytest.raises(WeChatApiError) as caught:
        api_at(url).check_token()
    assert (caught.value.errcode, caught.value.status) == (None, 200)


def test_a_wrong_secret_is_told_and_not_shown(url: str) -> None:
    wrong = "f" * 32
    with pytest.raises(WeChatApiError) as caught:
        api_at(url, secret=wrong).check_token()
    assert caught.value.errcode == 40125
    assert wrong not in repr(caught.value)


def test_where_nobody_answers_it_says_so_without_the_address() -> None:
    with pytest.raises(WeChatUnreachableError) as caught:
        api_at("http://127.0.0.1:1").check_token()
    assert caught.value.kind == "ConnectionError"
    assert "secret" not in str(caught.value)


def test_the_platforms_clock_is_its_date_header(account: Account, url: str) -> None:
    account.date = "Sun, 22 Nov 2026 02:00:00 GMT"
    assert platform_time(url) == 1795312800
    account.date = "yesterday"
    with pytest.raises(WeChatUnreachableError):
        platform_time(url)
