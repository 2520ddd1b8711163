"""The account's custom menu: declared once, in words of each language, and checked against WeChat's limits."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from bot.menu_keys import PREFIX, act_of_key
from dialogs.acts import Act
from dialogs.replies import N_, Msgid
from dialogs.speaking import choices

#: WeChat's limits; names, keys and addresses in bytes of UTF-8.
TOP_BUTTONS: Final = 3
SUB_BUTTONS: Final = 5
TOP_NAME_BYTES: Final = 16
SUB_NAME_BYTES: Final = 60
KEY_BYTES: Final = 128


@dataclass(frozen=True, slots=True, kw_only=True)
class Button:
    """A tap on it comes to the bot as a CLICK event with this key."""

    name: str
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A button at the bottom that opens a list of others."""

    name: str
    buttons: tuple[Button, ...]


#: From the left to the right, as they stand at the bottom of the chat.
Menu = tuple[Button | Group, ...]

_Declared = tuple[Msgid, Act] | tuple[Msgid, tuple[tuple[Msgid, Act], ...]]

# Translators: names of menu buttons. Top: at most 16 bytes of UTF-8, so 5 Chinese characters; phones show 4.
_MY_REFUND = N_("My refund")
# Translators: top menu button, at most 16 bytes.
_HELP = N_("Help")
# Translators: top menu button, read by people of every language; at most 16 bytes.
_LANGUAGE = N_("中文/English")

_DECLARED: Final[tuple[_Declared, ...]] = (
    (
        _MY_REFUND,
        (
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("A new problem"), Act.RESTART),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("What I told you"), Act.SHOW_CASE),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("What next?"), Act.ASK_ESCALATION),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("Words to send"), Act.ASK_DRAFT),
        ),
    ),
    (
        _HELP,
        (
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("How this works"), Act.HELP),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("Talk to a person"), Act.TALK_TO_HUMAN),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("Avoid it next time"), Act.PREVENTION_TIPS),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("What you keep of me"), Act.EXPORT_MY_DATA),
            # Translators: menu button; phones show 7 or 8 Chinese characters.
            (N_("Delete my data"), Act.FORGET_ME),
        ),
    ),
    (_LANGUAGE, Act.CHANGE_LANGUAGE),
)


def declared_menu(translate: Callable[[Msgid], str], *, has_person: bool = True) -> Menu:
    """The menu in one language; without anybody to pass users on to, the official lines stand in place of a person."""
    instead = {} if has_person else {choices.HUMAN.label: choices.LINES.label}
    return tuple(
        Button(name=translate(name), key=_key(what))
        if isinstance(what, Act)
        else Group(
            name=translate(name),
            buttons=tuple(Button(name=translate(instead.get(each, each)), key=_key(act)) for each, act in what),
        )
        for name, what in _DECLARED
    )


def faults(menu: Menu) -> list[str]:
    """Each limit of WeChat's that the menu breaks, by name; nothing when it may be sent."""
    return list(_faults(menu))


def as_json(menu: Menu) -> dict[str, Any]:
    """The menu as `menu/create` takes it."""
    return {"button": [_button_json(button) for button in menu]}


def from_json(buttons: object) -> Menu:
    """
    The menu that WeChat told, as far as this bot can have made it.

    Buttons of a kind that we never make get their kind and target as a key, so that a comparison shows them.
    """
    return tuple(_button_of(each) for each in buttons) if isinstance(buttons, list) else ()


def differences(declared: Menu, found: Menu) -> list[str]:
    """What stands otherwise in `found`; nothing when the two are the same."""
    wanted, present = dict(_places(declared)), dict(_places(found))
    return [
        f"{place}: {present.get(place, 'nothing')}, not {wanted.get(place, 'nothing')}"
        for place in sorted(wanted.keys() | present.keys())
        if wanted.get(place) != present.get(place)
    ]


def _key(act: Act) -> str:
    return PREFIX + act.upper()


def _button_json(button: Button | Group) -> dict[str, Any]:
    if isinstance(button, Button):
        return {"type": "click", "name": button.name, "key": button.key}
    return {"name": button.name, "sub_button": [_button_json(each) for each in button.buttons]}


def _button_of(told: Mapping[str, Any]) -> Button | Group:
    subs = told.get("sub_button")
    # WeChat tells lists as lists, or as an object around one.
    subs = subs.get("list") if isinstance(subs, Mapping) else subs
    if subs:
        return Group(
            name=str(told.get("name", "")), buttons=tuple(each for each in from_json(subs) if isinstance(each, Button))
        )
    return Button(name=str(told.get("name", "")), key=_told_key(told))


def _told_key(told: Mapping[str, Any]) -> str:
    kind = str(told.get("type", ""))
    if kind == "click":
        return str(told.get("key", ""))
    return f"{kind}:{told.get('url') or told.get('key') or told.get('media_id') or told.get('value') or ''}"


def _places(menu: Menu) -> Iterator[tuple[str, str]]:
    for number, button in enumerate(menu, 1):
        if isinstance(button, Button):
            yield f"{number}", f"{button.name!r} ({button.key})"
            continue
        yield f"{number}", f"{button.name!r} (a list)"
        yield from ((f"{number}.{at}", f"{each.name!r} ({each.key})") for at, each in enumerate(button.buttons, 1))


def _faults(menu: Menu) -> Iterator[str]:
    if not 1 <= len(menu) <= TOP_BUTTONS:
        yield f"{len(menu)} buttons at the bottom; WeChat takes 1 to {TOP_BUTTONS} (error 40016)"
    for button in menu:
        yield from _name_faults(button.name, TOP_NAME_BYTES, "at the bottom")
        if isinstance(button, Button):
            yield from _key_faults(button)
            continue
        if not 1 <= len(button.buttons) <= SUB_BUTTONS:
            yield f"{len(button.buttons)} buttons in {button.name!r}; WeChat takes 1 to {SUB_BUTTONS} (error 40023)"
        for each in button.buttons:
            yield from _name_faults(each.name, SUB_NAME_BYTES, "in a list")
            yield from _key_faults(each)


def _name_faults(name: str, limit: int, where: str) -> Iterator[str]:
    size = len(name.encode())
    if not name.strip():
        yield f"a button {where} without a name; WeChat takes none such (error 40018)"
    elif size > limit:
        yield f"the name {name!r} {where} has {size} bytes; WeChat takes {limit} (error 40018)"


def _key_faults(button: Button) -> Iterator[str]:
    size = len(button.key.encode())
    if size > KEY_BYTES:
        yield f"the key of {button.name!r} has {size} bytes; WeChat takes {KEY_BYTES} (error 40019)"
    elif button.key != _key(act_of_key(button.key)):
        yield f"the key {button.key!r} of {button.name!r} is none that the bot knows; see bot/menu_keys.py"
