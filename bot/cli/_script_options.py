"""What `refundbot test` was asked for."""

from dataclasses import dataclass
from pathlib import Path

import click

from bot.testkit.reporting.kinds import REPORTS

DEFAULT_PLACE = Path("tests/conversations")
ALL_LOCALES = "all"
#: Since when, where `--affected` does not say.
UNCOMMITTED = "HEAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """Each as `refundbot test --help` explains it."""

    places: tuple[Path, ...]
    keyword: str
    locale: str | None
    through: str
    url: str | None
    token: str
    aes_key: str
    jobs: int
    affected: str | None
    stops_early: bool
    show: bool
    lists: bool
    watches: bool
    reports: tuple[tuple[str, Path], ...]

    def __post_init__(self) -> None:
        """Raises click's UsageError where two of them do not go together."""
        if self.url and self.jobs > 1:
            raise click.UsageError("--url runs one script after the other; leave out --jobs.")
        if (self.token or self.aes_key) and not self.url:
            raise click.UsageError("--token and --aes-key are those of the bot at --url, which is missing.")
        if self.affected and Path(self.affected).exists():
            cure = f"write --affected={UNCOMMITTED} {self.affected}"
            raise click.UsageError(f"--affected takes {self.affected} for a commit; {cure}")

    @property
    def all_places(self) -> tuple[Path, ...]:
        return self.places or (DEFAULT_PLACE,)


def reports_from(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, Path], ...]:
    """Each as `junit=build/report.xml`. Raises click's BadParameter."""
    return tuple(_report(value) for value in values)


def _report(value: str) -> tuple[str, Path]:
    kind, _, path = value.partition("=")
    if kind not in REPORTS or not path:
        kinds = ", ".join(REPORTS)
        raise click.BadParameter(f"{value!r} is no report: write KIND=PATH, where KIND is one of {kinds}.")
    return kind, Path(path)
