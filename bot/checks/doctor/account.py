"""What the account may do: each ability asked for in a way that changes nothing and reaches nobody."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from bot.checks.doctor.findings import Area, Finding
from bot.settings import Settings
from bot.wechat.api import WeChatApi
from bot.wechat.api_errors import WeChatApiError, WeChatUnreachableError
from dialogs.knowledge import DeskKind

AREA = Area("account")

#: No follower has this name, so a message to it is refused: with 40003 by an account that may send at all.
_NOBODY = "o-doctor-probe-reaches-nobody"
_WAITS_FOR_TOKEN = "there is no token to ask with"  # noqa: S105 - words

#: What is to be done about a code, whatever was asked for.
_TO_DO = {
    -1: "WeChat is busy: try again",
    40001: "copy the AppSecret again from WeChat's console (开发接口管理), and restart the bot",
    40013: "put WECHAT_APP_ID right",
    40125: "copy the AppSecret again from WeChat's console into WECHAT_APP_SECRET",
    40164: "add this address to the IP allow-list (IP白名单) in WeChat's console",
    40243: "the AppSecret is frozen: unfreeze it in WeChat's console (解冻), and find out why it was",
    45009: "the day's quota of this call is used up: it begins anew at midnight in China",
    45011: "too many calls a minute: wait",
    48004: "WeChat has banned this call for the account: the console's notices say why",
    50002: "the account is restricted: the console's notices say why",
    61007: "the third-party platform that the account is authorised to lacks this grant",
}
_MEANING = {
    -1: "busy",
    40001: "the AppSecret or the token is wrong",
    40013: "no such app id",
    40125: "the AppSecret is wrong",
    40243: "the AppSecret is frozen",
    45009: "the day's quota is used up",
    45011: "asked too often",
    48001: "not granted to this account",
    48004: "banned for this account",
    50002: "the account is restricted",
    61007: "not granted through a third party",
}
_NOT_GRANTED = frozenset({48001, 40200})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ability:
    """Something an account may be allowed to do."""

    subject: str
    ask: Callable[[WeChatApi], object]
    #: Codes that only an account with the ability answers.
    granted_by: frozenset[int] = frozenset()
    without: str


_ABILITIES = (
    _Ability(
        subject="custom menu",
        ask=lambda api: api.get("cgi-bin/menu/get"),
        # There is none yet.
        granted_by=frozenset({46003}),
        without="make the menu in WeChat's console, or do without: every act can be typed",
    ),
    _Ability(
        subject="messages by itself",
        ask=lambda api: api.post(
            "cgi-bin/message/custom/send", {"touser": _NOBODY, "msgtype": "text", "text": {"content": "."}}
        ),
        granted_by=frozenset({40003, 43004, 45015, 45047}),
        without="the bot answers passively, which is all it needs; leave WECHAT_ACTIVE_MESSAGES false, or get verified",
    ),
    _Ability(
        subject="tags (a menu by language)",
        ask=lambda api: api.get("cgi-bin/tags/get"),
        without="one menu for everybody",
    ),
    _Ability(
        subject="WeChat's staff desk",
        ask=lambda api: api.get("cgi-bin/customservice/getkflist"),
        granted_by=frozenset({65400}),
        without="leave REFUNDBOT_DESK at none, and set REFUNDBOT_STAFF_CONTACT",
    ),
)


def without_credentials() -> Finding:
    """Nothing to ask with."""
    return AREA.unchecked(
        "abilities",
        "WECHAT_APP_ID and WECHAT_APP_SECRET are not both set",
        "set them to have this checked; an account that only answers needs no AppSecret",
    )


def account_findings(api: WeChatApi, settings: Settings) -> list[Finding]:
    """What WeChat says about the account with these credentials."""
    token = _token(api)
    if token.verdict != "ok":
        return [token, *(AREA.unchecked(each.subject, _WAITS_FOR_TOKEN) for each in _ABILITIES)]
    abilities = [_ability(each, api) for each in _ABILITIES]
    return [token, _addresses(api), *abilities, *_contradictions(abilities, settings)]


def _token(api: WeChatApi) -> Finding:
    try:
        api.check_token()
    except (WeChatApiError, WeChatUnreachableError) as error:
        return _failed("access token", error)
    return AREA.ok("access token", "WeChat gives one")


def _addresses(api: WeChatApi) -> Finding:
    try:
        told = api.get("cgi-bin/getcallbackip").get("ip_list")
    except (WeChatApiError, WeChatUnreachableError) as error:
        return _failed("API", error)
    count = len(told) if isinstance(told, list) else 0
    return AREA.ok("API", f"it answers; WeChat posts from {count} addresses")


def _ability(ability: _Ability, api: WeChatApi) -> Finding:
    try:
        ability.ask(api)
    except WeChatApiError as error:
        if error.errcode in ability.granted_by:
            return AREA.ok(ability.subject, "granted")
        if error.errcode in _NOT_GRANTED:
            return AREA.warning(ability.subject, f"not granted ({error.errcode})", ability.without)
        return _failed(ability.subject, error)
    except WeChatUnreachableError as error:
        return _failed(ability.subject, error)
    return AREA.ok(ability.subject, "granted")


def _failed(subject: str, error: WeChatApiError | WeChatUnreachableError) -> Finding:
    if isinstance(error, WeChatUnreachableError):
        return AREA.unchecked(subject, str(error), "see that this machine may reach WECHAT_API_BASE_URL")
    if error.errcode is None:
        return AREA.fault(subject, str(error), "see what answers at WECHAT_API_BASE_URL: it is not WeChat")
    if error.errcode == 40164:
        who = error.caller_ip or "this machine's address"
        return AREA.fault(subject, f"{who} is not on the IP allow-list (40164)", _TO_DO[40164])
    meaning = _MEANING.get(error.errcode, "an answer that was not expected")
    return AREA.fault(subject, f"{meaning} ({error.errcode})", _TO_DO.get(error.errcode, "look the code up"))


def _contradictions(abilities: list[Finding], settings: Settings) -> Iterator[Finding]:
    granted = {each.subject: each.verdict == "ok" for each in abilities}
    may_send, has_desk = granted["messages by itself"], granted["WeChat's staff desk"]
    if may_send:
        yield AREA.ok("kind", "verified: it may send by itself")
    else:
        yield AREA.ok("kind", "passive replies only")
    if settings.wechat_active_messages and not may_send:
        yield AREA.fault("WECHAT_ACTIVE_MESSAGES", "true, and the account may not send", "set it to false")
    if settings.desk is DeskKind.WECHAT and not has_desk:
        yield AREA.fault("REFUNDBOT_DESK", "wechat, and the account has no such desk", "set it to none")
