"""The web app of `refundbot run`: that of `serve`, and the sandbox's phone beside it. No command: `run` starts it."""

import os
import socket
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import click
from flask import Flask

from bot.building import build_dialogue, build_languages, the_catalog
from bot.cli._menu_on_phone import menus_of
from bot.cli._phone_recorder import phone_recorder
from bot.cli._worker_beside import API_PATH, phone_file, sandbox_token, sends_actively
from bot.development import credentials_file
from bot.errors import BotError
from bot.languages import Language
from bot.logs import configure_logs
from bot.metrics.folder import shared_folder
from bot.sandbox.client import PlatformClient
from bot.sandbox.phone.chats import Chats
from bot.sandbox.phone.clock import ShiftedDialogue
from bot.sandbox.phone.insight import Insight
from bot.sandbox.phone.page import Phone, phone_pages
from bot.sandbox.phone.reminders import Reminders
from bot.sandbox.phone.sending import Line
from bot.sandbox.phone.words import words_of
from bot.sandbox.platform_calls import PlatformCalls
from bot.sandbox.platform_pages import platform_pages
from bot.sandbox.platform_phone import PhoneAudience
from bot.sandbox.platform_rules import USED_UP
from bot.server import serve, url_of
from bot.settings import Settings, demand_production, load_settings, plain
from bot.store import open_store
from bot.turns import Turns
from bot.wechat.inbound import delivery_key
from bot.wechat.xml import fields_of
from bot.wiring import build_app

#: What the page itself can be read in; the account behind it speaks every locale.
_INTERFACE = ("zh_Hans", "en")


@click.command("site")
@click.option("--listening-fd", type=int, required=True, help="A bound socket.")
@click.option("--workers", type=int, required=True, help="Worker processes.")
@click.option("--data-dir", type=click.Path(path_type=Path), required=True, help="Where `run` keeps its things.")
def main(*, listening_fd: int, workers: int, data_dir: Path) -> None:
    """Answer on the socket; the one that started us keeps the store."""
    configure_logs(console=True)
    settings = demand_production(load_settings(credentials_file(data_dir)))
    sock = socket.socket(fileno=listening_fd)
    build = partial(build_site, settings, data_dir, url_of(sock))
    with shared_folder():
        serve(build, sock, workers=workers, parent=os.getppid())


def build_site(settings: Settings, data_dir: Path, url: str) -> Flask:
    """The bot's web app with the phone at /sandbox/, for a bot that answers at that address."""
    chats = Chats(path=phone_file(data_dir))
    chats.prepare()
    dialogue, languages = build_dialogue(settings), build_languages(settings)
    shifted = ShiftedDialogue(dialogue=dialogue, ahead_s=chats.ahead_s)
    store = open_store(plain(settings.redis_url), settings.key)
    insight = Insight(store=store, dialogue=dialogue)
    turns = Turns(store, shifted, partial(datetime.now, UTC))
    line = Line(
        chats=chats,
        client=_client(settings, url),
        insight=insight,
        name_delivery=lambda push: delivery_key(fields_of(push)),
    )
    phone = Phone(
        chats=chats,
        line=line,
        reminders=Reminders(chats=chats, turns=turns, insight=insight),
        write_script=phone_recorder(settings),
        menu_of=menus_of(languages, has_person=settings.has_person),
        zone=settings.timezone,
        words={locale: words_of(languages[locale].catalog) for locale in _INTERFACE},
        causes=_names_of_causes(languages),
        account=settings.operator_name or "",
    )
    # What staff are told of a reply is what the worker beside this does with it.
    as_sent = settings.model_copy(update={"wechat_active_messages": sends_actively(settings)})
    app = build_app(as_sent, dialogue=shifted)
    app.register_blueprint(phone_pages(phone))
    app.register_blueprint(platform_pages(_platform_calls(settings, chats), API_PATH))
    return app


def _platform_calls(settings: Settings, chats: Chats) -> PlatformCalls:
    """The platform's API before the people of the phone."""
    return PlatformCalls(
        app_id=settings.wechat_app_id or "",
        audience=PhoneAudience(chats=chats),
        token=sandbox_token(settings),
        # The bot counts by the real clock, and theirs may have been set forward: nothing is to be lost by that.
        outside_window=USED_UP,
    )


def _client(settings: Settings, url: str) -> PlatformClient:
    return PlatformClient.connect(
        f"{url}/wechat",
        token=plain(settings.wechat_token),
        aes_key=plain(settings.wechat_encoding_aes_key),
        app_id=settings.wechat_app_id or "",
        original_id=settings.wechat_original_id or "",
    )


def _names_of_causes(languages: Mapping[str, Language]) -> Mapping[str, Mapping[str, str]]:
    names = the_catalog().causes
    return {
        locale: {str(cause): language.text(name) for cause, name in names.items()}
        for locale, language in languages.items()
    }


if __name__ == "__main__":
    try:
        main()
    except BotError as error:
        raise SystemExit(str(error)) from error
