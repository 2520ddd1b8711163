"""`refundbot doctor`, as a command."""

import json
from pathlib import Path
from typing import Any

import pytest

from bot.checks.doctor.findings import Area, Finding, Verdict
from bot.cli import doctor
from bot.store.local import LocalStore
from tests.bot.cli.commands import run
from tests.bot.wechat.api_server import APP_ID, APP_SECRET, Account, api_server

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
NOBODY = "http://127.0.0.1:1"


def findings(folder: Path, **settings: str) -> tuple[int, dict[str, dict[str, Any]]]:
    ended = run(folder, "doctor", "--json", stdin=b"", **{"WECHAT_API_BASE_URL": NOBODY, **settings})
    written = (ended.stdout + ended.stderr).decode()
    assert "Traceback" not in written
    assert APP_SECRET not in written
    assert AES_KEY not in written
    found: list[dict[str, Any]] = json.loads(ended.stdout)["findings"]
    return ended.returncode, {f"{each['area']}/{each['subject']}": each for each in found}


@pytest.mark.server
def test_a_bot_that_is_well_gets_a_clean_bill(tmp_path: Path, valkey: LocalStore) -> None:
    with api_server(Account()) as url:
        code, found = findings(
            tmp_path,
            WECHAT_TOKEN="production2026",
            WECHAT_APP_ID=APP_ID,
            WECHAT_APP_SECRET=APP_SECRET,
            WECHAT_ENCODING_AES_KEY=AES_KEY,
            WECHAT_ORIGINAL_ID="gh_5f3a9c1b7e20",
            REFUNDBOT_SECRET_KEY="0123456789abcdef",
            REDIS_URL=valkey.url,
            WECHAT_API_BASE_URL=url,
        )
    # How long a round trip takes is the machine's affair, which may be at other tests too.
    assert found.pop("store/latency")["verdict"] in {"ok", "warning"}
    assert {name: each for name, each in found.items() if each["verdict"] != "ok"} == {}
    assert code == 0
    assert {"webhook/plaintext (明文)", "webhook/compatible (兼容)", "webhook/safe (安全)"} <= found.keys()


def test_without_network_or_credentials_it_says_what_it_could_not_check(tmp_path: Path) -> None:
    code, found = findings(tmp_path)
    assert code == 1
    assert found["settings/WECHAT_TOKEN"]["verdict"] == "fault"
    unchecked = {name for name, each in found.items() if each["verdict"] == "could not check"}
    assert unchecked == {
        "store/answers",
        "webhook/self-test",
        "account/abilities",
        "clock/the store's clock",
        "clock/WeChat's clock",
    }
    assert all(found[name]["what"] for name in unchecked)


def test_with_credentials_and_without_network_it_says_so_too(tmp_path: Path) -> None:
    code, found = findings(
        tmp_path,
        WECHAT_TOKEN="production2026",
        WECHAT_APP_ID=APP_ID,
        WECHAT_APP_SECRET=APP_SECRET,
        REDIS_URL=f"unix://{tmp_path}/nobody.sock",
    )
    assert code == 1
    assert found["store/answers"]["verdict"] == "fault"
    assert found["account/access token"]["verdict"] == "could not check"
    assert found["webhook/plaintext (明文)"]["verdict"] == "ok"
    assert found["webhook/safe (安全)"]["verdict"] == "could not check"


def test_a_wrong_setting_is_a_finding(tmp_path: Path) -> None:
    code, found = findings(tmp_path, REFUNDBOT_TIMEZONE="Asia/Atlantis")
    assert code == 1
    assert found["settings/REFUNDBOT_TIMEZONE"]["verdict"] == "fault"


def test_a_look_that_goes_wrong_is_a_finding_and_no_traceback() -> None:
    def broken() -> list[Finding]:
        raise ModuleNotFoundError("a secret path")

    (found,) = doctor._tried(Area("webhook"), broken)
    assert (found.verdict, found.what) == (Verdict.FAULT, "it broke off (ModuleNotFoundError)")


def test_people_get_a_table(tmp_path: Path) -> None:
    ended = run(tmp_path, "doctor", "--offline")
    assert "could not check" in ended.stdout.decode()
    assert "→ set it" in ended.stdout.decode()
