"""Figures past their review: by a day that is asked for, and by the day of the last commit."""

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from bot.building import the_catalog
from bot.checks import freshness
from bot.cli.check import command

FIGURE = replace(the_catalog().figures["payback"], checked=date(2026, 11, 22), review_by=date(2027, 11, 22))


def test_a_figure_is_fresh_on_the_day_of_its_review_and_stale_on_the_next() -> None:
    assert not [*freshness.faults([FIGURE], date(2027, 11, 22))]
    (fault,) = freshness.faults([FIGURE], date(2027, 11, 23))
    assert "`payback`" in fault
    assert "2027-11-22" in fault
    assert FIGURE.source in fault


def test_without_a_repository_the_newest_check_is_the_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    older = replace(FIGURE, checked=date(2026, 1, 1))
    assert freshness.day_of_commit(tmp_path, [older, FIGURE]) == date(2026, 11, 22)


def test_without_git_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert freshness.day_of_commit(tmp_path, [FIGURE]) == date(2026, 11, 22)


def test_the_day_of_a_commit_is_read_from_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git = tmp_path / "git"
    git.write_text(f'#!/bin/sh\n[ "$*" = "-C {tmp_path} show -s --format=%cs HEAD" ] && echo 2027-03-04\n')
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert freshness.day_of_commit(tmp_path, [FIGURE]) == date(2027, 3, 4)


def test_the_command_names_what_is_stale_on_a_day() -> None:
    stale = CliRunner().invoke(command, ["--fresh-on", "2099-01-01"])
    assert stale.exit_code == 1
    assert "`return_right` was to be reviewed by 2027-11-22" in str(stale.exception)
    fresh = CliRunner().invoke(command, ["--fresh-on", "2026-11-23"])
    assert (fresh.exit_code, fresh.output) == (0, "All figures are fresh on 2026-11-23.\n")


def test_a_day_that_is_none_is_named() -> None:
    wrong = CliRunner().invoke(command, ["--fresh-on", "soon"])
    assert wrong.exit_code == 2
    assert "'soon' is no day" in wrong.output
