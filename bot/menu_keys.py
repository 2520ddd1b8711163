"""The keys of the account's custom menu, and what each asks for."""

from dialogs.acts import Act

#: `MENU_` and an act in capitals, such as `MENU_SHOW_CASE`.
PREFIX = "MENU_"


def act_of_key(key: str) -> Act:
    """What a menu key asks for; a key of an older menu gets help, never silence."""
    try:
        return Act(key.removeprefix(PREFIX).lower())
    except ValueError:
        return Act.HELP
