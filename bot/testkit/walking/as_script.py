"""A broken conversation as a script of the test kit, for a person to finish."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from bot.testkit.recording.steps import step_of
from bot.testkit.recording.written import written
from bot.testkit.script import Retry, Send, Wait
from bot.testkit.walking.player import Deed, played
from bot.testkit.walking.walk import Broken
from bot.testkit.words import Word


def script_of(broken: Broken) -> str:
    """
    YAML that `refundbot test` runs. It is a draft: it expects the state in which the fault shows, and no more.

    Whoever mends the bot writes what should come instead, and takes `draft` out.
    """
    steps = list(_steps(broken.deeds))
    last = played(broken.deeds, broken.settings, broken.now)[-1]
    steps.append({Word.EXPECT: {Word.STATE: last.session.state}})
    head: dict[str, Any] = {
        Word.PROVES: f"{broken.invariant[0].upper()}{broken.invariant[1:]}. It was not so: {broken.what}",
        Word.DRAFT: "yes",
        Word.LOCALE: last.session.locale,
        Word.NOW: broken.now.isoformat(timespec="minutes"),
    }
    settings: dict[str, Any] = {Word.SETTINGS: dict(broken.settings)} if broken.settings else {}
    return written({**head, **settings, Word.STEPS: steps})


def _steps(deeds: tuple[Deed, ...]) -> Iterator[dict[str, Any]]:
    for deed in deeds:
        match deed:
            case Send(members=members):
                yield dict(step_of(dict(members)))
            case Wait(span=span):
                yield {Word.WAIT: _span(span)}
            case Retry(times=times):
                yield {Word.RETRY: str(times)}


def _span(span: timedelta) -> str:
    return f"{int(span.total_seconds()) // 60}m"
