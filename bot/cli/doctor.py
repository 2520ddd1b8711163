"""`refundbot doctor`: is everything as it must be, and what is to be done where it is not?"""

import json
import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from bot.account import open_api
from bot.building import the_catalog
from bot.checks.doctor import account, clocks, configured, stored, texts
from bot.checks.doctor.findings import Area, Finding, Verdict
from bot.cli._webhook_selftest import AREA as AREA_OF_WEBHOOK
from bot.cli._webhook_selftest import webhook_findings
from bot.development import credentials_file
from bot.errors import BotError
from bot.logs import configure_logs
from bot.settings import DEFAULT_DATA_DIR, Settings, SettingsError, demand_production, load_settings
from bot.store.inspection import Inspection
from bot.wechat.api import platform_time
from bot.wechat.api_errors import WeChatUnreachableError

_LOOKS = {Verdict.OK: "green", Verdict.WARNING: "yellow", Verdict.FAULT: "bold red", Verdict.UNCHECKED: "cyan"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="The findings as one JSON object.")
@click.option("--offline", is_flag=True, help="Do not ask WeChat's API anything.")
@click.pass_context
def command(ctx: click.Context, *, as_json: bool, offline: bool) -> None:
    """
    Look at everything the bot needs, and say what to do where something is wrong.

    Settings (secrets are not shown), store, webhook in WeChat's three modes, texts, what the account may do, the
    clock. It changes nothing and reaches no user. Exit code 1 when something is faulty; warnings and what could
    not be checked leave it 0.
    """
    # A self-test that fails is a finding; the log of it would stand in between.
    configure_logs(console=True, level=logging.CRITICAL)
    findings = list(_findings(offline=offline))
    if as_json:
        click.echo(json.dumps(_as_json(findings), ensure_ascii=False, indent=2))
    else:
        _print(findings)
    ctx.exit(1 if any(finding.verdict is Verdict.FAULT for finding in findings) else 0)


def _findings(*, offline: bool) -> Iterator[Finding]:
    try:
        settings, made_up = _settings()
    except SettingsError as error:
        yield from configured.unreadable(error)
        yield Area("rest").unchecked("all else", "the settings cannot be read")
        return
    yield from configured.settings_findings(settings, made_up)
    found, told = _store(settings)
    yield from found
    yield from _tried(AREA_OF_WEBHOOK, lambda: webhook_findings(settings))
    yield from _tried(texts.AREA, lambda: _texts(settings))
    yield from _tried(account.AREA, lambda: _account(settings, offline=offline))
    yield from _tried(clocks.AREA, lambda: [_store_clock(told), _platform_clock(settings, offline=offline)])


def _tried(area: Area, look: Callable[[], list[Finding]]) -> list[Finding]:
    """What was found; a look that itself goes wrong is a finding too."""
    try:
        return look()
    except Exception as error:  # noqa: BLE001 - whoever asks for a doctor wants findings and no traceback
        return [area.fault("check", f"it broke off ({type(error).__name__})", "install the bot again, or report this")]


def _texts(settings: Settings) -> list[Finding]:
    today = datetime.now(settings.timezone).date()
    return [*texts.catalog_findings(), *texts.figure_findings(the_catalog().figures.values(), today)]


def _settings() -> tuple[Settings, frozenset[str]]:
    """Those of the environment; where they could not start anything, with what `refundbot run` made up."""
    settings = load_settings()
    made_up_file = credentials_file(settings.data_dir or DEFAULT_DATA_DIR)
    try:
        demand_production(settings)
    except SettingsError:
        if settings.wechat_token is None and made_up_file.exists():
            return _with_made_up(settings, made_up_file)
    return settings, frozenset()


def _with_made_up(settings: Settings, file: Path) -> tuple[Settings, frozenset[str]]:
    filled = load_settings(file)
    added = filled.model_fields_set - settings.model_fields_set
    names = frozenset(str(Settings.model_fields[name].validation_alias) for name in added)
    # `run` keeps the store itself, as a server with REFUNDBOT_EMBEDDED=1 does.
    return filled.model_copy(update={"embedded": True}), names


def _store(settings: Settings) -> tuple[list[Finding], Inspection | None]:
    if settings.redis_url is not None:
        return stored.store_findings(settings.redis_url.get_secret_value())
    socket = (settings.data_dir or DEFAULT_DATA_DIR).absolute() / "store.sock"
    if socket.exists():
        return stored.store_findings(f"unix://{socket}")
    return [stored.no_store("start `refundbot run` (or `serve` with REFUNDBOT_EMBEDDED=1), or set REDIS_URL")], None


def _account(settings: Settings, *, offline: bool) -> list[Finding]:
    if offline:
        return [account.AREA.unchecked("abilities", "not asked (--offline)")]
    try:
        api = open_api(settings)
    except SettingsError:
        return [account.without_credentials()]
    try:
        return account.account_findings(api, settings)
    except BotError as error:
        return [account.AREA.unchecked("abilities", str(error), "see the store's findings")]


def _store_clock(told: Inspection | None) -> Finding:
    if told is None:
        return clocks.unknown("the store's clock", "the store did not tell")
    return clocks.compared("the store's clock", told.clock_ahead_s)


def _platform_clock(settings: Settings, *, offline: bool) -> Finding:
    if offline:
        return clocks.unknown("WeChat's clock", "not asked (--offline)")
    try:
        ahead_s = platform_time(settings.wechat_api_base_url) - datetime.now().timestamp()  # noqa: DTZ005 - seconds
    except WeChatUnreachableError as error:
        return clocks.unknown("WeChat's clock", str(error))
    return clocks.compared("WeChat's clock", ahead_s, grain_s=1.0)


def _as_json(findings: list[Finding]) -> dict[str, object]:
    counts = Counter(str(finding.verdict) for finding in findings)
    return {"counts": dict(counts), "findings": [asdict(finding) for finding in findings]}


def _print(findings: list[Finding]) -> None:
    console = Console(highlight=False)
    table = Table(box=None, pad_edge=False, show_edge=False, show_header=False)
    for name in ("verdict", "subject", "words"):
        table.add_column(name, overflow="fold")
    for finding, is_first in zip(findings, _begin_areas(findings), strict=True):
        if is_first:
            table.add_row(Text(f"\n{finding.area}", style="bold"))
        table.add_row(*_cells(finding))
    console.print(table)
    counts = Counter(finding.verdict for finding in findings)
    console.print("\n" + ", ".join(f"{count} {verdict}" for verdict, count in counts.items()))


def _begin_areas(findings: list[Finding]) -> list[bool]:
    areas = [finding.area for finding in findings]
    return [area != before for area, before in zip(areas, ["", *areas], strict=False)]


def _cells(finding: Finding) -> tuple[Text, Text, Text]:
    words = Text(finding.what)
    if finding.to_do:
        words.append(f"\n→ {finding.to_do}", style="dim" if finding.verdict is Verdict.OK else "")
    return Text(str(finding.verdict), style=_LOOKS[finding.verdict]), Text(finding.subject), words
