"""What holds for all tests."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
import structlog

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)

#: In CI every test runs: what one would be skipped for is installed there, and a skip is a fault.
FAILS_SKIPS = bool(os.environ.get("CI"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    return _without_skip(report)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    return _without_skip(report)


def _without_skip(report: Report) -> Report:
    # An expected failure is reported as skipped too, and is none.
    if FAILS_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome, report.longrepr = "failed", f"Skipped in CI, where everything must run: {reason}"
    return report


@pytest.fixture(autouse=True)
def logs_of_this_test_alone(monkeypatch: pytest.MonkeyPatch) -> Generator[None]:
    """A command that a test calls in this process sets the logs up; the next test must not find them cached."""
    configure = structlog.configure

    def configure_without_cache(**options: object) -> None:
        configure(**{**options, "cache_logger_on_first_use": False})  # type: ignore[arg-type]

    monkeypatch.setattr(structlog, "configure", configure_without_cache)
    yield
    structlog.reset_defaults()
