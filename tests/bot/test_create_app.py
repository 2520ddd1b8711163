"""The application as it is put together, with a store that is not there."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from bot import create_app
from bot.sandbox.platform import Mode, Platform
from bot.settings import SettingsError, load_settings

PLATFORM = Platform(token="fixtureToken2026", app_id="", aes_key="", original_id="gh_5f3a9c1b7e20", mode=Mode.PLAINTEXT)


@pytest.fixture
def client(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FlaskClient:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("WECHAT_TOKEN", PLATFORM.token)
    monkeypatch.setenv("REDIS_URL", f"unix://{tmp_path}/nobody.sock")
    return create_app(load_settings()).test_client()


def test_without_its_store_it_lives_but_is_not_ready(client: FlaskClient) -> None:
    assert client.get("/healthz").status_code == 200
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json) == (503, {"store": False, "catalogs": True})


def test_without_its_store_it_tells_users_so(client: FlaskClient) -> None:
    push = PLATFORM.sender("oOne").text("退款没到账", at=1763780000, msg_id=1)
    post = PLATFORM.post(push, openid="oOne", timestamp=1763780000, nonce="n")
    answer = client.post(f"/wechat?{post.query}", data=post.body)
    assert answer.status_code == 200
    bubble = PLATFORM.read(answer.data, openid="oOne")
    assert bubble is not None
    assert bubble.text


def test_without_settings_it_reads_the_environment_and_wants_production(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("WECHAT_TOKEN", "REDIS_URL", "REFUNDBOT_EMBEDDED"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(SettingsError, match="WECHAT_TOKEN"):
        create_app()
