"""Scripts that close gaps, as far as a search can write them: a person says what they are for."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import orjson

from bot.building import LOCALES
from bot.testkit.coverage.alphabet import alphabet_of
from bot.testkit.coverage.elements import BY_MATRIX, Element, Kind
from bot.testkit.coverage.measuring import Coverage
from bot.testkit.coverage.search import MOST_DEEDS, Found, search
from bot.testkit.coverage.tracing import traced
from bot.testkit.coverage.walking import Way, members_of, way_of
from bot.testkit.in_process import bot_vocabulary, dialogue_of, open_in_process
from bot.testkit.problems import BadScriptError
from bot.testkit.reading import read_scripts
from bot.testkit.recording.exchange import Exchange
from bot.testkit.recording.recorder import NothingToRecordError, Recorder
from bot.testkit.running import user_of
from bot.testkit.script import Script, Wait
from bot.testkit.times import PACE
from bot.testkit.words import Word

PROVES = "TODO say what would be broken if this failed, expect no more than that, and take out `draft`"
#: No search is made for these: the matrix reaches them, or nobody has set a floor for them.
NOT_SOUGHT = BY_MATRIX | {Kind.MOVE_BY_STATE}
_SLUG = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Skeleton:
    """A script that runs, and the gaps that it closes."""

    text: str
    closes: frozenset[Element]

    @property
    def name(self) -> str:
        """A file name after the first gap."""
        first = min(self.closes, key=str)
        return f"{_SLUG.sub('_', str(first).lower()).strip('_')[:_LONGEST_NAME]}.yaml"


def wanted_of(coverage: Coverage, kinds: Iterable[Kind]) -> frozenset[Element]:
    """The gaps of these kinds, but for those that no search is made for."""
    return frozenset(
        Element(kind=kind, name=name) for kind in kinds if kind not in NOT_SOUGHT for name in coverage.gaps(kind)
    )


def in_locale(wanted: frozenset[Element], locale: str) -> frozenset[Element]:
    """What is looked for in that locale: its replies, and in the first one all that is the same in every locale."""
    return frozenset(
        element
        for element in wanted
        if (element.name.endswith(f" @ {locale}") if element.kind is Kind.REPLY else locale == LOCALES[0])
    )


def look_for(
    wanted: frozenset[Element], scripts: Sequence[Script], locale: str, *, most: int = MOST_DEEDS, tell: object = None
) -> Found:
    """Searches on from all that the scripts do, as far as it can be said in that locale."""
    alphabet = alphabet_of(scripts, locale)
    known = (way_of(script) for script in scripts)
    ways = [there for way in known if way is not None and (there := alphabet.translated(way)) is not None]
    return search(wanted, ways, alphabet, most=most, **({"tell": tell} if callable(tell) else {}))


def skeletons_of(ways: Mapping[Element, Way], folder: Path) -> Iterator[Skeleton]:
    """
    Scripts that together close the gaps, those that close many first.

    Each was run, and closes what it says; `folder` is where it will stand.
    """
    left = set(ways)
    drawn = [each for way in dict.fromkeys(ways.values()) if (each := _drawn(way, frozenset(ways), folder)) is not None]
    while drawn:
        best = max(drawn, key=lambda each: len(each.closes & left))
        if not best.closes & left:
            return
        yield Skeleton(text=_headed(best, best.closes & left), closes=best.closes & left)
        left -= best.closes
        drawn.remove(best)


def _drawn(way: Way, wanted: frozenset[Element], folder: Path) -> Skeleton | None:
    """None where the conversation is another one in a script than in the search: sending is not played there."""
    try:
        text = _written(way)
    except NothingToRecordError:
        return None
    script = _read(text, folder)
    if script is None:
        return None
    result, reached = traced(script)
    return Skeleton(text=text, closes=reached & wanted) if result.passed and reached & wanted else None


def _written(way: Way) -> str:
    recorder = Recorder(zone=dialogue_of(way.settings).zone, settings=dict(way.settings))
    text = recorder.script_of(list(_exchanges(way)), PROVES)
    proves, _, rest = text.partition(f"{Word.LOCALE}:")
    return f"{proves}{Word.DRAFT}: yes\n{Word.LOCALE}:{rest}"


def _exchanges(way: Way) -> Iterator[Exchange]:
    """What a script does that goes this way, with the answers."""
    script = Script(
        path=Path("skeleton.yaml"),
        variant="",
        proves=PROVES,
        locale=way.locale,
        now=way.began,
        settings=way.settings,
        steps=(),
    )
    now = way.began
    with open_in_process(script) as channel:
        for number, deed in enumerate(way.deeds):
            span = deed.span if isinstance(deed, Wait) else PACE if number else timedelta()
            now += span
            sent = members_of(deed)
            got = channel.send({"user": user_of(script), "now": now.isoformat(), "msg_id": str(number), **sent})
            # Plain values, as they come from anywhere else.
            yield Exchange(
                at=now, sent=sent, got=orjson.loads(orjson.dumps(got)), waited=span if isinstance(deed, Wait) else None
            )


def _read(text: str, folder: Path) -> Script | None:
    path = folder / ".skeleton.yaml"
    path.write_text(text, "utf-8")
    try:
        scripts = read_scripts(path, bot_vocabulary())
    except BadScriptError:
        return None
    finally:
        path.unlink()
    return scripts[0]


def _headed(skeleton: Skeleton, closes: Iterable[Element]) -> str:
    gaps = "".join(f"#   {gap}\n" for gap in sorted(map(str, closes)))
    return f"# Closes:\n{gaps}{skeleton.text}"
