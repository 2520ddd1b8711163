"""What `run` makes up on its first start."""

import stat
from pathlib import Path

import pytest

from bot.development import announced_address, development_credentials, find_address
from bot.errors import BotError
from bot.settings import demand_production, load_settings


@pytest.fixture(autouse=True)
def _empty_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("WECHAT_TOKEN", "WECHAT_APP_ID", "WECHAT_ENCODING_AES_KEY", "WECHAT_ORIGINAL_ID"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("REDIS_URL", "redis://store")
    monkeypatch.chdir(tmp_path)


def test_made_up_credentials_are_all_that_production_asks_for(tmp_path: Path) -> None:
    settings = demand_production(load_settings(development_credentials(tmp_path / "data")))
    assert settings.wechat_encoding_aes_key
    assert settings.wechat_original_id


def test_they_stay_the_same_and_only_their_owner_reads_them(tmp_path: Path) -> None:
    path = development_credentials(tmp_path / "data")
    first = path.read_text()
    assert development_credentials(tmp_path / "data").read_text() == first
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_two_folders_have_different_ones(tmp_path: Path) -> None:
    one, other = (development_credentials(tmp_path / name).read_text() for name in ("one", "other"))
    assert not set(one.splitlines()) & set(other.splitlines())


def test_a_folder_that_cannot_be_made_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(BotError, match="REFUNDBOT_DATA_DIR") as caught:
        development_credentials(tmp_path / "file" / "data")
    assert len(str(caught.value).splitlines()) == 1


def test_an_address_is_found_only_while_the_bot_runs(tmp_path: Path) -> None:
    assert find_address(tmp_path) is None
    with announced_address(tmp_path, "http://127.0.0.1:8000"):
        assert find_address(tmp_path) == "http://127.0.0.1:8000"
    assert find_address(tmp_path) is None
