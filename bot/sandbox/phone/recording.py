"""A chat as a script of the test kit: what was done, and what the bot answered, by ids."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from typing import Any

import yaml

from bot.sandbox.phone.chats import Entry, What

#: A script's messages are so far apart. Kept here too, because `bot.testkit.times` is where it is declared for scripts.
PACE = timedelta(seconds=5)
#: Shorter pauses of the person are not worth a line.
_PAUSE = timedelta(minutes=5)

_STEPS: Mapping[What, str] = {
    What.PICTURE: "picture",
    What.VOICE: "voice",
    What.STICKER: "sticker",
    What.LOCATION: "location",
    What.FOLLOW: "follow",
    What.UNFOLLOW: "unfollow",
}
_WIDTH = 120

Step = dict[str, Any]


class NothingToRecordError(Exception):
    """A script that expects nothing is no test."""


@dataclass(frozen=True, kw_only=True)
class Recorder:
    """Writes chats as scripts."""

    zone: tzinfo
    #: What the operator set otherwise than by default, in the words of a script.
    settings: Mapping[str, str]

    def script_of(self, entries: Sequence[Entry], proves: str) -> str:
        """
        YAML that `refundbot test` runs, and that holds as long as the bot answers the same.

        Raises NothingToRecordError when nothing was answered yet.
        """
        begin = next((number for number, entry in enumerate(entries) if entry.is_sent), len(entries))
        recorded = entries[begin:]
        if not any(_turn(entry) for entry in recorded):
            raise NothingToRecordError
        now = self._moment(recorded[0].at)
        head: dict[str, Any] = {"proves": proves, "locale": _locale(recorded), "now": now.isoformat()}
        if self.settings:
            head["settings"] = dict(self.settings)
        steps = list(self._steps(recorded, now))
        return _written({**head, "steps": steps})

    def _steps(self, entries: Sequence[Entry], clock: datetime) -> Iterator[Step]:
        """Keeps the clock of the script beside that of the person."""
        has_waited = False
        for number, entry in enumerate(entries):
            at = self._moment(entry.at)
            if entry.what is What.CLOCK:
                span = timedelta(seconds=entry.said["forward_s"])
                clock += span
                yield {"wait": _span(span)}
            elif entry.what is What.ACTIVE:
                if not has_waited:
                    clock = max(at, clock + timedelta(seconds=1))
                    yield {"until": clock.isoformat()}
                yield _expected_active(entry)
            else:
                if at - clock > _PAUSE:
                    clock = at
                    yield {"until": clock.isoformat()}
                clock += PACE if number else timedelta()
                yield {**_done(entry), **_expected(entry)}
            has_waited = entry.what is What.CLOCK

    def _moment(self, at: int) -> datetime:
        return datetime.fromtimestamp(at, self.zone)


def _expected_active(entry: Entry) -> Step:
    """The bot wrote first: expected of the time that has just passed."""
    ids = [reply["id"] for reply in (_turn(entry) or {}).get("replies", ())]
    return {"expect": {"active": ids}} if ids else {}


def _done(entry: Entry) -> Step:
    match entry.what:
        case What.TEXT:
            return {"user": entry.said["text"]}
        case What.TAP:
            return {"tap": entry.said["choice"]}
        case What.MENU:
            return {"event": {"click": entry.said["key"]}}
    return {_STEPS[entry.what]: ""}


def _expected(entry: Entry) -> Step:
    """Where the conversation was after it; nothing where the bot did not answer as it would in a script."""
    turn, outcome = _turn(entry), entry.outcome or {}
    if turn is None or outcome.get("notice") or outcome.get("posts", 1) > 1:
        return {}
    expected: dict[str, Any] = {"replies": [each["id"] for each in turn["replies"]] or "nothing"}
    if turn.get("state"):
        expected["state"] = turn["state"]
    if turn.get("cause"):
        expected["cause"] = turn["cause"]
    return {"expect": expected}


def _turn(entry: Entry) -> Mapping[str, Any] | None:
    turn: Mapping[str, Any] | None = (entry.outcome or {}).get("turn")
    return turn


def _locale(entries: Sequence[Entry]) -> str:
    """The language at the end: a script is judged by its last answer."""
    spoken = [turn["locale"] for turn in map(_turn, entries) if turn and turn["replies"]]
    return spoken[-1] if spoken else "zh_Hans"


def _span(span: timedelta) -> str:
    hours, seconds = divmod(int(span.total_seconds()), 3600)
    parts = [f"{hours}h"] if hours else []
    if seconds:
        parts.append(f"{seconds}s")
    return " ".join(parts)


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as the scripts in tests/conversations do."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow=flow, indentless=False)


class _Flow(dict[str, Any]):
    """A mapping on one line."""


_Dumper.add_representer(
    _Flow, lambda dumper, data: dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=True)
)
# Lines and signs that YAML would fold or not show are written as escapes.
_Dumper.add_representer(
    str,
    lambda dumper, text: dumper.represent_scalar(
        "tag:yaml.org,2002:str", text, style=None if text.isprintable() else '"'
    ),
)
_Dumper.add_representer(
    list,
    lambda dumper, data: dumper.represent_sequence(
        "tag:yaml.org,2002:seq", data, flow_style=bool(data) and isinstance(data[0], str)
    ),
)


def _written(script: Mapping[str, Any]) -> str:
    steps = [
        {name: _Flow(value) if name == "event" else value for name, value in step.items()} for step in script["steps"]
    ]
    return yaml.dump(
        {**script, "steps": [step for step in steps if step]},
        Dumper=_Dumper,
        allow_unicode=True,
        sort_keys=False,
        width=_WIDTH,
        default_flow_style=False,
    )
