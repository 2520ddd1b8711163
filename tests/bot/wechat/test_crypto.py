"""Signatures and ciphers, against the official vectors, the sandbox's own cipher and wechatpy's."""

import pytest
from wechatpy.crypto import WeChatCrypto

from bot.sandbox.bubbles import envelope_of
from bot.sandbox.seal import decrypt, encrypt, encrypt_raw
from bot.wechat.crypto import MessageKey, is_signed, signature_of
from bot.wechat.unprocessed import Reason, UnprocessedError
from tests.bot.wechat.doubles import AES_KEY, APP_ID, MANIFEST, NOW, TOKEN

KEY = MessageKey(encoding_aes_key=AES_KEY, app_id=APP_ID, token=TOKEN)


def reason_of(encrypted: str) -> Reason:
    with pytest.raises(UnprocessedError) as caught:
        KEY.open(encrypted)
    return caught.value.reason


def padded(text: bytes, pad: bytes) -> str:
    assert len(text + pad) % 16 == 0
    return encrypt_raw(text + pad, aes_key=AES_KEY)


@pytest.mark.parametrize("sample", [*MANIFEST["official_samples"], MANIFEST["url_verification"]])
def test_official_signatures_hold(sample: dict[str, str]) -> None:
    token = sample.get("token", TOKEN)
    assert signature_of(token, sample["timestamp"], sample["nonce"]) == sample["signature"]
    assert is_signed(sample["signature"], token, sample["timestamp"], sample["nonce"])


def test_the_tokens_own_hash_is_no_signature() -> None:
    assert not is_signed(signature_of(TOKEN), TOKEN, "", "")
    assert not is_signed(signature_of(TOKEN, "1"), TOKEN, "1", "")
    assert not is_signed(signature_of(TOKEN, "1"), TOKEN, "", "1")


@pytest.mark.parametrize("signature", ["", "é" * 40, "\ud800", "0" * 40, "0" * 100_000])
def test_a_strange_signature_is_wrong_and_no_error(signature: str) -> None:
    assert not is_signed(signature, TOKEN, "1", "2")


def test_a_signature_in_capitals_is_not_the_one_wechat_makes() -> None:
    assert not is_signed(signature_of(TOKEN, "1", "2").upper(), TOKEN, "1", "2")


@pytest.mark.parametrize("size", [0, 1, *range(1, 70), 5_000])
def test_what_the_platform_seals_is_opened_at_every_length_of_padding(size: int) -> None:
    message = b"x" * size
    assert KEY.open(encrypt(message, aes_key=AES_KEY, app_id=APP_ID)) == message


@pytest.mark.parametrize("size", [1, *range(1, 70), 5_000])
def test_what_is_sealed_is_opened_by_the_platform_and_by_wechatpy(size: int) -> None:
    message = "话".encode() * size
    envelope = envelope_of(KEY.seal(message, timestamp=NOW))
    assert decrypt(envelope["Encrypt"], aes_key=AES_KEY, app_id=APP_ID) == message
    library = WeChatCrypto(TOKEN, AES_KEY, APP_ID)
    xml = f"<xml><Encrypt>{envelope['Encrypt']}</Encrypt></xml>"
    opened = library.decrypt_message(xml, envelope["MsgSignature"], envelope["TimeStamp"], envelope["Nonce"])
    assert opened.encode() == message


def test_the_same_message_is_never_sealed_alike() -> None:
    assert len({KEY.seal(b"same", timestamp=NOW) for _ in range(20)}) == 20


def test_another_apps_message_is_told_apart() -> None:
    assert reason_of(encrypt(b"x", aes_key=AES_KEY, app_id="wx0000000000000000")) is Reason.OTHER_APP
    assert reason_of(encrypt(b"x", aes_key=AES_KEY, app_id="")) is Reason.OTHER_APP
    assert reason_of(encrypt(b"x", aes_key=AES_KEY, app_id=APP_ID + "0")) is Reason.OTHER_APP


@pytest.mark.parametrize("encrypted", ["", "=", "AAAA", "é", "A", "!" * 64, "A" * 43, "\ud800"])
def test_what_is_no_ciphertext_is_undecryptable(encrypted: str) -> None:
    assert reason_of(encrypted) is Reason.UNDECRYPTABLE


def test_a_ciphertext_cut_anywhere_is_refused() -> None:
    whole = encrypt(b"<xml/>" * 20, aes_key=AES_KEY, app_id=APP_ID)
    for end in range(len(whole)):
        with pytest.raises(UnprocessedError):
            KEY.open(whole[:end])


@pytest.mark.parametrize(
    "pad",
    [
        pytest.param(bytes(32), id="zeros"),
        pytest.param(bytes([33]) * 48, id="longer than a block"),
        pytest.param(bytes([1]) * 31 + bytes([32]), id="only its last byte right"),
        pytest.param(bytes([255]) * 32, id="longer than the message"),
    ],
)
def test_a_padding_is_checked_to_its_first_byte(pad: bytes) -> None:
    content = bytes(16) + (22).to_bytes(4, "big") + b"m" * 22 + APP_ID.encode() + b"." * 4
    assert reason_of(padded(content, pad)) is Reason.UNDECRYPTABLE


def test_a_length_beyond_the_end_is_refused() -> None:
    content = bytes(16) + (10_000).to_bytes(4, "big") + b"m" * 26 + APP_ID.encode()
    assert reason_of(padded(content, bytes([32]) * 32)) is Reason.UNDECRYPTABLE


def test_a_message_of_nothing_but_padding_is_refused() -> None:
    assert reason_of(padded(b"", bytes([32]) * 32)) is Reason.UNDECRYPTABLE
