"""The fields of one push, as our own value: WeChat's names for things end here."""

import hashlib
import re
from collections.abc import Mapping
from datetime import UTC, datetime

import structlog

from bot.incoming import Incoming, Kind
from bot.wechat.unprocessed import Reason, UnprocessedError
from dialogs.values import value

log = structlog.get_logger(__name__)

_KINDS = {
    "text": Kind.TEXT,
    "image": Kind.IMAGE,
    "voice": Kind.VOICE,
    "video": Kind.VIDEO,
    "shortvideo": Kind.SHORTVIDEO,
    "location": Kind.LOCATION,
    "link": Kind.LINK,
    "miniprogrampage": Kind.MINI_PROGRAM,
}
#: The events that a turn knows what to do with, and whether WeChat takes an answer to them. All others are
#: reports (of a page opened, of a place, of a mass sending done) that must leave no trace of their sender.
_EVENTS = {
    "subscribe": True,
    "scan": True,
    "click": True,
    "scancode_waitmsg": True,
    "unsubscribe": False,
    "user_authorization_revoke": False,
    "user_authorization_cancellation": False,
    "kf_create_session": False,
    "kf_close_session": False,
    "kf_switch_session": False,
}
#: Pushed in the platform's name: the person they are about is in `OpenID`.
_ABOUT_ANOTHER = frozenset({"user_authorization_revoke", "user_authorization_cancellation"})
#: What a sticker, or anything else that WeChat cannot forward, arrives as: a text.
_PLACEHOLDERS = frozenset({"【收到不支持的消息类型，暂无法显示】", "[收到不支持的消息类型，暂无法显示]"})
#: 28 letters, digits, `_` and `-` in every account seen; WeChat calls it opaque, so little is asked of it.
_OPENID = re.compile(r"[!-~]{1,128}")
#: Longer keys are hashed: an event key may be a whole address.
_LONGEST_KEY = 256


@value(frozen=True, slots=True, kw_only=True)
class Expected:
    """What a push must agree with."""

    #: The account's `gh_` id, or empty for any.
    account: str = ""
    #: The `openid` of the signed query, or empty when it has none.
    openid: str = ""


def read(fields: Mapping[str, str], expected: Expected, received_at: datetime) -> Incoming:
    """
    The push as a value. A `created_at` that cannot be read is the time of receipt.

    Raises UnprocessedError with the reason why it leads to no turn.
    """
    kind = _word(fields, "MsgType").lower()
    if not kind:
        raise UnprocessedError(Reason.NO_MESSAGE_TYPE)
    _check_account(fields, expected)
    if kind == "event":
        return _event(fields, expected, received_at)
    return _message(fields, kind, expected, received_at)


def delivery_key(fields: Mapping[str, str]) -> str:
    """
    The same for every retry of a push, different for every other one; empty when the push has nothing to tell it by.

    A MsgId is told apart by its user, because two users may share one.
    """
    sender, created = _word(fields, "FromUserName"), _word(fields, "CreateTime")
    kind, message_id = _word(fields, "MsgType").lower(), _word(fields, "MsgId")
    if kind == "event":
        key = _word(fields, "EventKey") or _word(fields, "OpenID")
        return _timed_key(sender, created, _word(fields, "Event").lower(), key)
    if message_id.isascii() and message_id.isdigit() and message_id.strip("0"):
        return f"msg:{sender}:{message_id}"
    # Without an id, what was said must tell two messages of one second apart.
    return _timed_key(sender, created, kind, _digest("\0".join(fields.values())))


def _timed_key(sender: str, created: str, name: str, key: str) -> str:
    if _instant(created) is None:
        return ""
    return f"evt:{sender}:{created}:{name}:{key if len(key) <= _LONGEST_KEY else _digest(key)}"


def _message(fields: Mapping[str, str], kind: str, expected: Expected, received_at: datetime) -> Incoming:
    sender = _checked_sender(_word(fields, "FromUserName"), expected, "")
    text = fields.get("Content", "") if kind == "text" else ""
    if kind == "voice":
        text = fields.get("Recognition", "").rstrip("。")
    elif kind not in _KINDS:
        log.info("unknown_message_type", type=kind[:64])
    is_sticker = text.strip() in _PLACEHOLDERS
    return Incoming(
        sender=sender,
        kind=Kind.STICKER if is_sticker else _KINDS.get(kind, Kind.UNKNOWN),
        text="" if is_sticker or text.isspace() else text,
        choice=_word(fields, "bizmsgmenuid"),
        delivery=_checked_delivery(fields),
        created_at=_instant(_word(fields, "CreateTime")) or received_at,
    )


def _event(fields: Mapping[str, str], expected: Expected, received_at: datetime) -> Incoming:
    event = _word(fields, "Event").lower()
    if event not in _EVENTS:
        raise UnprocessedError(Reason.NO_TURN_DUE, event[:64])
    person = _word(fields, "OpenID" if event in _ABOUT_ANOTHER else "FromUserName")
    key = _word(fields, "EventKey")
    return Incoming(
        sender=_checked_sender(person, expected, _word(fields, "FromUserName")),
        kind=Kind.EVENT,
        event=event,
        event_key=key.removeprefix("qrscene_") if event == "subscribe" else key,
        staff_account=_word(fields, "ToKfAccount") or _word(fields, "KfAccount"),
        delivery=_checked_delivery(fields),
        created_at=_instant(_word(fields, "CreateTime")) or received_at,
        answerable=_EVENTS[event],
    )


def _check_account(fields: Mapping[str, str], expected: Expected) -> None:
    account = _word(fields, "ToUserName")
    if not account:
        raise UnprocessedError(Reason.NO_ACCOUNT)
    if expected.account and account != expected.account:
        raise UnprocessedError(Reason.OTHER_ACCOUNT)


def _checked_sender(person: str, expected: Expected, pushed_by: str) -> str:
    if not _OPENID.fullmatch(person):
        raise UnprocessedError(Reason.NO_SENDER)
    # What the platform pushes about a person may name either in the query.
    if expected.openid and expected.openid not in {person, pushed_by}:
        raise UnprocessedError(Reason.OTHER_SENDER)
    return person


def _checked_delivery(fields: Mapping[str, str]) -> str:
    delivery = delivery_key(fields)
    if not delivery:
        raise UnprocessedError(Reason.NO_DELIVERY_KEY)
    return delivery


def _instant(seconds: str) -> datetime | None:
    # Eleven digits are the year 5138; a time in milliseconds has thirteen.
    if not (seconds.isascii() and seconds.isdigit() and len(seconds) <= 11):
        return None
    return datetime.fromtimestamp(int(seconds), UTC)


def _word(fields: Mapping[str, str], name: str) -> str:
    return fields.get(name, "").strip()


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]
