"""The account's side of WeChat's API, from the settings."""

from bot.settings import Settings, SettingsError
from bot.store import MemoryShared, Shared, StoreDownError, WireShared, open_wire
from bot.wechat.api import WeChatApi


def open_api(settings: Settings, shared: Shared | None = None) -> WeChatApi:
    """
    The API with the account's credentials. It asks for a token when it is first used.

    Raises SettingsError when the settings hold no app id and secret.
    """
    if not (settings.wechat_app_id and settings.wechat_app_secret):
        raise SettingsError(
            "WECHAT_APP_SECRET: expected beside WECHAT_APP_ID for calls to WeChat's API; it is in WeChat's console."
        )
    return WeChatApi(
        app_id=settings.wechat_app_id,
        app_secret=settings.wechat_app_secret.get_secret_value(),
        shared=shared or shared_values(settings),
        base_url=settings.wechat_api_base_url,
    )


def shared_values(settings: Settings) -> Shared:
    """Those of the store; of this process where there is none or it is down: WeChat tells the same token twice."""
    if settings.redis_url is None:
        return MemoryShared()
    shared = WireShared(open_wire(settings.redis_url.get_secret_value()))
    try:
        shared.get("token")
    except StoreDownError:
        return MemoryShared()
    return shared
