"""What the account shares with WeChat, checked once."""

import re
from dataclasses import dataclass, field

from bot.errors import BotError

#: The official alphabet is letters and digits; `+` and `/` decode as well, and self-made keys have them.
_AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


class CredentialsError(BotError):
    """A credential that cannot work. The message names the variable, never the value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Credentials:
    """
    The shared secrets and names of one Official Account. Raises CredentialsError when one cannot work.

    Without an AES key only plaintext messages are understood. With one, all three modes are: WeChat's console
    can be switched from plaintext to safe mode while the bot runs. The signature of a plaintext message does
    not cover its body, so a deployment in safe mode should set `refuses_plaintext`.
    """

    token: str = field(repr=False)
    app_id: str = ""
    aes_key: str = field(default="", repr=False)
    #: The key before the last change in the console: WeChat may still use it for a while.
    aes_key_previous: str = field(default="", repr=False)
    #: The account's `gh_` id; without it messages to any account are taken.
    original_id: str = ""
    refuses_plaintext: bool = False

    def __post_init__(self) -> None:
        _expect(_is_word(self.token), "WECHAT_TOKEN", "the token of WeChat's developer settings, without blanks")
        _expect(not self.aes_key or _is_aes_key(self.aes_key), "WECHAT_ENCODING_AES_KEY", "43 letters and digits")
        _expect(
            not self.aes_key_previous or _is_aes_key(self.aes_key_previous),
            "WECHAT_ENCODING_AES_KEY_PREVIOUS",
            "43 letters and digits",
        )
        _expect(
            bool(self.aes_key) or not self.aes_key_previous,
            "WECHAT_ENCODING_AES_KEY",
            "a key, as WECHAT_ENCODING_AES_KEY_PREVIOUS has one",
        )
        _expect(
            bool(self.aes_key) or not self.refuses_plaintext,
            "WECHAT_ENCODING_AES_KEY",
            "a key, as plaintext messages are refused",
        )
        _expect(
            _is_word(self.app_id) or not self.aes_key,
            "WECHAT_APP_ID",
            "the account's app id, as encrypted messages are checked against it",
        )


def _is_word(value: str) -> bool:
    return bool(value) and value.isprintable() and not any(map(str.isspace, value))


def _is_aes_key(value: str) -> bool:
    return _AES_KEY.fullmatch(value) is not None


def _expect(is_right: bool, variable: str, expected: str) -> None:
    if not is_right:
        raise CredentialsError(f"{variable}: expected {expected}")
