"""`refundbot menu`: the buttons at the bottom of the chat."""

import json
from collections.abc import Iterator

import click
from rich.console import Console
from rich.tree import Tree

from bot.account import open_api
from bot.building import LOCALES, build_languages
from bot.errors import BotError
from bot.settings import load_settings
from bot.wechat.menu import Button, Menu, as_json, declared_menu, differences, faults
from bot.wechat.menus import Menus, demand_sendable, tag_name

#: Who has no tag sees the menu in this language.
_FOR_EVERYBODY = LOCALES[0]

_BY_LANGUAGE = click.option(
    "--by-language",
    is_flag=True,
    help="Also the menus of the other languages, each for the users with its tag (verified accounts only).",
)
_EPILOG = """
\b
WeChat chooses a menu by tag and no longer by language. With --by-language each other language gets a
tag (refundbot-en, made if it is not there) and a menu for it; users without a tag see the menu for
everybody. Tags are given in WeChat's console or by the API; the bot does not give them by itself yet.

Phones read the menu again after 5 minutes; unfollow and follow to see it at once.
"""


@click.group("menu", epilog=_EPILOG)
def command() -> None:
    """
    The account's menu: shown, checked, sent to WeChat, read back and compared.

    push, pull and compare need WECHAT_APP_ID and WECHAT_APP_SECRET. WeChat's own console cannot change
    the menu while messages go to the bot.
    """


@command.command("show")
@click.option("--json", "as_lines", is_flag=True, help="As WeChat's API takes it.")
@click.option("--locale", type=click.Choice(LOCALES), help="Only in this language.")
def show(*, as_lines: bool, locale: str | None) -> None:
    """Show the menu as it is declared."""
    chosen = {name: menu for name, menu in _menus().items() if locale in (None, name)}
    if as_lines:
        _print_json({name: as_json(menu) for name, menu in chosen.items()})
        return
    for name, menu in chosen.items():
        Console(highlight=False).print(_tree(menu, name))


@command.command("check")
def check() -> None:
    """Check it against WeChat's limits; exit code 1 with each limit that is broken."""
    found = [f"{locale}: {fault}" for locale, menu in _menus().items() for fault in faults(menu)]
    if found:
        raise BotError("\n".join(found))
    click.echo(f"WeChat will take the menu in {', '.join(LOCALES)}.")


@command.command("push")
@_BY_LANGUAGE
def push(*, by_language: bool) -> None:
    """Send it to WeChat, read it back, and say whether it is there."""
    declared, menus = _menus(), _account()
    for menu in declared.values():
        demand_sendable(menu)
    menus.push(declared[_FOR_EVERYBODY])
    if by_language:
        for locale in _others():
            menus.push_for_tag(declared[locale], _tag(menus, locale))
    _demand_equal(declared, menus, by_language=by_language)
    click.echo("The menu is there. Phones show it within 5 minutes.")


@command.command("compare")
@_BY_LANGUAGE
def compare(*, by_language: bool) -> None:
    """Compare it with what WeChat shows; exit code 1 with each difference."""
    _demand_equal(_menus(), _account(), by_language=by_language)
    click.echo("WeChat shows the menu as it is declared.")


@command.command("pull")
def pull() -> None:
    """Print what WeChat shows, as JSON."""
    found = _account().read()
    by_tag = {each.tag_id: as_json(each.menu) for each in found.by_tag}
    _print_json({"everybody": as_json(found.everybody), "by_tag": by_tag})


def _menus() -> dict[str, Menu]:
    settings = load_settings()
    languages, has_person = build_languages(settings), settings.has_person
    return {locale: declared_menu(language.text, has_person=has_person) for locale, language in languages.items()}


def _account() -> Menus:
    return Menus(open_api(load_settings()))


def _others() -> tuple[str, ...]:
    return tuple(locale for locale in LOCALES if locale != _FOR_EVERYBODY)


def _tag(menus: Menus, locale: str) -> str:
    name = tag_name(locale)
    return menus.tags().get(name) or menus.make_tag(name)


def _demand_equal(declared: dict[str, Menu], menus: Menus, *, by_language: bool) -> None:
    found = menus.read()
    lines = differences(declared[_FOR_EVERYBODY], found.everybody)
    if by_language:
        tags = menus.tags()
        for locale in _others():
            shown = found.of_tag(tags.get(tag_name(locale), ""))
            lines += [f"{locale} {line}" for line in differences(declared[locale], shown)]
    if lines:
        raise BotError("WeChat shows another menu:\n" + "\n".join(f"- {line}" for line in lines))


def _tree(menu: Menu, locale: str) -> Tree:
    tree = Tree(locale)
    for button in menu:
        branch = tree.add(_shown(button) if isinstance(button, Button) else button.name)
        for each in _below(button):
            branch.add(_shown(each))
    return tree


def _below(button: object) -> Iterator[Button]:
    yield from getattr(button, "buttons", ())


def _shown(button: Button) -> str:
    return f"{button.name}  {button.key}"


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))
