"""The account's menu, as it is declared for WeChat, for the sandbox's phone to draw."""

from collections.abc import Mapping

from bot.languages import Language
from bot.sandbox.phone.menu import Button, MenuOf
from bot.wechat.menu import Button as DeclaredButton
from bot.wechat.menu import Group, declared_menu


def menus_of(languages: Mapping[str, Language], *, has_person: bool = True) -> MenuOf:
    """Each language's menu, as an account has them that gives its users the tag of their language."""
    drawn = {
        locale: tuple(_drawn(each) for each in declared_menu(language.text, has_person=has_person))
        for locale, language in languages.items()
    }
    return lambda locale: drawn.get(locale, ())


def _drawn(declared: DeclaredButton | Group) -> Button:
    if isinstance(declared, DeclaredButton):
        return Button(label=declared.name, key=declared.key)
    return Button(label=declared.name, below=tuple(_drawn(each) for each in declared.buttons))
