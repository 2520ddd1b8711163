"""WeChat's API, thinly over wechatpy: one token for all workers, short timeouts, errors by their code."""

from email.utils import parsedate_to_datetime
from typing import Any, Final

import requests
from wechatpy.client import WeChatClient
from wechatpy.exceptions import WeChatClientException

from bot.store.shared import Shared
from bot.wechat.api_errors import Reaction, WeChatApiError, WeChatUnreachableError, ip_in
from bot.wechat.tokens import Token, Tokens

#: To connect, and between two bytes of the answer.
TIMEOUT_S: Final = (3.0, 5.0)
#: WeChat's own word for "stable_token": the calls of one account share it and do not end each other's.
_TOKEN_CALL: Final = "cgi-bin/stable_token"  # noqa: S105 - the name of a call

Result = dict[str, Any]


class WeChatApi:
    """
    The account's side of WeChat's API. Threads may share it.

    Every method raises WeChatApiError, WeChatUnreachableError or StoreDownError. Not for the way of a reply:
    WeChat waits 5 s for that, and a call here may take as long.
    """

    def __init__(
        self,
        *,
        app_id: str,
        app_secret: str,
        shared: Shared,
        base_url: str = "https://api.weixin.qq.com",
        timeout_s: tuple[float, float] = TIMEOUT_S,
    ) -> None:
        self._base_url = base_url.rstrip("/")
        self._app_id = app_id
        self._app_secret = app_secret
        self._client = WeChatClient(app_id, app_secret, timeout=timeout_s, auto_retry=False)
        self._tokens = Tokens(shared, app_id, self._fetch)

    def get(self, call: str, **params: str | int) -> Result:
        """A call that only reads, such as `cgi-bin/menu/get`."""
        return self._authorised("get", call, params, None)

    def post(self, call: str, data: Result) -> Result:
        """A call with a JSON body, sent as UTF-8. It is not repeated when no answer came: it may have happened."""
        return self._authorised("post", call, {}, data)

    def check_token(self) -> None:
        """Have a token, from the store or from WeChat."""
        self._tokens.current()

    def _authorised(self, method: str, call: str, params: dict[str, str | int], data: Result | None) -> Result:
        token = self._tokens.current()
        try:
            return self._call(method, call, {**params, "access_token": token}, data)
        except WeChatApiError as error:
            if error.reaction is not Reaction.REFRESH_TOKEN:
                raise
        # Once. wechatpy's own repetition asked for 487 tokens for one message.
        return self._call(method, call, {**params, "access_token": self._tokens.renewed(token)}, data)

    def _fetch(self, *, force: bool) -> Token:
        asked = {
            "grant_type": "client_credential",
            "appid": self._app_id,
            "secret": self._app_secret,
            "force_refresh": force,
        }
        # Not a mapping: into one wechatpy would put the token that it has not got.
        result = self._call("post", _TOKEN_CALL, (), asked)
        return Token(str(result["access_token"]), int(result.get("expires_in", 7200)))

    def _call(self, method: str, call: str, params: Result | tuple[()], data: Result | None) -> Result:
        body = {} if data is None else {"data": data}
        try:
            result = self._client._request(
                method, f"{self._base_url}/{call}", params=params, allow_redirects=False, **body
            )
        except WeChatClientException as error:
            # Not chained: it holds the request, with the token in its address.
            raise _refusal(call, error) from None
        except requests.RequestException as error:
            raise _silence(call, error) from None
        # wechatpy takes any answer that is not JSON for a success.
        if not isinstance(result, dict):
            raise WeChatApiError(call, None, status=result.status_code)
        return result


def platform_time(base_url: str, *, timeout_s: tuple[float, float] = TIMEOUT_S) -> float:
    """What time it is at WeChat, in unix seconds, by whole seconds. Raises WeChatUnreachableError."""
    try:
        answer = requests.head(base_url, timeout=timeout_s, allow_redirects=False)
        return parsedate_to_datetime(answer.headers["Date"]).timestamp()
    except requests.RequestException as error:
        raise _silence("HEAD /", error) from None
    except (KeyError, ValueError) as error:
        raise WeChatUnreachableError("HEAD /", "no Date header", may_have_arrived=True) from error


def _refusal(call: str, error: WeChatClientException) -> WeChatApiError:
    status = getattr(error.response, "status_code", None)
    return WeChatApiError(call, error.errcode, status=status, caller_ip=ip_in(error.errmsg))


def _silence(call: str, error: requests.RequestException) -> WeChatUnreachableError:
    return WeChatUnreachableError(
        call, type(error).__name__, may_have_arrived=not isinstance(error, requests.ConnectTimeout)
    )
