"""The environment contract: what is read, what is refused, and in which words."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings, SettingsError, demand_production, load_settings
from dialogs.knowledge import DeskKind, OperatorKind

AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
APP_ID = "wx0f1e2d3c4b5a6978"

#: Each variable that can be malformed, and something that it cannot be.
MALFORMED = {
    "WECHAT_TOKEN": "two words",
    "WECHAT_APP_ID": "wx123",
    "WECHAT_APP_SECRET": "too-short-secret",
    "WECHAT_ENCODING_AES_KEY": "shortkey",
    "WECHAT_ENCODING_AES_KEY_PREVIOUS": AES_KEY + "x",
    "WECHAT_ORIGINAL_ID": "5f3a9c1b7e20",
    "WECHAT_API_BASE_URL": "api.weixin.qq.com",
    "WECHAT_ACTIVE_MESSAGES": "perhaps",
    "REDIS_URL": "http://:hunter22@store:6379",
    "REFUNDBOT_EMBEDDED": "sometimes",
    "REFUNDBOT_SECRET_KEY": "hunter22",
    "REFUNDBOT_TIMEZONE": "Asia/Atlantis",
    "REFUNDBOT_OPERATOR_NAME": "x" * 41,
    "REFUNDBOT_OPERATOR_KIND": "bank",
    "REFUNDBOT_DESK": "sofa",
    "REFUNDBOT_STAFF_HOURS": "nine to five",
    "REFUNDBOT_STAFF_CONTACT": "x" * 101,
    "REFUNDBOT_METRICS_TOKEN": "hunter2",
    "REFUNDBOT_INBOX_DAYS": "-1",
}
SECRET = {
    "WECHAT_TOKEN",
    "WECHAT_APP_SECRET",
    "WECHAT_ENCODING_AES_KEY",
    "WECHAT_ENCODING_AES_KEY_PREVIOUS",
    "REDIS_URL",
    "REFUNDBOT_SECRET_KEY",
    "REFUNDBOT_METRICS_TOKEN",
}


@pytest.fixture(autouse=True)
def _clean_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for field in Settings.model_fields.values():
        monkeypatch.delenv(str(field.validation_alias), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> Any:
    def put(**variables: str) -> None:
        for name, value in variables.items():
            monkeypatch.setenv(name, value)

    return put


def complaint() -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings()
    return str(caught.value)


def test_nothing_needs_to_be_set() -> None:
    settings = load_settings()
    assert (settings.operator_kind, settings.desk, str(settings.timezone)) == (
        OperatorKind.INDEPENDENT,
        DeskKind.NONE,
        "Asia/Shanghai",
    )


def test_every_variable_of_the_contract_is_read() -> None:
    names = {str(field.validation_alias) for field in Settings.model_fields.values()}
    assert names == set(MALFORMED) | {"REFUNDBOT_DATA_DIR"}


@pytest.mark.parametrize("name", MALFORMED)
def test_a_malformed_value_gets_one_line_that_names_the_variable(name: str, environment: Any) -> None:
    environment(**{name: MALFORMED[name]})
    assert complaint().startswith(f"{name}: expected ")
    assert len(complaint().splitlines()) == 1


@pytest.mark.parametrize("name", MALFORMED)
def test_a_value_is_repeated_unless_it_is_a_secret(name: str, environment: Any) -> None:
    environment(**{name: MALFORMED[name]})
    assert (MALFORMED[name][:40] in complaint()) == (name not in SECRET)


def test_a_password_never_comes_back_with_the_address_it_stood_in(environment: Any) -> None:
    environment(REDIS_URL="redis://:hunter22@store:notaport/0")
    assert "hunter22" not in complaint()


def test_two_wrong_variables_get_a_line_each(environment: Any) -> None:
    environment(WECHAT_TOKEN="?", REFUNDBOT_DESK="sofa")
    assert [line.split(":")[0] for line in complaint().splitlines()] == ["WECHAT_TOKEN", "REFUNDBOT_DESK"]


@pytest.mark.parametrize(
    "url",
    [
        "redis://localhost",
        "redis://:secret@store:6379/1",
        "rediss://store:6380/0",
        "unix:///run/valkey.sock",
        "redis+sentinel://one:26379,two:26379/mymaster",
        "redis+cluster://node:7000",
    ],
)
def test_each_kind_of_store_address_is_taken(url: str, environment: Any) -> None:
    environment(REDIS_URL=url)
    stored = load_settings().redis_url
    assert stored is not None
    assert stored.get_secret_value() == url


@pytest.mark.parametrize(
    "url", ["store:6379", "redis://", "unix://", "redis+sentinel://one:26379", "redis+cluster://", "redis://h:70000"]
)
def test_half_an_address_is_refused(url: str, environment: Any) -> None:
    environment(REDIS_URL=url)
    assert complaint().startswith("REDIS_URL: expected redis://")


def test_an_aes_key_needs_its_app_id(environment: Any) -> None:
    environment(WECHAT_ENCODING_AES_KEY=AES_KEY)
    assert complaint().startswith("WECHAT_APP_ID: expected")
    environment(WECHAT_APP_ID=APP_ID)
    assert load_settings().wechat_app_id == APP_ID


def test_a_previous_key_needs_a_present_one(environment: Any) -> None:
    environment(WECHAT_ENCODING_AES_KEY_PREVIOUS=AES_KEY)
    assert complaint().startswith("WECHAT_ENCODING_AES_KEY: expected")


def test_active_messages_need_the_credentials_to_send_them(environment: Any) -> None:
    environment(WECHAT_ACTIVE_MESSAGES="true", WECHAT_APP_ID=APP_ID)
    assert "WECHAT_APP_SECRET" in complaint()


def test_production_needs_a_token_and_a_store(environment: Any) -> None:
    with pytest.raises(SettingsError) as caught:
        demand_production(load_settings())
    assert [line.split(":")[0] for line in str(caught.value).splitlines()] == ["WECHAT_TOKEN", "REDIS_URL"]


@pytest.mark.parametrize("store", [{"REDIS_URL": "redis://store"}, {"REFUNDBOT_EMBEDDED": "1"}])
def test_production_starts_with_either_store(store: dict[str, str], environment: Any) -> None:
    environment(WECHAT_TOKEN="abc123", **store)
    settings = load_settings()
    assert demand_production(settings) is settings


def test_an_empty_variable_counts_as_absent(environment: Any) -> None:
    environment(WECHAT_TOKEN="", REFUNDBOT_DESK="")
    assert load_settings().wechat_token is None


def test_the_environment_goes_before_dotenv_and_dotenv_before_other_files(environment: Any, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("WECHAT_APP_ID=wx2222222222222222\nWECHAT_ORIGINAL_ID=gh_222222222222\n")
    made_up = tmp_path / "development.env"
    made_up.write_text("WECHAT_APP_ID=wx3333333333333333\nWECHAT_ORIGINAL_ID=gh_333333333333\nWECHAT_TOKEN=three\n")
    environment(WECHAT_APP_ID="wx1111111111111111")
    settings = load_settings(made_up)
    assert (settings.wechat_app_id, settings.wechat_original_id) == ("wx1111111111111111", "gh_222222222222")
    assert settings.wechat_token is not None


def test_a_dotenv_that_is_no_text_gets_one_line(tmp_path: Path) -> None:
    (tmp_path / ".env").write_bytes(b"WECHAT_TOKEN=\xff\xfe")
    assert complaint().startswith(".env: expected")


def test_settings_cannot_be_changed_and_show_no_secret(environment: Any) -> None:
    environment(WECHAT_TOKEN="hunter22")
    settings = load_settings()
    assert "hunter22" not in repr(settings)
    with pytest.raises(ValueError, match="frozen"):
        settings.desk = DeskKind.WECHAT  # type: ignore[misc]  # which is the point


def test_staff_hours_are_read_as_written(environment: Any) -> None:
    environment(REFUNDBOT_STAFF_HOURS="Mon-Fri 09:00-18:00; Sat 10:00-24:00")
    hours = load_settings().staff_hours
    assert hours is not None
    thursday, saturday, sunday = (datetime(2026, 11, day, 17, 59) for day in (19, 21, 22))  # noqa: DTZ001 - local time
    assert [hours.is_open(moment) for moment in (thursday, saturday, sunday)] == [True, True, False]
    assert not hours.is_open(thursday.replace(hour=18, minute=0))
    assert hours.is_open(saturday.replace(hour=23))


@pytest.mark.parametrize(
    "text", ["Mon 9:00-18:00", "Mon 18:00-09:00", "Mon 09:00-25:00", "Mon 09:61-18:00", "Moo 09:00-18:00", ";"]
)
def test_staff_hours_that_mean_nothing_are_refused(text: str, environment: Any) -> None:
    environment(REFUNDBOT_STAFF_HOURS=text)
    assert complaint().startswith("REFUNDBOT_STAFF_HOURS: expected days and times")


def test_the_key_is_drawn_from_the_token_until_one_is_set(environment: Any) -> None:
    environment(WECHAT_TOKEN="abc123")
    drawn = load_settings().key
    environment(REFUNDBOT_SECRET_KEY="0123456789abcdef")
    assert load_settings().key not in (drawn, b"")
