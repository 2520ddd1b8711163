"""WeChat's own desk by its calls: who is there, who has a user, and what was said. The account has to be verified."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from dialogs.values import value

ONLINE: Final = "cgi-bin/customservice/getonlinekflist"
_SESSION: Final = "customservice/kfsession"
CREATE, CLOSE, GET = f"{_SESSION}/create", f"{_SESSION}/close", f"{_SESSION}/getsession"
RECORDS: Final = "customservice/msgrecord/getmsglist"
#: As much as one call gives, and the longest time that it may be asked about.
PAGE, LONGEST_S = 10_000, 24 * 3600
#: More pages of one account's half hour there cannot be: a platform that gives the same page for ever is left.
_MOST_PAGES = 100
#: Codes of these calls that are no fault: the user has no session; another member of staff has it.
NO_SESSION, OTHERS = 65413, 65414
#: That account cannot take anybody: there is none such, it is not bound to a person yet, or not online.
CANNOT_TAKE: Final = frozenset({65401, 65402, 65415})
_BY_STAFF, _BY_USER = 2002, 2003


class Api(Protocol):
    """`bot.wechat.api.WeChatApi`, as far as the desk needs it. Each raises what that raises."""

    def get(self, call: str, **params: str | int) -> dict[str, Any]: ...

    def post(self, call: str, data: dict[str, Any]) -> dict[str, Any]: ...


@value(frozen=True, slots=True, kw_only=True)
class Recorded:
    """One message of a talk, of a user or of staff. Pictures and such are `[image]`."""

    openid: str
    account: str
    at: int
    is_by_staff: bool
    text: str


class StaffDesk:
    """Raises WeChatApiError, WeChatUnreachableError and StoreDownError. Never for the way of a reply."""

    def __init__(self, api: Api) -> None:
        self._api = api

    def online(self) -> tuple[str, ...]:
        """Who is there, on a computer or a phone: the least busy first."""
        told = [each for each in self._api.get(ONLINE).get("kf_online_list", ()) if each.get("status")]
        told.sort(key=lambda each: int(each.get("accepted_case", 0)))
        return tuple(str(each["kf_account"]) for each in told)

    def holder(self, openid: str) -> str:
        """Who has that user; "" for nobody."""
        return str(self._api.get(GET, openid=openid).get("kf_account") or "")

    def open(self, account: str, openid: str) -> None:
        """Gives the user to that account. It is told by `kf_create_session`, too."""
        self._api.post(CREATE, {"kf_account": account, "openid": openid})

    def close(self, account: str, openid: str) -> None:
        """Ends that account's talk with the user."""
        self._api.post(CLOSE, {"kf_account": account, "openid": openid})

    def said(self, since: int, until: int) -> Iterator[Recorded]:
        """What was said from one unix second to the other, by and to all users, in order."""
        for start in range(since, until + 1, LONGEST_S):
            yield from self._said(start, min(until, start + LONGEST_S - 1))

    def _said(self, since: int, until: int) -> Iterator[Recorded]:
        msgid, last = 1, None
        for _ in range(_MOST_PAGES):
            asked = {"starttime": since, "endtime": until, "msgid": msgid, "number": PAGE}
            told = self._api.post(RECORDS, asked)
            records = told.get("recordlist") or []
            # Whether the page begins behind the number, or with it, is not said.
            yield from (_recorded(each) for each in records[records[:1] == [last] :] if _is_message(each))
            if int(told.get("number", 0)) < PAGE or not records or int(told.get("msgid", 0)) <= msgid:
                return
            msgid, last = int(told["msgid"]), records[-1]


def _is_message(record: Mapping[str, Any]) -> bool:
    return record.get("opercode") in {_BY_STAFF, _BY_USER}


def _recorded(record: Mapping[str, Any]) -> Recorded:
    return Recorded(
        openid=str(record.get("openid", "")),
        account=str(record.get("worker", "")),
        at=int(record.get("time", 0)),
        is_by_staff=record["opercode"] == _BY_STAFF,
        text=str(record.get("text", "")),
    )
