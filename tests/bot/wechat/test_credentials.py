"""Credentials that cannot work say which variable is wrong, and never its value."""

from typing import Any

import pytest

from bot.wechat.credentials import Credentials, CredentialsError
from tests.bot.wechat.doubles import AES_KEY, OTHER_AES_KEY, TOKEN, credentials


@pytest.mark.parametrize(
    ("changes", "variable"),
    [
        ({"token": ""}, "WECHAT_TOKEN"),
        ({"token": "two words"}, "WECHAT_TOKEN"),
        ({"token": "line\n"}, "WECHAT_TOKEN"),
        ({"aes_key": AES_KEY[:-1]}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key": AES_KEY + "A"}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key": "é" * 43}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key": AES_KEY + "\n"}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key": "", "aes_key_previous": AES_KEY}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key": "", "refuses_plaintext": True}, "WECHAT_ENCODING_AES_KEY"),
        ({"aes_key_previous": "short"}, "WECHAT_ENCODING_AES_KEY_PREVIOUS"),
        ({"app_id": ""}, "WECHAT_APP_ID"),
        ({"app_id": "wx 1"}, "WECHAT_APP_ID"),
    ],
)
def test_a_wrong_value_is_refused_by_the_name_of_its_variable(changes: dict[str, Any], variable: str) -> None:
    with pytest.raises(CredentialsError) as caught:
        credentials(**changes)
    assert str(caught.value).startswith(f"{variable}: expected ")
    assert not any(str(value) in str(caught.value) for value in changes.values() if isinstance(value, str) and value)


def test_plaintext_mode_needs_a_token_alone() -> None:
    assert Credentials(token="anything-else_works").aes_key == ""


def test_secrets_stay_out_of_its_repr() -> None:
    shown = repr(credentials(aes_key_previous=OTHER_AES_KEY))
    assert not any(secret in shown for secret in (TOKEN, AES_KEY, OTHER_AES_KEY))
