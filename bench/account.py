"""The account that is measured: made-up credentials, and the platform that posts to it."""

from bot.sandbox.platform import Platform

PLATFORM = Platform(
    token="benchmarkedAccount",  # noqa: S106 - made up: the two sides only have to agree
    app_id="wx5c7192ed0c0ffee1",
    aes_key="benchmarkedAccountsTurnsGoThroughRealCrypto",
    original_id="gh_5c7192ed0001",
)


def environment(store_url: str) -> dict[str, str]:
    """What `refundbot serve` has to be told, and what a bench process tells itself."""
    return {
        "WECHAT_TOKEN": PLATFORM.token,
        "WECHAT_APP_ID": PLATFORM.app_id,
        "WECHAT_ENCODING_AES_KEY": PLATFORM.aes_key,
        "WECHAT_ORIGINAL_ID": PLATFORM.original_id,
        "REFUNDBOT_SECRET_KEY": "benchmarkedAccountHasKeysOfItsOwn",
        "REDIS_URL": store_url,
    }
