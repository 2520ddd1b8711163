"""The menus of an account at WeChat: the one for everybody, and one for each language's tag."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.errors import BotError
from bot.wechat.api import WeChatApi
from bot.wechat.api_errors import WeChatApiError
from bot.wechat.menu import Menu, as_json, faults, from_json

_NO_MENU: Final = 46003


class MenuError(BotError):
    """A menu that WeChat would refuse: each limit that it breaks, a line each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TagMenu:
    """A menu for those with one tag."""

    tag_id: str
    #: What WeChat calls the menu itself.
    menu_id: str
    menu: Menu


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the account shows."""

    everybody: Menu = ()
    by_tag: tuple[TagMenu, ...] = ()

    def of_tag(self, tag_id: str) -> Menu:
        """What those with that tag are shown; the newest of several wins."""
        return next((each.menu for each in reversed(self.by_tag) if each.tag_id == tag_id), ())


def tag_name(locale: str) -> str:
    """What the tag of those who speak that language is called in the account's console."""
    return f"refundbot-{locale}"


def demand_sendable(menu: Menu) -> Menu:
    """The same menu, if WeChat will take it. Raises MenuError."""
    found = faults(menu)
    if found:
        raise MenuError("The menu was not sent:\n" + "\n".join(f"- {fault}" for fault in found))
    return menu


class Menus:
    """Reads and writes them. Every method raises what the API raises."""

    def __init__(self, api: WeChatApi) -> None:
        self._api = api

    def push(self, menu: Menu) -> None:
        """The menu for everybody, in the place of the one before. Raises MenuError."""
        self._api.post("cgi-bin/menu/create", as_json(demand_sendable(menu)))

    def push_for_tag(self, menu: Menu, tag_id: str) -> None:
        """
        The menu for those with that tag, in the place of those before; there must be one for everybody already.

        Raises MenuError.
        """
        rule = {"matchrule": {"tag_id": tag_id}}
        body = {**as_json(demand_sendable(menu)), **rule}
        old = [each for each in self.read().by_tag if each.tag_id == tag_id]
        self._api.post("cgi-bin/menu/addconditional", body)
        for each in old:
            self._api.post("cgi-bin/menu/delconditional", {"menuid": each.menu_id})

    def read(self) -> Found:
        """What the account shows now; nothing at all when it has no menu."""
        try:
            told = self._api.get("cgi-bin/menu/get")
        except WeChatApiError as error:
            if error.errcode == _NO_MENU:
                return Found()
            raise
        by_tag = tuple(_tag_menu(each) for each in told.get("conditionalmenu", ()))
        return Found(everybody=from_json(told.get("menu", {}).get("button")), by_tag=by_tag)

    def tags(self) -> dict[str, str]:
        """The ids of the account's tags, by name."""
        told = self._api.get("cgi-bin/tags/get")
        return {str(tag["name"]): str(tag["id"]) for tag in told.get("tags", ())}

    def make_tag(self, name: str) -> str:
        """A new tag's id."""
        told = self._api.post("cgi-bin/tags/create", {"tag": {"name": name}})
        return str(told["tag"]["id"])


def _tag_menu(told: Mapping[str, Any]) -> TagMenu:
    rule = told.get("matchrule", {})
    # WeChat takes `tag_id` and tells `group_id`.
    tag_id = str(rule.get("tag_id") or rule.get("group_id") or "")
    return TagMenu(tag_id=tag_id, menu_id=str(told.get("menuid", "")), menu=from_json(told.get("button")))
