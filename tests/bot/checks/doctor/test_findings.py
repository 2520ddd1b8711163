"""Settings, clock, figures and the store, as the doctor sees them."""

from datetime import date
from pathlib import Path

import pytest

from bot.building import the_catalog
from bot.checks.doctor import clocks, stored, texts
from bot.checks.doctor.configured import settings_findings, unreadable
from bot.checks.doctor.findings import Finding, Verdict
from bot.settings import Settings, SettingsError
from bot.store.local import LocalStore
from tests.bot.store.servers import free_port, server


def by_subject(found: list[Finding]) -> dict[str, Finding]:
    return {finding.subject: finding for finding in found}


def test_secrets_are_not_shown() -> None:
    secrets = {
        "WECHAT_TOKEN": "tokenTOKENtoken",
        "WECHAT_ENCODING_AES_KEY": "k" * 43,
        "WECHAT_APP_SECRET": "s" * 32,
        "REFUNDBOT_SECRET_KEY": "p" * 40,
        "REFUNDBOT_METRICS_TOKEN": "m" * 20,
        "REDIS_URL": "redis://user:password@host/0",
    }
    found = settings_findings(Settings.model_validate(secrets), frozenset())
    written = repr(found)
    assert [name for name, value in secrets.items() if value in written] == []
    assert set(secrets) <= by_subject(found).keys()


def test_what_is_missing_is_a_fault_and_what_is_unwise_a_warning() -> None:
    found = by_subject(settings_findings(Settings.model_validate({"WECHAT_TOKEN": "abc"}), frozenset()))
    assert found["REDIS_URL"].verdict is Verdict.FAULT
    assert found["WECHAT_ENCODING_AES_KEY"].verdict is Verdict.WARNING
    assert found["REFUNDBOT_SECRET_KEY"].verdict is Verdict.WARNING


def test_settings_that_cannot_be_read_are_a_fault_each() -> None:
    found = unreadable(SettingsError("WECHAT_TOKEN: expected a.\nREDIS_URL: expected b."))
    assert [(each.subject, each.what) for each in found] == [
        ("WECHAT_TOKEN", "expected a."),
        ("REDIS_URL", "expected b."),
    ]


@pytest.mark.parametrize(
    ("ahead_s", "verdict", "direction"),
    [
        (0.5, "ok", ""),
        (-0.5, "ok", ""),
        (5, "warning", "behind"),
        (-5, "warning", "ahead of"),
        (3600, "fault", "behind"),
    ],
)
def test_a_clock_that_is_off_is_told_in_which_direction(ahead_s: float, verdict: str, direction: str) -> None:
    found = clocks.compared("another", ahead_s)
    assert found.verdict == verdict
    assert direction in found.what


def test_a_clock_of_whole_seconds_is_given_its_second() -> None:
    assert clocks.compared("another", -2.9, grain_s=1.0).verdict == "ok"
    assert clocks.compared("another", -3.1, grain_s=1.0).verdict == "warning"


def test_stale_figures_are_listed_with_their_source() -> None:
    figures = the_catalog().figures.values()
    assert [each.verdict for each in texts.figure_findings(figures, date(2026, 11, 23))] == ["ok"]
    found = list(texts.figure_findings(figures, date(2099, 1, 1)))
    assert len(found) == len(figures)
    assert {each.verdict for each in found} == {"warning"}
    assert all(figure.source in each.to_do for figure, each in zip(figures, found, strict=True))


@pytest.mark.server
def test_the_embedded_store_is_well(valkey: LocalStore) -> None:
    found, told = stored.store_findings(valkey.url)
    assert {each.verdict for each in found} == {Verdict.OK}
    assert told is not None
    assert abs(told.clock_ahead_s) < 1
    assert told.product == "Valkey"


@pytest.mark.server
def test_a_store_that_forgets_or_throws_away_is_a_fault(tmp_path: Path) -> None:
    port = free_port()
    with server(tmp_path, port, "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru"):
        found = by_subject(stored.store_findings(f"redis://127.0.0.1:{port}")[0])
    assert found["persistence"].verdict is Verdict.FAULT
    assert found["eviction"].verdict is Verdict.FAULT
    assert found["writes"].verdict is Verdict.OK


@pytest.mark.server
def test_a_user_who_may_not_ask_or_write_is_told_apart(tmp_path: Path) -> None:
    port = free_port()
    with server(tmp_path, port) as client:
        client.acl_setuser("mute", enabled=True, passwords=["+secret"], keys=["*"], commands=["+eval", "+exists"])
        found = by_subject(stored.store_findings(f"redis://mute:secret@127.0.0.1:{port}")[0])
    assert found["writes"].verdict is Verdict.FAULT
    assert found["server"].verdict is Verdict.UNCHECKED


def test_a_store_that_is_not_there_is_a_fault_without_its_address(tmp_path: Path) -> None:
    found, told = stored.store_findings(f"unix://:password@{tmp_path}/nobody.sock")
    assert told is None
    assert by_subject(found)["answers"].verdict is Verdict.FAULT
    assert "password" not in repr(found)
